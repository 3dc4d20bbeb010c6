//! How English phrases for times begin: almost every word is done with here. Says yes too often rather than
//! no.

use crate::text::Literals;
use std::sync::LazyLock;

/// Whether a phrase can begin with the word that a text begins with.
pub(crate) fn may_begin(text: &[char]) -> bool {
    match text {
        // So many words follow these that they have lists of their own.
        ['t', 'h', 'e', ' ', rest @ ..] => BEHIND_THE.begins(rest),
        ['t', 'h', 'i', 's', ' ', rest @ ..] => BEHIND_THIS.begins(rest),
        ['t', 'h', 'a', 't', ' ', rest @ ..] => BEHIND_THAT.begins(rest),
        ['i', 'n', ' ', rest @ ..] => BEHIND_IN.begins(rest),
        ['a', ' ', rest @ ..] => BEHIND_A.begins(rest),
        _ => LEADS.begins(text),
    }
}

static LEADS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[&NAMES[..], &NUMBERS, &OTHERS].concat()));
static BEHIND_THE: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[&NUMBERS[..], &OF_ONE].concat()));
static BEHIND_THIS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[&NAMES[..], &OF_NOW].concat()));
static BEHIND_THAT: LazyLock<Literals> =
    LazyLock::new(|| Literals::new(&["same ", "day", "week", "month", "year", "quarter"]));
static BEHIND_IN: LazyLock<Literals> =
    LazyLock::new(|| Literals::new(&[&["a", "recent ", "the past "][..], &NUMBERS].concat()));
static BEHIND_A: LazyLock<Literals> =
    LazyLock::new(|| Literals::new(&["few ", "couple ", "day", "week", "month", "year"]));

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
