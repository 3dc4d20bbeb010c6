//! One query put to an index, as often as new files have come.
//!
//! Two sets are kept of everything that is asked: the documents of which it may hold, and those of
//! which it surely does. A file that is missing makes the first wider and the second narrower, and
//! a text that has come decides about its document. So what is shown is always right, nothing is
//! left out in silence, and a total is exact when the two sets are the same.

mod bounds;
mod order;

use crate::reader::{Needs, Reader};
use crate::{Error, Name, Sequence};
use bounds::Bounds;
use hutong_search::{Bin, Choices, Condition, Facet, FacetCount, Query, Question, Sort, Vocabulary, is_word};
use std::collections::HashMap;
use std::rc::Rc;

/// How many documents fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// So many.
    Exactly(usize),
    /// So many or fewer; files or texts that are missing would tell.
    AtMost(usize),
}

/// What is known of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Documents that fit, in order; where something is needed, those of them that are known to.
    pub documents: Vec<u32>,
    /// How many there are.
    pub total: Total,
    /// Files to fetch before asking again, those that help most first; empty when the answer is
    /// final.
    pub needs: Vec<Name>,
}

/// The counts of a facet's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Most frequent first, then by value; upper bounds where the total is one.
    pub counts: Vec<FacetCount>,
    /// How many documents would fit without a choice in this facet.
    pub total: Total,
    /// Files to fetch before asking again.
    pub needs: Vec<Name>,
}

/// Values of a facet in order, each with the documents that have it, ascending.
pub type Having = Vec<(String, Vec<u32>)>;

/// A query and what has been found out about it.
#[derive(Debug)]
pub struct Search {
    vocabulary: Rc<Vocabulary>,
    question: Question,
    query: Query,
    sort: Sort,
    /// Whether a document has what the words ask for, by its text.
    verdicts: HashMap<u32, bool>,
}

impl Search {
    /// Begins with a query whose text the vocabulary reads.
    pub fn new(vocabulary: Rc<Vocabulary>, query: Query, sort: Sort) -> Self {
        let question = vocabulary.question(&query.text);
        Self { vocabulary, question, query, sort, verdicts: HashMap::new() }
    }

    /// What the query's text means.
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// Whether answers come in the order of the dossier.
    pub fn is_in_order(&self) -> bool {
        match self.sort {
            Sort::Newest => true,
            Sort::Relevance => self.question.wanted().next().is_none(),
            Sort::Oldest | Sort::Outlet => false,
        }
    }

    /// Chooses other values; what texts have told is kept.
    pub fn choose(&mut self, choices: Choices) {
        self.query.choices = choices;
    }

