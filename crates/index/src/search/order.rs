//! The order of an answer. What may be in a title comes first, and within each chunk the score
//! decides that `hutong_search` gives the text; other orders are those of `hutong_search`.

use super::Search;
use super::bounds::{Bounds, of_term};
use crate::Error;
use crate::key;
use crate::reader::{Needs, Reader};
use fixedbitset::FixedBitSet as Set;
use hutong_search::{Facet, Scoring, Sort, Term};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
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
        let question = self.question.clone();
        // How many documents may have each term.
        let having = question.terms.iter().map(|term| Ok(of_term(reader, term)?.maybe.count_ones(..)));
        let having = having.collect::<Result<Vec<usize>, Error>>()?;
        let order = self.order(reader, &bounds.maybe, &having)?;
        let (documents, length) = (reader.root().documents as usize, reader.root().length);
        let having = |term: &Term| {
            let at = question.terms.iter().position(|other| other == term);
            at.map_or(0, |at| having[at])
        };
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
    fn order(
        &self,
        reader: &mut Reader,
        maybe: &Set,
        having: &[usize],
    ) -> Result<Box<dyn Iterator<Item = u32>>, Error> {
        let mut ignored = Needs::new();
        let in_order = |set: Set| set.into_ones().filter_map(|at| u32::try_from(at).ok());
        let mut documents: Vec<u32> = match self.sort {
            Sort::Newest => return Ok(Box::new(in_order(maybe.clone()))),
            Sort::Relevance => {
                let titles = self.titles(reader, maybe, having)?;
                let mut rest = maybe.clone();
                titles.iter().for_each(|(_, titles)| rest.difference_with(titles));
                return Ok(Box::new(by_worth(titles).chain(in_order(rest))));
            }
            Sort::Oldest | Sort::Outlet => in_order(maybe.clone()).collect(),
        };
        if self.sort == Sort::Oldest {
            let days = reader.days(&mut ignored)?.ok_or(Error::Impossible)?;
            let day = |at: u32| days[at as usize].map_or((true, 0), |days| (false, days.start.number()));
            documents.sort_by_key(|at| day(*at));
        } else {
            let values = reader.values(&Facet::Outlet, &mut ignored)?;
            let mut ranks = vec![u32::MAX; maybe.len()];
            for ((_, list), rank) in values.ok_or(Error::Impossible)?.iter().zip(0_u32..) {
                let mut set = reader.nothing();
                list.add_to(&mut set);
                set.ones().for_each(|at| ranks[at] = ranks[at].min(rank));
            }
            documents.sort_by_key(|at| ranks[*at as usize]);
        }
        Ok(Box::new(documents.into_iter()))
    }

    /// For each wanted term what it is worth in a title, and the documents that may have it there.
    fn titles(&self, reader: &mut Reader, maybe: &Set, having: &[usize]) -> Result<Vec<(u32, Set)>, Error> {
        let mut ignored = Needs::new();
        let mut all = Vec::new();
        for (term, having) in self.question.terms.iter().zip(having).filter(|(term, _)| !term.negated) {
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
            let worth = (1.0 + maybe.len() as f32 / (*having as f32 + 1.0)).ln() * 1000.0;
            all.push((worth as u32, titles));
        }
        Ok(all)
    }
}

/// Documents by what their titles are worth together, those that are worth the same in their order. Most are
/// never asked for, so they are not sorted.
fn by_worth(titles: Vec<(u32, Set)>) -> impl Iterator<Item = u32> {
    let mut any = titles.first().map(|(_, set)| set.clone()).unwrap_or_default();
    titles.iter().skip(1).for_each(|(_, set)| any.union_with(set));
    let worth = |at: usize| -> u32 {
        titles.iter().filter(|(_, set)| set.contains(at)).map(|(worth, _)| worth).sum()
    };
    let worths = any.ones().filter_map(|at| Some((worth(at), Reverse(u32::try_from(at).ok()?))));
    let mut left: BinaryHeap<_> = worths.collect::<Vec<_>>().into();
    std::iter::from_fn(move || left.pop().map(|(_, Reverse(document))| document))
}

fn in_order(chunk: &mut Vec<(u32, u32)>, ranks: bool) -> Vec<u32> {
    if ranks {
        chunk.sort_unstable();
    }
    chunk.drain(..).map(|(_, document)| document).collect()
}
