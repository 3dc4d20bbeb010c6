//! The order of what was found.
//!
//! By relevance, a document's score is the sum over its terms of rarity times fit. Rarity falls
//! with the number of documents that have the term. Fit is the place of its best occurrence (2 for
//! the title, 1 for the first paragraph, 0 below) and how often it occurs, from 0 to 1, levelling
//! off as in BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") and slower
//! in longer texts; what is only the beginning of a word counts half. Two terms that
//! were asked for one after the other add up to the rarity of the commoner one, the more the nearer
//! they stand. Equal scores keep the order of the dossier, newest first.

use crate::{Facet, Index, Question, Sort, Term, Text, index::Document, term::Occurrence};

/// How slowly occurrences level off, and how much longer texts slow it: BM25's usual values.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// At this distance, in bytes, two terms add half of what they add side by side.
const NEAR: f32 = 24.0;
/// How many occurrences of a term are looked at for nearness.
const MOST_PLACES: usize = 64;

impl Index {
    /// Documents, given in the order of the dossier, in the order that is asked for.
    pub fn sorted(&self, question: &Question, sort: Sort, documents: Vec<usize>) -> Vec<usize> {
        let mut keyed: Vec<(u32, usize)> = match sort {
            Sort::Relevance => self.scored(question, &documents),
            // A dossier has its newest articles first, and those without a date last.
            Sort::Newest => return documents,
            // Days since the first of the calendar: none is negative.
            Sort::Oldest => {
                self.keyed(&documents, |document| u32::try_from(document.when?.start.number() + 719_162).ok())
            }
            Sort::Outlet => self.keyed(&documents, |document| {
                let outlet = document.codes.iter().find(|code| self.values[**code].0 == Facet::Outlet)?;
                u32::try_from(*outlet).ok()
            }),
        };
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, at)| at).collect()
    }

    /// Documents with what they are sorted by; those without it come last.
    fn keyed(&self, documents: &[usize], key: impl Fn(&Document) -> Option<u32>) -> Vec<(u32, usize)> {
        documents.iter().map(|at| (key(&self.documents[*at]).unwrap_or(u32::MAX), *at)).collect()
    }

    /// Documents with their scores, the highest score the smallest number.
    fn scored(&self, question: &Question, documents: &[usize]) -> Vec<(u32, usize)> {
        let having =
            |term: &Term| self.documents.iter().filter(|document| term.is_in(&document.text.folded)).count();
        let length = self.documents.iter().map(|document| document.text.folded.len()).sum::<usize>();
        let scoring = Scoring::new(question, having, self.documents.len(), length);
        self.keyed(documents, |document| Some(u32::MAX - scoring.score(&document.text)))
    }
}

/// Scores texts for one question.
#[derive(Clone, Debug)]
pub struct Scoring<'a> {
    wanted: Vec<&'a Term>,
    rarities: Vec<f32>,
    /// The mean length of a text, in bytes.
    mean: f32,
}

impl<'a> Scoring<'a> {
    /// For `documents` of `length` bytes together, of which `having` tells how many have a term.
    pub fn new(
        question: &'a Question,
        having: impl Fn(&Term) -> usize,
        documents: usize,
        length: usize,
    ) -> Self {
        let wanted: Vec<&Term> = question.wanted().collect();
        let rarities = wanted.iter().map(|term| rarity(documents, having(term))).collect();
        Self { wanted, rarities, mean: length as f32 / documents.max(1) as f32 }
    }

    /// The score of a text, in thousandths: a number that sorts.
    pub fn score(&self, text: &Text) -> u32 {
        let places: Vec<Vec<Occurrence>> =
            self.wanted.iter().map(|term| term.occurrences(&text.folded).collect()).collect();
        let mut score = 0.0;
        for (at, places_of_one) in places.iter().enumerate() {
            score += self.rarities[at] * fit(places_of_one, text, self.mean);
            if at > 0 {
                let rarity = self.rarities[at].min(self.rarities[at - 1]);
                score += rarity * nearness(&places[at - 1], places_of_one);
            }
        }
        (score * 1000.0) as u32
    }
}

/// BM25's inverse document frequency, in the form that is never negative.
fn rarity(all: usize, having: usize) -> f32 {
    (1.0 + (all as f32 - having as f32 + 0.5) / (having as f32 + 0.5)).ln()
}

fn fit(found: &[Occurrence], text: &Text, mean: f32) -> f32 {
    let half = |whole: bool| if whole { 1.0 } else { 0.5 };
    let place = |found: &Occurrence| {
        let place = match found.range.end {
            end if end <= text.title => 2.0,
            end if end <= text.lead => 1.0,
            _ => 0.0,
        };
        half(found.whole) * place
    };
    let often = found.len() as f32;
    let slow = K1 * (1.0 - B + B * text.folded.len() as f32 / mean);
    let whole = found.iter().any(|found| found.whole);
    found.iter().map(place).fold(0.0, f32::max) + half(whole) * often / (often + slow)
}

/// From 0 to 1: how near two terms come.
fn nearness(left: &[Occurrence], right: &[Occurrence]) -> f32 {
    let gap = |one: &Occurrence, other: &Occurrence| {
        let (start, end) = (one.range.start.max(other.range.start), one.range.end.min(other.range.end));
        start.saturating_sub(end)
    };
    let gaps = left
        .iter()
        .take(MOST_PLACES)
        .flat_map(|one| right.iter().take(MOST_PLACES).map(move |other| gap(one, other)));
    gaps.min().map_or(0.0, |gap| NEAR / (NEAR + gap as f32))
}
