//! No answer: every dossier is here as a whole.

use super::Asked;
use hutong_search::{Bin, Facet, FacetCount, Folding, Question};

/// There is none.
#[derive(Debug)]
pub enum Answer {}

#[allow(missing_docs)] // as where there are answers
impl Answer {
    pub fn asked(&self) -> &Asked {
        match *self {}
    }

    pub fn question(&self) -> &Question {
        match *self {}
    }

    pub fn folding(&self) -> &Folding {
        match *self {}
    }

    pub fn shown(&self) -> usize {
        match *self {}
    }

    pub fn total(&self) -> usize {
        match *self {}
    }

    pub fn is_sure(&self) -> bool {
        match *self {}
    }

    pub fn all(&self) -> usize {
        match *self {}
    }

    pub fn outlets(&self) -> usize {
        match *self {}
    }

    pub fn counts(&self, _: &Facet) -> Vec<FacetCount> {
        match *self {}
    }

    pub fn histogram(&self) -> Vec<Bin> {
        match *self {}
    }
}
