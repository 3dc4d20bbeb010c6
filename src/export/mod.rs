//! What readers may take along: the findings as files for calendars, spreadsheets and programs.
//! Build side only. Pure: it knows neither where the files go nor what a page looks like.

mod calendar;
mod feed;
mod table;

use crate::{
    components::exports::{ATOM_FEED, CLAIMS_TABLE, EVENTS_CALENDAR, EVENTS_TABLE, JSON_FEED},
    corpus::Corpus,
    i18n::Language,
    page::Site,
};
use hutong_cite::Style;
use hutong_model::{Article, Event, Span};
use hutong_search::Facet;

pub use calendar::calendar;
pub use feed::{atom, json_feed};
pub use table::{claims, events};

/// The whole dossier as JSON, what the embedded form leaves out included; the same text that
/// `cargo xtask dossier` writes, described by `docs/dossier.schema.json`.
pub const DOSSIER: &str = include_str!(concat!(env!("OUT_DIR"), "/dossier.json"));

/// Everything to take along as files, each with its name, to lie at the viewer's root beside [`DOSSIER`].
pub fn files(corpus: &Corpus, site: &Site) -> Vec<(String, String)> {
    let articles: Vec<_> = corpus.dossier.articles.iter().collect();
    // A calendar holds an entry at least (RFC 5545, section 3.6).
    let calendar = (!corpus.dossier.events.is_empty()).then(|| (EVENTS_CALENDAR, calendar(corpus)));
    let findings = [
        (EVENTS_TABLE, events(corpus)),
        (CLAIMS_TABLE, claims(corpus)),
        (ATOM_FEED, atom(corpus, site)),
        (JSON_FEED, json_feed(corpus, site)),
    ];
    let findings = calendar.into_iter().chain(findings).map(|(name, text)| (name.to_owned(), text));
    findings.chain(references("", &articles)).collect()
}

/// References to one article as files, each with its name, to lie below the viewer's root.
pub fn article_files(article: &Article) -> [(String, String); 4] {
    references(&format!("article/{}/", article.id), &[article])
}

/// References in every form, in a folder that is empty or ends with `/`.
fn references(folder: &str, articles: &[&Article]) -> [(String, String); 4] {
    Style::ALL.map(|style| {
        let name = format!("{folder}references.{}", style.extension());
        (name, hutong_cite::references(style, articles, None))
    })
}

/// The language of the interface that is nearest to the dossier's own.
fn language(corpus: &Corpus) -> Language {
    Language::near(&corpus.dossier.language).unwrap_or(Language::English)
}

/// The word for an event's layer of the timeline.
fn kind_label(corpus: &Corpus, event: &Event) -> String {
    corpus.value_label(&Facet::Layer, event.kind.name(), language(corpus))
}

/// The names of an event's entities, in the dossier's language.
fn names<'a>(corpus: &'a Corpus, event: &'a Event) -> impl Iterator<Item = &'a str> {
    let found = event.entities.iter().filter_map(|id| corpus.entity(id));
    found.map(|entity| entity.name.get(&corpus.dossier.language))
}

/// A piece of evidence with the article it stands in.
struct Evidence<'a> {
    span: &'a Span,
    article: &'a Article,
    /// Empty where a publication rests on its article as a whole.
    sentence: String,
}

fn evidence<'a>(corpus: &'a Corpus, spans: &'a [Span]) -> impl Iterator<Item = Evidence<'a>> {
    spans.iter().filter_map(|span| {
        let article = corpus.article(&span.article)?;
        Some(Evidence { span, article, sentence: article.quote(span.place()) })
    })
}
