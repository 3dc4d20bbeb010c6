//! Chinese phrases for times, read from folded (simplified) text. Knows no calendar.

mod clock;
mod counted;
mod day;
mod feast;
mod month;
mod range;
mod relative;
mod vague;
mod week;
mod whole;
mod year;

pub(super) use day::past_a_period;
pub(super) use whole::{goes_on, is_counted};

use super::{cursor::Cursor, expression::Phrase};

/// Reads the longest phrase that begins here.
pub(crate) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    range::phrase(cursor).or_else(|| vague::phrase(cursor))
}
