//! English phrases for times, read from folded (small-letter) text. Knows no calendar.

mod calendar;
mod clock;
mod day;
mod range;
mod relative;
mod vague;
mod words;

use super::{cursor::Cursor, expression::Phrase};

/// Reads the longest phrase that begins here.
pub(crate) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    if cursor.before().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | '\'' | '’'))
    {
        return None;
    }
    vague::phrase(cursor).or_else(|| range::phrase(cursor))
}
