//! Runs the viewer's own prerenderer on this machine.

use super::{AssetMap, Inputs, Program, Texts, embed};
use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;
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
    texts: Texts,
    url: Option<&str>,
    out: &Path,
) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let map = folder.path().join("assets.json");
    let mut named = serde_json::to_value(assets)?;
    // The many pages of a large dossier would be larger by far.
    if program != Program::LargeViewer && texts == Texts::Within {
        let views = assets.views.iter().map(|(part, style)| Ok((part, inlined(&out.join(style))?)));
        let views: BTreeMap<_, _> = views.collect::<Result<_>>()?;
        named["inline"] = json!({
            "style": inlined(&out.join(&assets.style))?,
            "views": views,
            "theme": inlined(&out.join(&assets.theme))?,
            "begin": inlined(&out.join(&assets.begin))?,
        });
    }
    std::fs::write(&map, serde_json::to_vec_pretty(&named)?)?;
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

/// The text of a file, with what a policy calls it.
fn inlined(file: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(json!({ "hash": embed::hash256(text.as_bytes()), "text": text }))
}
