//! Words of a language that stand at a given place, found without trying one after the other. Knows
//! nothing of what the words are for.

use super::{Folded, Stretch, dictionary::Dictionary};

/// The longest word, in characters.
const LONGEST: usize = 16;

/// Words in the order in which they count.
pub(crate) struct Literals {
    forwards: Dictionary,
    backwards: Dictionary,
    /// Whether the empty word is one of them; it counts first.
    empty: bool,
}

impl Literals {
    /// Of folded words, none longer than [`LONGEST`].
    pub fn new(words: &[&str]) -> Self {
        debug_assert!(words.iter().all(|word| word.chars().count() <= LONGEST));
        let full = || words.iter().filter(|word| !word.is_empty());
        let add_up = |end: &mut usize, word: &&str| {
            *end += word.chars().count();
            Some(*end)
        };
        let ends = full().scan(0, add_up).collect::<Vec<_>>();
        Self {
            forwards: Dictionary::new(full().flat_map(|word| word.chars()).collect(), &ends),
            backwards: Dictionary::new(full().flat_map(|word| word.chars().rev()).collect(), &ends),
            empty: ends.len() < words.len(),
        }
    }

    /// Where the words end that begin at a place, in the order in which they were given; Latin words only
    /// as whole ones.
    pub fn from(&self, text: &Folded, at: usize) -> Vec<usize> {
        let rest = text.chars.get(at..).unwrap_or_default();
        let mut found = Vec::new();
        if self.forwards.may_begin(rest) {
            let whole = |length: usize| {
                !rest[length - 1].is_ascii_alphabetic()
                    || !rest.get(length).is_some_and(char::is_ascii_alphanumeric)
            };
            let words = self.forwards.beginnings(rest).filter(|(length, _)| whole(*length));
            found.extend(words.map(|(length, place)| (place, at + length)));
            found.sort_unstable();
        }
        self.empty.then_some(at).into_iter().chain(found.into_iter().map(|(_, end)| end)).collect()
    }

    /// Where the first of the words ends that stand at a place.
    pub fn first(&self, text: &Folded, at: usize) -> Option<usize> {
        self.from(text, at).first().copied()
    }

    /// Where the longest of the words begins that a stretch ends with.
    pub fn end_of(&self, text: &Folded, stretch: &Stretch) -> Option<usize> {
        self.endings(text.slice(stretch)).last().map(|length| stretch.end - length)
    }

    /// The lengths of the words that a text ends with, shorter ones first; the empty word is none of them.
    pub fn endings(&self, text: &[char]) -> Vec<usize> {
        let mut tail = ['\0'; LONGEST];
        text.iter().rev().zip(&mut tail).for_each(|(c, place)| *place = *c);
        let tail = &tail[..text.len().min(LONGEST)];
        if !self.backwards.may_begin(tail) {
            return Vec::new();
        }
        self.backwards.beginnings(tail).map(|(length, _)| length).collect()
    }

    /// Whether any of the words stands in a text, as a part of other words too.
    pub fn is_in(&self, text: &[char]) -> bool {
        (0..text.len()).any(|at| self.begins(&text[at..]))
    }

    /// The length of the shortest of the words that a text begins with.
    pub fn beginning(&self, text: &[char]) -> Option<usize> {
        if !self.forwards.may_begin(text) {
            return None;
        }
        self.forwards.beginnings(text).map(|(length, _)| length).next()
    }

    /// Whether a text begins with any of the words.
    pub fn begins(&self, text: &[char]) -> bool {
        self.empty || self.forwards.may_begin(text) && self.forwards.beginnings(text).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_same_as_trying_one_after_the_other(
            words in prop::collection::vec("[ab元万]{1,3}", 0..8),
            empty: bool,
            text in "[ab元万1]{0,8}",
            at in 0_usize..9,
        ) {
            let words = empty.then_some("").into_iter().chain(words.iter().map(String::as_str));
            let words = words.collect::<Vec<_>>();
            let literals = Literals::new(&words);
            let folded = Folded::new(&text);
            let at = at.min(folded.chars.len());
            let rest = folded.chars[at..].iter().collect::<String>();
            let is_whole = |word: &str| {
                !word.ends_with(|c: char| c.is_ascii_alphabetic())
                    || !rest[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
            };
            let ends = words.iter().filter(|word| rest.starts_with(**word) && is_whole(word));
            let ends = ends.map(|word| at + word.chars().count()).collect::<Vec<_>>();
            prop_assert_eq!(literals.from(&folded, at), ends);
            let lengths = words.iter().filter(|word| !word.is_empty() && text.ends_with(**word));
            let mut lengths = lengths.map(|word| word.chars().count()).collect::<Vec<_>>();
            lengths.sort_unstable();
            prop_assert_eq!(literals.endings(&folded.chars), lengths);
            let inside = !rest.is_empty() && words.iter().any(|word| rest.contains(*word));
            prop_assert_eq!(literals.is_in(&folded.chars[at..]), inside);
        }
    }
}
