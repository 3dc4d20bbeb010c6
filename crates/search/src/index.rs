//! What is kept of each document so that a query is answered without looking at the dossier again.

use crate::{Facet, Folding, Question, Text, Vocabulary};
use hutong_model::{Article, Claim, Cover, DateSpan, Dossier, Entity, EntityId, Event, Span};
use std::sync::Arc;

/// What is about more years is about none of them.
const MOST_YEARS: usize = 100;

/// Documents (articles, or events of the timeline) ready to be queried.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(crate) vocabulary: Arc<Vocabulary>,
    /// Every value of every facet that some document has, sorted, each once. A document names
    /// them by position, its codes.
    pub(crate) values: Vec<(Facet, String)>,
    pub(crate) documents: Vec<Document>,
}

#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub text: Text,
    /// Days it is about; a document without a day fits only queries without days.
    pub when: Option<DateSpan>,
    /// Codes of its values, ascending, each once.
    pub codes: Vec<usize>,
}

impl Index {
    /// The articles of a dossier, in its order.
    pub fn articles(dossier: &Dossier, vocabulary: &Arc<Vocabulary>) -> Self {
        let names = Names::new(dossier, &vocabulary.folding);
        let drafts = dossier.articles.iter().map(|article| {
            of_article(&names, article, article.mentions.iter().map(|mention| &mention.entity))
        });
        Self::new(drafts.collect(), vocabulary)
    }

    /// The same with the entities of covers, which stand in for bodies that have not come.
    pub fn covers(dossier: &Dossier, covers: &[Cover], vocabulary: &Arc<Vocabulary>) -> Self {
        let names = Names::new(dossier, &vocabulary.folding);
        let drafts = dossier.articles.iter().zip(covers);
        let drafts = drafts.map(|(article, cover)| of_article(&names, article, cover.names.iter()));
        Self::new(drafts.collect(), vocabulary)
    }

    /// The events of a dossier, in its order. An event has its articles' outlets, authors and
    /// tags, and its own entities.
    pub fn events(dossier: &Dossier, vocabulary: &Arc<Vocabulary>) -> Self {
        let names = Names::new(dossier, &vocabulary.folding);
        let drafts = dossier.events.iter().map(|event| of_event(&names, event));
        Self::new(drafts.collect(), vocabulary)
    }

    /// The claims of a dossier, in its order. A claim has the words of its sentences, its subject
    /// and object, and its articles' outlets, authors and tags; its day is the one it holds on.
    pub fn claims(dossier: &Dossier, vocabulary: &Arc<Vocabulary>) -> Self {
        let names = Names::new(dossier, &vocabulary.folding);
        let drafts = dossier.claims.iter().map(|claim| of_claim(&names, claim));
        Self::new(drafts.collect(), vocabulary)
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// What a typed query means; these documents decide whether a word is one or the reading of
    /// another.
    pub fn question(&self, text: &str) -> Question {
        self.vocabulary.read(text, &self.documents)
    }

    /// The folded text of a document.
    pub fn text(&self, document: usize) -> Option<&Text> {
        self.documents.get(document).map(|document| &document.text)
    }

    /// The days of a document.
    pub fn when(&self, document: usize) -> Option<DateSpan> {
        self.documents.get(document)?.when
    }

    /// Every value that some document has, in order.
    pub fn values(&self) -> &[(Facet, String)] {
        &self.values
    }

    /// The values of a document, by their position among all, ascending.
    pub fn codes(&self, document: usize) -> &[usize] {
        self.documents.get(document).map_or(&[], |document| &document.codes)
    }

    fn new(mut drafts: Vec<Draft>, vocabulary: &Arc<Vocabulary>) -> Self {
        drafts.iter_mut().for_each(Draft::add_years);
        let mut values: Vec<_> = drafts.iter().flat_map(|draft| draft.values.iter().cloned()).collect();
        values.sort_unstable();
        values.dedup();
        let documents = drafts.into_iter().map(|draft| {
            let code = |value| values.binary_search(value).ok();
            let mut codes: Vec<_> = draft.values.iter().filter_map(code).collect();
            codes.sort_unstable();
            codes.dedup();
            let Draft { text, when, .. } = draft;
            Document { text, when, codes }
        });
        Self { vocabulary: Arc::clone(vocabulary), documents: documents.collect(), values }
    }

    /// The code of a value, or where it would stand.
    pub(crate) fn position(&self, facet: &Facet, value: &str) -> Result<usize, usize> {
        self.values.binary_search_by(|(f, v)| f.cmp(facet).then_with(|| v.as_str().cmp(value)))
    }
}

/// A document before its values have codes.
struct Draft {
    text: Text,
    when: Option<DateSpan>,
    values: Vec<(Facet, String)>,
}

impl Draft {
    fn add_years(&mut self) {
        let years = self.when.iter().flat_map(|when| when.start.year()..=when.end.year()).take(MOST_YEARS);
        self.values.extend(years.map(|year| (Facet::Year, year.to_string())));
    }
}

/// What ids stand for, and how texts are folded.
struct Names<'a> {
    folding: &'a Folding,
    /// Sorted by id.
    entities: Vec<&'a Entity>,
    /// Sorted by id.
    articles: Vec<&'a Article>,
}

