//! A set of words, found from a given place on, character by character. Knows nothing of what the
//! words are for.
//!
//! Dozens of small sets are looked for in every sentence, and almost nowhere does a word of them begin.
//! So each set first asks a few bits about the three characters there; an automaton over bytes would step
//! three times for every Chinese character, in every set (measured: a third of extraction).

use crate::bits::{has, set};

/// Bits that characters are spread over: two Chinese characters in a hundred share one with a word's
/// first, where a set has a hundred words.
const BITS: usize = 4096;

/// Bits that the first two characters of many words are spread over.
const MOST_BITS: usize = 16 * BITS;

/// A bit for each of them.
type Bits = [u64; BITS / 64];

/// The words, sorted, with the places they were given at.
pub(super) struct Dictionary {
    words: Vec<Word>,
    /// The characters of all, as they were given.
    chars: Vec<char>,
    /// Words of one character, by it: where they begin and end.
    singles: Ranges,
    /// Longer ones by their first two. No word is looked at before these are found.
    doubles: Ranges,
    /// For each first character its bit.
    firsts: Bits,
    /// The same of words of one character.
    alone: Bits,
    /// For each first two characters their bit; the more words, the more bits.
    pairs: Vec<u64>,
    /// The same of what tells whether a word is here where its first two characters are: the third, or that
    /// there is none. As many.
    thirds: Vec<u64>,
}

/// A word; they are in the order of their first three characters, then of their lengths.
struct Word {
    /// The first three characters: most words are told apart by these alone.
    key: u64,
    /// Where its characters begin among all.
    start: usize,
    length: usize,
    given: usize,
}

/// Where the words of a key begin and end, by the key.
type Ranges = Vec<(u64, usize, usize)>;

impl Dictionary {
    /// Of words that are not empty: their characters, and where each word ends among them.
    pub(super) fn new(chars: Vec<char>, ends: &[usize]) -> Self {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let word = |((start, end), given): ((usize, &usize), usize)| Word {
            key: key(&chars[start..*end]),
            start,
            length: end - start,
            given,
        };
        let mut words = starts.zip(ends).zip(0..).map(word).collect::<Vec<_>>();
        words.sort_unstable_by_key(|word| (word.key, word.length, word.given));
        let [mut firsts, mut alone] = [[0; BITS / 64]; 2];
        let bits = (words.len() / 2).next_power_of_two().clamp(BITS / 64, MOST_BITS / 64);
        let [mut pairs, mut thirds] = [vec![0; bits], vec![0; bits]];
        let [mut singles, mut doubles] = [Ranges::new(), Ranges::new()];
        for (at, word) in words.iter().enumerate() {
            match &chars[word.start..word.start + word.length] {
                [] => continue,
                [first] => {
                    set(&mut alone, number(*first));
                    add(&mut singles, word.key, at);
                }
                [first, second, rest @ ..] => {
                    set(&mut pairs, pair(*first, *second));
                    let third = rest.first().copied().unwrap_or(NO_THIRD);
                    set(&mut thirds, triple(*first, *second, third));
                    add(&mut doubles, word.key & DOUBLE, at);
                }
            }
            set(&mut firsts, number(chars[word.start]));
        }
        Self { words, chars, singles, doubles, firsts, alone, pairs, thirds }
    }

    /// Whether a word may begin with a character.
    pub(super) fn may_begin_with(&self, first: char) -> bool {
        has(&self.firsts, number(first))
    }

    /// Whether a text may begin with a word: most do not, and are done with here.
    pub(super) fn may_begin(&self, text: &[char]) -> bool {
        let [first, rest @ ..] = text else { return false };
        if !self.may_begin_with(*first) {
            return false;
        }
        if has(&self.alone, number(*first)) {
            return true;
        }
        let [second, rest @ ..] = rest else { return false };
        let third = |third: char| has(&self.thirds, triple(*first, *second, third));
        has(&self.pairs, pair(*first, *second))
            && (third(NO_THIRD) || rest.first().is_some_and(|next| third(*next)))
    }

    /// Every word that `text` begins with, shorter ones first: its length in characters, and the place
    /// it was given at.
    pub(super) fn beginnings<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let single = text.get(..1).map_or(&[][..], |text| self.of(&self.singles, key(text)));
        let double = text.get(..2).map_or(&[][..], |text| self.of(&self.doubles, key(text)));
        let (two, longer) = double.split_at(double.partition_point(|word| word.length == 2));
        let longer = text.get(..3).map_or(&[][..], |text| going_on(longer, key(text)));
        let longer = longer.iter().filter(|word| text.starts_with(self.chars_of(word)));
        single.iter().chain(two).chain(longer).map(|word| (word.length, word.given))
    }

    fn chars_of(&self, word: &Word) -> &[char] {
        &self.chars[word.start..word.start + word.length]
    }

    fn of(&self, ranges: &Ranges, key: u64) -> &[Word] {
        let found = ranges.binary_search_by_key(&key, |(known, ..)| *known);
        found.map_or(&[], |at| &self.words[ranges[at].1..ranges[at].2])
    }
}

/// Of words with the same two first characters and more, those with a third.
fn going_on(words: &[Word], key: u64) -> &[Word] {
    let from = words.partition_point(|word| word.key < key);
    let to = words[from..].partition_point(|word| word.key == key);
    &words[from..from + to]
}

/// The first three characters as one number, in their order: a character takes 21 bits.
fn key(text: &[char]) -> u64 {
    let first = |at: usize| text.get(at).map_or(0, |c| u64::from(u32::from(*c)));
    first(0) << 42 | first(1) << 21 | first(2)
}

/// The bits of a key that two characters make.
const DOUBLE: u64 = !((1 << 21) - 1);

/// One more word of a key; words come in their order.
fn add(ranges: &mut Ranges, key: u64, at: usize) {
    match ranges.last_mut().filter(|(known, ..)| *known == key) {
        Some((_, _, end)) => *end = at + 1,
        None => ranges.push((key, at, at + 1)),
    }
}

fn number(c: char) -> usize {
    u32::from(c) as usize
}

fn pair(first: char, second: char) -> usize {
    number(first).wrapping_mul(31) ^ number(second)
}

fn triple(first: char, second: char, third: char) -> usize {
    pair(first, second).wrapping_mul(31) ^ number(third)
}

/// In the place of the third character of a word of two.
const NO_THIRD: char = '\0';

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
            let ends = words.iter().scan(0, |end, word| { *end += word.len(); Some(*end) });
            let dictionary = Dictionary::new(words.concat(), &ends.collect::<Vec<_>>());
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
