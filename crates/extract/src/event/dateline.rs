//! Where a news agency's dateline ends, and what only stands in it. Knows no names.

use crate::text::{Folded, Stretch, clauses, holds, starts_with};

/// Where the dateline of a news agency ends that a date stands in: （中央社台北19日電）, 新华社北京9月27日电.
pub(super) fn dateline(text: &Folded, date: &Stretch) -> Option<usize> {
    const ENDS: [&str; 5] = ["综合外电", "专电", "电", "讯", "消息"];
    if let Some(end) = latin_dateline(text, date) {
        return Some(end);
    }
    let after = date.end..text.chars.len().min(date.end + 4);
    let rest = text.slice(&after).iter().collect::<String>();
    let word = ENDS.iter().find(|end| rest.starts_with(**end))?;
    let end = date.end + word.chars().count();
    match text.at(end) {
        Some(')' | '，' | ' ' | '：' | ',') => Some(end + 1),
        // 27日电（记者李明）
        Some('(') => Some(behind_byline(text, end)),
        _ => None,
    }
}

/// Where the reporters end that a dateline names in brackets.
fn behind_byline(text: &Folded, open: usize) -> usize {
    const NAMES: [&str; 3] = ["(记者", "(通讯员", "(见习记者"];
    let rest = text.slice(&(open..text.chars.len().min(open + BYLINE)));
    let close = rest.iter().position(|c| *c == ')').filter(|_| NAMES.iter().any(|it| starts_with(rest, it)));
    close.map_or(open, |close| open + close + 1)
}

/// How much stands in such brackets, at most. Characters.
const BYLINE: usize = 40;

/// The same in English: SHANGHAI, Aug 17 -, BEIJING, Sept. 5 (Reuters) -.
pub(super) fn latin_dateline(text: &Folded, date: &Stretch) -> Option<usize> {
    let rest = text.slice(&(date.end..text.chars.len().min(date.end + AGENCY)));
    let dash = rest.windows(3).position(|three| matches!(three, [' ', '-' | '–' | '—', ' ']))?;
    let agency = matches!(&rest[..dash], [] | [' ', '(', .., ')']);
    let opens = date.start <= AGENCY && text.was_capital(0) && text.was_capital(1);
    (agency && opens).then_some(date.end + dash + 3)
}

/// Whether the first clause behind a dateline is only about to happen: SHANGHAI, Sept 6 - The shops are
/// about to …. `more` are other words for that.
pub(super) fn is_about_to(text: &Folded, told: &Stretch, more: &[&str]) -> bool {
    const COMING: [&str; 4] = [" is about to ", " are about to ", " is set to ", " are set to "];
    let first = clauses(text, told).into_iter().next();
    first.is_some_and(|first| {
        let words = text.slice(&first);
        holds(words, &COMING) || holds(words, more)
    })
}

/// How much a dateline holds before its date, and behind it. Characters.
const AGENCY: usize = 24;
