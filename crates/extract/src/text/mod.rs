//! Text as rules read it: folded, cut into sentences and clauses, always with the way back to
//! the characters of the block. Knows no date, no entity and no relation.

mod alternatives;
mod dictionary;
mod fold;
mod literals;
mod pattern;
mod sentence;

pub(crate) use fold::Folded;
pub(crate) use literals::Literals;
pub(crate) use pattern::{Hit, PatternSet};
pub(crate) use sentence::{clauses, sentences};

use std::ops::Range;

/// Character offsets in a folded text.
pub(crate) type Stretch = Range<usize>;

/// Whether the two stretches share a character.
pub(crate) fn overlap(left: &Stretch, right: &Stretch) -> bool {
    left.start < right.end && right.start < left.end
}

/// Whether every character of `inner` lies in `outer`.
pub(crate) fn within(inner: &Stretch, outer: &Stretch) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether a text begins with a word.
pub(crate) fn starts_with(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|c| text.next() == Some(&c))
}

/// Whether one of some words begins anywhere in a text.
pub(crate) fn holds(text: &[char], words: &[&str]) -> bool {
    first_of(text, words).is_some()
}

/// Where the first of some words begins in a text.
pub(crate) fn first_of(text: &[char], words: &[&str]) -> Option<usize> {
    // Most characters share no bit with the first one of any word.
    let bit = |c: char| 1_u64 << (u32::from(c) % u64::BITS);
    let firsts = words.iter().map(|word| word.chars().next().map_or(u64::MAX, bit));
    let firsts = firsts.fold(0, |all, first| all | first);
    let may_begin = |at: &usize| firsts & bit(text[*at]) != 0;
    (0..text.len()).filter(may_begin).find(|at| words.iter().any(|word| starts_with(&text[*at..], word)))
}

/// Whether a text is one of some words, from end to end.
pub(crate) fn is_one_of(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| word.chars().eq(text.iter().copied()))
}

/// Whether a text ends with a word.
pub(crate) fn ends_with(text: &[char], word: &str) -> bool {
    let mut text = text.iter().rev();
    word.chars().rev().all(|c| text.next() == Some(&c))
}

/// Whether a character is written without spaces around it: Han, kana, or their punctuation.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character is of the main Han block, as nearly every one of a Chinese text is.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, FIRST_HAN..=LAST_HAN)
}

const FIRST_HAN: char = '\u{4E00}';
const LAST_HAN: char = '\u{9FFF}';

/// Whether a character is a letter or a digit; quick for Chinese ones.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        c if is_han(c) => true,
        'a'..='z' | '0'..='9' => true,
        ' ' => false,
        '，' | '。' | '、' | '；' | '：' | '“' | '”' | '《' | '》' => false,
        c => c.is_alphanumeric(),
    }
}
