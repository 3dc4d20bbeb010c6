//! Which dated sentences report a happening, and in which words. Knows one article at a time.

use super::{Pairs, Report};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, clauses, is_cjk, is_letter},
};
use hutong_model::{Article, DateSpan};
use std::collections::BTreeSet;

/// The longest text of an event, a headline's length: in half-width columns, a Chinese character
/// takes two.
const LONGEST: usize = 128;

/// Every happening that an article reports.
pub(crate) fn reports(article: &Article, blocks: &[BlockReading], rules: &Rules) -> Vec<Report> {
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
    let clauses = clauses(&block.text, sentence);
    let segments = segments(&block.text, &dates, &clauses, sentence);
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

/// Whether a date ends its clause in a text with Latin letters, which name it last: Northline
/// accepts it, the company announced on March 13.
fn trails(text: &Folded, date: &date::Mention, clause: &Stretch) -> bool {
    let after = date.stretch.end..clause.end;
    let latin = text.at(clause.start).is_some_and(|c| c.is_ascii());
    latin && text.slice(&after).iter().all(|c| !c.is_alphanumeric())
}

/// From the clause of each date to the clause of the next one.
fn segments(
    text: &Folded,
    dates: &[(&date::Mention, DateSpan)],
    clauses: &[Stretch],
    sentence: &Stretch,
) -> Vec<Stretch> {
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
            let start = if shares_clause {
                date.stretch.start
            } else if at == 0 && trails(text, date, &clause_of(date.stretch.start)) {
                sentence.start
            } else {
                starts[at]
            };
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
    let clause = clauses(text, sentence).into_iter().find(|clause| segment.start < clause.end);
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
    let planned = article.published.as_ref().is_some_and(|published| when.start > published.day);
    let hedged = planned || rules.hedges.is_in(text, segment);
    if hedged && own.is_empty() && !planned {
        return None;
    }
    let entities = if own.is_empty() { indexes(block, sentence) } else { own };
    let words = words(block, segment);
    let opening = clauses(text, &words).first().cloned().unwrap_or_else(|| words.clone());
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
    let clauses = clauses(text, segment);
    let dated = |clause: &Stretch| {
        let inside = block.dates_in(clause).iter().map(|date| date.stretch.len()).sum::<usize>();
        inside > 0 && clause.len() <= inside + 4
    };
    let first = clauses.iter().position(|clause| !dated(clause)).unwrap_or(0);
    let start = clauses.get(first).map_or(segment.start, |clause| clause.start);
    let fits = |end: &usize| columns(text, &(start..*end)) <= LONGEST;
    let ends = clauses[first.min(clauses.len())..].iter().map(|clause| clause.end);
    let end = ends.take_while(fits).last().unwrap_or_else(|| shortened(text, start..segment.end));
    trimmed(text, start..end)
}

fn columns(text: &Folded, stretch: &Stretch) -> usize {
    text.slice(stretch).iter().map(|c| if is_cjk(*c) { 2 } else { 1 }).sum()
}

/// The last place in a long clause where a word ends and the columns still fit.
fn shortened(text: &Folded, stretch: Stretch) -> usize {
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
    let chars = text.slice(stretch).iter().filter(|c| is_letter(**c)).collect::<Vec<_>>();
    chars.windows(2).map(|pair| (*pair[0], *pair[1])).collect()
}
