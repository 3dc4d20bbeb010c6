//! Which part of a text to show, and what to mark in it.

use crate::{Folding, Question};
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
    /// How many stretches matched in all texts together.
    pub matches: usize,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, as written.
    pub text: String,
    /// Whether it matched.
    pub marked: bool,
}

/// Where a term occurs in a text, in characters.
struct Hit {
    range: Range<u32>,
    /// The term's position among those that are wanted.
    term: usize,
}

/// How many terms a window has, and how many matches.
type Worth = (usize, usize);

impl Folding {
    /// Where what is wanted occurs in a text: stretches in characters, in order, merged where they
    /// touch.
    pub fn marks(&self, text: &str, question: &Question) -> Vec<Range<u32>> {
        merge(&self.hits(text, question))
    }

    /// The best window of at most `length` characters of any of the texts (longer where a match
    /// is): the one with most terms, then most matches, then the first. It begins and ends with a
    /// sentence where that leaves the matches in; none where nothing matches.
    pub fn snippet(
        &self,
        texts: impl Iterator<Item = String>,
        question: &Question,
        length: u32,
    ) -> Option<Snippet> {
        question.wanted().next()?;
        let mut best: Option<(Worth, Range<u32>, Vec<Hit>, String)> = None;
        let mut count = 0;
        for text in texts {
            let hits = self.hits(&text, question);
            count += merge(&hits).len();
            if let Some((worth, window)) = window(&hits, length)
                && best.as_ref().is_none_or(|(other, ..)| worth > *other)
            {
                best = Some((worth, window, hits, text));
            }
        }
        let (_, matches, hits, text) = best?;
        let characters: Vec<char> = text.chars().collect();
        let window = around(&characters, &matches, length);
        let cut_before = characters[..window.start as usize].iter().any(|c| !c.is_whitespace());
        let cut_after = (window.end as usize) < characters.len();
        let pieces = pieces(&characters, window, &merge(&hits));
        Some(Snippet { pieces, cut_before, cut_after, matches: count })
    }

    /// In the order of the text.
    fn hits(&self, text: &str, question: &Question) -> Vec<Hit> {
        let mut hits = Vec::new();
        let folded = self.folded(text);
        for (term, wanted) in question.wanted().enumerate() {
            for found in wanted.occurrences(&folded.text) {
                let range = folded.source(found.range);
                let at = hits.partition_point(|hit: &Hit| hit.range.start <= range.start);
                hits.insert(at, Hit { range, term });
            }
        }
        hits
    }
}

/// A text as it is, with the stretches marked.
pub fn marked(text: &str, marks: &[Range<u32>]) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    pieces(&characters, 0..u32::try_from(characters.len()).unwrap_or(u32::MAX), marks)
}

fn merge(hits: &[Hit]) -> Vec<Range<u32>> {
    let mut merged: Vec<Range<u32>> = Vec::with_capacity(hits.len());
    for Hit { range, .. } in hits {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range.clone()),
        }
    }
    merged
}

