//! Which other articles tell of the same: with what they have in common, so that readers see why.

use crate::corpus::Corpus;
use hutong_model::{Article, EventKind, Span};
use std::cmp::Reverse;

/// How many related articles are named.
const NAMED: usize = 4;

/// An article that tells of the same as another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Related<'a> {
    /// Which.
    pub article: &'a Article,
    /// What both have.
    pub common: Common,
}

/// What two articles have in common. In its order: the same words weigh more than the same events, and
/// these more than the same names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Common {
    /// Paragraphs that stand in both, word for word or nearly.
    pub paragraphs: usize,
    /// Events that both report.
    pub events: usize,
    /// Entities that both name, and not half of the dossier.
    pub names: usize,
}

/// The articles that have most in common with one, at most four, of equals those that the dossier has
/// first; none that has only one name in common.
pub fn related<'a>(corpus: &'a Corpus, article: &Article) -> Vec<Related<'a>> {
    if let Some(answer) = &corpus.answer {
        let known = answer.related().iter().filter_map(|(id, common)| {
            let article = corpus.article(id)?;
            Some(Related { article, common: *common })
        });
        return known.collect();
    }
    let dossier = &corpus.dossier;
    let articles = &dossier.articles;
    let mut common = vec![Common::default(); articles.len()];
    let mut count = |places: &[Span], what: fn(&mut Common) -> &mut usize| {
        if places.iter().all(|place| place.article != article.id) {
            return;
        }
        for (other, common) in articles.iter().zip(&mut common) {
            if places.iter().any(|place| place.article == other.id) {
                *what(common) += 1;
            }
        }
    };
    for duplicate in &dossier.duplicates {
        count(&duplicate.places, |common| &mut common.paragraphs);
    }
    for event in dossier.events.iter().filter(|event| event.kind == EventKind::Reported) {
        count(&event.evidence, |common| &mut common.events);
    }
    for entity in super::entities(corpus, article) {
        let names = |other: &Article| other.mentions.iter().any(|mention| mention.entity == entity.id);
        if articles.iter().filter(|other| names(other)).count() * 2 > articles.len() {
            continue;
        }
        for (_, common) in articles.iter().zip(&mut common).filter(|(other, _)| names(other)) {
            common.names += 1;
        }
    }
    let mut related = Vec::new();
    while related.len() < NAMED {
        let told = (0..articles.len()).filter(|at| articles[*at].id != article.id && common[*at].is_told());
        let Some(at) = told.max_by_key(|at| (common[*at], Reverse(*at))) else { break };
        related.push(Related { article: &articles[at], common: std::mem::take(&mut common[at]) });
    }
    related
}

impl Common {
    /// Whether it is enough to be said: everybody names somebody whom others name too.
    fn is_told(&self) -> bool {
        self.paragraphs > 0 || self.events > 0 || self.names > 1
    }
}
