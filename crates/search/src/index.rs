//! What is kept of each document so that a query is answered without looking at the dossier again.

use crate::{Facet, FacetCount, Query, fold};
use hutong_model::{Article, ArticleId, DateSpan, Dossier, EntityId, Event, KindId};
use std::collections::{BTreeMap, BTreeSet};

/// Documents (articles, or events of the timeline) ready to be queried.
#[derive(Clone, Debug, Default)]
pub struct Index {
    documents: Vec<Document>,
}

#[derive(Clone, Debug)]
struct Document {
    /// Folded text, parts divided by line feeds, which no folded word contains.
    text: String,
    /// Days it is about; a document without a day fits only queries without days.
    when: Option<DateSpan>,
    values: BTreeMap<Facet, BTreeSet<String>>,
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Documents that fit, by their position in the dossier.
    pub documents: Vec<usize>,
    counts: BTreeMap<Facet, BTreeMap<String, usize>>,
}

impl Found {
    /// The values of a facet, most frequent first, then by value; chosen values that would leave
    /// nothing are listed with 0.
    pub fn counts(&self, facet: &Facet) -> Vec<FacetCount> {
        let mut counts: Vec<_> = self
            .counts
            .get(facet)
            .into_iter()
            .flatten()
            .map(|(value, count)| FacetCount { value: value.clone(), count: *count })
            .collect();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        counts
    }
}

impl Index {
    /// The articles of a dossier, in its order.
    pub fn articles(dossier: &Dossier) -> Self {
        let kinds = kinds(dossier);
        Self { documents: dossier.articles.iter().map(|article| of_article(article, &kinds)).collect() }
    }

    /// The events of a dossier, in its order. An event has its articles' outlets, authors and
    /// tags, and its own entities.
    pub fn events(dossier: &Dossier) -> Self {
        let kinds = kinds(dossier);
        let articles: BTreeMap<_, _> =
            dossier.articles.iter().map(|article| (&article.id, article)).collect();
        Self { documents: dossier.events.iter().map(|event| of_event(event, &kinds, &articles)).collect() }
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Answers a query: what fits, and for every facet what would fit with each of its values.
    pub fn find(&self, query: &Query) -> Found {
        let words = query.words();
        let mut documents = Vec::new();
        let mut counts: BTreeMap<Facet, BTreeMap<String, usize>> = BTreeMap::new();
        for (facet, values) in &query.facets {
            counts.insert(facet.clone(), values.iter().map(|value| (value.clone(), 0)).collect());
        }
        for (at, document) in self.documents.iter().enumerate() {
            if !document.fits_words(&words) || !document.fits_days(query) {
                continue;
            }
            match document.misses(query) {
                Misses::None => {
                    documents.push(at);
                    document.values.keys().for_each(|facet| document.count(facet, &mut counts));
                }
                Misses::One(facet) => document.count(facet, &mut counts),
                Misses::More => {}
            }
        }
        Found { documents, counts }
    }
}

/// Which chosen facets a document does not have: one that misses a single facet is still counted
/// for the values of that facet, because they widen.
enum Misses<'a> {
    None,
    One(&'a Facet),
    More,
}

impl Document {
    fn fits_words(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.text.contains(word.as_str()))
    }

    fn fits_days(&self, query: &Query) -> bool {
        query.dates.is_open() || self.when.is_some_and(|when| query.dates.meets(&when))
    }

    fn misses<'a>(&self, query: &'a Query) -> Misses<'a> {
        let mut missed = query.facets.iter().filter(|(facet, chosen)| {
            self.values.get(*facet).is_none_or(|values| values.is_disjoint(chosen))
        });
        match (missed.next(), missed.next()) {
            (None, _) => Misses::None,
            (Some((facet, _)), None) => Misses::One(facet),
            _ => Misses::More,
        }
    }

    fn count(&self, facet: &Facet, counts: &mut BTreeMap<Facet, BTreeMap<String, usize>>) {
        let Some(values) = self.values.get(facet) else { return };
        let counts = counts.entry(facet.clone()).or_default();
        for value in values {
            *counts.entry(value.clone()).or_default() += 1;
        }
    }
}

type Kinds<'a> = BTreeMap<&'a EntityId, &'a KindId>;

fn kinds(dossier: &Dossier) -> Kinds<'_> {
    dossier.entities.iter().map(|entity| (&entity.id, &entity.kind)).collect()
}

fn of_article(article: &Article, kinds: &Kinds<'_>) -> Document {
    let mut text = fold(&article.title);
    for block in &article.body {
        text.push('\n');
        text.push_str(&fold(&block.text()));
    }
    let mut values = entity_values(article.mentions.iter().map(|mention| &mention.entity), kinds);
    add_article_values(article, &mut values);
    let when = article.published.as_ref().map(|published| DateSpan::day(published.day));
    Document { text, when, values }
}

fn of_event(event: &Event, kinds: &Kinds<'_>, articles: &BTreeMap<&ArticleId, &Article>) -> Document {
    let mut values = entity_values(event.entities.iter(), kinds);
    for span in &event.evidence {
        if let Some(article) = articles.get(&span.article) {
            add_article_values(article, &mut values);
        }
    }
    Document { text: fold(&event.text), when: Some(event.when), values }
}

fn entity_values<'a>(
    entities: impl Iterator<Item = &'a EntityId>,
    kinds: &Kinds<'_>,
) -> BTreeMap<Facet, BTreeSet<String>> {
    let mut values: BTreeMap<Facet, BTreeSet<String>> = BTreeMap::new();
    for entity in entities {
        if let Some(kind) = kinds.get(entity) {
            values.entry(Facet::Kind((*kind).clone())).or_default().insert(entity.as_str().to_owned());
        }
    }
    values
}

fn add_article_values(article: &Article, values: &mut BTreeMap<Facet, BTreeSet<String>>) {
    let named = [
        (Facet::Outlet, article.outlet.as_slice()),
        (Facet::Author, article.authors.as_slice()),
        (Facet::Tag, article.tags.as_slice()),
    ];
    for (facet, names) in named {
        if !names.is_empty() {
            values.entry(facet).or_default().extend(names.iter().cloned());
        }
    }
}
