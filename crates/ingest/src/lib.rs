//! One file's bytes become an [`Article`] and diagnostics.
//!
//! The way of a file, each step a function from value to value ([`ingest`] calls them in order):
//!
//! 1. `decode`: bytes → text (BOM, UTF-8, else detection); of a page saved as one file `saved`.
//! 2. `front_matter`: text → known and unknown keys, and the body.
//! 3. `body`: HTML, Markdown, or Markdown with HTML inside → one HTML document; of a whole saved
//!    page its article (`body/page`), and what its head says (`page`).
//! 4. `clean`, the element rules: what a reader never sees is not walked into.
//! 5. `blocks`: document → typed blocks.
//! 6. `clean`, the block rules: bylines, credits, promotion and navigation leave the body; what
//!    they say goes to the metadata.
//! 7. `metadata`: title, outlet, people, instant, address, summary, hero, language, id; each
//!    module there writes down the order in which it trusts its sources.
//!
//! Rules that hold for any site are code; rules for one site are data, in `source/sites.toml`.
//! [`stream`] does it file by file, for folders of any size. Only [`read`] touches the disk; nothing
//! here knows the clock or the network.

pub mod read;
pub mod stream;

mod blocks;
mod body;
mod clean;
mod decode;
mod file;
mod front_matter;
mod metadata;
mod notes;
mod page;
mod parallel;
mod saved;
mod source;
mod text;
mod url;
mod zone;

pub use metadata::id::Ids;
pub use zone::agreed as agreed_zone;

use hutong_model::{Article, Diagnostic};

/// Names this state of ingest: another fingerprint may make other articles of the same bytes.
pub const FINGERPRINT: &str = env!("HUTONG_INGEST_FINGERPRINT");

/// What ingest needs to know of the dossier.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The zone in which days are counted and in which dates without a zone are read.
    pub zone: jiff::tz::TimeZone,
    /// Where the folder is published (`https://a.example/blog/`): an address without a host is
    /// read as though its file lay there, where neither file nor page says a place of its own.
    pub base: Option<String>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the seeds folder, with `/`.
    pub path: String,
    /// The file's content, in whatever encoding it has.
    pub bytes: Vec<u8>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its article, with the id that it has if no other article wants it.
    pub article: Option<Article>,
    /// What is to be said about the file; an article has a copy.
    pub diagnostics: Vec<Diagnostic>,
}

/// What became of the files.
#[derive(Clone, Debug)]
pub struct Ingested {
    /// In the order of their paths, ids unique.
    pub articles: Vec<Article>,
    /// Everything said about every file (also those inside the articles), in the order of the paths.
    pub diagnostics: Vec<Diagnostic>,
}

/// Turns one file into an article. Depends on the file and the settings alone.
pub fn ingest_file(file: &SourceFile, settings: &Settings) -> Outcome {
    let (article, diagnostics) = file::article(file, settings);
    Outcome { article, diagnostics }
}

/// Turns files into articles. The order of `files` does not matter.
pub fn ingest(files: &[SourceFile], settings: &Settings) -> Ingested {
    let mut sorted: Vec<&SourceFile> = files.iter().collect();
    sorted.sort_by(|one, other| one.path.cmp(&other.path));
    gather(parallel::map(&sorted, |file| ingest_file(file, settings)))
}

/// Brings outcomes together, in their order, and makes ids unique.
pub fn gather(outcomes: impl IntoIterator<Item = Outcome>) -> Ingested {
    let mut articles = Vec::new();
    let mut diagnostics = Vec::new();
    for outcome in outcomes {
        articles.extend(outcome.article);
        diagnostics.extend(outcome.diagnostics);
    }
    let mut ids = Ids::default();
    articles.iter().for_each(|article| ids.add(article));
    diagnostics.extend(ids.settle(&mut articles));
    Ingested { articles, diagnostics }
}
