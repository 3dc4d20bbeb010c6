//! The order of an answer. What may be in a title comes first, and within each chunk the score
//! decides that `hutong_search` gives the text; other orders are those of `hutong_search`.

use super::Search;
use super::bounds::{Bounds, of_term};
use crate::Error;
use crate::key;
use crate::reader::{Needs, Reader};
use fixedbitset::FixedBitSet as Set;
use hutong_search::{Facet, Scoring, Sort, Term};
use std::collections::HashMap;
use std::rc::Rc;

/// Documents are put in their final order so many at a time.
const CHUNK: usize = 20;

impl Search {
    /// The first documents, with texts where lists do not tell, and in the order that is asked for.
    pub(super) fn first(
        &mut self,
        reader: &mut Reader,
        bounds: &mut Bounds,
        wanted: usize,
        needs: &mut Needs,
    ) -> Result<Vec<u32>, Error> {
        let ranks = self.sort == Sort::Relevance && self.question.wanted().next().is_some();
        let order = self.order(reader, &bounds.maybe)?;
        let counts = self
            .question
            .terms
            .iter()
            .map(|term| Ok((term.forms[0].clone(), of_term(reader, term)?.maybe.count_ones(..))));
        let counts = counts.collect::<Result<HashMap<String, usize>, Error>>()?;
        let (documents, length) = (reader.root().documents as usize, reader.root().length);
        let question = self.question.clone();
        let having = |term: &Term| counts.get(&term.forms[0]).copied().unwrap_or_default();
        let scoring =
            Scoring::new(&question, having, documents, usize::try_from(length).unwrap_or(usize::MAX));
        let vocabulary = Rc::clone(&self.vocabulary);
        let mut found: Vec<u32> = Vec::new();
        let mut chunk: Vec<(u32, u32)> = Vec::new();
        let mut undecided = 0;
        for document in order {
            if found.len() + chunk.len() + undecided >= wanted {
                break;
            }
            let at = document as usize;
            let is_open = !bounds.surely.contains(at);
            let mut score = 0;
            if is_open || ranks {
                let Some(text) = reader.text(document, vocabulary.folding(), needs)? else {
                    undecided += 1;
                    continue;
                };
                if is_open {
                    let fits = self.fits(reader, document, &text.folded)?;
                    self.verdicts.insert(document, fits);
                    bounds.decide(at, fits);
                    if !fits {
                        continue;
                    }
                }
                if ranks {
                    score = scoring.score(&text);
                }
            }
            chunk.push((u32::MAX - score, document));
            if chunk.len() == CHUNK && undecided == 0 {
                found.extend(in_order(&mut chunk, ranks));
            }
        }
        found.extend(in_order(&mut chunk, ranks));
        Ok(found)
    }

    /// The order in which documents are looked at.
    fn order(&self, reader: &mut Reader, maybe: &Set) -> Result<Vec<u32>, Error> {
        let mut ignored = Needs::new();
        let mut documents: Vec<u32> = maybe.ones().filter_map(|at| u32::try_from(at).ok()).collect();
        match self.sort {
            Sort::Newest => {}
            Sort::Oldest => {
                let days = reader.days(&mut ignored)?.ok_or(Error::Impossible)?;
                documents.sort_by_key(|at| {
                    days[*at as usize].map_or((true, 0), |days| (false, days.start.number()))
                });
            }
            Sort::Outlet => {
                let values = reader.values(&Facet::Outlet, &mut ignored)?;
                let mut ranks = vec![u32::MAX; maybe.len()];
                for ((_, list), rank) in values.ok_or(Error::Impossible)?.iter().zip(0_u32..) {
                    let mut set = reader.nothing();
                    list.add_to(&mut set);
                    set.ones().for_each(|at| ranks[at] = ranks[at].min(rank));
                }
                documents.sort_by_key(|at| ranks[*at as usize]);
            }
            Sort::Relevance => {
                let scores = self.titles(reader, maybe)?;
                let mut first: Vec<(u32, u32)> =
                    scores.iter().map(|(at, score)| (u32::MAX - score, *at)).collect();
                first.sort_unstable();
                documents.retain(|at| !scores.contains_key(at));
                return Ok(first.into_iter().map(|(_, at)| at).chain(documents).collect());
            }
        }
        Ok(documents)
    }

    /// Documents that may have what is wanted in their titles, with what that is worth.
    fn titles(&self, reader: &mut Reader, maybe: &Set) -> Result<HashMap<u32, u32>, Error> {
        let mut scores = HashMap::new();
        let mut ignored = Needs::new();
        for term in self.question.wanted() {
            let mut titles = reader.nothing();
            for form in &term.forms {
                let mut one = maybe.clone();
                let mut is_known = false;
                for key in key::of_form(form).keys {
                    if let Some(postings) = reader.postings(&key, &mut ignored)? {
                        postings.titles.limit(&mut one);
                        is_known = true;
                    }
                }
                if is_known {
                    titles.union_with(&one);
                }
            }
            let having = of_term(reader, term)?.maybe.count_ones(..) as f32;
            let worth = (1.0 + maybe.len() as f32 / (having + 1.0)).ln() * 1000.0;
            for at in titles.ones().filter_map(|at| u32::try_from(at).ok()) {
                *scores.entry(at).or_insert(0) += worth as u32;
            }
        }
        Ok(scores)
    }
}

fn in_order(chunk: &mut Vec<(u32, u32)>, ranks: bool) -> Vec<u32> {
    if ranks {
        chunk.sort_unstable();
    }
    chunk.drain(..).map(|(_, document)| document).collect()
}
