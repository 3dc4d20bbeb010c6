//! English phrases for times. Knows no calendar.

use super::{cursor::Cursor, expression::Phrase};

/// Reads the longest phrase that begins here.
pub(crate) fn phrase(_cursor: &mut Cursor<'_>) -> Option<Phrase> {
    None
}
