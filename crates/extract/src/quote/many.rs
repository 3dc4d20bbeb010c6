//! English speakers whom nobody names: many, or one of them. Knows no verb but by its place.

use super::verb::follows;
use crate::{
    reading::BlockReading,
    text::{Stretch, is_one_of},
};

/// , and shoppers said: whether a few English words before a verb name people that nobody knows, so that nobody
/// named before them speaks.
pub(super) fn are_many(block: &BlockReading, words: Stretch) -> bool {
    const KNOWN: [&str; 6] = ["the", "its", "their", "both", "it", "this"];
    let text = &block.text;
    let parts = text.slice(&words).split(|c| matches!(c, ' ' | ','));
    let parts = parts.filter(|part| !part.is_empty() && !is_one_of(part, &["and", "but", "while"]));
    let parts = parts.collect::<Vec<_>>();
    let plain = |part: &&[char]| part.iter().all(char::is_ascii_lowercase);
    let capital = words.clone().any(|at| text.was_capital(at));
    let (Some(first), Some([.., one, 's'])) = (parts.first(), parts.last()) else { return false };
    let plural = !matches!(one, 's' | 'u' | 'i') && parts.last().is_some_and(|last| last.len() > 3);
    let many = parts.len() <= MANY && parts.iter().all(plain) && plural;
    many && !capital && !is_one_of(first, &KNOWN)
}

/// How many words tell who people are.
const MANY: usize = 3;

/// Many complained, and one joked; another user wrote: who is one of those the sentence tells of.
pub(super) fn one_of_many(block: &BlockReading, words: Stretch) -> Option<Stretch> {
    let text = &block.text;
    let start = words.clone().find(|at| text.chars[*at] != ' ')?;
    let joint = ["and ", "but ", "while "].iter().find(|joint| follows(block, start, joint));
    let start = start + joint.map_or(0, |joint| joint.chars().count());
    let end = (start..words.end).rev().find(|at| text.chars[*at] != ' ')? + 1;
    let mut parts = text.slice(&(start..end)).split(|c| *c == ' ');
    let one = parts.next().is_some_and(|first| is_one_of(first, &["one", "another"]));
    let plain = |part: &[char]| part.iter().all(char::is_ascii_lowercase) && !part.is_empty();
    let described = parts.by_ref().take(ONE_OF).all(plain) && parts.next().is_none();
    (one && described).then_some(start..end)
}

/// How many words may say more of one of many.
const ONE_OF: usize = 2;
