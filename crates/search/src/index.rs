//! What is kept of each document so that a query is answered without looking at the dossier again.

use crate::{Facet, FacetCount, Query, fold};
use hutong_model::{Article, Claim, DateSpan, Dossier, Entity, EntityId, Event, Span};

/// Documents (articles, or events of the timeline) ready to be queried.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Every value of every facet that some document has, sorted, each once. A document names
    /// them by position, its codes.
    values: Vec<(Facet, String)>,
    documents: Vec<Document>,
}

#[derive(Clone, Debug)]
struct Document {
    /// Folded text, parts divided by line feeds, which no folded word contains.
    text: String,
    /// Days it is about; a document without a day fits only queries without days.
    when: Option<DateSpan>,
    /// Codes of its values, ascending, each once.
    codes: Vec<usize>,
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Documents that fit, by their position in the dossier.
    pub documents: Vec<usize>,
    /// Values that would leave something, or that are chosen.
    counts: Vec<(Facet, FacetCount)>,
}

impl Found {
    /// The values of a facet, most frequent first, then by value; chosen values that would leave
    /// nothing are listed with 0.
    pub fn counts(&self, facet: &Facet) -> Vec<FacetCount> {
        let of_facet = self.counts.iter().filter(|(other, _)| other == facet);
        let mut counts: Vec<_> = of_facet.map(|(_, counted)| counted.clone()).collect();
        // Values come sorted, and the sort keeps the order of equal counts.
        counts.sort_by_key(|counted| std::cmp::Reverse(counted.count));
        counts
    }
}

impl Index {
    /// The articles of a dossier, in its order.
    pub fn articles(dossier: &Dossier) -> Self {
        let names = Names::new(dossier);
        let drafts = dossier.articles.iter().map(|article| of_article(&names, article));
        Self::new(drafts.collect())
    }

    /// The events of a dossier, in its order. An event has its articles' outlets, authors and
    /// tags, and its own entities.
    pub fn events(dossier: &Dossier) -> Self {
        let names = Names::new(dossier);
        let drafts = dossier.events.iter().map(|event| of_event(&names, event));
        Self::new(drafts.collect())
    }

    /// The claims of a dossier, in its order. A claim has the words of its sentences, its subject
    /// and object, and its articles' outlets, authors and tags; its day is the one it holds on.
    pub fn claims(dossier: &Dossier) -> Self {
        let names = Names::new(dossier);
        let drafts = dossier.claims.iter().map(|claim| of_claim(&names, claim));
        Self::new(drafts.collect())
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
        let chosen = self.chosen(query);
        let mut documents = Vec::new();
        let mut counts = vec![0; self.values.len()];
        for (at, document) in self.documents.iter().enumerate() {
            if !document.fits_words(&words) || !document.fits_days(query) {
                continue;
            }
            let mut missed = chosen.iter().filter(|group| !document.has_one_of(&group.codes));
            match (missed.next(), missed.next()) {
                (None, _) => {
                    documents.push(at);
                    document.codes.iter().for_each(|code| counts[*code] += 1);
                }
                // Values of one facet widen: a document that misses only this facet is one that
                // choosing another of its values would add.
                (Some(group), None) => {
                    let of_facet = document.codes.iter().filter(|code| self.values[**code].0 == *group.facet);
                    of_facet.for_each(|code| counts[*code] += 1);
                }
                _ => {}
            }
        }
        Found { documents, counts: self.counted(query, &counts) }
    }

    fn new(drafts: Vec<Draft>) -> Self {
        let mut values: Vec<_> = drafts.iter().flat_map(|draft| draft.values.iter().cloned()).collect();
        values.sort_unstable();
        values.dedup();
        let documents = drafts.into_iter().map(|draft| {
            let code = |value| values.binary_search(value).ok();
            let mut codes: Vec<_> = draft.values.iter().filter_map(code).collect();
            codes.sort_unstable();
            codes.dedup();
            Document { text: draft.text, when: draft.when, codes }
        });
        Self { documents: documents.collect(), values }
    }