impl<'a> Names<'a> {
    fn new(dossier: &'a Dossier, folding: &'a Folding) -> Self {
        let mut entities: Vec<_> = dossier.entities.iter().collect();
        entities.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut articles: Vec<_> = dossier.articles.iter().collect();
        articles.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Self { folding, entities, articles }
    }

    /// The articles in which evidence stands, one for each piece.
    fn articles_of(&self, evidence: &'a [Span]) -> impl Iterator<Item = (&'a Article, &'a Span)> {
        evidence.iter().filter_map(|span| {
            let at = self.articles.binary_search_by(|article| article.id.cmp(&span.article)).ok()?;
            Some((self.articles[at], span))
        })
    }
}

fn of_article<'a>(
    names: &Names<'_>,
    article: &Article,
    entities: impl Iterator<Item = &'a EntityId>,
) -> Draft {
    let mut values = Vec::new();
    add_entities(names, entities, &mut values);
    add_names(article, &mut values);
    let when = article.published.as_ref().map(|published| DateSpan::day(published.day));
    Draft { text: Text::of_article(names.folding, article), when, values }
}

fn of_event(names: &Names<'_>, event: &Event) -> Draft {
    let mut values = Vec::new();
    add_entities(names, event.entities.iter(), &mut values);
    names.articles_of(&event.evidence).for_each(|(article, _)| add_names(article, &mut values));
    values.push((Facet::Layer, event.kind.name().to_owned()));
    Draft { text: Text::of_event(names.folding, event), when: Some(event.when), values }
}

fn of_claim(names: &Names<'_>, claim: &Claim) -> Draft {
    let mut values = Vec::new();
    add_entities(names, [&claim.subject, &claim.object].into_iter(), &mut values);
    names.articles_of(&claim.evidence).for_each(|(article, _)| add_names(article, &mut values));
    let said = names.articles_of(&claim.evidence).map(|(article, span)| article.quote(span.place()));
    let text = Text::of_claim(names.folding, said);
    Draft { text, when: claim.as_of.map(DateSpan::day), values }
}

fn add_entities<'a>(
    names: &Names<'_>,
    entities: impl Iterator<Item = &'a EntityId>,
    values: &mut Vec<(Facet, String)>,
) {
    for id in entities {
        if let Ok(at) = names.entities.binary_search_by(|entity| entity.id.cmp(id)) {
            values.push((Facet::Kind(names.entities[at].kind.clone()), id.as_str().to_owned()));
        }
    }
}

fn add_names(article: &Article, values: &mut Vec<(Facet, String)>) {
    for (facet, names) in names(article) {
        values.extend(names.iter().map(|name| (facet.clone(), name.clone())));
    }
}

/// The values of an article that are names of their own.
pub(crate) fn names(article: &Article) -> [(Facet, &[String]); 3] {
    [
        (Facet::Outlet, article.outlet.as_slice()),
        (Facet::Author, article.authors.as_slice()),
        (Facet::Tag, article.tags.as_slice()),
    ]
}
