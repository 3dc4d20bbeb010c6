//! Runs the viewer's own prerenderer on this machine.

use super::{AssetMap, Inputs, Program};
use crate::process;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::Path;

/// Renders every page into `out`.
///
/// # Errors
///
/// When the prerenderer does not compile or fails.
pub fn run(
    workspace: &Workspace,
    inputs: &Inputs,
    assets: &AssetMap,
    program: Program,
    url: Option<&str>,
    out: &Path,
) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let map = folder.path().join("assets.json");
    std::fs::write(&map, serde_json::to_vec_pretty(assets)?)?;
    let mut command = process::host_cargo();
    command
        .args(["run", "--quiet", "--package", "hutong", "--bin", "prerender"])
        .args(["--no-default-features", "--features"])
        .arg(if program == Program::LargeViewer { "ssr,shards" } else { "ssr" })
        .arg("--manifest-path")
        .arg(workspace.path("Cargo.toml"))
        .arg("--")
        .arg("--out")
        .arg(out)
        .arg("--assets")
        .arg(&map)
        .arg("--template")
        .arg(workspace.path("www/index.html"))
        .envs(inputs.environment());
    if let Some(url) = url {
        command.args(["--url", url]);
    }
    process::run(&mut command)
}
