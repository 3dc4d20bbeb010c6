//! The words in which a happening is told: how wide they are, where they are cut, and what they
//! share with others. Knows no date.

use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Literals, Stretch, clauses, ends_with, holds, is_cjk, is_letter, starts_with},
};
use std::{collections::BTreeSet, sync::LazyLock};

/// The longest text of an event, a headline's length: in half-width columns, a Chinese character
/// takes two.
pub(super) const LONGEST: usize = 128;

/// Pairs of neighbouring characters, each as one number, sorted and without repeats.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    all: Vec<u64>,
    /// A bit for each, that several may share.
    bits: [u64; BITS / 64],
    /// How many more there are than bits.
    doubled: usize,
}

/// Bits that pairs are spread over: far more than a sentence or two have of them.
const BITS: usize = 1024;

impl Pairs {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// How many of them are in both at most, told without comparing one by one: as many as there are bits in both,
    /// and those that share a bit with another.
    pub fn shared_at_most(&self, other: &Self) -> usize {
        let both = self.bits.iter().zip(&other.bits).map(|(left, right)| left & right);
        ones(both) + self.doubled.min(other.doubled)
    }

    /// How many of them are in both.
    pub fn shared(&self, other: &Self) -> usize {
        let mut others = other.all.iter().peekable();
        let is_there = |pair: &&u64| {
            while others.next_if(|other| other < pair).is_some() {}
            others.peek() == Some(pair)
        };
        self.all.iter().filter(is_there).count()
    }

    /// Those of either.
    pub fn and(&self, other: &Self) -> Self {
        let mut others = other.all.iter().copied().peekable();
        let mut all = Vec::with_capacity(self.all.len() + other.all.len());
        for pair in &self.all {
            while let Some(other) = others.next_if(|other| other < pair) {
                all.push(other);
            }
            others.next_if_eq(pair);
            all.push(*pair);
        }
        all.extend(others);
        let mut bits = self.bits;
        bits.iter_mut().zip(&other.bits).for_each(|(bits, others)| *bits |= others);
        Self::with_bits(all, bits)
    }

    fn of(mut all: Vec<u64>) -> Self {
        all.sort_unstable();
        all.dedup();
        let mut bits = [0; BITS / 64];
        for pair in &all {
            let bit = (pair.wrapping_mul(SPREAD) >> (u64::BITS - BITS.ilog2())) as usize;
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Self::with_bits(all, bits)
    }

    fn with_bits(all: Vec<u64>, bits: [u64; BITS / 64]) -> Self {
        let doubled = all.len() - ones(bits.into_iter());
        Self { all, bits, doubled }
    }
}

fn ones(bits: impl Iterator<Item = u64>) -> usize {
    bits.map(|bits| bits.count_ones() as usize).sum()
}

/// The golden ratio as a fraction of all numbers: multiplied by it, near ones lie far apart in their leading bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

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
    let loose = |c: char| {
        let is_mark = matches!(
            c,
            '，' | '。' | '；' | '：' | '、' | ',' | ';' | ':' | '.' | '!' | '?' | '！' | '？' | '—'
        );
        is_mark || c.is_whitespace()
    };
    while stretch.start < stretch.end && loose(text.chars[stretch.end - 1]) {
        stretch.end -= 1;
    }
    while stretch.start < stretch.end && loose(text.chars[stretch.start]) {
        stretch.start += 1;
    }
    stretch
}

#[rustfmt::skip]
/// What joins a sentence to the one before it, and is no part of what happened.
const JOINTS: [&str; 19] = [
    "而", "但是", "但", "不过", "然而", "并且", "其实", "事实上", "此外", "另外", "同时", "与此同时", "随后",
    "值得一提的是，", "and ", "but ", "while ", "although ", "though ",
];

/// The same, for a quick look at whether any of them stands there.
static OPENING: LazyLock<Literals> = LazyLock::new(|| Literals::new(&JOINTS));

/// The words without what joins them to a sentence before: 不过早在2013年11月，….
pub(super) fn without_joint(text: &Folded, mut stretch: Stretch) -> Stretch {
    let joint = |stretch: &Stretch| {
        if !OPENING.begins(text.slice(stretch)) {
            return None;
        }
        let begins = |joint: &&&str| starts_with(text.slice(stretch), joint);
        JOINTS.iter().filter(begins).map(|joint| joint.chars().count()).max()
    };
    while let Some(length) = joint(&stretch) {
        stretch = trimmed(text, stretch.start + length..stretch.end);
    }
    stretch
}

