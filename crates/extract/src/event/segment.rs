//! Which part of a sentence belongs to which of its dates. Knows no words of any happening.

use super::dateline::dateline;
use crate::{
    date,
    text::{Folded, Stretch, is_cjk, starts_with},
};
use hutong_model::DateSpan;

/// Whether a date ends its clause in a text with Latin letters, which name it last: Northline
/// accepts it, the company announced on March 13.
pub(super) fn trails(text: &Folded, date: &date::Mention, clause: &Stretch) -> bool {
    let after = date.stretch.end..clause.end;
    let first = text.slice(clause).iter().find(|c| c.is_alphanumeric());
    let latin = first.is_some_and(char::is_ascii_alphabetic);
    latin && text.slice(&after).iter().all(|c| !c.is_alphanumeric())
}

/// Meituan accepts it, and DiDi has accepted it since May: whether an English clause tells something else
/// than the one before it, so that its date is of itself alone.
fn is_another(text: &Folded, clause: &Stretch, clauses: &[Stretch]) -> bool {
    const JOINTS: [&str; 6] = [" and ", " but ", " while ", " whereas ", " although ", " though "];
    const ASIDES: [&str; 7] = [" a ", " an ", " the ", " its ", " which ", " who ", " whose "];
    let before = clauses.iter().rfind(|before| before.end <= clause.start);
    before.is_some_and(|before| {
        let words = text.slice(before);
        // Taobao, Tmall, and Ele.me; Xianyu, a marketplace, and Freshippo
        let told = words.split(|c| *c == ' ').filter(|word| !word.is_empty()).count() >= CLAUSE;
        told && !ASIDES.iter().any(|aside| starts_with(words, aside))
            && JOINTS.iter().any(|joint| starts_with(text.slice(clause), joint))
    })
}

/// How many words a clause has that tells something, at least.
const CLAUSE: usize = 4;

/// From the clause of each date to the clause of the next one.
pub(super) fn segments(
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
    // Where an English clause tells of a second happening after the date of the first: applied in
    // September and was approved in March.
    let latin_end = |at: usize| {
        let clause = clause_of(dates[at].0.stretch.start);
        let first = text.slice(&clause).iter().find(|c| c.is_alphanumeric());
        let before = dates.iter().find(|(date, _)| date.stretch.start >= clause.start);
        let leads = before.is_some_and(|(date, _)| date.stretch.start <= clause.start + OPENING);
        let end = dates[at].0.stretch.end;
        let goes_on = text.chars[end..].starts_with(&[' ', 'a', 'n', 'd', ' ']);
        (first.is_some_and(char::is_ascii_alphabetic) && !leads && goes_on).then_some(end)
    };
    // 2013年和2015年都…: both tell the same.
    let listed = |at: usize| {
        let between = dates[at].0.stretch.end..dates[at + 1].0.stretch.start;
        text.slice(&between).iter().all(|c| matches!(c, '和' | '与' | '及' | '、' | '以' | ' '))
    };
    // （中央社台北12日电）…昨晚落幕: the clause begins behind the dateline.
    let start_of = |at: usize| {
        let start = clause_of(dates[at].0.stretch.start).start;
        let before = at.checked_sub(1).and_then(|before| dateline(text, &dates[before].0.stretch));
        let before = before.filter(|end| text.at(*end).is_some_and(is_cjk));
        before.map_or(start, |end| end.max(start))
    };
    let starts = (0..dates.len()).map(start_of).collect::<Vec<_>>();
    dates
        .iter()
        .enumerate()
        .map(|(at, (date, _))| {
            let shares_clause = at > 0 && starts[at - 1] == starts[at];
            let start = if shares_clause {
                latin_end(at - 1).unwrap_or(date.stretch.start)
            } else if at == 0
                && trails(text, date, &clause_of(date.stretch.start))
                && !is_another(text, &clause_of(date.stretch.start), clauses)
            {
                sentence.start
            } else {
                starts[at]
            };
            let last = (at..dates.len() - 1).find(|at| !listed(*at)).unwrap_or(dates.len() - 1);
            let next = dates.get(last + 1).map(|(next, _)| {
                if starts[last + 1] == starts[at] {
                    latin_end(last).unwrap_or(next.stretch.start)
                } else {
                    starts[last + 1]
                }
            });
            start..next.unwrap_or(sentence.end)
        })
        .collect()
}

/// How many characters may stand before a date that opens an English clause: `On `.
const OPENING: usize = 4;
