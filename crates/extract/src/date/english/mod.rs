//! English phrases for times, read from folded (small-letter) text. Knows no calendar.

mod backwards;
mod calendar;
mod clock;
mod counted;
mod day;
mod decade;
mod leads;
mod part;
mod range;
mod relative;
mod spelled;
mod vague;
mod weekday;
mod whole;
mod words;

pub(super) use leads::may_begin;
pub(super) use whole::{is_part, joins};

use super::{cursor::Cursor, expression::Phrase};

/// Reads the longest phrase that begins here.
pub(crate) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    if cursor.before().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | '\'' | '’'))
        || behind_other_number(cursor)
    {
        return None;
    }
    vague::phrase(cursor).or_else(|| range::phrase(cursor))
}

/// $12 December, 12:30 December: the number is an amount or a minute.
fn behind_other_number(cursor: &Cursor<'_>) -> bool {
    let before = |back: usize| cursor.at.checked_sub(back).and_then(|at| cursor.text().at(at));
    let amount = |c: Option<char>| c.is_some_and(|c| matches!(c, '$' | '€' | '£' | '#'));
    let minute = before(1) == Some(':') && before(2).is_some_and(|c| c.is_ascii_digit());
    cursor.peek().is_some_and(|c| c.is_ascii_digit())
        && (minute || amount(before(1)) || before(1) == Some(' ') && amount(before(2)))
}
