//! Which part of a text to show, and what to mark in it.

use crate::Folded;
use std::ops::Range;

/// A piece of text with the stretches that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Marked and unmarked stretches, in order.
    pub pieces: Vec<Piece>,
    /// Whether text was left out before it.
    pub cut_before: bool,
    /// Whether text was left out after it.
    pub cut_after: bool,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, as written.
    pub text: String,
    /// Whether it matched.
    pub marked: bool,
}

/// Where the words occur in a text: stretches in characters, in order, merged where they touch.
pub fn marks(text: &str, words: &[String]) -> Vec<Range<u32>> {
    if words.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let mut found: Vec<_> = words
        .iter()
        .flat_map(|word| folded.text.match_indices(word.as_str()))
        .map(|(at, word)| folded.source(at..at + word.len()))
        .collect();
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<u32>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The window of at most `length` characters of a text around the first match, cut at sentence
/// ends where one is near; none where no word occurs.
pub fn snippet(text: &str, words: &[String], length: u32) -> Option<Snippet> {
    let marks = marks(text, words);
    let first = marks.first()?.clone();
    let characters: Vec<char> = text.chars().collect();
    let total = u32::try_from(characters.len()).unwrap_or(u32::MAX);
    let lead = length.saturating_sub(first.end - first.start) / 3;
    let start = after_sentence_end(&characters, first.start.saturating_sub(lead), first.start);
    let end = start.saturating_add(length).max(first.end).min(total);
    let pieces = pieces(&characters, start..end, &marks);
    Some(Snippet { pieces, cut_before: start > 0, cut_after: end < total })
}

/// The position after the last sentence end between `from` and `to`, else `from`.
fn after_sentence_end(characters: &[char], from: u32, to: u32) -> u32 {
    if from == 0 {
        return 0;
    }
    (from..to)
        .rev()
        .find(|at| matches!(characters[*at as usize], '。' | '！' | '？' | '；' | '\n'))
        .map_or(from, |at| at + 1)
}

fn pieces(characters: &[char], window: Range<u32>, marks: &[Range<u32>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |range: Range<u32>, marked| {
        if range.start < range.end {
            let text = characters[range.start as usize..range.end as usize].iter().collect();
            pieces.push(Piece { text, marked });
        }
    };
    let mut at = window.start;
    for mark in marks.iter().filter(|mark| mark.end > window.start && mark.start < window.end) {
        push(at..mark.start.max(at), false);
        push(mark.start.max(at)..mark.end.min(window.end), true);
        at = mark.end.min(window.end);
    }
    push(at..window.end, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold;
    use proptest::prelude::*;

    #[test]
    fn marks_what_matched_as_it_was_written() {
        let words = ["qq音乐".to_owned(), "支付".to_owned()];
        let text = "很早以前。接入ＱＱ 音乐的支付，支付渠道。";
        let snippet = snippet(text, &words, 11).unwrap();
        let shown: Vec<_> = snippet.pieces.iter().map(|piece| (piece.text.as_str(), piece.marked)).collect();
        assert_eq!(
            shown,
            [("接入", false), ("ＱＱ 音乐", true), ("的", false), ("支付", true), ("，", false)]
        );
        assert!(snippet.cut_before && snippet.cut_after);
    }

    proptest! {
        #[test]
        fn every_word_of_the_text_is_found_and_marked(text in "[a-c 中文。]{1,30}", from in 0usize..10, length in 1usize..4) {
            let characters: Vec<char> = text.chars().collect();
            let word: String = characters.iter().skip(from).take(length).collect();
            let word = fold(&word);
            prop_assume!(!word.trim().is_empty() && !word.contains(' '));
            if fold(&text).contains(&word) {
                let marks = marks(&text, std::slice::from_ref(&word));
                prop_assert!(!marks.is_empty());
                let first: String = characters[marks[0].start as usize..marks[0].end as usize].iter().collect();
                prop_assert!(fold(&first).starts_with(&word));
                prop_assert!(snippet(&text, &[word], 10).is_some());
            }
        }
    }
}
