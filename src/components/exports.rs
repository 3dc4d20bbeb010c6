//! Links to files to take along. The build writes the files; here are only their names.

use crate::{
    components::element::element,
    state::{State, View},
    store::Store,
};
use hutong_model::Article;
use yew::prelude::*;

/// The events, for calendars.
pub const EVENTS_CALENDAR: &str = "events.ics";
/// The events, for spreadsheets.
pub const EVENTS_TABLE: &str = "events.csv";
/// The claims, for spreadsheets.
pub const CLAIMS_TABLE: &str = "claims.csv";
/// The articles as Atom.
pub const ATOM_FEED: &str = "feed.atom";
/// The articles as JSON Feed.
pub const JSON_FEED: &str = "feed.json";
/// The whole dossier, for programs.
pub const DOSSIER_JSON: &str = "dossier.json";
/// References in every form: what each is called, and its file.
pub const REFERENCES: [(&str, &str); 4] = [
    ("GB/T 7714", "references.txt"),
    ("BibTeX", "references.bib"),
    ("RIS", "references.ris"),
    ("CSL-JSON", "references.json"),
];

/// A line of links to files, each with what the link is called.
pub fn exports(store: &Store, files: &[(&'static str, &'static str)]) -> Html {
    links(store.messages().take_along, &store.root, files)
}

/// A line of links to references to every article.
pub fn references(store: &Store) -> Html {
    links(store.messages().cite, &store.root, &REFERENCES)
}

/// A line of links to references to one article.
pub fn article_references(store: &Store, article: &Article) -> Html {
    let page = State { view: View::Article(article.id.clone()), ..State::default() };
    links(store.messages().cite, &store.href(&page), &REFERENCES)
}

/// Links to files in a folder whose address ends with `/`.
fn links(label: &'static str, folder: &str, files: &[(&'static str, &'static str)]) -> Html {
    let mut line = element("p", "exports").text(label);
    for (name, file) in files {
        let href = format!("{folder}{file}");
        line = line.child(element("a", "").put("href", &href).set("download", file).text(name));
    }
    line.done()
}