    /// What is chosen, by facet.
    fn chosen<'a>(&self, query: &'a Query) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        for (facet, value) in query.choices.iter() {
            let code = self.position(facet, value).ok();
            match groups.last_mut() {
                Some(group) if group.facet == facet => group.codes.extend(code),
                _ => groups.push(Group { facet, codes: code.into_iter().collect() }),
            }
        }
        groups
    }

    fn counted(&self, query: &Query, counts: &[usize]) -> Vec<(Facet, FacetCount)> {
        let known = self.values.iter().zip(counts);
        let known = known.filter(|((facet, value), count)| **count > 0 || query.choices.has(facet, value));
        let known = known.map(|((facet, value), count)| {
            (facet.clone(), FacetCount { value: value.clone(), count: *count })
        });
        let unknown = query.choices.iter().filter(|(facet, value)| self.position(facet, value).is_err());
        let unknown =
            unknown.map(|(facet, value)| (facet.clone(), FacetCount { value: value.to_owned(), count: 0 }));
        known.chain(unknown).collect()
    }

    fn position(&self, facet: &Facet, value: &str) -> Result<usize, usize> {
        self.values.binary_search_by(|(f, v)| f.cmp(facet).then_with(|| v.as_str().cmp(value)))
    }
}

/// The chosen values of one facet; values that no document has leave no code.
struct Group<'a> {
    facet: &'a Facet,
    codes: Vec<usize>,
}

impl Document {
    fn fits_words(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.text.contains(word.as_str()))
    }

    fn fits_days(&self, query: &Query) -> bool {
        query.dates.is_open() || self.when.is_some_and(|when| query.dates.meets(&when))
    }

    fn has_one_of(&self, codes: &[usize]) -> bool {
        codes.iter().any(|code| self.codes.binary_search(code).is_ok())
    }
}

/// A document before its values have codes.
struct Draft {
    text: String,
    when: Option<DateSpan>,
    values: Vec<(Facet, String)>,
}

/// What ids stand for.
struct Names<'a> {
    /// Sorted by id.
    entities: Vec<&'a Entity>,
    /// Sorted by id.
    articles: Vec<&'a Article>,
}

impl<'a> Names<'a> {
    fn new(dossier: &'a Dossier) -> Self {
        let mut entities: Vec<_> = dossier.entities.iter().collect();
        entities.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut articles: Vec<_> = dossier.articles.iter().collect();
        articles.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        Self { entities, articles }
    }

    /// The articles in which evidence stands, one for each piece.
    fn articles_of(&self, evidence: &'a [Span]) -> impl Iterator<Item = (&'a Article, &'a Span)> {
        evidence.iter().filter_map(|span| {
            let at = self.articles.binary_search_by(|article| article.id.cmp(&span.article)).ok()?;
            Some((self.articles[at], span))
        })
    }
}

fn of_article(names: &Names<'_>, article: &Article) -> Draft {
    let mut text = fold(&article.title);
    for block in &article.body {
        text.push('\n');
        text.push_str(&fold(&block.text()));
    }
    let mut values = Vec::new();
    add_entities(names, article.mentions.iter().map(|mention| &mention.entity), &mut values);
    add_names(article, &mut values);
    let when = article.published.as_ref().map(|published| DateSpan::day(published.day));
    Draft { text, when, values }
}

fn of_event(names: &Names<'_>, event: &Event) -> Draft {
    let mut values = Vec::new();
    add_entities(names, event.entities.iter(), &mut values);
    names.articles_of(&event.evidence).for_each(|(article, _)| add_names(article, &mut values));
    values.push((Facet::Layer, event.kind.name().to_owned()));
    Draft { text: fold(&event.text), when: Some(event.when), values }
}

fn of_claim(names: &Names<'_>, claim: &Claim) -> Draft {
    let mut values = Vec::new();
    add_entities(names, [&claim.subject, &claim.object].into_iter(), &mut values);
    let mut text = String::new();
    for (article, span) in names.articles_of(&claim.evidence) {
        add_names(article, &mut values);
        text.push('\n');
        text.push_str(&fold(&article.quote(span.place())));
    }
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
    let named = [
        (Facet::Outlet, article.outlet.as_slice()),
        (Facet::Author, article.authors.as_slice()),
        (Facet::Tag, article.tags.as_slice()),
    ];
    for (facet, names) in named {
        values.extend(names.iter().map(|name| (facet.clone(), name.clone())));
    }
}
