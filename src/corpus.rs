//! The dossier with its indexes: at first what a first view shows, and when the rest has come all of
//! it. Knows nothing of what is shown.

use crate::{
    i18n::Language,
    large::{Answer, Asked, Reach},
    rest::Needs,
    state::State,
};
use hutong_model::{
    Article, ArticleId, Claim, Cover, Dossier, Entity, EntityId, Event, EventKind, Opening, Span, Status,
    WireError,
};
use hutong_search::{DateRange, Facet, Folding, Index, Lexicon, Query, Question, Vocabulary};
use std::sync::Arc;

/// A dossier ready to be looked at.
#[derive(Debug)]
pub struct Corpus {
    /// The dossier as the build wrote it; without its [`Rest`](hutong_model::Rest) while that has not come.
    pub dossier: Dossier,
    /// Its articles.
    pub articles: Index,
    /// The events of its timeline.
    pub events: Index,
    /// The claims of its matrices.
    pub claims: Index,
    /// The first and the last day that it knows.
    pub extent: DateRange,
    covers: Vec<Cover>,
    is_whole: bool,
    /// Of a dossier too large to be here as a whole: what the articles are an answer to.
    pub answer: Option<Answer>,
    vocabulary: Arc<Vocabulary>,
    /// Positions in the dossier, sorted by id.
    articles_by_id: Vec<usize>,
    entities_by_id: Vec<usize>,
}

/// What the build script made for the first view.
const OPENING: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/opening.bin"));

impl Corpus {
    /// What is embedded in the program: enough for a first view.
    ///
    /// # Errors
    ///
    /// Where the build script and the app disagree about the format.
    #[cfg(not(feature = "shards"))]
    pub fn embedded() -> Result<Self, WireError> {
        Opening::from_bytes(OPENING).map(Self::opening)
    }

    /// What is embedded in the program: the first articles of a dossier that is too large for it.
    ///
    /// # Errors
    ///
    /// Where the build script and the app disagree about the format.
    #[cfg(feature = "shards")]
    pub fn embedded() -> Result<Self, WireError> {
        let front = Self::front()?;
        let answer = Answer::front(&front, facets(&front.opening.dossier));
        Ok(Self::window(front.opening, answer))
    }

    /// What a first view shows of a dossier that is too large to be embedded.
    ///
    /// # Errors
    ///
    /// Where the build script and the app disagree about the format.
    #[cfg(feature = "shards")]
    pub fn front() -> Result<hutong_index::Front, WireError> {
        hutong_index::Front::from_bytes(OPENING).map_err(|_| WireError::Damaged)
    }

    /// Some articles of a dossier that is too large to be here as a whole.
    #[cfg(feature = "shards")]
    pub fn window(opening: Opening, answer: Answer) -> Self {
        // What was found is the answer; nothing is looked for in a window.
        Self { answer: Some(answer), ..Self::unindexed(opening, Arc::default()) }
    }

    /// What a first view shows of a dossier, ready for it.
    pub fn opening(opening: Opening) -> Self {
        Self::of(opening, false)
    }

    /// What is embedded in the program, with the rest of the same build.
    ///
    /// # Errors
    ///
    /// Where the bytes are not that rest.
    #[cfg(not(feature = "shards"))]
    pub fn completed(rest: &[u8]) -> Result<Self, WireError> {
        let opening = Opening::from_bytes(OPENING)?.join(hutong_model::Rest::from_bytes(rest)?);
        opening.map(|whole| Self::of(whole, true)).ok_or(WireError::Damaged)
    }

    /// All of the dossier that the build script made, for programs of the build.
    ///
    /// # Errors
    ///
    /// Where the build script and the app disagree about the format.
    #[cfg(feature = "ssr")]
    pub fn built() -> Result<Self, WireError> {
        hutong_model::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/whole.bin"))).map(Self::new)
    }

    /// Indexes a dossier.
    pub fn new(dossier: Dossier) -> Self {
        Self::of(Opening::whole(dossier), true)
    }

    fn of(opening: Opening, is_whole: bool) -> Self {
        let vocabulary = Arc::new(Vocabulary::new(&Lexicon::from_text(&opening.dossier.lexicon)));
        Self {
            articles: Index::covers(&opening.dossier, &opening.covers, &vocabulary),
            events: Index::events(&opening.dossier, &vocabulary),
            claims: Index::claims(&opening.dossier, &vocabulary),
            is_whole,
            ..Self::unindexed(opening, vocabulary)
        }
    }

    fn unindexed(Opening { dossier, covers, days }: Opening, vocabulary: Arc<Vocabulary>) -> Self {
        Self {
            articles: Index::default(),
            events: Index::default(),
            claims: Index::default(),
            extent: DateRange { after: days.map(|(first, _)| first), before: days.map(|(_, last)| last) },
            covers,
            is_whole: false,
            answer: None,
            vocabulary,
            articles_by_id: sorted(dossier.articles.len(), |at| &dossier.articles[at].id),
            entities_by_id: sorted(dossier.entities.len(), |at| &dossier.entities[at].id),
            dossier,
        }
    }

    /// Whether nothing is still to come: texts, events and claims are here.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether all that a state shows is here, with as much as the reader wants to see where there is much.
    pub fn has(&self, state: &State, reach: &Reach) -> bool {
        match &self.answer {
            Some(answer) => answer.is_final() && answer.asked().covers(&Asked::of(state, reach)),
            None => self.is_whole || !Needs::of(state).rest,
        }
    }

