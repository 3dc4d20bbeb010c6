//! What a figure measures, from the English words before it: Revenue of Revenue rose to 5 billion
//! dollars.

use super::Before;
use crate::{
    reading::BlockReading,
    text::{Literals, Stretch},
};
use std::sync::LazyLock;

/// What joins a number to a verb.
#[rustfmt::skip]
static JOINTS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "about", "around", "nearly", "almost", "over", "more than", "less than", "up to", "at least", "some",
    "roughly", "by", "to", "at", "an", "a", "only", "just", "from", "approximately", "(", " ", "and",
]));
/// What says that a number measures its subject.
#[rustfmt::skip]
static VERBS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "rose", "fell", "grew", "increased", "decreased", "dropped", "climbed", "jumped", "slipped", "reached",
    "hit", "exceeded", "passed", "totalled", "totaled", "was", "were", "is", "are", "stood", "amounted", "costs",
    "cost", "surged", "shrank", "will reach", "has reached", "had reached", "edged up", "edged down", "came",
]));
/// Words that a plain noun phrase does not have.
#[rustfmt::skip]
const GRAMMAR: &[&str] = &[
    "it", "he", "she", "they", "we", "which", "that", "who", "and", "but", "while", "as", "there", "this",
    "these", "what", "said", "by", "with", "to", "has", "had", "have", "been", "its", "his", "her", "their",
];
/// The longest phrase, in words.
const LONGEST: usize = 6;

/// What stands before a figure in its clause.
pub(super) fn before(block: &BlockReading, head: &Stretch) -> Before {
    let text = &block.text;
    let end = stripped(block, head, &JOINTS);
    if text.slice(&(head.start..end)).iter().all(|c| !c.is_alphanumeric())
        || ends_figure(block, head.start, end)
    {
        return Before::Until(end);
    }
    let Some(verb) = strip_word(block, &(head.start..end), &VERBS) else { return Before::Nothing };
    let subject = verb - text.slice(&(head.start..verb)).iter().rev().take_while(|c| **c == ' ').count();
    let dates = block.dates_in(&(head.start..subject)).iter().map(|date| date.stretch.end);
    let mut start = dates.max().unwrap_or(head.start);
    while start < subject && !text.chars[start].is_alphanumeric() {
        start += 1;
    }
    let words = text.slice(&(start..subject)).iter().collect::<String>();
    let words = words.split(' ').collect::<Vec<_>>();
    let plain = words.len() <= LONGEST && !words.iter().any(|word| GRAMMAR.contains(word));
    if plain && start < subject { Before::Phrase(start..subject) } else { Before::Nothing }
}

/// Where the words end that are before all of the given ones.
fn stripped(block: &BlockReading, head: &Stretch, words: &Literals) -> usize {
    let mut end = head.end;
    while let Some(shorter) = strip_word(block, &(head.start..end), words) {
        end = shorter;
    }
    end
}

/// Where the longest of the words begins that a stretch ends with, if it is a whole one.
fn strip_word(block: &BlockReading, stretch: &Stretch, words: &Literals) -> Option<usize> {
    let at = words.end_of(&block.text, stretch)?;
    let letter = |at: usize| block.text.at(at).is_some_and(char::is_alphanumeric);
    let inside = at > stretch.start && letter(at) && letter(at - 1);
    (!inside).then_some(at)
}

/// Whether a number with its unit ends here: rose 20 percent to.
fn ends_figure(block: &BlockReading, start: usize, end: usize) -> bool {
    let words = block.text.slice(&(start..end)).rsplit(|c| *c == ' ');
    words.take(3).any(|word| word.iter().any(char::is_ascii_digit))
}