/// The stretch from the first match to the last of the best window: how many terms and matches
/// it has, and where it is.
fn window(hits: &[Hit], length: u32) -> Option<(Worth, Range<u32>)> {
    let windows = hits.iter().enumerate().map(|(at, first)| {
        let within = hits[at..].iter().take_while(|hit| hit.range.end - first.range.start <= length);
        let within = &hits[at..at + within.count().max(1)];
        let terms = within
            .iter()
            .enumerate()
            .filter(|(index, hit)| within[..*index].iter().all(|other| other.term != hit.term));
        let end = within.iter().map(|hit| hit.range.end).max().unwrap_or(first.range.end);
        ((terms.count(), within.len()), first.range.start..end)
    });
    // The first of equals.
    windows.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// The window around matches: from the beginning of their sentence where it is near, else from a
/// little before them, to the last end of a sentence that fits, else as far as fits.
fn around(characters: &[char], matches: &Range<u32>, length: u32) -> Range<u32> {
    let ends = |at: &u32| is_sentence_end(characters, *at as usize);
    let total = u32::try_from(characters.len()).unwrap_or(u32::MAX);
    let room = length.saturating_sub(matches.end - matches.start);
    let earliest = matches.start.saturating_sub(room * 2 / 3);
    let start = (earliest..matches.start).rev().find(ends).map(|at| at + 1);
    let start = start.unwrap_or(if earliest == 0 { 0 } else { matches.start - room / 3 });
    let latest = start.saturating_add(length).max(matches.end).min(total);
    let end = (matches.end..latest).rev().find(ends).map(|at| at + 1);
    let whole = latest == total;
    let end = end.filter(|_| !whole).unwrap_or(latest);
    let blank = |at: &u32| characters[*at as usize].is_whitespace();
    (start..matches.start).find(|at| !blank(at)).unwrap_or(matches.start)..end
}

fn is_sentence_end(characters: &[char], at: usize) -> bool {
    match characters[at] {
        '。' | '！' | '？' | '；' | '\n' => true,
        '.' | '!' | '?' => characters.get(at + 1).is_none_or(|next| next.is_whitespace()),
        _ => false,
    }
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
    use crate::{Vocabulary, fold::tests::folding};
    use proptest::prelude::*;

    fn question(text: &str) -> Question {
        Vocabulary { folding: folding(), ..Vocabulary::default() }.read(text, &[])
    }

    /// With marks in brackets, and an ellipsis where text was cut.
    fn shown(texts: &[&str], query: &str, length: u32) -> String {
        let texts = texts.iter().map(|text| (*text).to_owned());
        let Some(snippet) = folding().snippet(texts, &question(query), length) else {
            return "nothing".into();
        };
        let piece =
            |piece: &Piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() };
        let text: String = snippet.pieces.iter().map(piece).collect();
        let dots = |cut: bool| if cut { "…" } else { "" };
        format!("{}{text}{}", dots(snippet.cut_before), dots(snippet.cut_after))
    }

    #[test]
    fn shows_the_best_window() {
        for (texts, query, length, expected) in [
            (
                &["很早以前。接入ＱＱ 音乐的支付，支付渠道。"][..],
                "qq音乐 支付",
                17,
                "…接入[ＱＱ 音乐]的[支付]，[支付]渠道。",
            ),
            (&["接入雲閃付。"], "云闪付", 20, "接入[雲閃付]。"),
            (&["一。支付。二。", "支付，音乐。"], "支付 音乐", 20, "[支付]，[音乐]。"),
            (&["一二三。四五支付六。七八九十一二三"], "支付", 8, "…四五[支付]六。…"),
            (&["A b. Pay here now. And then more"], "pay", 14, "…[Pay] here now.…"),
            (&["支付一二三四五六七八九十支付"], "支付", 4, "[支付]一二…"),
            (&["支付"], "-支付", 4, "nothing"),
            (&["支付"], "", 4, "nothing"),
            (&["没有"], "支付", 4, "nothing"),
        ] {
            assert_eq!(shown(texts, query, length), expected, "{query}");
        }
    }

    proptest! {
        /// Where a sentence ends behind what matched and within the length, the snippet ends with one.
        #[test]
        fn a_snippet_ends_with_a_sentence(
            text in "[ab中文。！]{0,40}",
            query in "[ab中文]{1,2}",
            length in 4_u32..20,
        ) {
            let snippet = folding().snippet(std::iter::once(text.clone()), &question(&query), length);
            let Some(snippet) = snippet.filter(|snippet| snippet.cut_after) else { return Ok(()) };
            let joined: Vec<char> = snippet.pieces.iter().flat_map(|piece| piece.text.chars()).collect();
            let behind = snippet.pieces.iter().rev().take_while(|piece| !piece.marked);
            let matched = joined.len() - behind.map(|piece| piece.text.chars().count()).sum::<usize>();
            let characters: Vec<char> = text.chars().collect();
            let ends = |c: &char| "。！".contains(*c);
            // The same words may stand in several places; it is one of them.
            let is_right = |at: usize| {
                let room = &characters[at + matched..(at + length as usize).clamp(at + matched, characters.len())];
                joined.last().is_some_and(ends) || !room.iter().any(ends)
            };
            let mut places = (0..characters.len()).filter(|at| characters[*at..].starts_with(&joined));
            prop_assert!(places.any(is_right), "{joined:?} of {text}");
        }

        #[test]
        fn a_snippet_is_a_part_of_its_text(
            text in "[a-c 中文，。雲]{0,60}",
            query in "[a-c中文云]{1,3}( [a-c中文])?",
            length in 1_u32..30,
        ) {
            let (folding, question) = (folding(), question(&query));
            let marks = folding.marks(&text, &question);
            let snippet = folding.snippet(std::iter::once(text.clone()), &question, length);
            prop_assert_eq!(snippet.is_some(), !marks.is_empty());
            prop_assert_eq!(snippet.as_ref().map_or(0, |snippet| snippet.matches), marks.len());
            let joined = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            prop_assert_eq!(joined(&marked(&text, &marks)), text.clone());
            if let Some(snippet) = snippet {
                prop_assert!(text.contains(&joined(&snippet.pieces)));
                prop_assert!(snippet.pieces.iter().any(|piece| piece.marked));
                prop_assert_eq!(snippet.cut_before || snippet.cut_after, joined(&snippet.pieces).trim_start() != text.trim_start());
            }
        }
    }
}
