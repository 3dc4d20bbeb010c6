//! How English phrases for times begin: almost every word is done with here. Says yes too often rather than
//! no.

use crate::text::Literals;
use std::sync::LazyLock;

/// Whether a phrase can begin with the word that a text begins with.
pub(crate) fn may_begin(text: &[char]) -> bool {
    LEADS.begins(text)
}

static LEADS: LazyLock<Literals> = LazyLock::new(|| {
    let behind = |lead: &str, words: &[&str]| words.iter().map(|word| [lead, word].concat()).collect();
    let all: [Vec<String>; 10] = [
        behind("", &NAMES),
        behind("", &NUMBERS),
        behind("", &OTHERS),
        behind("a ", &["few ", "couple ", "day", "week", "month", "year"]),
        behind("in ", &["a", "recent ", "the past "]),
        behind("in ", &NUMBERS),
        behind("that ", &["same ", "day", "week", "month", "year", "quarter"]),
        behind("the ", &NUMBERS),
        behind("the ", &OF_ONE),
        behind("this ", &[&NAMES[..], &OF_NOW].concat()),
    ];
    Literals::new(&all.iter().flatten().map(String::as_str).collect::<Vec<_>>())
});

/// The beginnings of months and weekdays.
#[rustfmt::skip]
const NAMES: [&str; 19] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun",
];

/// The beginnings of numbers that count or order, and of decades.
#[rustfmt::skip]
const NUMBERS: [&str; 31] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "'", "’", "one", "two", "three", "four", "fort", "five", "fif",
    "six", "seven", "eigh", "nin", "ten", "elev", "twel", "twen", "thir", "first", "second", "nought",
];

/// What follows `the`.
#[rustfmt::skip]
const OF_ONE: [&str; 25] = [
    "same ", "day", "week", "month", "year ", "last ", "next ", "previous ", "following ", "coming ", "current ",
    "past ", "final ", "other day", "beginning ", "start ", "middle ", "end ", "early", "mid", "late", "morning ",
    "afternoon ", "evening ", "night ",
];

/// What follows `this`.
const OF_NOW: [&str; 10] =
    ["week", "month", "year", "quarter", "morning", "afternoon", "evening", "past ", "coming ", "upcoming "];

/// What else a phrase can begin with.
#[rustfmt::skip]
const OTHERS: [&str; 38] = [
    "today", "tomorrow", "tonight", "yesterday", "last ", "next ", "previous ", "past ", "current ", "coming ",
    "upcoming ", "following ", "earlier ", "later ", "early", "late", "mid", "beginning ", "start ", "middle ",
    "end ", "final ", "since ", "from ", "between ", "week ", "w/c ", "recently", "lately", "several ",
    "not long ", "some time ", "h1", "h2", "q1", "q2", "q3", "q4",
];
