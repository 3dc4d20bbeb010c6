//! How far a hedge or a guess reaches in a sentence: from its word to the end, or to a contrast.
//! Knows no status.

use super::lexicon::Lexicon;
use crate::{
    rules::{Rules, Words},
    text::{Folded, Stretch, within},
};

/// What is not simply stated in a sentence.
pub(crate) struct Scopes {
    guesses: Vec<Stretch>,
    hedges: Vec<Stretch>,
    reservations: Vec<Stretch>,
    /// Up to where the sentence is denied.
    denied: usize,
}

/// Where clauses begin that a hedge before them does not reach: after a contrast or a semicolon.
pub(crate) fn breaks(text: &Folded, sentence: &Stretch, rules: &Rules) -> Vec<usize> {
    let contrasts = rules.contrasts.find(text, sentence).into_iter().map(|hit| hit.stretch.start);
    let semicolons = sentence.clone().filter(|at| matches!(text.chars[*at], '；' | ';')).map(|at| at + 1);
    let mut breaks = contrasts.chain(semicolons).collect::<Vec<_>>();
    breaks.sort_unstable();
    breaks
}

impl Scopes {
    /// Reads a sentence.
    pub fn new(
        text: &Folded,
        sentence: &Stretch,
        breaks: &[usize],
        rules: &Rules,
        lexicon: &Lexicon,
    ) -> Self {
        let guards = lexicon.guards.find(text, sentence);
        let reach = |words: &Words| -> Vec<Stretch> {
            let hits = words.find(text, sentence);
            hits.into_iter()
                .filter(|hit| !guards.iter().any(|guard| within(&hit.stretch, &guard.stretch)))
                .map(|hit| {
                    let stop = breaks.iter().find(|stop| **stop > hit.stretch.start);
                    hit.stretch.start..stop.copied().unwrap_or(sentence.end)
                })
                .collect()
        };
        let denied = rules.denials.find(text, sentence).pop().map_or(sentence.start, |hit| hit.stretch.end);
        let reservations = rules.reservations.find(text, sentence);
        Self {
            guesses: [reach(&rules.guesses), reach(&rules.demands)].concat(),
            hedges: reach(&rules.hedges),
            denied,
            reservations: reservations.into_iter().map(|hit| hit.stretch).collect(),
        }
    }

    /// Whether what a clause says is only wished, asked, supposed, or denied.
    pub fn is_guess(&self, clause: &Stretch) -> bool {
        let denied = clause.start < self.denied;
        denied || touches(&self.guesses, clause) || touches(&self.reservations, clause)
    }

    /// Whether the clause holds a word that takes back the clause before it.
    pub fn is_reservation(&self, clause: &Stretch) -> bool {
        touches(&self.reservations, clause)
    }

    /// Whether the clause is told as a rumour.
    pub fn is_hedged(&self, clause: &Stretch) -> bool {
        touches(&self.hedges, clause)
    }
}

fn touches(stretches: &[Stretch], clause: &Stretch) -> bool {
    stretches.iter().any(|stretch| crate::text::overlap(stretch, clause))
}
