//! Which other articles tell of the same: with what they have in common, so that readers see why.

use crate::corpus::Corpus;
use hutong_model::{Article, ArticleId, EventKind, Span};
use std::cmp::Reverse;
use std::collections::BTreeMap;

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

/// The articles that have most in common with one, at most four; none that has only one name in common.
pub fn related<'a>(corpus: &'a Corpus, article: &Article) -> Vec<Related<'a>> {
    let dossier = &corpus.dossier;
    let mut common: BTreeMap<&ArticleId, Common> = BTreeMap::new();
    for duplicate in &dossier.duplicates {
        for other in others(&duplicate.places, &article.id) {
            common.entry(other).or_default().paragraphs += 1;
        }
    }
    for event in dossier.events.iter().filter(|event| event.kind == EventKind::Reported) {
        for other in others(&event.evidence, &article.id) {
            common.entry(other).or_default().events += 1;
        }
    }
    let mut known: Vec<_> = article.mentions.iter().map(|mention| &mention.entity).collect();
    known.sort_unstable();
    known.dedup();
    let mut naming = vec![Vec::new(); known.len()];
    for other in dossier.articles.iter() {
        let mut named: Vec<_> =
            other.mentions.iter().filter_map(|mention| known.binary_search(&&mention.entity).ok()).collect();
        named.sort_unstable();
        named.dedup();
        for at in named {
            naming[at].push(&other.id);
        }
    }
    for ids in naming.iter().filter(|ids| ids.len() * 2 <= dossier.articles.len()) {
        for other in ids.iter().copied().filter(|other| **other != article.id) {
            common.entry(other).or_default().names += 1;
        }
    }
    let mut related: Vec<_> = common.into_iter().filter(|(_, common)| common.is_told()).collect();
    related.sort_by_key(|(_, common)| Reverse(*common));
    let articles = related.into_iter().take(NAMED);
    articles.filter_map(|(id, common)| Some(Related { article: corpus.article(id)?, common })).collect()
}

impl Common {
    /// Whether it is enough to be said: everybody names somebody whom others name too.
    fn is_told(&self) -> bool {
        self.paragraphs > 0 || self.events > 0 || self.names > 1
    }
}

/// The other articles of some places, once each.
fn others<'a>(places: &'a [Span], article: &ArticleId) -> Vec<&'a ArticleId> {
    if places.iter().all(|place| place.article != *article) {
        return Vec::new();
    }
    let mut others: Vec<_> =
        places.iter().map(|place| &place.article).filter(|other| *other != article).collect();
    others.sort_unstable();
    others.dedup();
    others
}
