//! English calendar phrases: September 28, 2021; 28 September; Sept 2021; in 2015. Parts of years and
//! months, and decades, have files of their own.

use super::{
    clock,
    day::{bare_day, day_of_month},
    decade::decade,
    part::{part_of_month, part_of_year},
    spelled, words,
};
use crate::{
    date::{
        cursor::Cursor,
        expression::{Expression, Month, Side, When, Year},
        numeric,
    },
    text::is_one_of,
};

/// A day, month, year, or a part of one.
pub(super) fn calendar(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    if let Some(when) = numeric::day(&mut ahead) {
        *cursor = ahead;
        return Some(clock::attach(cursor, when));
    }
    let when = decade(cursor)
        .or_else(|| part_of_year(cursor))
        .or_else(|| part_of_month(cursor))
        .or_else(|| day_of_month(cursor))
        .or_else(|| month(cursor))
        .or_else(|| bare_day(cursor))
        .or_else(|| bare_year(cursor))?;
    Some(if matches!(when, When::Day(..)) { clock::attach(cursor, when) } else { when.into() })
}

/// A year that belongs to what came before: `2021`, `of 2021`, `, 2021`, `this year`, or none.
pub(super) fn its_year(cursor: &mut Cursor<'_>) -> Year {
    let mut ahead = *cursor;
    let _ = ahead.eat(",") || ahead.eat(" ,") || ahead.eat("-") || ahead.eat("/");
    ahead.eat(" ");
    if ahead.word("of") || ahead.word("in") {
        ahead.eat(" ");
    }
    if let Some(year) = relative_year(&mut ahead) {
        *cursor = ahead;
        return year;
    }
    match words::year(&mut ahead) {
        Some(year) => {
            *cursor = ahead;
            Year::Known(year)
        }
        None => spelled::year(&mut ahead).map_or(Year::Unsaid, |year| {
            *cursor = ahead;
            Year::Known(year)
        }),
    }
}

/// over the last year, in the next month: twelve months or thirty days from now, not a year or a
/// month of the calendar.
pub(super) fn is_rolling(cursor: &Cursor<'_>) -> bool {
    cursor.follows("the ") && (cursor.sees("last ") || cursor.sees("next ") || cursor.sees("past "))
}

/// this year, last year, the same year.
pub(super) fn relative_year(cursor: &mut Cursor<'_>) -> Option<Year> {
    if is_rolling(cursor) {
        return None;
    }
    let compared = is_compared(cursor);
    let year = cursor.word_of(&[
        ("this year", Year::Shift(0)),
        ("last year", Year::Shift(-1)),
        ("next year", Year::Shift(1)),
        ("the year before last", Year::Shift(-2)),
        ("the year after next", Year::Shift(2)),
        ("the year after the next", Year::Shift(2)),
        ("the same year", Year::Carried(0)),
        ("that same year", Year::Carried(0)),
        ("that year", Year::Carried(0)),
        ("the following year", Year::Carried(1)),
        ("the previous year", Year::Carried(-1)),
        ("a year earlier", Year::Carried(-1)),
        ("the year before", Year::Carried(-1)),
    ])?;
    (!compared || year != Year::Carried(-1)).then_some(year)
}

/// rose 34% from a year earlier: what a figure is compared with tells no time.
pub(super) fn is_compared(cursor: &Cursor<'_>) -> bool {
    cursor.follows_one_of(&["from ", "with ", "than "])
}

pub(super) fn relative_month(cursor: &mut Cursor<'_>) -> Option<Month> {
    if is_rolling(cursor) {
        return None;
    }
    cursor.word_of(&[
        ("this month", Month::Shift(0)),
        ("last month", Month::Shift(-1)),
        ("next month", Month::Shift(1)),
        ("the same month", Month::Carried(0)),
        ("that month", Month::Carried(0)),
        ("the following month", Month::Carried(1)),
        ("the month before last", Month::Shift(-2)),
        ("the month after next", Month::Shift(2)),
        ("the month after the next", Month::Shift(2)),
        ("previous month", Month::Shift(-1)),
    ])
}

/// A month by name; where it is an English word as well (May, March), only before a year or after
/// a preposition.
fn month(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    if let Some(month) = relative_month(&mut ahead) {
        *cursor = ahead;
        return Some(When::Month(Year::Unsaid, month));
    }
    if let Some(when) = nearest_month(&mut ahead) {
        *cursor = ahead;
        return Some(when);
    }
    if let Some(when) = behind_its_year(&mut ahead) {
        *cursor = ahead;
        return Some(when);
    }
    // 16. Nov: of a day that was not read.
    let dotted = cursor.follows(". ")
        && cursor.at.checked_sub(3).and_then(|at| cursor.text().at(at)).is_some_and(|c| c.is_ascii_digit());
    if dotted {
        return None;
    }
    let month = words::month(&mut ahead)?;
    let width = ahead.at - cursor.at;
    let year = its_year(&mut ahead);
    let certain = match is_first_name(ahead) {
        true => is_after(cursor, &["in", "since", "by", "until", "during"]),
        false => width > 5 || after_preposition(cursor),
    };
    let certain = year != Year::Unsaid || certain;
    if !certain {
        return None;
    }
    *cursor = ahead;
    Some(When::Month(year, Month::Known(month)))
}

