//! A set of words, found from a given place on, character by character. Knows nothing of what the
//! words are for.
//!
//! Dozens of small sets are looked for in every sentence, and almost nowhere does a word of them begin.
//! So each set first asks a few bits about the two characters there; an automaton over bytes would step
//! three times for every Chinese character, in every set (measured: a third of extraction).

/// Bits that characters are spread over: two Chinese characters in a hundred share one with a word's
/// first, where a set has a hundred words.
const BITS: usize = 4096;

/// A bit for each of them.
type Bits = [u64; BITS / 64];

/// The words, sorted, with the places they were given at.
pub(super) struct Dictionary {
    words: Vec<(Vec<char>, usize)>,
    /// Each first character with where its words begin and end: found here without a look at any word.
    ranges: Vec<(char, usize, usize)>,
    /// For each first character its bit.
    firsts: Bits,
    /// The same of words of one character.
    alone: Bits,
    /// For each first two characters their bit.
    pairs: Bits,
}

impl Dictionary {
    /// Of words that are not empty.
    pub(super) fn new(words: impl IntoIterator<Item = Vec<char>>) -> Self {
        let mut words = words.into_iter().zip(0..).collect::<Vec<_>>();
        words.sort_unstable();
        let [mut firsts, mut alone, mut pairs] = [[0; BITS / 64]; 3];
        for (word, _) in &words {
            match word.as_slice() {
                [] => {}
                [first] => set(&mut alone, number(*first)),
                [first, second, ..] => set(&mut pairs, pair(*first, *second)),
            }
            word.first().into_iter().for_each(|first| set(&mut firsts, number(*first)));
        }
        let mut ranges: Vec<(char, usize, usize)> = Vec::new();
        for (at, (word, _)) in words.iter().enumerate() {
            let Some(first) = word.first() else { continue };
            match ranges.last_mut().filter(|(known, ..)| known == first) {
                Some((_, _, end)) => *end = at + 1,
                None => ranges.push((*first, at, at + 1)),
            }
        }
        Self { words, ranges, firsts, alone, pairs }
    }

    /// Whether a word may begin with a character.
    pub(super) fn may_begin_with(&self, first: char) -> bool {
        has(&self.firsts, number(first))
    }

    /// Whether a text may begin with a word: most do not, and are done with here.
    pub(super) fn may_begin(&self, text: &[char]) -> bool {
        let [first, rest @ ..] = text else { return false };
        self.may_begin_with(*first)
            && (has(&self.alone, number(*first))
                || rest.first().is_some_and(|second| has(&self.pairs, pair(*first, *second))))
    }

    /// Every word that `text` begins with, shorter ones first: its length in characters, and the place
    /// it was given at.
    pub(super) fn beginnings<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        // All of these begin with the characters up to `depth`, and are longer.
        let mut rest = text.first().map_or(&[][..], |first| self.of(*first));
        let lengths = text.iter().zip(1..).map_while(move |(c, length)| {
            let depth = length - 1;
            if depth > 0 {
                let from = rest.partition_point(|(word, _)| word[depth] < *c);
                let to = from + rest[from..].partition_point(|(word, _)| word[depth] == *c);
                rest = &rest[from..to];
            }
            let whole = rest.partition_point(|(word, _)| word.len() == length);
            let (found, longer) = rest.split_at(whole);
            rest = longer;
            (!found.is_empty() || !longer.is_empty()).then_some((length, found))
        });
        lengths.flat_map(|(length, found)| found.iter().map(move |(_, given)| (length, *given)))
    }
}

impl Dictionary {
    /// The words that begin with a character.
    fn of(&self, first: char) -> &[(Vec<char>, usize)] {
        let found = self.ranges.binary_search_by_key(&first, |(known, ..)| *known);
        found.map_or(&[], |at| &self.words[self.ranges[at].1..self.ranges[at].2])
    }
}

fn number(c: char) -> usize {
    u32::from(c) as usize
}

fn pair(first: char, second: char) -> usize {
    number(first).wrapping_mul(31) ^ number(second)
}

fn set(bits: &mut Bits, number: usize) {
    bits[number % BITS / 64] |= 1 << (number % 64);
}

fn has(bits: &Bits, number: usize) -> bool {
    bits[number % BITS / 64] & 1 << (number % 64) != 0
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
            prop_assert!(expected.is_empty() || dictionary.may_begin(&text));
        }
    }
}
