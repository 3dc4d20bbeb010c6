//! Where things are in the project. Knows names of folders and nothing of what happens in them.

use std::path::{Path, PathBuf};

/// The project's folder and the places in it that the commands use.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that this program belongs to.
    pub fn current() -> Self {
        // Cargo says it at run time; what was compiled in may be another checkout that shares a target folder.
        let member =
            std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&member).ancestors().find(|folder| folder.join("Cargo.lock").is_file());
        Self { root: root.unwrap_or(Path::new(".")).to_path_buf() }
    }

    /// The project's folder, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder of the project.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The articles of the sample dossier.
    pub fn seeds(&self) -> PathBuf {
        self.path("seeds")
    }

    /// What the browser gets beside the program: style, icons, page template.
    pub fn www(&self) -> PathBuf {
        self.path("www")
    }

    /// The build of the wasm: apart from the host's, whose compiler may be another one.
    pub fn wasm_target(&self) -> PathBuf {
        self.path("target/wasm")
    }

    /// What became of articles at earlier times; see `hutong_compile::compile_remembering`.
    pub fn memory(&self) -> PathBuf {
        self.path("target/ingest")
    }

    /// Pictures that were fetched at earlier times; see [`crate::media::collect`].
    pub fn pictures(&self) -> PathBuf {
        self.path("target/media")
    }

    /// Tools that were installed for this project alone.
    pub fn tools(&self) -> PathBuf {
        self.path("target/tools")
    }
}
