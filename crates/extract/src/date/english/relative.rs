//! English times told from another: yesterday, last Friday, two weeks ago, the same day.

use super::{calendar, clock, weekday, words};
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Month, Week, When, Year},
};
use hutong_model::PartOfDay;

/// A relative time.
pub(super) fn relative(cursor: &mut Cursor<'_>) -> Option<Expression> {
    contracted(cursor)
        .or_else(|| day(cursor))
        .or_else(|| carried_week(cursor))
        .or_else(|| week(cursor))
        .or_else(|| weekday::weekday(cursor))
        .or_else(|| within(cursor))
        .or_else(|| quarter(cursor))
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
    if calendar::is_rolling(cursor) {
        return None;
    }
    let mut ahead = *cursor;
    let when = ahead.word_of(&[
        ("this week", When::Week(0)),
        ("current week", When::Week(0)),
        ("last week", When::Week(-1)),
        ("next week", When::Week(1)),
        ("the coming week", When::Week(1)),
        ("the week before last", When::Week(-2)),
        ("this weekend", When::Weekend(0)),
        ("last weekend", When::Weekend(-1)),
        ("next weekend", When::Weekend(1)),
        ("the week after next", When::Week(2)),
        ("the week after the next", When::Week(2)),
        ("the weekend after the next", When::Weekend(2)),
        ("the weekend after next", When::Weekend(2)),
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

/// the week before, the following week: of the day named before.
fn carried_week(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    let weeks = ahead.word_of(&[
        ("the week before", -1),
        ("the previous week", -1),
        ("the week after", 1),
        ("the following week", 1),
        ("the next week", 1),
    ])?;
    // the week before the vote
    let ends = ahead.peek().is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '\n'));
    ends.then(|| {
        *cursor = ahead;
        When::CarriedWeek(weeks).into()
    })
}

/// last quarter, the next quarter
fn quarter(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    if ahead.word("the") {
        ahead.eat(" ");
    }
    let shift = ahead.word_of(&[
        ("last quarter", -1),
        ("previous quarter", -1),
        ("past quarter", -1),
        ("this quarter", 0),
        ("current quarter", 0),
        ("next quarter", 1),
        ("coming quarter", 1),
        ("following quarter", 1),
    ])?;
    // the last quarter of the match, last quarter's results
    if ahead.sees(" of ") || ahead.sees("-") {
        return None;
    }
    *cursor = ahead;
    Some(When::QuarterShift(shift).into())
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
