//! `cargo xtask bench extract`: starts the measuring of both stages, which is a small program of its
//! own, since a release build of xtask would take minutes.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use std::path::PathBuf;

/// What to measure.
#[derive(Clone, Debug)]
pub struct ExtractOptions {
    /// The folder of posts.
    pub folder: PathBuf,
    /// How often; the figures are medians.
    pub repetitions: usize,
}

/// Prints the time of ingest, that of extract, and their ratio.
///
/// # Errors
///
/// When there is no such folder, or the program fails.
pub fn extract(workspace: &Workspace, options: &ExtractOptions) -> Result<()> {
    ensure!(
        options.folder.is_dir(),
        "{}: there is no such folder; hint: --folder DIR names one with articles",
        options.folder.display()
    );
    // The sample's own: extraction without a vocabulary would have less to do.
    let config = workspace.seeds().join(hutong_compile::CONFIG_FILE);
    process::run(
        process::host_cargo()
            .args(["run", "--quiet", "--release", "--package", "hutong-compile", "--example", "stages"])
            .arg("--manifest-path")
            .arg(workspace.path("Cargo.toml"))
            .arg("--")
            .arg(&options.folder)
            .arg(config)
            .arg(options.repetitions.to_string()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_said_with_what_to_do() {
        let options = ExtractOptions { folder: "no/such/folder".into(), repetitions: 1 };
        let text = extract(&Workspace::current(), &options).unwrap_err().to_string();
        assert!(text.contains("no/such/folder") && text.contains("--folder DIR"), "{text}");
    }
}
