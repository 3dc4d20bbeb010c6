//! The five articles of the first dossier against what people found in them (`suite/seeds`).
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::span_text;
use hutong_model::{Article, ArticleId, Dossier, EventKind, Place, QuoteKind};
use std::{collections::BTreeSet, path::Path, sync::LazyLock};

static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    hutong_compile::compile(&seeds).unwrap().dossier
});

#[test]
fn dates() {
    let mut found = Vec::new();
    for article in &DOSSIER.articles {
        for date in &article.dates {
            let value = date.span.map_or_else(|| "vague".to_owned(), |span| span_text(&span));
            found.push(format!("{} {} = {value}", number(article), words(article, date.place)));
        }
    }
    found.sort_by_key(|line| line[..3].to_owned());
    compare("dates", &gold("dates"), &found);
}

#[test]
fn claims() {
    let mut expected = BTreeSet::new();
    for line in gold("claims") {
        let mut parts = line.split(' ');
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (file, subjects, status, objects, hedged) = (next(), next(), next(), next(), next());
        for subject in subjects.split(',') {
            expected.extend(
                objects.split(',').map(|object| format!("{file} {subject} {status} {object} {hedged}")),
            );
        }
    }
    let found = DOSSIER.claims.iter().flat_map(|claim| {
        let hedged = if claim.hedged { "hedged" } else { "" };
        let evidence = claim.evidence.iter();
        evidence.map(move |span| {
            format!(
                "{} {} {} {} {hedged}",
                number(by_id(&span.article)),
                claim.subject,
                claim.status,
                claim.object
            )
        })
    });
    let found = found.collect::<BTreeSet<_>>();
    compare("claims", &expected.into_iter().collect::<Vec<_>>(), &found.into_iter().collect::<Vec<_>>());
}

#[test]
fn events() {
    let mut expected = gold("events");
    let mut unexpected = Vec::new();
    for event in DOSSIER.events.iter().filter(|event| event.kind == EventKind::Reported) {
        let head = format!("{} {} ", span_text(&event.when), event.evidence.len());
        let fits = |line: &String| {
            line.strip_prefix(&head)
                .is_some_and(|words| words.split('|').any(|words| event.text.contains(words)))
        };
        match expected.iter().position(fits) {
            Some(at) => drop(expected.remove(at)),
            None => unexpected.push(format!("{head}{}", event.text)),
        }
    }
    println!(
        "events: {} expected, {} missed, {} unexpected",
        gold("events").len(),
        expected.len(),
        unexpected.len()
    );
    assert!(expected.is_empty() && unexpected.is_empty(), "missed {expected:#?}\nunexpected {unexpected:#?}");
    let published = DOSSIER.events.iter().filter(|event| event.kind == EventKind::Published).count();
    assert_eq!(published, 5);
}

#[test]
fn quotes() {
    let expected = gold("quotes");
    let found = DOSSIER.quotes.iter().map(|quote| {
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
        };
        let speaker = quote.speaker.as_deref().unwrap_or_default();
        format!("{} {kind} {speaker} = {}", number(by_id(&quote.evidence.article)), quote.text)
    });
    let found = found.collect::<Vec<_>>();
    let missed = expected
        .iter()
        .filter(|line| !found.iter().any(|found| found.starts_with(*line)))
        .collect::<Vec<_>>();
    let wrong =
        found.iter().filter(|found| !expected.iter().any(|line| found.starts_with(line))).collect::<Vec<_>>();
    println!("quotes: {} expected, {} missed, {} wrong", expected.len(), missed.len(), wrong.len());
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:#?}\nwrong {wrong:#?}");
}

#[test]
fn every_piece_of_evidence_is_in_its_article() {
    let spans = DOSSIER
        .claims
        .iter()
        .flat_map(|claim| &claim.evidence)
        .chain(
            DOSSIER
                .events
                .iter()
                .filter(|event| event.kind == EventKind::Reported)
                .flat_map(|event| &event.evidence),
        )
        .chain(DOSSIER.quotes.iter().map(|quote| &quote.evidence))
        .chain(DOSSIER.figures.iter().map(|figure| &figure.evidence))
        .chain(DOSSIER.duplicates.iter().flat_map(|duplicate| &duplicate.places));
    for span in spans {
        assert!(!words(by_id(&span.article), span.place()).trim().is_empty(), "{span:?}");
    }
}

#[test]
fn the_same_seeds_give_the_same_bytes() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let again = hutong_compile::compile(&seeds).unwrap().dossier;
    assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&*DOSSIER).unwrap());
}

fn gold(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/seeds/{name}.txt"));
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(ToOwned::to_owned).collect()
}

fn compare(what: &str, expected: &[String], found: &[String]) {
    let missed = expected.iter().filter(|line| !found.contains(line)).collect::<Vec<_>>();
    let wrong = found.iter().filter(|line| !expected.contains(line)).collect::<Vec<_>>();
    println!("{what}: {} expected, {} missed, {} wrong", expected.len(), missed.len(), wrong.len());
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:#?}\nwrong {wrong:#?}");
    assert_eq!(expected.len(), found.len(), "{what}: a line is there more often than it should be");
}

fn by_id(id: &ArticleId) -> &'static Article {
    DOSSIER.articles.iter().find(|article| article.id == *id).unwrap()
}

fn number(article: &Article) -> &str {
    &article.file[..3]
}

fn words(article: &Article, place: Place) -> String {
    let text = article.body[place.block as usize].text();
    text.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
}
