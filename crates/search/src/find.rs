//! Answers a query: what fits, and what would fit with another choice.

use crate::{Facet, FacetCount, Index, Query, Question, index::Document, question::Condition};

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Documents that fit, by their position in the dossier, ascending.
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
    /// Answers a query, whose text was understood as `question`: what fits, and for every facet
    /// what would fit with each of its values.
    pub fn find(&self, question: &Question, query: &Query) -> Found {
        let chosen = self.chosen(query);
        let mut documents = Vec::new();
        let mut counts = vec![0; self.values.len()];
        for (at, document) in self.documents.iter().enumerate() {
            if !document.fits_days(query)
                || !question.fits(|condition| self.holds(document, &question.terms, condition))
            {
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

    fn holds(&self, document: &Document, terms: &[crate::Term], condition: &Condition) -> bool {
        match condition {
            Condition::Term(at) => terms[*at].is_in(&document.text.folded),
            Condition::Days(range) => document.when.is_some_and(|when| range.meets(&when)),
            #[cfg(feature = "names")]
            Condition::Values(facet, values) => {
                let codes = values.iter().filter_map(|value| self.position(facet, value).ok());
                codes.into_iter().any(|code| document.codes.binary_search(&code).is_ok())
            }
        }
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
}

/// The chosen values of one facet; values that no document has leave no code.
struct Group<'a> {
    facet: &'a Facet,
    codes: Vec<usize>,
}

impl Document {
    fn fits_days(&self, query: &Query) -> bool {
        query.dates.is_open() || self.when.is_some_and(|when| query.dates.meets(&when))
    }

    fn has_one_of(&self, codes: &[usize]) -> bool {
        codes.iter().any(|code| self.codes.binary_search(code).is_ok())
    }
}
