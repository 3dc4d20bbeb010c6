//! Which dated sentences report a happening, and in which words. Knows one article at a time.

use super::{Pairs, Report};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, clauses},
};
use hutong_model::{Article, DateSpan};
use std::collections::BTreeSet;

/// The longest text of an event, in characters; a headline's length.
const LONGEST: usize = 64;

/// Every happening that an article reports.
pub(super) fn reports(article: &Article, blocks: &[BlockReading], rules: &Rules) -> Vec<Report> {
    let prose = blocks.iter().filter(|block| !block.heading);
    prose
        .flat_map(|block| {
            block.sentences.iter().flat_map(|sentence| in_sentence(article, block, sentence, rules))
        })
        .collect()
}

fn in_sentence(article: &Article, block: &BlockReading, sentence: &Stretch, rules: &Rules) -> Vec<Report> {
    let mut dates = block
        .dates_in(sentence)
        .iter()
        .filter_map(|date| Some((date, date.span?)))
        .filter(|(date, _)| tells(&block.text, sentence, date))
        .collect::<Vec<_>>();
    // 当年 after 2015年 tells no second happening.
    dates.dedup_by_key(|(_, span)| *span);
    if dates.is_empty() {
        return Vec::new();
    }
    let clauses = clauses(&block.text, sentence, &[]);
    let segments = segments(&dates, &clauses, sentence);
    dates
        .iter()
        .zip(&segments)
        .filter_map(|((_, span), segment)| report(article, block, sentence, segment, *span, rules))
        .collect()
}

/// Whether the date says when something happened: not inside a title, not something to compare
/// with, and an open range only where it begins its clause.
fn tells(text: &Folded, sentence: &Stretch, date: &date::Mention) -> bool {
    let before = text.slice(&(sentence.start..date.stretch.start));
    let open = |opening: char, closing: char| {
        before.iter().rev().find(|c| **c == opening || **c == closing) == Some(&opening)
    };
    let compared = before.last().is_some_and(|c| matches!(c, '较' | '比'));
    let leads = before
        .iter()
        .rev()
        .find(|c| !matches!(c, '自' | '从'))
        .is_none_or(|c| matches!(c, '，' | '。' | '；' | '且' | '：' | '”'));
    !open('《', '》') && !compared && (!date.open || leads)
}

/// From the clause of each date to the clause of the next one.
fn segments(dates: &[(&date::Mention, DateSpan)], clauses: &[Stretch], sentence: &Stretch) -> Vec<Stretch> {
    let clause_of = |at: usize| {
        clauses
            .iter()
            .find(|clause| clause.start <= at && at < clause.end)
            .cloned()
            .unwrap_or(sentence.clone())
    };
    let starts = dates.iter().map(|(date, _)| clause_of(date.stretch.start).start).collect::<Vec<_>>();
    dates
        .iter()
        .enumerate()
        .map(|(at, (date, _))| {
            let shares_clause = at > 0 && starts[at - 1] == starts[at];
            let start = if shares_clause { date.stretch.start } else { starts[at] };
            let next = dates.get(at + 1).map(|(next, _)| {
                if starts[at + 1] == starts[at] { next.stretch.start } else { starts[at + 1] }
            });
            start..next.unwrap_or(sentence.end)
        })
        .collect()
}

fn report(
    article: &Article,
    block: &BlockReading,
    sentence: &Stretch,
    segment: &Stretch,
    when: DateSpan,
    rules: &Rules,
) -> Option<Report> {
    let text = &block.text;
    let clause = clauses(text, sentence, &[]).into_iter().find(|clause| segment.start < clause.end);
    let start = clause.map_or(segment.start, |clause| clause.start);
    if rules.noise.is_in(text, &(start..segment.end))
        || rules.guesses.is_in(text, &(sentence.start..segment.start + 1))
    {
        return None;
    }
    let own = indexes(block, segment);
    let acts = rules.acts.is_in(text, segment);
    if own.is_empty() && !acts {
        return None;
    }
    let hedged = rules.hedges.is_in(text, segment);
    if hedged && own.is_empty() {
        return None;
    }
    let entities = if own.is_empty() { indexes(block, sentence) } else { own };
    let words = words(block, segment);
    let opening = clauses(text, &words, &[]).first().cloned().unwrap_or_else(|| words.clone());
    Some(Report {
        when,
        text: block.original(&words),
        entities,
        evidence: vec![block.span(article, sentence)],
        hedged,
        opening: pairs(text, &opening),
        whole: pairs(text, segment),
    })
}

fn indexes(block: &BlockReading, stretch: &Stretch) -> BTreeSet<usize> {
    block.names_in(stretch).iter().map(|hit| hit.value).collect()
}

/// The clauses of a segment that tell what happened: without one that only names the date, and as
/// many as a headline holds.
fn words(block: &BlockReading, segment: &Stretch) -> Stretch {
    let text = &block.text;
    let clauses = clauses(text, segment, &[]);
    let dated = |clause: &Stretch| {
        let inside = block.dates_in(clause).iter().map(|date| date.stretch.len()).sum::<usize>();
        inside > 0 && clause.len() <= inside + 4
    };
    let first = clauses.iter().position(|clause| !dated(clause)).unwrap_or(0);
    let start = clauses.get(first).map_or(segment.start, |clause| clause.start);
    let end = clauses[first.min(clauses.len())..]
        .iter()
        .map(|clause| clause.end)
        .take_while(|end| end - start <= LONGEST)
        .last()
        .unwrap_or((start + LONGEST).min(segment.end));
    trimmed(text, start..end)
}

fn trimmed(text: &Folded, mut stretch: Stretch) -> Stretch {
    let loose = |c: char| c.is_whitespace() || "，。；：、,;:.!?！？—".contains(c);
    while stretch.start < stretch.end && loose(text.chars[stretch.end - 1]) {
        stretch.end -= 1;
    }
    while stretch.start < stretch.end && loose(text.chars[stretch.start]) {
        stretch.start += 1;
    }
    stretch
}

fn pairs(text: &Folded, stretch: &Stretch) -> Pairs {
    let chars = text.slice(stretch).iter().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    chars.windows(2).map(|pair| (*pair[0], *pair[1])).collect()
}
