//! The articles as feeds: Atom (RFC 4287) and JSON Feed 1.1. Knows no clock: the newest
//! publication stands for the moment at which a feed was made.

use crate::{
    components::exports::{ATOM_FEED, JSON_FEED},
    corpus::Corpus,
    page::Site,
    route,
    state::{State, View},
};
use hutong_model::Article;
use jiff::{Timestamp, tz::TimeZone};
use quick_xml::escape::escape;
use serde_json::{Value, json};
use std::cmp::Reverse;
use uuid::Uuid;

/// How many articles a feed holds, newest first. Programs ask for a feed often and show its head.
const ENTRIES: usize = 100;

/// The newest articles as Atom.
pub fn atom(corpus: &Corpus, site: &Site) -> String {
    let feed = Feed::new(corpus, site);
    let mut out = Xml::default();
    out.0.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &feed.language)]);
    out.text("id", &feed.id);
    out.text("title", &feed.title);
    out.text("subtitle", &feed.description);
    out.text("updated", &feed.updated.to_string());
    out.text("generator", "Hutong");
    if let Some(home) = &feed.home {
        out.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", home)]);
        let itself = format!("{home}{ATOM_FEED}");
        out.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &itself)]);
    }
    // An entry without an author needs one here (section 4.1.1).
    out.person(&feed.title);
    for entry in feed.entries() {
        out.open("entry", &[("xml:lang", &entry.article.language)]);
        out.text("id", &entry.id);
        out.text("title", &entry.article.title);
        out.text("updated", &entry.published.unwrap_or(feed.updated).to_string());
        if let Some(published) = entry.published {
            out.text("published", &published.to_string());
        }
        for name in entry.authors() {
            out.person(name);
        }
        match (&entry.href, &entry.article.source_url) {
            (Some(href), source) => {
                out.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", href)]);
                source.iter().for_each(|url| out.empty("link", &[("rel", "via"), ("href", url)]));
            }
            (None, Some(source)) => out.empty("link", &[("rel", "alternate"), ("href", source)]),
            (None, None) => {}
        }
        for tag in &entry.article.tags {
            out.empty("category", &[("term", tag)]);
        }
        if !entry.article.summary.is_empty() {
            out.text("summary", &entry.article.summary);
        }
        out.text("content", &entry.text());
        out.close("entry");
    }
    out.close("feed");
    out.0
}

/// The newest articles as JSON Feed.
pub fn json_feed(corpus: &Corpus, site: &Site) -> String {
    let feed = Feed::new(corpus, site);
    let items: Vec<_> = feed.entries().map(|entry| item(&entry)).collect();
    let whole = known(json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": feed.home.as_ref().map(|home| format!("{home}{JSON_FEED}")),
        "language": feed.language,
        "items": items,
    }));
    format!("{whole:#}\n")
}

fn item(entry: &Entry<'_>) -> Value {
    let article = entry.article;
    let authors: Vec<_> = entry.authors().map(|name| json!({ "name": name })).collect();
    known(json!({
        "id": entry.id,
        "url": entry.href.as_ref().or(article.source_url.as_ref()),
        "external_url": entry.href.as_ref().and(article.source_url.as_ref()),
        "title": article.title,
        "content_text": entry.text(),
        "summary": (!article.summary.is_empty()).then_some(&article.summary),
        "date_published": entry.published.map(|instant| instant.to_string()),
        "authors": (!authors.is_empty()).then_some(authors),
        "tags": (!article.tags.is_empty()).then_some(&article.tags),
        "language": article.language,
    }))
}

/// Leaves out what is null, which JSON Feed does not know.
fn known(mut object: Value) -> Value {
    if let Some(fields) = object.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    object
}

/// What both forms of the feed say of the dossier.
struct Feed<'a> {
    corpus: &'a Corpus,
    site: &'a Site,
    title: String,
    description: String,
    language: String,
    id: String,
    home: Option<String>,
    updated: Timestamp,
}

/// What both forms say of an article.
struct Entry<'a> {
    article: &'a Article,
    id: String,
    /// Its page in the viewer, where the viewer's address is known.
    href: Option<String>,
    published: Option<Timestamp>,
}

impl<'a> Feed<'a> {
    fn new(corpus: &'a Corpus, site: &'a Site) -> Self {
        let dossier = &corpus.dossier;
        let title = dossier.title.get(&dossier.language).to_owned();
        let instants = dossier.articles.iter().filter_map(|article| published(corpus, article));
        Self {
            id: identity(&title, ""),
            description: dossier.description.get(&dossier.language).to_owned(),
            language: dossier.language.clone(),
            home: site.url.clone(),
            updated: instants.max().unwrap_or_default(),
            corpus,
            site,
            title,
        }
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let mut entries: Vec<_> =
            self.corpus.dossier.articles.iter().map(|article| self.entry(article)).collect();
        // A stable sort: of one instant, the dossier's order stays.
        entries.sort_by_key(|entry| Reverse(entry.published));
        entries.into_iter().take(ENTRIES)
    }

    fn entry(&self, article: &'a Article) -> Entry<'a> {
        let state = State { view: View::Article(article.id.clone()), ..State::default() };
        Entry {
            id: identity(&self.title, article.id.as_str()),
            href: self.site.url.as_ref().map(|root| route::href(root, &state)),
            published: published(self.corpus, article),
            article,
        }
    }
}

impl Entry<'_> {
    fn authors(&self) -> impl Iterator<Item = &String> {
        let outlet = self.article.outlet.iter().filter(|_| self.article.authors.is_empty());
        self.article.authors.iter().chain(outlet)
    }

    /// The body as plain text, a block a paragraph.
    fn text(&self) -> String {
        let blocks = self.article.body.iter().map(hutong_model::Block::text);
        blocks.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

/// The instant of publication; the beginning of its day, in the dossier's zone, where only that is known.
fn published(corpus: &Corpus, article: &Article) -> Option<Timestamp> {
    let published = article.published.as_ref()?;
    if let Some(instant) = &published.instant {
        return instant.parse().ok();
    }
    let zone = TimeZone::get(&corpus.dossier.zone).unwrap_or(TimeZone::UTC);
    let day: jiff::civil::Date = published.day.to_string().parse().ok()?;
    Some(day.to_zoned(zone).ok()?.timestamp())
}

/// A name that stays the same wherever the viewer lies (RFC 4287, section 4.2.6): a UUID of the
/// dossier's title and the article's id.
fn identity(dossier: &str, article: &str) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("hutong\n{dossier}\n{article}").as_bytes()).urn().to_string()
}

/// Elements, indented by nothing; texts and values escaped.
#[derive(Default)]
struct Xml(String);

impl Xml {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">\n");
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>\n");
    }

    fn close(&mut self, name: &str) {
        self.0 += &format!("</{name}>\n");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.tag(name, &[], ">");
        self.0 += &escape(legal(text));
        self.close(name);
    }

    fn person(&mut self, name: &str) {
        self.tag("author", &[], ">");
        self.0 += &format!("<name>{}</name>", escape(legal(name)));
        self.close("author");
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.0 += &format!("<{name}");
        for (key, value) in attributes {
            self.0 += &format!(" {key}=\"{}\"", escape(legal(value)));
        }
        self.0 += end;
    }
}

/// A text of the characters that XML 1.0 has (section 2.2); others become U+FFFD.
fn legal(text: &str) -> String {
    let known =
        |c: char| matches!(c, '\t' | '\n' | '\r') || !(c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().map(|c| if known(c) { c } else { '\u{fffd}' }).collect()
}
