//! What is known of a question that was put to an index in files.

use super::{About, Asked};
use crate::{
    select::{Common, Matched, Timeline},
    state::Look,
};
use hutong_model::{ArticleId, Day, Span};
use hutong_search::{Bin, Facet, FacetCount, Folding, Question, Vocabulary};
use std::{cell::OnceCell, ops::Range, rc::Rc};

/// What is known of a question. A window of a dossier has the articles, events or claims that were found,
/// in order: of articles the first ones, of the others all, without what is said of them where that is not
/// shown. What else it has was asked for by its id.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub(super) asked: Asked,
    pub(super) question: Question,
    pub(super) vocabulary: Rc<Vocabulary>,
    /// Whether nothing is on its way any more.
    pub(super) is_final: bool,
    pub(super) shown: usize,
    pub(super) total: usize,
    pub(super) is_sure: bool,
    /// How many articles, events or claims there are.
    pub(super) all: usize,
    pub(super) articles: usize,
    pub(super) outlets: usize,
    pub(super) facets: Vec<(Facet, Vec<FacetCount>)>,
    pub(super) histogram: Vec<Bin>,
    /// Sorted.
    pub(super) said: Vec<(Span, String)>,
    pub(super) listed: Range<usize>,
    pub(super) timeline: Option<Rc<Timeline>>,
    pub(super) claimed: Option<(Day, Day)>,
    pub(super) meant: Option<(String, String)>,
    pub(super) neighbours: [Option<ArticleId>; 2],
    pub(super) related: Vec<(ArticleId, Common)>,
    /// What matched in the articles that were found, where words were asked for; looked for when it is drawn.
    pub(super) matched: Vec<(ArticleId, OnceCell<Matched>)>,
}

impl Known {
    /// The answer to nothing, which is embedded.
    #[cfg(feature = "shards")]
    pub fn front(front: &hutong_index::Front, facets: Vec<Facet>) -> Self {
        let counts = facets.into_iter().map(|facet| {
            let counts = front.counts(&facet);
            (facet, counts)
        });
        Self {
            is_final: true,
            is_sure: true,
            shown: front.opening.dossier.articles.len(),
            total: front.documents as usize,
            all: front.documents as usize,
            articles: front.documents as usize,
            outlets: front.counts(&Facet::Outlet).len(),
            facets: counts.collect(),
            histogram: front.histogram(),
            ..Self::default()
        }
    }

    /// What was asked.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// What its words mean.
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// How the dossier's texts are folded.
    pub fn folding(&self) -> &Folding {
        self.vocabulary.folding()
    }

    /// Whether nothing is on its way any more.
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// How many of the window's articles, events or claims were found.
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// How many fit; at most so many where that is not sure.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Whether the total is one.
    pub fn is_sure(&self) -> bool {
        self.is_sure
    }

    /// How many articles, events or claims the dossier has: whatever was asked for.
    pub fn all(&self) -> usize {
        self.all
    }

    /// How many articles the dossier has.
    pub fn articles(&self) -> usize {
        self.articles
    }

    /// How many outlets the dossier has.
    pub fn outlets(&self) -> usize {
        self.outlets
    }

    /// The values of a facet with what each would leave; upper bounds where the total is one.
    pub fn counts(&self, facet: &Facet) -> &[FacetCount] {
        self.facets.iter().find(|(other, _)| other == facet).map_or(&[], |(_, counts)| counts)
    }

    /// What each stretch of time would leave, first to last; upper bounds where the total is one.
    pub fn histogram(&self) -> &[Bin] {
        &self.histogram
    }

    /// The words of a piece of evidence, where they have come.
    pub fn said(&self, span: &Span) -> Option<&str> {
        let at = self.said.binary_search_by(|(other, _)| other.cmp(span)).ok()?;
        Some(&self.said[at].1)
    }

    /// The entries of the timeline that its list has.
    pub fn listed(&self) -> Range<usize> {
        self.listed.clone()
    }

    /// The events laid out, where that is how they were asked for.
    pub fn timeline(&self, look: &Look) -> Option<Rc<Timeline>> {
        let is_asked = matches!(&self.asked.about, About::Events { look: asked, .. } if asked == look);
        self.timeline.clone().filter(|_| is_asked)
    }

    /// The first and the last day on which any claim holds.
    pub fn claimed(&self) -> Option<(Day, Day)> {
        self.claimed
    }

    /// A word of the question that nothing has, folded, and the one that may be meant.
    pub fn meant(&self) -> Option<&(String, String)> {
        self.meant.as_ref()
    }

    /// The articles before and after the one that is read.
    pub fn neighbours(&self) -> &[Option<ArticleId>; 2] {
        &self.neighbours
    }

    /// What matched in an article; looked for once, however often it is drawn.
    pub fn matched(&self, id: &ArticleId, look: impl FnOnce() -> Matched) -> Option<&Matched> {
        self.matched.iter().find(|(other, _)| other == id).map(|(_, matched)| matched.get_or_init(look))
    }

    /// The articles that have most in common with the one that is read, most first.
    pub fn related(&self) -> &[(ArticleId, Common)] {
        &self.related
    }
}
