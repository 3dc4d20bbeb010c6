//! Reads a dossier that somebody else made: JSON in, checked for everything that the app takes for
//! granted, the app's binary form out.
//!
//! What comes from another site is not trusted. It can name nothing but http(s) addresses (and
//! `mailto:` in links), its evidence lies inside its texts, its names lead somewhere, and it is of
//! a size that a browser can show. What is wrong is said with the place in the file; what this
//! version does not know is left out and said.
//!
//! A program of its own, fetched only where a page asks for such a dossier: a reader of JSON would
//! weigh more than all else that the app does with one. Knows nothing of the page.

#[cfg(target_arch = "wasm32")]
mod browser;
mod check;
mod refusal;
mod web;

pub use refusal::Refusal;

use hutong_model::{Block, Dossier, PicturePolicy, VERSION};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The largest file that is read, in bytes of JSON. `www/embedded.js` stops fetching there.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// How many things unknown to this version are named one by one.
const NAMED: usize = 5;

/// A dossier that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The dossier, in the order that the app expects.
    pub dossier: Dossier,
    /// What was left out or changed, a sentence each.
    pub notes: Vec<String>,
}

/// Reads and checks the JSON form of a dossier.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn read(json: &[u8]) -> Result<Checked, Refusal> {
    if json.len() > LARGEST {
        return Err(Refusal::TooLarge { bytes: json.len() });
    }
    let Versioned { version } = serde_json::from_slice(json).map_err(Refusal::from)?;
    match version {
        Some(VERSION) => {}
        Some(found) => return Err(Refusal::Version { found }),
        None => return Err(Refusal::NotADossier),
    }
    let mut unknown = Vec::new();
    let mut reader = serde_json::Deserializer::from_slice(json);
    let mut dossier: Dossier = serde_ignored::deserialize(&mut reader, |path| unknown.push(path.to_string()))
        .map_err(Refusal::from)?;
    check::check(&dossier)?;
    let mut notes = say_unknown(&unknown);
    if dossier.pictures == PicturePolicy::Show {
        dossier.pictures = PicturePolicy::Ask;
        notes.push("pictures are shown when the reader agrees, whatever the dossier wants".to_owned());
    }
    forget_kept(&mut dossier);
    sort(&mut dossier);
    Ok(Checked { dossier, notes })
}

/// Files beside the pages of another site are not beside these; the pictures are where they were published.
fn forget_kept(dossier: &mut Dossier) {
    for block in dossier.articles.iter_mut().flat_map(|article| &mut article.body) {
        if let Block::Image(picture) = block {
            picture.kept = None;
        }
    }
}

/// Only what is needed to know whether the rest can be read.
#[derive(Deserialize)]
struct Versioned {
    version: Option<u32>,
}

fn say_unknown(paths: &[String]) -> Vec<String> {
    let mut notes: Vec<_> =
        paths.iter().take(NAMED).map(|path| format!("`{path}` is not known here and left out")).collect();
    if let Some(more) = paths.len().checked_sub(NAMED).filter(|more| *more > 0) {
        notes.push(format!("{more} more fields are not known here and left out"));
    }
    notes
}

/// Views rely on the order in which the build writes; a stable sort leaves such a file as it is.
fn sort(dossier: &mut Dossier) {
    let newest_first = |day: Option<i32>| day.map_or(i32::MAX, |day| -day);
    dossier.articles.sort_by_key(|article| {
        newest_first(article.published.as_ref().map(|published| published.day.number()))
    });
    for article in &mut dossier.articles {
        article.mentions.sort_by_key(|mention| mention.place);
        article.dates.sort_by_key(|date| date.place);
    }
    dossier.events.sort_by_key(|event| event.when.start);
    // Of relations and entities the order of the file is that of the one who made it.
    let position = |ids: Vec<&str>| -> BTreeMap<String, usize> {
        ids.into_iter().zip(0..).map(|(id, at)| (id.to_owned(), at)).collect()
    };
    let relations = position(dossier.relations.iter().map(|relation| relation.id.as_str()).collect());
    let entities = position(dossier.entities.iter().map(|entity| entity.id.as_str()).collect());
    dossier.claims.sort_by_key(|claim| {
        let relation = relations.get(claim.relation.as_str());
        (relation, entities.get(claim.subject.as_str()), entities.get(claim.object.as_str()), claim.as_of)
    });
}
