//! What the reader asked for. It stands in the address, so every query can be written and read back.

use crate::{Facet, fold};
use hutong_model::{DateSpan, Day};
use std::collections::{BTreeMap, BTreeSet};

/// Words, facet values and days. Empty, it asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words as typed; each word, divided by white space, must occur.
    pub text: String,
    /// Chosen values by facet: several values of one facet widen, several facets narrow.
    /// A facet without a value is not kept.
    pub facets: BTreeMap<Facet, BTreeSet<String>>,
    /// The days.
    pub dates: DateRange,
}

/// Days from `after` to `before`, both included; an open side has no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// First day.
    pub after: Option<Day>,
    /// Last day.
    pub before: Option<Day>,
}

impl DateRange {
    /// Whether nothing is limited.
    pub fn is_open(&self) -> bool {
        self.after.is_none() && self.before.is_none()
    }

    /// Whether the span has a day in the range.
    pub fn meets(&self, span: &DateSpan) -> bool {
        self.after.is_none_or(|after| span.end >= after)
            && self.before.is_none_or(|before| span.start <= before)
    }
}

impl Query {
    /// Whether it asks for everything.
    pub fn is_empty(&self) -> bool {
        self.words().is_empty() && self.facets.is_empty() && self.dates.is_open()
    }

    /// The words to find, folded.
    pub fn words(&self) -> Vec<String> {
        self.text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
    }

    /// Whether this value of this facet is chosen.
    pub fn has(&self, facet: &Facet, value: &str) -> bool {
        self.facets.get(facet).is_some_and(|values| values.contains(value))
    }

    /// Chooses the value, or lets it go.
    pub fn toggle(&mut self, facet: &Facet, value: &str) {
        let values = self.facets.entry(facet.clone()).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
        if values.is_empty() {
            self.facets.remove(facet);
        }
    }
}
