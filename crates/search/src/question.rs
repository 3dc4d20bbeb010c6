//! A query whose names are understood: what must hold of a document, without looking at one.

use crate::{DateRange, Term};

/// What a typed query asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Every text that it names, each once.
    pub terms: Vec<Term>,
    /// Of each clause one alternative must hold.
    pub clauses: Vec<Vec<Alternative>>,
}

/// Something that may hold of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Whether it must not hold.
    pub negated: bool,
    /// What must hold, or must not.
    pub condition: Condition,
}

/// Something to look at in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It has the term of this position.
    Term(usize),
    /// It has one of these values.
    #[cfg(feature = "names")]
    Values(crate::Facet, Vec<String>),
    /// It has a day in the range; a document without a day has none.
    Days(DateRange),
}

impl Question {
    /// The terms that a document was found by; those that must be absent are left out.
    pub fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| !term.negated)
    }

    /// Whether a document for which `holds` tells each condition is one that is asked for.
    pub fn fits(&self, holds: impl Fn(&Condition) -> bool) -> bool {
        let fits = |alternative: &Alternative| holds(&alternative.condition) != alternative.negated;
        self.clauses.iter().all(|clause| clause.iter().any(fits))
    }
}
