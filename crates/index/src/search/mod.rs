//! One query put to an index, as often as new files have come.
//!
//! Two sets are kept of everything that is asked: the documents of which it may hold, and those of
//! which it surely does. A file that is missing makes the first wider and the second narrower, and
//! a text that has come decides about its document. So what is shown is always right, nothing is
//! left out in silence, and a total is exact when the two sets are the same.

mod bounds;
mod count;
mod order;

use crate::reader::{Needs, Reader};
use crate::{Error, Name, Sequence};
use bounds::Bounds;
pub use count::{Counts, Having};
use hutong_search::{Choices, Condition, DateRange, Facet, Query, Question, Sort, Vocabulary, is_word};
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

/// A query and what has been found out about it.
#[derive(Debug)]
pub struct Search {
    vocabulary: Rc<Vocabulary>,
    question: Question,
    query: Query,
    sort: Sort,
    /// Whether a document has what the words ask for, by its text.
    verdicts: HashMap<u32, bool>,
    /// The last bounds, and at which stage they were reckoned.
    reckoned: Option<(Stage, Bounds)>,
}

/// What bounds depend on, beside the question.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stage {
    choices: Choices,
    dates: DateRange,
    /// How often files have come or gone.
    changes: u64,
    /// Of how many documents the texts have told.
    verdicts: usize,
}

impl Search {
    /// Begins with a query whose text the vocabulary reads.
    pub fn new(vocabulary: Rc<Vocabulary>, query: Query, sort: Sort) -> Self {
        let question = vocabulary.question(&query.text);
        Self { vocabulary, question, query, sort, verdicts: HashMap::new(), reckoned: None }
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
        let bounds = self.judged(reader, &choices, &mut needs)?;
        let Some(mut bounds) = bounds.filter(|_| needs.is_empty()) else {
            let all = reader.root().documents as usize;
            return Ok(Look { documents: Vec::new(), total: Total::AtMost(all), needs });
        };
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
        let Some(bounds) = self.judged(reader, &choices, needs)? else { return Ok(None) };
        let numbered = bounds.maybe.ones().filter_map(|at| Some((u32::try_from(at).ok()?, at)));
        Ok(Some(numbered.map(|(document, at)| (document, bounds.surely.contains(at))).collect()))
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

    /// The bounds with what texts have told. They are reckoned once as long as nothing new has come.
    fn judged(
        &mut self,
        reader: &mut Reader,
        choices: &Choices,
        needs: &mut Needs,
    ) -> Result<Option<Bounds>, Error> {
        let stage = Stage {
            choices: choices.clone(),
            dates: self.query.dates,
            changes: reader.changes(),
            verdicts: self.verdicts.len(),
        };
        if let Some((reckoned, bounds)) = &self.reckoned
            && *reckoned == stage
        {
            return Ok(Some(bounds.clone()));
        }
        let Some(mut bounds) = self.bounds(reader, choices, needs)? else { return Ok(None) };
        for (document, fits) in &self.verdicts {
            bounds.decide(*document as usize, *fits);
        }
        self.reckoned = Some((stage, bounds.clone()));
        Ok(Some(bounds))
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
