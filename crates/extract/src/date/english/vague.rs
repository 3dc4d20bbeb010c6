//! English times that name no day: recently, the other day.

use crate::date::{cursor::Cursor, expression::Phrase};

const WORDS: [&str; 17] = [
    "in recent days",
    "in recent weeks",
    "in recent months",
    "in the past few days",
    "in the past few weeks",
    "recently",
    "lately",
    "the other day",
    "a few days ago",
    "a couple of days ago",
    "a couple of weeks ago",
    "a couple of months ago",
    "a few weeks ago",
    "a few months ago",
    "several days ago",
    "not long ago",
    "some time ago",
];

/// A vague phrase.
pub(super) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    WORDS.iter().any(|word| cursor.word(word)).then_some(Phrase::Vague)
}
