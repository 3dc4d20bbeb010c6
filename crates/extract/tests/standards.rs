//! A second dossier, in English, about an invented standard: everything it needs is in its own
//! `dossier.toml`, nothing in code.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::span_text;
use hutong_model::{Dossier, EventKind};
use std::{collections::BTreeSet, path::Path};

fn dossier() -> Dossier {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/dossiers/standards");
    hutong_compile::compile(&folder).unwrap().dossier
}

fn gold(name: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/standards/{name}.txt"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(ToOwned::to_owned).collect()
}

fn compare(expected: &BTreeSet<String>, found: &BTreeSet<String>) {
    let missed = expected.difference(found).collect::<Vec<_>>();
    let wrong = found.difference(expected).collect::<Vec<_>>();
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:#?}\nwrong {wrong:#?}");
}

#[test]
fn its_matrix() {
    let claims = dossier().claims;
    let found = claims.iter().map(|claim| {
        let hedged = if claim.hedged { " hedged" } else { "" };
        let day = claim.as_of.map(|day| day.to_string()).unwrap_or_default();
        format!("{day} {} {} {}{hedged}", claim.subject, claim.status, claim.object)
    });
    compare(&gold("claims"), &found.collect());
}

#[test]
fn its_timeline() {
    let dossier = dossier();
    let reported = dossier.events.iter().filter(|event| event.kind == EventKind::Reported);
    let found = reported.map(|event| format!("{} {}", span_text(&event.when), event.text)).collect();
    compare(&gold("events"), &found);
    assert_eq!(dossier.events.iter().filter(|event| event.kind == EventKind::Published).count(), 10);
}

#[test]
fn its_speakers() {
    let dossier = dossier();
    let found = dossier.quotes.iter().map(|quote| {
        format!("{:?} {} = {}", quote.kind, quote.speaker.as_deref().unwrap_or_default(), quote.text)
    });
    compare(&gold("quotes"), &found.collect());
}
