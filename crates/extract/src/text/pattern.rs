//! Words of `dossier.toml` found in folded text, each with what it stands for. A pattern may hold
//! one gap (`等待*审核`) and alternatives (`(未|没有)取消`). Knows nothing of what the words mean.

use super::{
    Folded, Stretch,
    alternatives::{each_alternative, folded_sign, is_sign, word_of_sign},
    dictionary::Dictionary,
    fold::add_word,
    is_cjk,
};
use std::sync::OnceLock;

/// The longest gap, in characters; the documentation of `dossier.toml` states it.
const GAP: usize = 12;
/// The longest gap with the names in it.
const LONGEST: usize = 100;

/// A word that was found.
#[derive(Clone, Debug)]
pub(crate) struct Hit<T> {
    /// Where.
    pub stretch: Stretch,
    /// What it stands for.
    pub value: T,
}

/// Patterns, each with a value. Made ready when they are first looked for: few texts need every set.
pub(crate) struct PatternSet<T> {
    /// The patterns as written, one behind the other, and where each ends, in bytes.
    written: String,
    values: Vec<(usize, T)>,
    ready: OnceLock<Ready<T>>,
}

/// Patterns in the form in which they are found.
struct Ready<T> {
    /// What patterns begin with, up to their gap.
    heads: Dictionary,
    patterns: Vec<Pattern<T>>,
}

struct Pattern<T> {
    value: T,
    /// What must follow within the gap, where the pattern has one.
    tail: Option<Vec<char>>,
}

impl<T: Clone> PatternSet<T> {
    /// Keeps the patterns. Where two are the same, the first one counts.
    pub fn new<'a>(patterns: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut written = String::new();
        let mut values = Vec::new();
        for (pattern, value) in patterns {
            written.push_str(pattern);
            values.push((written.len(), value));
        }
        Self { written, values, ready: OnceLock::new() }
    }

    /// The patterns, folded.
    fn ready(&self) -> &Ready<T> {
        self.ready.get_or_init(|| self.folded())
    }

    fn folded(&self) -> Ready<T> {
        let (mut heads, mut ends) = (Vec::new(), Vec::with_capacity(self.values.len()));
        let mut kept = Vec::with_capacity(self.values.len());
        let (mut written, mut before) = (Vec::new(), Vec::new());
        let mut start = 0;
        for (end, value) in &self.values {
            written.clear();
            // Once for all alternatives.
            written.extend(self.written[start..*end].chars().map(folded_sign));
            start = *end;
            let plain = !written.iter().any(|c| is_sign(*c) || c.is_whitespace());
            let add = |chars: &mut Vec<char>, part: &[char]| match plain {
                true => chars.extend_from_slice(part),
                false => add_word(chars, part.iter().copied().map(word_of_sign)),
            };
            each_alternative(&mut before, &written, &mut |pattern| {
                let gap = pattern.iter().position(|c| *c == '*');
                let start = heads.len();
                add(&mut heads, &pattern[..gap.unwrap_or(pattern.len())]);
                if heads.len() > start {
                    ends.push(heads.len());
                    let tail = gap.map(|gap| {
                        let mut tail = Vec::new();
                        add(&mut tail, &pattern[gap + 1..]);
                        tail
                    });
                    kept.push(Pattern { value: value.clone(), tail });
                }
            });
        }
        Ready { heads: Dictionary::new(heads, &ends), patterns: kept }
    }

    /// Makes the patterns ready before anything is looked for.
    pub fn prepare(&self) {
        self.ready();
    }

    /// Every pattern that stands in the stretch as whole words, leftmost first, the longest where
    /// several begin at one place, none overlapping another.
    pub fn find(&self, text: &Folded, stretch: &Stretch) -> Vec<Hit<T>> {
        self.find_over::<()>(text, stretch, &[])
    }

    /// The same, where a gap may also hold any of the names, which do not count as its characters.
    pub fn find_over<N>(&self, text: &Folded, stretch: &Stretch, names: &[Hit<N>]) -> Vec<Hit<T>> {
        let mut all = self.each(text, stretch, names).collect::<Vec<_>>();
        all.sort_by_key(|hit| (hit.stretch.start, std::cmp::Reverse(hit.stretch.end)));
        let mut kept: Vec<Hit<T>> = Vec::new();
        for hit in all {
            if kept.last().is_none_or(|last| last.stretch.end <= hit.stretch.start) {
                kept.push(hit);
            }
        }
        kept
    }

    /// Every pattern in the stretch, those that overlap another too, leftmost first, longest first.
    pub fn find_all(&self, text: &Folded, stretch: &Stretch) -> Vec<Hit<T>> {
        let mut all = self.each::<()>(text, stretch, &[]).collect::<Vec<_>>();
        all.sort_by_key(|hit| (hit.stretch.start, std::cmp::Reverse(hit.stretch.end)));
        all
    }

    /// Whether any pattern stands in the stretch.
    pub fn is_in(&self, text: &Folded, stretch: &Stretch) -> bool {
        self.each::<()>(text, stretch, &[]).next().is_some()
    }

    /// Every pattern in the stretch, those that overlap another too.
    fn each<'a, N>(
        &'a self,
        text: &'a Folded,
        stretch: &Stretch,
        names: &'a [Hit<N>],
    ) -> impl Iterator<Item = Hit<T>> + 'a {
        let Ready { heads, patterns } = self.ready();
        let limit = stretch.end.min(text.chars.len());
        let start = stretch.start.min(limit);
        // A tight loop: almost every character is the first of no word.
        let firsts = text.outside_words(&(start..limit));
        let firsts = firsts.filter(move |(first, _)| heads.may_begin_with(*first)).map(|(_, at)| at);
        let beginning =
            firsts.filter(move |at| !is_joined(text, *at) && heads.may_begin(&text.chars[*at..limit]));
        beginning.flat_map(move |at| {
            // Dozens of patterns may have one head: how far its gap reaches is asked once.
            let mut gap = 0..0;
            heads.beginnings(&text.chars[at..limit]).filter_map(move |(length, found)| {
                let head = at..at + length;
                let pattern = &patterns[found];
                let Some(tail) = &pattern.tail else {
                    return (!is_joined(text, head.end))
                        .then(|| Hit { stretch: head, value: pattern.value.clone() });
                };
                if gap.start != head.end {
                    gap = gap_behind(text, &head, limit, names);
                }
                let whole = at..end_of_tail(text, tail, &gap, limit, names)?;
                // open*to is not in opening it to.
                let is_word = !is_joined(text, head.end) && !is_joined(text, whole.end);
                is_word.then(|| Hit { stretch: whole, value: pattern.value.clone() })
            })
        })
    }
}

