//! `--with-media`: the pictures of articles, fetched when the viewer is built and stored beside its pages,
//! so that readers ask nobody else for them and have them without a network. A picture that cannot be
//! had is a diagnostic of its article, and stays where it was published.

mod fetch;
mod picture;
mod unfit;

pub use fetch::{LARGEST, Network};
pub use picture::{Prepared, prepare};
pub use unfit::Unfit;

use anyhow::{Context, Result};
use hutong_compile::{Kept, Media, pictures};
use hutong_model::{Diagnostic, Dossier, Severity};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many are fetched at a time.
const FETCHES: usize = 4;

/// The folder beside the pages.
const FOLDER: &str = "media";

/// What became of a dossier's pictures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Those that lie beside the pages.
    pub media: Media,
    /// Bytes of all of them together.
    pub bytes: usize,
    /// Why others do not, by article.
    pub diagnostics: Vec<Diagnostic>,
}

/// Fetches every picture of a dossier and writes it below `out`. What was fetched is remembered in the
/// folder `memory` and not asked for again: the same articles give the same build.
///
/// # Errors
///
/// When the disk refuses; never because of a picture.
pub fn collect(dossier: &Dossier, network: &Network, memory: &Path, out: &Path) -> Result<Collected> {
    let mut urls: Vec<&str> = pictures(dossier).map(|(_, picture)| picture.url.as_str()).collect();
    urls.sort_unstable();
    urls.dedup();
    make(memory)?;
    let prepared = prepare_all(&urls, network, memory);
    let mut collected = Collected::default();
    for (url, picture) in &prepared {
        let Ok(Prepared { bytes, ending, width, height }) = picture else { continue };
        let file = format!("{FOLDER}/{}.{ending}", &blake3::hash(bytes).to_hex()[..16]);
        make(&out.join(FOLDER))?;
        std::fs::write(out.join(&file), bytes).with_context(|| format!("{file}: cannot be written"))?;
        collected.bytes += bytes.len();
        collected.media.0.insert((*url).to_owned(), Kept { file, width: *width, height: *height });
    }
    for (article, picture) in pictures(dossier) {
        if let Some(Err(unfit)) = prepared.get(picture.url.as_str()) {
            collected.diagnostics.push(diagnostic(&article.file, &picture.url, unfit));
        }
    }
    Ok(collected)
}

fn make(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))
}

fn diagnostic(file: &str, url: &str, unfit: &Unfit) -> Diagnostic {
    Diagnostic {
        path: file.to_owned(),
        line: None,
        severity: Severity::Warning,
        what: format!("the picture {url} {unfit}"),
        hint: unfit.hint().to_owned(),
    }
}

/// Fetches and prepares, a few at a time.
fn prepare_all<'a>(
    urls: &[&'a str],
    network: &Network,
    memory: &Path,
) -> BTreeMap<&'a str, Result<Prepared, Unfit>> {
    let (agent, next) = (network.agent(), AtomicUsize::new(0));
    let done = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..FETCHES.min(urls.len()) {
            scope.spawn(|| {
                while let Some(url) = urls.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let prepared = remembered(url, memory, || network.fetch(&agent, url));
                    let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    done.insert(*url, prepared);
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The picture of an address: from an earlier build, or fetched. Only what is fit is remembered.
fn remembered(
    url: &str,
    memory: &Path,
    fetch: impl FnOnce() -> Result<Vec<u8>, Unfit>,
) -> Result<Prepared, Unfit> {
    let place = memory.join(blake3::hash(url.as_bytes()).to_hex().as_str());
    if let Some(prepared) = std::fs::read(&place).ok().and_then(|bytes| prepare(&bytes).ok()) {
        return Ok(prepared);
    }
    let bytes = fetch()?;
    let prepared = prepare(&bytes)?;
    // What cannot be remembered is fetched again.
    let _ = crate::dossier::replace(&place, &bytes);
    Ok(prepared)
}
