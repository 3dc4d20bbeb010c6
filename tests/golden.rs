//! What becomes of each seed: `golden/<file>.snap`, the article as it is read. A change of a rule
//! shows here as a change of these files, to be reviewed like any other.

#[path = "../crates/ingest/tests/render/mod.rs"]
mod render;

use hutong::corpus::Corpus;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

#[test]
fn every_seed_is_as_reviewed() {
    let dossier = Corpus::embedded().unwrap().dossier;
    for article in &dossier.articles {
        render::check_invariants(article);
        let text = render::result(Some(article), article.diagnostics.iter());
        settings().bind(|| insta::assert_snapshot!(stem(&article.file), text));
    }
    let read = dossier.articles.iter().map(|article| stem(&article.file).to_owned());
    assert_eq!(read.collect::<BTreeSet<_>>(), reviewed(), "seeds and golden files are not the same");
}

/// The seeds that have a golden file.
fn reviewed() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).expect("tests/golden can be listed");
    let names =
        files.map(|file| file.expect("an entry can be read").file_name().to_string_lossy().into_owned());
    names.filter_map(|name| name.strip_suffix(".snap").map(str::to_owned)).collect()
}

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}
