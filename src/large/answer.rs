//! What is known of a question that was put to an index in files.

use super::Asked;
use hutong_index::{Front, Total};
use hutong_search::{Bin, Facet, FacetCount, Folding, Question, Vocabulary};
use std::rc::Rc;

/// What is known of a question. A window of a dossier has the articles that were found first, in order;
/// what follows them was asked for by its id.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) asked: Asked,
    pub(super) question: Question,
    pub(super) vocabulary: Rc<Vocabulary>,
    pub(super) shown: usize,
    pub(super) total: Total,
    pub(super) all: usize,
    pub(super) outlets: usize,
    pub(super) facets: Vec<(Facet, Vec<FacetCount>)>,
    pub(super) histogram: Vec<Bin>,
}

impl Answer {
    /// The answer to nothing, which is embedded.
    pub fn front(front: &Front, facets: Vec<Facet>) -> Self {
        let counts = facets.into_iter().map(|facet| {
            let counts = front.counts(&facet);
            (facet, counts)
        });
        Self {
            asked: Asked { wanted: super::PAGE, ..Asked::default() },
            question: Question::default(),
            vocabulary: Rc::default(),
            shown: front.opening.dossier.articles.len(),
            total: Total::Exactly(front.documents as usize),
            all: front.documents as usize,
            outlets: front.counts(&Facet::Outlet).len(),
            facets: counts.collect(),
            histogram: front.histogram(),
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

    /// How many of the window's articles were found.
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// How many articles fit; at most so many where that is not sure.
    pub fn total(&self) -> usize {
        match self.total {
            Total::Exactly(count) | Total::AtMost(count) => count,
        }
    }

    /// Whether the total is one.
    pub fn is_sure(&self) -> bool {
        matches!(self.total, Total::Exactly(_))
    }

    /// How many articles the dossier has.
    pub fn all(&self) -> usize {
        self.all
    }

    /// How many outlets the dossier has.
    pub fn outlets(&self) -> usize {
        self.outlets
    }

    /// The values of a facet with what each would leave; upper bounds where the total is one.
    pub fn counts(&self, facet: &Facet) -> Vec<FacetCount> {
        let found = self.facets.iter().find(|(other, _)| other == facet);
        found.map(|(_, counts)| counts.clone()).unwrap_or_default()
    }

    /// What each stretch of time would leave, first to last; upper bounds where the total is one.
    pub fn histogram(&self) -> Vec<Bin> {
        self.histogram.clone()
    }
}
