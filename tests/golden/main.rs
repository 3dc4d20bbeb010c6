//! What becomes of each seed, to be reviewed against it: `<file>.snap` is the article as it is
//! read, `<file>.findings.snap` what is found in it.

#[path = "../../crates/ingest/tests/render/mod.rs"]
mod article;
mod findings;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The whole dossier; what is embedded in the app leaves some of it out.
fn dossier() -> hutong_model::Dossier {
    hutong_compile::compile(std::path::Path::new("seeds")).expect("the seeds make a dossier").dossier
}

#[test]
fn every_seed_is_read_as_reviewed() {
    let dossier = dossier();
    for article in &dossier.articles {
        article::check_invariants(article);
        let text = article::result(Some(article), article.diagnostics.iter());
        settings().bind(|| insta::assert_snapshot!(stem(&article.file), text));
    }
    let read: BTreeSet<_> = dossier.articles.iter().map(|article| stem(&article.file).to_owned()).collect();
    assert_eq!(read, reviewed(), "seeds and golden files are not the same");
}

#[test]
fn findings_are_as_reviewed() {
    let dossier = dossier();
    for article in &dossier.articles {
        let name = format!("{}.findings", stem(&article.file));
        settings().bind(|| insta::assert_snapshot!(name, findings::of(&dossier, article)));
    }
}

/// The seeds that have a golden file.
fn reviewed() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).expect("tests/golden can be listed");
    let names =
        files.map(|file| file.expect("an entry can be read").file_name().to_string_lossy().into_owned());
    let seeds = names.filter_map(|name| name.strip_suffix(".snap").map(str::to_owned));
    seeds.filter(|name| !name.ends_with(".findings")).collect()
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