/// Where a tail may begin behind a head. Names and the marks between them make the gap no longer.
fn gap_behind<N>(text: &Folded, head: &Stretch, limit: usize, names: &[Hit<N>]) -> Stretch {
    let last = limit.min(head.end + LONGEST);
    let mut left = GAP;
    for at in head.end..last {
        let next = names.get(names.partition_point(|name| name.stretch.end <= at));
        let in_a_name = next.is_some_and(|name| name.stretch.start <= at);
        match text.chars[at] {
            '，' | '；' | '。' => return head.end..at + 1,
            '、' if !names.is_empty() => {}
            _ if in_a_name => {}
            ' ' => {}
            _ if is_inside_a_word(text, at) => {}
            _ if left == 0 => return head.end..at + 1,
            _ => left -= 1,
        }
    }
    head.end..last
}

/// Where the first of the tails in a gap ends that cuts no name: 取消*支付 does not end inside 支付宝.
fn end_of_tail<N>(
    text: &Folded,
    tail: &[char],
    gap: &Stretch,
    limit: usize,
    names: &[Hit<N>],
) -> Option<usize> {
    let last = limit.min(gap.start + LONGEST);
    let cuts = |start: usize, end: usize| {
        let next = names.get(names.partition_point(|name| name.stretch.end <= start));
        next.is_some_and(|name| name.stretch.start < end && end < name.stretch.end)
    };
    let first = tail.first();
    let begins = |at: &usize| text.chars.get(*at) == first && text.chars[*at..last].starts_with(tail);
    let mut ends = gap.clone().filter(begins).map(|at| (at, at + tail.len()));
    ends.find(|(start, end)| !cuts(*start, *end)).map(|(_, end)| end)
}

/// Whether a letter is behind the third of its Latin word: such a word makes a gap no longer than three
/// Chinese characters do.
fn is_inside_a_word(text: &Folded, at: usize) -> bool {
    at >= WORD && text.chars[at - WORD..=at].iter().all(char::is_ascii_alphabetic)
}

/// As many letters of a Latin word count in a gap.
const WORD: usize = 3;

/// Whether a place is inside a Latin word or a number, where none begins or ends.
fn is_joined(text: &Folded, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.at(at));
    before.zip(text.at(at)).is_some_and(|(left, right)| match (left, right) {
        // Nearly every place of a Latin text.
        ('a'..='z', 'a'..='z') => true,
        (' ', _) | (_, ' ') => false,
        _ => {
            !is_cjk(left)
                && !is_cjk(right)
                && left.is_alphanumeric()
                && right.is_alphanumeric()
                && left.is_ascii_digit() == right.is_ascii_digit()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(patterns: &[&str], text: &str, expected: &[&str]) {
        let folded = Folded::new(text);
        let set = PatternSet::new(patterns.iter().map(|pattern| (*pattern, ())));
        let found = set
            .find(&folded, &(0..folded.chars.len()))
            .iter()
            .map(|hit| folded.slice(&hit.stretch).iter().collect::<String>())
            .collect::<Vec<_>>();
        assert_eq!(found, expected);
    }

    #[test]
    fn longest_whole_words_and_gaps() {
        check(&["淘宝", "淘宝特价版"], "淘寶特價版和淘宝", &["淘宝特价版", "淘宝"]);
        check(&["QQ", "apple pay"], "qqx Apple  Pay 用 QQ 付 applepay", &["apple pay", "qq"]);
        check(&["等待*审核"], "正等待微信审核，等待，审核", &["等待微信审核"]);
        check(&["(不会|未)(取消|关闭)"], "不会取消，未关闭，未停", &["不会取消", "未关闭"]);
        check(&["正(在)"], "正(在)正在", &["正(在)"]);
        check(&["open*to"], "opening it to all, open it to all", &["open it to"]);
        check(&["1688"], "2021688 1688", &["1688"]);
    }
}