/// 2017 April, 2016, Nov
fn behind_its_year(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    let year = words::year(&mut ahead)?;
    let _ = ahead.eat(" ,") || ahead.eat(",");
    ahead.eat(" ").then_some(())?;
    let month = words::month(&mut ahead)?;
    // 2015 June Carter, 2016 May 5: another phrase or none.
    let mut next = ahead;
    let goes_on = next.eat(" ")
        && (next.text().was_capital(next.at) || next.peek().is_some_and(|c| c.is_ascii_digit()));
    if goes_on {
        return None;
    }
    *cursor = ahead;
    Some(When::Month(Year::Known(year), Month::Known(month)))
}

/// last September, this May, next June
fn nearest_month(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    let which =
        ahead.word_of(&[("last", Some(Side::Behind)), ("this", None), ("next", Some(Side::Ahead))])?;
    ahead.eat(" ").then_some(())?;
    let month = words::month(&mut ahead)?;
    // last May 13 is a day.
    let mut next = ahead;
    if next.eat(" ") && next.peek().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    *cursor = ahead;
    Some(match which {
        Some(side) => When::NearestMonth(side, month),
        None => When::Month(Year::Shift(0), Month::Known(month)),
    })
}

/// August Wilson: a month with a name right after it is a name as well.
fn is_first_name(mut after: Cursor<'_>) -> bool {
    after.eat(" ") && after.text().was_capital(after.at) && words::weekday(&mut after).is_none()
}

/// A year alone is only a number; after these words it is a year.
fn bare_year(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    if let Some(year) = relative_year(&mut ahead) {
        *cursor = ahead;
        return Some(When::Year(year));
    }
    if !after_preposition(cursor) && !is_owned(cursor) && !reaches_back(cursor) {
        return None;
    }
    if let Some(year) = spelled::year(&mut ahead).filter(|year| year % 100 != 0) {
        *cursor = ahead;
        return Some(When::Year(Year::Known(year)));
    }
    let year = words::year(&mut ahead)?;
    // in 2000 shops, by 1500 metres: a plural after it counts something.
    if counts_something(ahead) && !is_owned(cursor) {
        return None;
    }
    *cursor = ahead;
    Some(When::Year(Year::Known(year)))
}

/// dropped it as far back as 2011: how far back or how late something was, not which number of a street.
fn reaches_back(cursor: &Cursor<'_>) -> bool {
    const REACHES: [&str; 3] = ["far back as ", "as early as ", "as late as "];
    let mut ahead = *cursor;
    let led = REACHES.iter().any(|lead| cursor.follows(lead)) && words::year(&mut ahead).is_some();
    led && !(ahead.eat(" ") && ahead.text().was_capital(ahead.at))
}

/// Meituan's 2020 sales: a year after an owner, before what it is of.
fn is_owned(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let owner = ["'s ", "’s "].iter().any(|ending| cursor.follows(ending));
    owner && words::year(&mut ahead).is_some() && OF_YEARS.iter().any(|noun| ahead.sees(noun))
}

/// What is told of a year.
const OF_YEARS: [&str; 14] = [
    " sales",
    " revenue",
    " results",
    " earnings",
    " profit",
    " budget",
    " report",
    " annual",
    " output",
    " turnover",
    " income",
    " spending",
    " guidance",
    " listing",
];

pub(super) fn counts_something(mut cursor: Cursor<'_>) -> bool {
    if !cursor.eat(" ") {
        return false;
    }
    let start = cursor.at;
    while cursor.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
        cursor.at += 1;
    }
    let word = &cursor.text().chars[start..cursor.at];
    let verb = [&['w', 'a', 's'][..], &['h', 'a', 's'], &['i', 's'], &['a', 's']].contains(&word);
    word.len() > 2 && word.ends_with(&['s']) && !verb || word.starts_with(&['p', 'e', 'r', 'c'])
}

/// Whether the word before is one that stands before times.
fn after_preposition(cursor: &Cursor<'_>) -> bool {
    const WORDS: [&str; 21] = [
        "in", "since", "by", "until", "till", "from", "during", "before", "after", "of", "for", "to",
        "through", "late", "early", "mid", "and", "between", "around", "year", "last",
    ];
    is_after(cursor, &WORDS)
}

/// Whether the word before is one of these.
fn is_after(cursor: &Cursor<'_>, words: &[&str]) -> bool {
    cursor.word_before(&[' ', '-']).is_some_and(|word| is_one_of(cursor.text().slice(&word), words))
}