    /// How many articles the dossier has.
    pub fn count(&self) -> usize {
        self.answer.as_ref().map_or(self.dossier.articles.len(), |answer| answer.articles())
    }

    /// What the words of a query mean.
    pub fn question(&self, query: &Query) -> Question {
        match &self.answer {
            Some(answer) => answer.question().clone(),
            None => self.articles.question(&query.text),
        }
    }

    /// How its texts are folded.
    pub fn folding(&self) -> &Folding {
        self.answer.as_ref().map_or(self.vocabulary.folding(), |answer| answer.folding())
    }

    /// The language in which pages of it stand before anybody is asked.
    pub fn language(&self) -> Language {
        Language::near(&self.dossier.language).unwrap_or(Language::English)
    }

    /// The article of an id.
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        Some(&self.dossier.articles[self.position(id)?])
    }

    /// The words of a piece of evidence.
    pub fn quote(&self, span: &Span) -> String {
        let said = self.answer.as_ref().and_then(|answer| answer.said(span));
        let read = || self.article(&span.article).map(|article| article.quote(span.place()));
        said.map(str::to_owned).or_else(read).unwrap_or_default()
    }

    /// What stands for an article's body on its card; nothing for an article of another dossier.
    pub fn cover(&self, id: &ArticleId) -> Option<&Cover> {
        Some(&self.covers[self.position(id)?])
    }

    fn position(&self, id: &ArticleId) -> Option<usize> {
        let articles = &self.dossier.articles;
        let found = self.articles_by_id.binary_search_by(|at| articles[*at].id.cmp(id)).ok()?;
        Some(self.articles_by_id[found])
    }

    /// The entity of an id.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        let entities = &self.dossier.entities;
        let found = self.entities_by_id.binary_search_by(|at| entities[*at].id.cmp(id)).ok()?;
        Some(&entities[self.entities_by_id[found]])
    }

    /// The facets worth showing, in order.
    pub fn facets(&self) -> Vec<Facet> {
        facets(&self.dossier)
    }

    /// What readers see for a value of a facet.
    pub fn value_label(&self, facet: &Facet, value: &str, language: Language) -> String {
        let entity = match facet {
            Facet::Kind(_) => self.entity(&EntityId::new(value)),
            Facet::Layer if value == EventKind::Published.name() => {
                return language.messages().published.to_owned();
            }
            Facet::Layer => return language.messages().reported.to_owned(),
            Facet::Year => {
                return value.parse().map_or_else(|_| value.to_owned(), |year| language.year(year));
            }
            Facet::Outlet | Facet::Author | Facet::Tag => None,
        };
        entity.map_or_else(|| value.to_owned(), |entity| entity.name.get(language.tag()).to_owned())
    }

    /// What a claim says of its subject and its object.
    pub fn status(&self, claim: &Claim) -> Option<&Status> {
        let relation = self.dossier.relations.iter().find(|relation| relation.id == claim.relation)?;
        relation.statuses.iter().find(|status| status.id == claim.status)
    }

    /// The articles that an event rests on, without repeats, in the order of its evidence.
    pub fn sources<'a>(&'a self, event: &Event) -> Vec<&'a Article> {
        let mut sources: Vec<&Article> = Vec::new();
        for article in event.evidence.iter().filter_map(|span| self.article(&span.article)) {
            if sources.iter().all(|known| known.id != article.id) {
                sources.push(article);
            }
        }
        sources
    }
}

/// The facets of a dossier that are worth showing, in order: layers (which only events have), outlets,
/// then every kind of the vocabulary; without a vocabulary authors, tags and years.
pub fn facets(dossier: &Dossier) -> Vec<Facet> {
    let kinds = dossier.kinds.iter().map(|kind| Facet::Kind(kind.id.clone()));
    let rest: Vec<_> =
        if dossier.kinds.is_empty() { vec![Facet::Author, Facet::Tag, Facet::Year] } else { kinds.collect() };
    [Facet::Layer, Facet::Outlet].into_iter().chain(rest).collect()
}

fn sorted<'a, Id: Ord + 'a>(length: usize, id: impl Fn(usize) -> &'a Id) -> Vec<usize> {
    let mut positions: Vec<_> = (0..length).collect();
    positions.sort_unstable_by(|a, b| id(*a).cmp(id(*b)));
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_dossier_reads() {
        let corpus = Corpus::embedded().unwrap();
        assert!(!corpus.dossier.articles.is_empty());
        for article in &corpus.dossier.articles {
            assert_eq!(corpus.article(&article.id).unwrap().title, article.title);
            assert!(corpus.cover(&article.id).unwrap().minutes > 0 && article.body.is_empty());
        }
        assert!(!corpus.is_whole());
        #[cfg(not(feature = "shards"))]
        assert!(matches!(Corpus::completed(OPENING), Err(WireError::NotADossier)));
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn what_is_embedded_is_that_of_the_whole() {
        let (opening, whole) = (Corpus::embedded().unwrap(), Corpus::built().unwrap());
        assert!(whole.is_whole());
        assert_eq!(whole.extent, opening.extent);
        assert_eq!(whole.articles.values(), opening.articles.values(), "facets need no bodies");
        assert!(whole.dossier.articles.iter().all(|article| !article.body.is_empty()));
    }
}
