//! The pictures beside the pages of a build, and the list of them that the program is made with.

use crate::dossier::{self, Diagnostics};
use crate::media::{Network, collect};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use hutong_model::Dossier;
use std::path::{Path, PathBuf};

/// The list of the pictures beside the pages.
pub struct List {
    /// Its bytes; none where there are no pictures.
    pub list: Vec<u8>,
    /// Its file: another one whenever it says something else. Empty where there are no pictures.
    pub place: PathBuf,
}

/// No pictures.
pub fn none() -> List {
    List { list: Vec::new(), place: PathBuf::new() }
}

/// Writes the pictures of a dossier below `out`, and tells the dossier.
///
/// # Errors
///
/// When the disk refuses; when diagnostics are errors and a picture cannot be had.
pub fn beside(
    workspace: &Workspace,
    dossier: &mut Dossier,
    meaning: Diagnostics,
    out: &Path,
) -> Result<List> {
    let memory = workspace.pictures();
    let collected = collect(dossier, &Network::default(), &memory, out)?;
    dossier::tell(&collected.diagnostics, meaning)?;
    let kilobytes = collected.bytes.div_ceil(1000);
    eprintln!("  {} pictures, {kilobytes} kB", collected.media.0.len());
    collected.media.furnish(dossier);
    let list = serde_json::to_vec(&collected.media)?;
    let place = memory.join(format!("list-{}.json", &blake3::hash(&list).to_hex()[..16]));
    dossier::replace(&place, &list).with_context(|| format!("{}: cannot be written", place.display()))?;
    Ok(List { list, place })
}
