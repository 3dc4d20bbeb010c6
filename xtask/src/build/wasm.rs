//! The program for the browser: compiled, and afterwards made smaller.

use super::bindgen::Glued;
use super::names::{self, Names};
use super::{Effort, Inputs};
use crate::process;
use crate::tools::{self, SmallWasmToolchainTool, Tool, WasmOpt, WasmToolchain, WasmToolchainTool};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is compiled for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The viewer, with its dossier.
    Viewer,
    /// The viewer of a dossier that is too large to be embedded.
    LargeViewer,
    /// The reader of dossiers that others made.
    ForeignReader,
    /// What readers do beside reading.
    Room,
    /// The reader of an index in files, with the plain scan beside it.
    IndexReader,
}

impl Program {
    fn arguments(self, effort: Effort) -> &'static [&'static str] {
        match self {
            Self::Viewer if self.has_parts(effort) => {
                &["--package", "hutong", "--no-default-features", "--features", "split"]
            }
            Self::Viewer => &["--package", "hutong", "--no-default-features", "--features", "csr"],
            Self::LargeViewer if self.has_parts(effort) => {
                &["--package", "hutong", "--no-default-features", "--features", "split,shards"]
            }
            Self::LargeViewer => {
                &["--package", "hutong", "--no-default-features", "--features", "csr,shards"]
            }
            Self::ForeignReader => &["--package", "hutong-foreign"],
            Self::Room => &["--package", "hutong-room"],
            Self::IndexReader => &["--package", "hutong-index", "--features", "scan"],
        }
    }

    /// Whether it is the viewer, of whatever dossier.
    pub fn is_viewer(self) -> bool {
        matches!(self, Self::Viewer | Self::LargeViewer)
    }

    /// Whether it is compiled to be cut into parts ([`super::split`]).
    pub fn has_parts(self, effort: Effort) -> bool {
        self.is_viewer() && effort == Effort::Small
    }

    fn file(self) -> &'static str {
        match self {
            Self::Viewer | Self::LargeViewer => "hutong.wasm",
            Self::ForeignReader => "hutong_foreign.wasm",
            Self::Room => "hutong_room.wasm",
            Self::IndexReader => "hutong_index.wasm",
        }
    }
}

/// Compiles a program for the browser and returns where the wasm lies.
///
/// # Errors
///
/// When there is no toolchain for it and none can be installed, or when it does not compile.
pub fn compile(workspace: &Workspace, inputs: &Inputs, program: Program, effort: Effort) -> Result<PathBuf> {
    let toolchain = toolchain(workspace, effort)?;
    eprintln!("  with {}", toolchain.describe());
    let target = workspace.wasm_target();
    let mut flags = location_free(workspace);
    if effort == Effort::Small {
        flags.extend(toolchain.small_flags().iter().map(|flag| (*flag).to_owned()));
    }
    let relocations: &[&str] =
        if program.has_parts(effort) { &["--", "-Clink-arg=--emit-relocs"] } else { &[] };
    process::run(
        toolchain
            .cargo_rustc()
            .args(program.arguments(effort))
            .args(["--lib", "--crate-type", "cdylib", "--profile", effort.profile()])
            .arg("--manifest-path")
            .arg(workspace.path("Cargo.toml"))
            .arg("--target-dir")
            .arg(&target)
            .args(relocations)
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
            .envs(inputs.environment()),
    )?;
    Ok(WasmToolchain::output_folder(&target, effort.profile()).join(program.file()))
}

/// The toolchain for an effort. A small build wants one that builds its library for size; where that
/// cannot be had, any other serves, and what it costs is said.
fn toolchain(workspace: &Workspace, effort: Effort) -> Result<WasmToolchain> {
    if effort == Effort::Small
        && let Err(error) = tools::ensure(&SmallWasmToolchainTool, workspace)
    {
        eprintln!("  {error:#}");
        eprintln!(
            "  going on with a library built for speed: the wasm will be larger, perhaps over its budget"
        );
    }
    let found = match effort {
        Effort::Small => WasmToolchain::smallest(),
        Effort::Fast => WasmToolchain::quickest(),
    };
    if let Some(toolchain) = found {
        return Ok(toolchain);
    }
    tools::ensure(&WasmToolchainTool, workspace)?;
    WasmToolchain::quickest().context("no toolchain for wasm; hint: `cargo xtask doctor`")
}

/// Runs `wasm-opt` over the wasm; where it cannot be had, says so and returns the wasm as it is.
///
/// # Errors
///
/// When `wasm-opt` is there and fails.
pub fn shrink(workspace: &Workspace, mut glued: Glued) -> Result<Glued> {
    let tool = match tools::ensure(&WasmOpt, workspace) {
        Ok(tool) => tool,
        Err(error) => {
            eprintln!("  {error:#}");
            eprintln!(
                "  going on without {}: the wasm is {} bytes, usually a tenth more than it could be",
                WasmOpt.name(),
                glued.wasm.len()
            );
            return Ok(glued);
        }
    };
    // All imports end up in one module, so what imports from others keeps its names.
    let shortens = glued.snippets.is_empty();
    let (small, said) = optimised(&tool.place, &glued.wasm, shortens.then_some(names::SHORTEN))?;
    if shortens {
        glued.js = Names::parse(&said)?.tell(&glued.js)?;
    }
    eprintln!("  {} bytes became {}", glued.wasm.len(), small.len());
    glued.wasm = small;
    for part in glued.parts.each() {
        *part = optimised(&tool.place, part, None)?.0;
    }
    Ok(glued)
}

/// What `wasm-opt` makes of a wasm, and what it says.
fn optimised(tool: &Path, wasm: &[u8], option: Option<&str>) -> Result<(Vec<u8>, String)> {
    let folder = tempfile::tempdir()?;
    let (before, after) = (folder.path().join("before.wasm"), folder.path().join("after.wasm"));
    std::fs::write(&before, wasm)?;
    let said = process::output(
        Command::new(tool)
            // What travels is compressed: `-Oz` writes fewer bytes than `-Os`, and they compress worse.
            // Nothing lies at the first addresses, where rustc's linker puts the far end of the stack.
            .args(["-Os", "--low-memory-unused", "--strip-debug", "--strip-producers"])
            .args(FEATURES)
            .args(option)
            .arg(&before)
            .arg("-o")
            .arg(&after),
    )?;
    Ok((std::fs::read(&after)?, said))
}

/// What rustc's output uses, and every browser of the last years understands.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The paths of this machine do not belong into what is published.
fn location_free(workspace: &Workspace) -> Vec<String> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let mut flags = vec![format!("--remap-path-prefix={}=.", workspace.root().display())];
    flags.extend(cargo_home.map(|home| format!("--remap-path-prefix={}=cargo", home.display())));
    flags
}
