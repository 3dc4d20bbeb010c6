//! The glue between the wasm and the page, written by wasm-bindgen's own library.

use super::split::Parts;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// A program for the browser and its glue.
pub struct Glued {
    /// The wasm.
    pub wasm: Vec<u8>,
    /// The module that starts it; it is told where the wasm is.
    pub js: String,
    /// Modules that the glue imports, by their paths relative to it.
    pub snippets: BTreeMap<String, Vec<u8>>,
    /// What the glue fetches when it is needed.
    pub parts: Parts,
}

/// Writes the glue of a compiled wasm. `has_parts`: others will need its table of functions.
///
/// # Errors
///
/// When the wasm is not one that wasm-bindgen of the same version has prepared.
pub fn run(wasm: &Path, has_parts: bool) -> Result<Glued> {
    let folder = tempfile::tempdir()?;
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .keep_lld_exports(has_parts)
        .out_name("hutong")
        .generate(folder.path())
        .with_context(|| format!("{}: wasm-bindgen cannot read it", wasm.display()))?;
    Ok(Glued {
        wasm: std::fs::read(folder.path().join("hutong_bg.wasm"))?,
        js: std::fs::read_to_string(folder.path().join("hutong.js"))?,
        snippets: snippets(folder.path())?,
        parts: Parts::default(),
    })
}

fn snippets(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut snippets = BTreeMap::new();
    let below = folder.join("snippets");
    if !below.is_dir() {
        return Ok(snippets);
    }
    for entry in walkdir::WalkDir::new(below) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            snippets.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(snippets)
}
