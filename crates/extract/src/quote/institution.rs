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
    let mut at = name.start;
    let mut small = 0;
    let (mut count, mut last_is_small) = (0, true);
    for word in text.slice(&name).split(|c| *c == ' ') {
        last_is_small = is_one_of(word, &SMALL);
        let capital = text.was_capital(at) && word.iter().all(char::is_ascii_alphabetic);
        if !capital && !last_is_small || last_is_small && count == 0 {
            return None;
        }
        small += usize::from(last_is_small);
        count += 1;
        at += word.len() + 1;
    }
    (small > 0 && !last_is_small).then_some(name)
}
