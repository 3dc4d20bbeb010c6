//! The words in which a happening is told: how wide they are, where they are cut, and what they
//! share with others. Knows no date.

use super::Pairs;
use crate::{
    reading::BlockReading,
    text::{Folded, Stretch, is_cjk, is_letter},
};
use std::collections::BTreeSet;

/// The longest text of an event, a headline's length: in half-width columns, a Chinese character
/// takes two.
pub(super) const LONGEST: usize = 128;

pub(super) fn indexes(block: &BlockReading, stretch: &Stretch) -> BTreeSet<usize> {
    block.names_in(stretch).iter().map(|hit| hit.value).collect()
}

pub(super) fn columns(text: &Folded, stretch: &Stretch) -> usize {
    text.slice(stretch).iter().map(|c| if is_cjk(*c) { 2 } else { 1 }).sum()
}

/// The last place in a long clause where a word ends and the columns still fit.
pub(super) fn shortened(text: &Folded, stretch: Stretch) -> usize {
    let mut width = 0;
    let mut end = stretch.start;
    for at in stretch {
        width += if is_cjk(text.chars[at]) { 2 } else { 1 };
        if width > LONGEST {
            break;
        }
        if is_cjk(text.chars[at]) || !text.at(at + 1).is_some_and(char::is_alphanumeric) {
            end = at + 1;
        }
    }
    end
}

pub(super) fn trimmed(text: &Folded, mut stretch: Stretch) -> Stretch {
    let loose = |c: char| c.is_whitespace() || "，。；：、,;:.!?！？—".contains(c);
    while stretch.start < stretch.end && loose(text.chars[stretch.end - 1]) {
        stretch.end -= 1;
    }
    while stretch.start < stretch.end && loose(text.chars[stretch.start]) {
        stretch.start += 1;
    }
    stretch
}

pub(super) fn pairs(text: &Folded, stretch: &Stretch) -> Pairs {
    let chars = text.slice(stretch).iter().filter(|c| is_letter(**c)).collect::<Vec<_>>();
    chars.windows(2).map(|pair| (*pair[0], *pair[1])).collect()
}

/// The pairs in what is said of the names, which two happenings may share.
pub(super) fn pairs_beside_names(block: &BlockReading, stretch: &Stretch) -> Pairs {
    let mut pairs = Pairs::new();
    let mut start = stretch.start;
    for name in block.names_in(stretch) {
        pairs.extend(self::pairs(&block.text, &(start..name.stretch.start)));
        start = name.stretch.end;
    }
    pairs.extend(self::pairs(&block.text, &(start..stretch.end)));
    pairs
}