/// What was found on a day, where what it was is too long to tell with it: a check of five accounts found on
/// Thursday. `date` is where the day stands.
pub(super) fn found(text: &Folded, clauses: &[Stretch], date: usize, words: Stretch) -> Stretch {
    const FINDS: [&str; 4] = [" found ", " showed ", " finds ", " shows "];
    let own = clauses.iter().find(|clause| date < clause.end);
    let cut = own.filter(|own| words.end <= own.start && holds(text.slice(own), &FINDS));
    cut.map_or(words, |own| trimmed(text, own.clone()))
}

/// Whether English clauses only say who reports what stands before them.
pub(super) fn only_reports(text: &Folded, segment: &Stretch, rules: &Rules) -> bool {
    let frames = |clause: &Stretch| {
        let frame = rules.frames.find(text, clause).into_iter().next();
        frame.is_some_and(|frame| frame.stretch.start <= clause.start + 1)
    };
    text.at(segment.start) == Some(' ') && clauses(text, segment).iter().all(frames)
}

/// Whether English words open with a name, behind what joins them to others: and DiDi has accepted it.
pub(super) fn opens_with_a_name(block: &BlockReading, words: &Stretch) -> bool {
    let rest = without_joint(&block.text, trimmed(&block.text, words.clone()));
    block.text.at(words.start) == Some(' ') && block.name_opening(&rest).is_some()
}

/// The report itself, where the words only say what it shows: 据协会年初发布的《…》显示.
pub(super) fn without_frame(text: &Folded, stretch: Stretch) -> Stretch {
    match text.slice(&stretch) {
        ['据' | '根', .., '显', '示'] => {
            let opening = if text.chars[stretch.start] == '根' { 2 } else { 1 };
            stretch.start + opening..stretch.end - 2
        }
        _ => stretch,
    }
}

/// The words without who wrote them down: （记者 某某）闲鱼周二确认…, 〔記者某某／綜合報導〕….
pub(super) fn without_byline(text: &Folded, stretch: Stretch) -> Stretch {
    let words = text.slice(&stretch);
    let Some(['(' | '〔' | '[' | '【' | '（', inner @ ..]) = Some(words) else { return stretch };
    let Some(close) = inner.iter().position(|c| matches!(c, ')' | '〕' | ']' | '】' | '）')) else {
        return stretch;
    };
    let wrote =
        inner[..close].windows(2).any(|two| matches!(two, ['记', '者'] | ['报', '导'] | ['通', '讯']));
    let rest = stretch.start + close + 2;
    if wrote && rest < stretch.end { trimmed(text, rest..stretch.end) } else { stretch }
}

/// English words that a later date has cut off, without what led to that: will allow it before.
pub(super) fn whole_words(text: &Folded, stretch: Stretch) -> Stretch {
    const LEADS: [&str; 12] =
        [" before", " on", " in", " by", " since", " until", " from", " for", " at", " of", " the", " after"];
    let words = text.slice(&stretch);
    let lead = LEADS.iter().find(|lead| ends_with(words, lead));
    match lead {
        Some(lead) => trimmed(text, stretch.start..stretch.end - lead.chars().count()),
        None => stretch,
    }
}

/// The pairs in what is said of the names and the days, which two happenings may share.
pub(super) fn pairs_of_content(block: &BlockReading, stretch: &Stretch) -> Pairs {
    let names = block.names_in(stretch).iter().map(|name| &name.stretch);
    let dates = block.dates_in(stretch).iter().map(|date| &date.stretch);
    let mut left_out = names.chain(dates).collect::<Vec<_>>();
    left_out.sort_by_key(|stretch| stretch.start);
    let starts = std::iter::once(stretch.start).chain(left_out.iter().map(|stretch| stretch.end));
    let ends = left_out.iter().map(|stretch| stretch.start).chain(std::iter::once(stretch.end));
    let mut pairs = Vec::with_capacity(stretch.len());
    for (start, end) in starts.zip(ends) {
        let mut letters = block.text.slice(&(start..end)).iter().filter(|c| is_letter(**c));
        let Some(mut last) = letters.next() else { continue };
        for letter in letters {
            pairs.push(u64::from(u32::from(*last)) << u32::BITS | u64::from(u32::from(*letter)));
            last = letter;
        }
    }
    Pairs::of(pairs)
}

#[cfg(test)]
mod tests {
    use super::Pairs;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_more_is_shared_than_bits_allow(
            left in prop::collection::vec(0_u64..3000, 0..300),
            right in prop::collection::vec(0_u64..3000, 0..300),
        ) {
            let (left, right) = (Pairs::of(left), Pairs::of(right));
            prop_assert!(left.shared(&right) <= left.shared_at_most(&right));
            let both = left.and(&right);
            prop_assert!(both.shared(&left) <= both.shared_at_most(&left));
        }
    }
}
