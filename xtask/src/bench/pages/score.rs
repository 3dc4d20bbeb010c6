//! How alike two texts are: precision, recall and F1 of their runs of words. Knows no page.

use super::sets::Truth;
use std::collections::BTreeMap;

/// So many words are a run: long enough that the same words in another order are not the same text.
const RUN: usize = 4;

/// One page's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Score {
    /// The share of what was found that is expected.
    pub precision: f64,
    /// The share of what is expected that was found.
    pub recall: f64,
}

impl Score {
    pub(super) fn new(found: &str, expected: &str) -> Self {
        let (found, expected) = (runs(found), runs(expected));
        let shared: usize =
            found.iter().map(|(run, count)| *count.min(expected.get(run).unwrap_or(&0))).sum();
        let share = |all: &BTreeMap<Vec<String>, usize>| match all.values().sum::<usize>() {
            0 => 1.0,
            all => shared as f64 / all as f64,
        };
        Self { precision: share(&found), recall: share(&expected) }
    }

    fn f1(&self) -> f64 {
        match self.precision + self.recall {
            0.0 => 0.0,
            sum => 2.0 * self.precision * self.recall / sum,
        }
    }
}

/// Means over pages, each page counting the same.
pub(super) struct Means {
    precision: f64,
    recall: f64,
    f1: f64,
    /// Pages of which less than half was found.
    missed: usize,
}

impl Means {
    pub(super) fn of(scores: &[Score]) -> Self {
        let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / scores.len().max(1) as f64;
        Self {
            precision: mean(|score| score.precision),
            recall: mean(|score| score.recall),
            f1: mean(Score::f1),
            missed: scores.iter().filter(|score| score.recall < 0.5).count(),
        }
    }

    pub(super) fn line(&self, truth: Truth) -> String {
        let Self { precision, recall, f1, missed } = self;
        match truth {
            Truth::Whole => {
                format!("precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}  missed {missed}")
            }
            Truth::Beginning => format!("recall {recall:.3}  missed {missed}"),
        }
    }
}

/// Every run with how often it stands there; a shorter text is one run.
fn runs(text: &str) -> BTreeMap<Vec<String>, usize> {
    let words = words(text);
    let mut runs = BTreeMap::new();
    for run in words.windows(RUN.min(words.len()).max(1)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

/// Letters and digits in small letters; scripts without spaces give a word a character.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text.chars() {
        let is_alone = ('\u{0e00}'..='\u{0eff}').contains(&character)
            || ('\u{1000}'..='\u{109f}').contains(&character)
            || ('\u{3041}'..='\u{9fff}').contains(&character);
        if is_alone || !character.is_alphanumeric() {
            words.push(String::new());
        }
        if character.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(character.to_lowercase()));
        }
        if is_alone {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: &str, expected: &str, precision: f64, recall: f64) {
        let score = Score::new(found, expected);
        assert!((score.precision - precision).abs() < 1e-9, "{found}: {score:?}");
        assert!((score.recall - recall).abs() < 1e-9, "{found}: {score:?}");
    }

    #[test]
    fn runs_of_four_words() {
        check("One two, three four.", "one two three four", 1.0, 1.0);
        check("one two three four five", "one two three four", 0.5, 1.0);
        check("four three two one", "one two three four", 0.0, 0.0);
        check("港口开放了", "港口开放", 0.5, 1.0);
        check("", "a b", 1.0, 0.0);
        check("a b", "a b", 1.0, 1.0);
    }
}
