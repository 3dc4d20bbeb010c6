//! One file's bytes become an Article and diagnostics.
#![allow(missing_docs)]
pub mod read;

use hutong_model::{Article, Diagnostic};

/// What ingest needs to know of the dossier.
pub struct Settings {
    /// The zone in which days are counted and in which dates without a zone are read.
    pub zone: jiff::tz::TimeZone,
}

/// One file.
pub struct SourceFile {
    /// Relative to the seeds folder, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What became of the files.
pub struct Ingested {
    /// In the order of their paths, ids unique.
    pub articles: Vec<Article>,
    /// Everything said about every file (also those inside the articles).
    pub diagnostics: Vec<Diagnostic>,
}

/// Turns files into articles.
pub fn ingest(_files: &[SourceFile], _settings: &Settings) -> Ingested {
    Ingested { articles: Vec::new(), diagnostics: Vec::new() }
}
