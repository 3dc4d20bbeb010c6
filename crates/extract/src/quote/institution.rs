//! Institutions that no vocabulary knows: The State Administration for Market Regulation said. Knows no verb.

use super::candidate::candidates;
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, is_one_of, starts_with},
};

/// The institution that English words before a verb name, without its article.
pub(super) fn institution(block: &BlockReading, words: &Stretch, rules: &Rules) -> Option<Stretch> {
    const SMALL: [&str; 4] = ["of", "for", "and", "on"];
    const THE: &str = "the ";
    let text = &block.text;
    let start = words.clone().find(|at| text.chars[*at] != ' ')?;
    let end = (start..words.end).rev().find(|at| text.chars[*at] != ' ')? + 1;
    let name = start + THE.len()..end;
    if !starts_with(text.slice(&(start..end)), THE) || !candidates(block, words, rules).is_empty() {
        return None;
    }
    let mut next = name.start;
    let is_small = |word: &[char]| {
        let at = next;
        next += word.len() + 1;
        let small = is_one_of(word, &SMALL);
        let capital = text.was_capital(at) && word.iter().all(char::is_ascii_alphabetic);
        (small || capital).then_some(small)
    };
    let words = text.slice(&name).split(|c| *c == ' ').map(is_small).collect::<Option<Vec<bool>>>()?;
    // Between words with capitals stands a small one.
    matches!(words.as_slice(), [false, inner @ .., false] if inner.contains(&true)).then_some(name)
}
