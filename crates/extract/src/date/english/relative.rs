//! English times told from another: yesterday, last Friday, two weeks ago, the same day.

use super::{calendar, clock, spelled, words};
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Month, Unit, Week, When, Year},
};
use hutong_model::PartOfDay;

/// A relative time.
pub(super) fn relative(cursor: &mut Cursor<'_>) -> Option<Expression> {
    contracted(cursor)
        .or_else(|| day(cursor))
        .or_else(|| week(cursor))
        .or_else(|| weekday(cursor))
        .or_else(|| within(cursor))
        .or_else(|| ago(cursor))
}

fn day(cursor: &mut Cursor<'_>) -> Option<Expression> {
    const WORDS: [(&str, When); 14] = [
        ("today", When::DayShift(0)),
        ("yesterday", When::DayShift(-1)),
        ("tomorrow", When::DayShift(1)),
        ("the day before yesterday", When::DayShift(-2)),
        ("the day after tomorrow", When::DayShift(2)),
        ("the same day", When::CarriedDay(0)),
        ("that same day", When::CarriedDay(0)),
        ("that day", When::CarriedDay(0)),
        ("the following day", When::CarriedDay(1)),
        ("the next day", When::CarriedDay(1)),
        ("a day later", When::CarriedDay(1)),
        ("the day after", When::CarriedDay(1)),
        ("a day earlier", When::CarriedDay(-1)),
        ("the previous day", When::CarriedDay(-1)),
    ];
    let mut ahead = *cursor;
    let when = ahead.word_of(&WORDS)?;
    // today's prices are of no day.
    if ahead.sees("'s") || ahead.sees("’s") {
        return None;
    }
    *cursor = ahead;
    Some(clock::attach(cursor, when))
}

fn contracted(cursor: &mut Cursor<'_>) -> Option<Expression> {
    const WORDS: [(&str, (i32, PartOfDay)); 6] = [
        ("tonight", (0, PartOfDay::Evening)),
        ("last night", (-1, PartOfDay::Evening)),
        ("this morning", (0, PartOfDay::Morning)),
        ("this afternoon", (0, PartOfDay::Afternoon)),
        ("this evening", (0, PartOfDay::Evening)),
        ("earlier today", (0, PartOfDay::Morning)),
    ];
    let (days, part) = cursor.word_of(&WORDS)?;
    Some(Expression {
        part_of_day: Some(part)
            .filter(|_| !cursor.text().chars[..cursor.at].ends_with(&['t', 'o', 'd', 'a', 'y'])),
        ..When::DayShift(days).into()
    })
}

fn week(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    let when = ahead.word_of(&[
        ("this week", When::Week(0)),
        ("last week", When::Week(-1)),
        ("next week", When::Week(1)),
        ("the week before last", When::Week(-2)),
        ("this weekend", When::Weekend(0)),
        ("last weekend", When::Weekend(-1)),
        ("next weekend", When::Weekend(1)),
    ])?;
    // the last week of July is a week of July's.
    if ahead.sees(" of ") {
        return None;
    }
    *cursor = ahead;
    // next week Friday, next week on Friday
    let _ = ahead.eat(" on");
    if let When::Week(weeks) = when
        && ahead.eat(" ")
        && let Some(day) = words::weekday(&mut ahead)
    {
        *cursor = ahead;
        return Some(clock::attach(cursor, When::Weekday(Week::Shift(weeks), day)));
    }
    Some(when.into())
}

/// Monday, last Friday, Tuesday night.
fn weekday(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    let shift = ahead.word_of(&[("last", -1), ("this", 0), ("next", 1)]);
    if shift.is_some() {
        ahead.eat(" ");
    }
    let width = ahead.at;
    let day = words::weekday(&mut ahead)?;
    // Sun, Mon, Sat alone are too often other words.
    if shift.is_none() && ahead.at - width < 6 {
        return None;
    }
    *cursor = ahead;
    if ahead.eat(" the ")
        && let Some(day) = words::ordinal(&mut ahead).or_else(|| spelled::ordinal_alone(&mut ahead))
    {
        *cursor = ahead;
        return Some(When::Nearest(None, day).into());
    }
    let week = shift.or_else(|| week_after(cursor)).map_or(Week::Unsaid, Week::Shift);
    let mut repeated = *cursor;
    let explained = repeated
        .eat(" (")
        .then(|| calendar::calendar(&mut repeated))
        .flatten()
        .filter(|inner| matches!(inner.when, When::Day(..)) && repeated.eat(")"));
    if let Some(inner) = explained {
        *cursor = repeated;
        return Some(inner);
    }
    Some(clock::attach(cursor, When::Weekday(week, day)))
}

/// Friday next week, Sunday of last week.
fn week_after(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    ahead.eat(" of");
    let shift = ahead.word_of(&[(" this week", 0), (" last week", -1), (" next week", 1)])?;
    *cursor = ahead;
    Some(shift)
}

/// earlier this month, later this year.
fn within(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    if !(ahead.word("earlier") || ahead.word("later")) || !ahead.eat(" ") {
        return None;
    }
    let when = ahead.word_of(&[
        ("this month", When::Month(Year::Unsaid, Month::Shift(0))),
        ("this year", When::Year(Year::Shift(0))),
        ("last year", When::Year(Year::Shift(-1))),
        ("this week", When::Week(0)),
        ("that year", When::Year(Year::Carried(0))),
        ("that month", When::Month(Year::Unsaid, Month::Carried(0))),
    ])?;
    *cursor = ahead;
    Some(when.into())
}

/// two weeks ago.
fn ago(cursor: &mut Cursor<'_>) -> Option<Expression> {
    // 1 month 21 days ago: the count began earlier.
    let before = cursor.text().chars[cursor.at.saturating_sub(12)..cursor.at].iter().collect::<String>();
    if ["month", "year", "week"].iter().any(|unit| before.contains(unit)) {
        return None;
    }
    let mut ahead = *cursor;
    let count = words::count(&mut ahead)?;
    ahead.eat(" ").then_some(())?;
    let unit = ahead.word_of(&[
        ("days", Unit::Day),
        ("day", Unit::Day),
        ("weeks", Unit::Week),
        ("week", Unit::Week),
        ("months", Unit::Month),
        ("month", Unit::Month),
        ("years", Unit::Year),
        ("year", Unit::Year),
    ])?;
    ahead.eat(" ").then_some(())?;
    ahead.word("ago").then_some(())?;
    *cursor = ahead;
    Some(When::Ago(u16::try_from(count).ok()?, unit).into())
}