    /// The first documents of the answer, `wanted` of them or as many as there are.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn look(&mut self, reader: &mut Reader, wanted: usize) -> Result<Look, Error> {
        let mut needs = Needs::new();
        let choices = self.query.choices.clone();
        let bounds = self.bounds(reader, &choices, &mut needs)?;
        let Some(mut bounds) = bounds.filter(|_| needs.is_empty()) else {
            let all = reader.root().documents as usize;
            return Ok(Look { documents: Vec::new(), total: Total::AtMost(all), needs });
        };
        self.judge(&mut bounds);
        let documents = self.first(reader, &mut bounds, wanted, &mut needs)?;
        Ok(Look { documents, total: bounds.total(), needs })
    }

    /// A word in Latin letters that no document has, and the one that it may be meant to be; none where
    /// there is no such word, or files are missing, which are among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn correction(
        &self,
        reader: &mut Reader,
        needs: &mut Vec<Name>,
    ) -> Result<Option<(String, String)>, Error> {
        for term in self.question.wanted() {
            let word = &term.forms[0];
            if !word.chars().all(is_word) || bounds::of_term(reader, term)?.maybe.count_ones(..) > 0 {
                continue;
            }
            let found = reader.corrections(word, needs)?.and_then(|near| near.into_iter().next());
            if let Some(meant) = found {
                return Ok(Some((word.clone(), meant)));
            }
        }
        Ok(None)
    }

    /// Every document that may fit, in the order of the index, and whether it surely does; none where
    /// files are missing, which are among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn candidates(
        &mut self,
        reader: &mut Reader,
        needs: &mut Vec<Name>,
    ) -> Result<Option<Vec<(u32, bool)>>, Error> {
        let choices = self.query.choices.clone();
        let Some(mut bounds) = self.bounds(reader, &choices, needs)? else { return Ok(None) };
        self.judge(&mut bounds);
        let numbered = bounds.maybe.ones().filter_map(|at| Some((u32::try_from(at).ok()?, at)));
        Ok(Some(numbered.map(|(document, at)| (document, bounds.surely.contains(at))).collect()))
    }

    /// Whether everything is here that counting facets and stretches of time takes, beside what `look`
    /// asks for; what is not is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn can_count(
        &self,
        reader: &mut Reader,
        facets: &[Facet],
        needs: &mut Vec<Name>,
    ) -> Result<bool, Error> {
        let mut is_here = reader.days(needs)?.is_some();
        for facet in facets {
            is_here &= reader.values(facet, needs)?.is_some();
        }
        Ok(is_here)
    }

    /// How many files have some candidates.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn files_of(
        &self,
        reader: &mut Reader,
        candidates: &[u32],
        needs: &mut Vec<Name>,
    ) -> Result<usize, Error> {
        Ok(reader.spread(Sequence::Bodies, candidates, needs)?.len())
    }

    /// The documents of each value of a facet, by value; none where files are missing, which are among the
    /// needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn having(
        &self,
        reader: &mut Reader,
        facet: &Facet,
        needs: &mut Vec<Name>,
    ) -> Result<Option<Having>, Error> {
        let values = reader.values(facet, needs)?;
        Ok(values
            .map(|values| values.iter().map(|(value, list)| (value.clone(), list.documents())).collect()))
    }

    /// Lets the texts of candidates decide about them: all of them where `files` files have them. What is
    /// not here yet is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn settle(
        &mut self,
        reader: &mut Reader,
        candidates: &[u32],
        files: usize,
        needs: &mut Vec<Name>,
    ) -> Result<(), Error> {
        let vocabulary = Rc::clone(&self.vocabulary);
        for (_, documents) in reader.spread(Sequence::Bodies, candidates, needs)?.into_iter().take(files) {
            for document in documents {
                if let Some(text) = reader.text(document, vocabulary.folding(), needs)? {
                    let fits = self.fits(reader, document, &text.folded)?;
                    self.verdicts.insert(document, fits);
                }
            }
        }
        Ok(())
    }

    /// What choosing each value of a facet would leave, beside the other facets' choices.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn counts(&mut self, reader: &mut Reader, facet: &Facet) -> Result<Counts, Error> {
        let mut needs = Needs::new();
        let choices = self.query.choices.without(facet);
        let bounds = self.bounds(reader, &choices, &mut needs)?;
        let values = reader.values(facet, &mut needs)?;
        let (Some(mut bounds), Some(values)) = (bounds, values) else {
            let all = reader.root().documents as usize;
            return Ok(Counts { counts: Vec::new(), total: Total::AtMost(all), needs });
        };
        self.judge(&mut bounds);
        let counted = values.iter().map(|(value, list)| (value, list.count_in(&bounds.maybe)));
        let chosen = |value: &str| self.query.choices.has(facet, value);
        let kept = counted.filter(|(value, count)| *count > 0 || chosen(value));
        let mut counts: Vec<_> =
            kept.map(|(value, count)| FacetCount { value: value.clone(), count }).collect();
        let unknown = self.query.choices.iter().filter(|(other, value)| {
            *other == facet && values.binary_search_by(|(known, _)| known.as_str().cmp(value)).is_err()
        });
        counts.extend(unknown.map(|(_, value)| FacetCount { value: value.to_owned(), count: 0 }));
        // Values come in order, and the sort keeps that of equal counts.
        counts.sort_by_key(|counted| std::cmp::Reverse(counted.count));
        Ok(Counts { counts, total: bounds.total(), needs })
    }

    /// How many documents each stretch of time would leave, as in `hutong_search`; an upper bound where
    /// the total is one. None where files are missing, which are among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn histogram(
        &mut self,
        reader: &mut Reader,
        needs: &mut Vec<Name>,
    ) -> Result<Option<Vec<Bin>>, Error> {
        let Some(days) = reader.days(needs)? else { return Ok(None) };
        let choices = self.query.choices.clone();
        let dates = std::mem::take(&mut self.query.dates);
        let bounds = self.bounds(reader, &choices, needs);
        self.query.dates = dates;
        let Some(mut bounds) = bounds?.filter(|_| needs.is_empty()) else { return Ok(None) };
        self.judge(&mut bounds);
        let all: Vec<_> = days.iter().flatten().copied().collect();
        let counted = bounds.maybe.ones().filter_map(|at| days[at]);
        Ok(Some(Bin::of(&all, counted)))
    }

    /// What texts have told.
    fn judge(&self, bounds: &mut Bounds) {
        for (document, fits) in &self.verdicts {
            bounds.decide(*document as usize, *fits);
        }
    }

    /// Whether a document with this text is one that is asked for.
    fn fits(&self, reader: &mut Reader, document: u32, text: &str) -> Result<bool, Error> {
        let mut known = Vec::new();
        for alternative in self.question.clauses.iter().flatten() {
            if let condition @ (Condition::Days(_) | Condition::Values(..)) = &alternative.condition {
                known.push((condition, self.holds(reader, condition)?.surely.contains(document as usize)));
            }
        }
        Ok(self.question.fits(|condition| match condition {
            Condition::Term(at) => self.question.terms[*at].is_in(text),
            other => known.iter().any(|(condition, holds)| *condition == other && *holds),
        }))
    }
}

/// A value as a key.
pub(crate) fn key_of_value(facet: &Facet, value: &str) -> String {
    format!("{}\t{value}", facet.name())
}
