//! A set of words, found from a given place on, character by character. Knows nothing of what the
//! words are for.
//!
//! Dozens of small sets are looked for in every sentence, and almost nowhere does a word of them begin.
//! So each set first asks a few bits about the character there; an automaton over bytes would step
//! three times for every Chinese character, in every set (measured: a third of extraction).

/// Bits that characters are spread over: two Chinese characters in a hundred share one with a word's
/// first, where a set has a hundred words.
const BITS: usize = 4096;

/// The words, sorted, with the places they were given at.
pub(super) struct Dictionary {
    words: Vec<(Vec<char>, usize)>,
    /// For each first character its bit.
    firsts: [u64; BITS / 64],
}

impl Dictionary {
    /// Of words that are not empty.
    pub(super) fn new(words: impl IntoIterator<Item = Vec<char>>) -> Self {
        let mut words = words.into_iter().zip(0..).collect::<Vec<_>>();
        words.sort_unstable();
        let mut firsts = [0; BITS / 64];
        for first in words.iter().filter_map(|(word, _)| word.first()) {
            let (at, bit) = place(*first);
            firsts[at] |= bit;
        }
        Self { words, firsts }
    }

    /// Whether a word may begin with this character.
    pub(super) fn may_begin(&self, first: char) -> bool {
        let (at, bit) = place(first);
        self.firsts[at] & bit != 0
    }

    /// Every word that `text` begins with, shorter ones first: its length in characters, and the place
    /// it was given at.
    pub(super) fn beginnings<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        // All of these begin with the characters up to `depth`, and are longer.
        let mut rest = self.words.as_slice();
        let lengths = text.iter().zip(1..).map_while(move |(c, length)| {
            let depth = length - 1;
            let from = rest.partition_point(|(word, _)| word[depth] < *c);
            let to = from + rest[from..].partition_point(|(word, _)| word[depth] == *c);
            rest = &rest[from..to];
            let whole = rest.partition_point(|(word, _)| word.len() == length);
            let (found, longer) = rest.split_at(whole);
            rest = longer;
            (!found.is_empty() || !longer.is_empty()).then_some((length, found))
        });
        lengths.flat_map(|(length, found)| found.iter().map(move |(_, given)| (length, *given)))
    }
}

fn place(c: char) -> (usize, u64) {
    let bit = u32::from(c) as usize % BITS;
    (bit / 64, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_look_at_every_word_finds_the_same(
            words in prop::collection::vec("[ab淘宝]{1,4}", 0..12),
            text in "[ab淘宝]{0,8}",
        ) {
            let words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
            let text: Vec<char> = text.chars().collect();
            let dictionary = Dictionary::new(words.clone());
            let mut expected: Vec<_> = (0..words.len())
                .filter(|at| text.starts_with(&words[*at]))
                .map(|at| (words[at].len(), at))
                .collect();
            expected.sort_unstable();
            prop_assert_eq!(dictionary.beginnings(&text).collect::<Vec<_>>(), expected.clone());
            if let Some(first) = text.first().filter(|_| !expected.is_empty()) {
                prop_assert!(dictionary.may_begin(*first));
            }
        }
    }
}
