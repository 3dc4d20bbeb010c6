//! English points, ranges and open ranges: September 17–23, from May to July, since 2019.

use super::{calendar, clock, counted, relative, spelled, words};
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Month, Phrase, When, Year},
};

/// A point, a range, or a time since when.
pub(super) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    let mut ahead = *cursor;
    let since = ahead.word("since") && ahead.eat(" ");
    if !since {
        ahead = *cursor;
        let _ = (ahead.word("from") || ahead.word("between")) && ahead.eat(" ");
    }
    let led = ahead.at > cursor.at;
    let (first, second) = point_or_range(&mut ahead, led)?;
    if since {
        *cursor = ahead;
        return Some(Phrase::Since(first));
    }
    match second {
        Some(second) => {
            *cursor = ahead;
            Some(Phrase::Range(first, second))
        }
        // `from 2015` is read again from `2015`, so that the mention is the date alone.
        None if led => None,
        None => {
            *cursor = ahead;
            Some(Phrase::Point(first))
        }
    }
}

fn point_or_range(cursor: &mut Cursor<'_>, led: bool) -> Option<(Expression, Option<Expression>)> {
    let mut ahead = *cursor;
    if let Some((first, second)) = days_of_month(&mut ahead).or_else(|| {
        ahead = *cursor;
        days_before_month(&mut ahead)
    }) {
        *cursor = ahead;
        return Some((first, Some(second)));
    }
    ahead = *cursor;
    if let Some((first, second)) = bare_years(&mut ahead).or_else(|| {
        ahead = *cursor;
        months_of_year(&mut ahead)
    }) {
        *cursor = ahead;
        return Some((first, Some(second)));
    }
    let first = point(cursor).or_else(|| led.then(|| now(cursor)).flatten())?;
    let mut ahead = *cursor;
    let second = joiner(&mut ahead, led)
        .then(|| point(&mut ahead).or_else(|| year_after(&mut ahead, &first)).or_else(|| now(&mut ahead)))
        .flatten();
    let second = second.filter(|second| {
        same_unit(&first.when, &second.when)
            || ends_in_its_year(&first.when, &second.when)
            || (led || matches!(second.when, When::DayShift(_))) && are_days(&first.when, &second.when)
    });
    if second.is_some() {
        *cursor = ahead;
    }
    Some((first, second))
}

fn point(cursor: &mut Cursor<'_>) -> Option<Expression> {
    counted::counted(cursor)
        .or_else(|| led_by_time(cursor))
        .or_else(|| calendar::calendar(cursor))
        .or_else(|| relative::relative(cursor))
}

/// 3 p.m. on March 17, 9:30 a.m. on Monday, the evening of June 17
fn led_by_time(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    let part = clock::part_of(&mut ahead);
    // at 10:30 this morning
    let mut behind = ahead;
    if part.is_none()
        && cursor.follows("at ")
        && let time @ Some(_) = clock::time(&mut behind)
        && behind.sees(" this morning")
    {
        behind.eat(" ");
        let day = relative::relative(&mut behind)?;
        *cursor = behind;
        return Some(Expression { time, ..day });
    }
    let time = match part {
        Some(_) => None,
        None => Some(clock::time(&mut ahead).filter(|_| ahead.eat(" on "))?),
    };
    let day = calendar::calendar(&mut ahead).or_else(|| relative::relative(&mut ahead))?;
    let bare = day.time.is_none() && day.part_of_day.is_none();
    (matches!(day.when, When::Day(..) | When::Weekday(..)) && bare).then_some(())?;
    *cursor = ahead;
    Some(Expression { time, part_of_day: part, ..day })
}

/// until now, to date
fn now(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let words = [("now", ()), ("date", ()), ("the current date", ()), ("current date", ())];
    cursor.word_of(&words).map(|()| When::DayShift(0).into())
}

/// 2013 to 2015, 2013–15 is left alone.
fn year_after(cursor: &mut Cursor<'_>, first: &Expression) -> Option<Expression> {
    matches!(first.when, When::Year(_))
        .then(|| words::year(cursor))?
        .map(|year| When::Year(Year::Known(year)).into())
}

fn joiner(cursor: &mut Cursor<'_>, led: bool) -> bool {
    [" to ", " until ", " till ", " through ", " – ", " - ", "–", "-", "—", "~"]
        .iter()
        .any(|joiner| cursor.eat(joiner))
        || led && cursor.eat(" and ")
}

/// 2014-2018: two years of the same time with nothing that they count.
fn bare_years(cursor: &mut Cursor<'_>) -> Option<(Expression, Expression)> {
    const NUMBERED: [&str; 7] = ["room ", "rooms ", "flat ", "no. ", "nos. ", "page ", "pages "];
    if NUMBERED.iter().any(|word| cursor.follows(word)) || cursor.before().is_some_and(|c| "$€£#".contains(c))
    {
        return None;
    }
    // The study covers 2016 to 2020.
    const LED: [&str; 6] = ["cover ", "covers ", "covered ", "covering ", "spans ", "years "];
    let led = *cursor;
    let first = words::year(cursor)?;
    let told = LED.iter().any(|word| led.follows(word));
    let joined = ["-", "–", "~"].iter().any(|joiner| cursor.eat(joiner)) || told && cursor.eat(" to ");
    joined.then_some(())?;
    let second = words::year(cursor)?;
    let near = (1800..2100).contains(&first) && first < second && second - first <= 100;
    if !near || calendar::counts_something(*cursor) || cursor.sees(" people") || cursor.sees("-") {
        return None;
    }
    let point = |year| When::Year(Year::Known(year)).into();
    Some((point(first), point(second)))
}

/// Jan-Feb 2017, Nov-Feb 2017: the year is that of the second.
fn months_of_year(cursor: &mut Cursor<'_>) -> Option<(Expression, Expression)> {
    let first = words::month(cursor)?;
    joiner(cursor, true).then_some(())?;
    let second = words::month(cursor)?;
    let Year::Known(year) = year_of(cursor) else {
        return None;
    };
    let begins = if first > second { year - 1 } else { year };
    let point = |year, month| When::Month(Year::Known(year), Month::Known(month)).into();
    Some((point(begins, first), point(year, second)))
}

/// September 17–23(, 2021)
fn days_of_month(cursor: &mut Cursor<'_>) -> Option<(Expression, Expression)> {
    let month = words::month(cursor)?;
    cursor.eat(" ").then_some(())?;
    cursor.eat("the ");
    let first = day(cursor)?;
    joiner(cursor, true).then_some(())?;
    cursor.eat("the ");
    let second = day(cursor).filter(|second| *second > first)?;
    let year = year_of(cursor);
    let point = |day| When::Day(year, Month::Known(month), day).into();
    Some((point(first), point(second)))
}

/// 17–23 September (2021), 17th to 23rd of September
fn days_before_month(cursor: &mut Cursor<'_>) -> Option<(Expression, Expression)> {
    cursor.eat("the ");
    let first = day(cursor)?;
    joiner(cursor, true).then_some(())?;
    cursor.eat("the ");
    let second = day(cursor).filter(|second| *second > first)?;
    let _ = cursor.eat(" of ") || cursor.eat(" in ") || cursor.eat(" ");
    let month = words::month(cursor).map(Month::Known).or_else(|| calendar::relative_month(cursor))?;
    let year = year_of(cursor);
    let point = |day| When::Day(year, month, day).into();
    Some((point(first), point(second)))
}

fn day(cursor: &mut Cursor<'_>) -> Option<u8> {
    words::day(cursor).or_else(|| spelled::ordinal(cursor))
}

fn year_of(cursor: &mut Cursor<'_>) -> Year {
    let mut ahead = *cursor;
    ahead.eat(",");
    ahead.eat(" ");
    match words::year(&mut ahead).or_else(|| spelled::year(&mut ahead)) {
        Some(year) => {
            *cursor = ahead;
            Year::Known(year)
        }
        None => Year::Unsaid,
    }
}

/// from 2015 to May 5th, 2017; from August 2019 to today. A year after a day without one says nothing
/// of that day's.
fn are_days(first: &When, second: &When) -> bool {
    let calendar = |when: &When| {
        matches!(
            when,
            When::Day(..)
                | When::DayShift(_)
                | When::Month(..)
                | When::MonthPart(..)
                | When::Year(_)
                | When::YearPart(..)
        )
    };
    let yearless = matches!(first, When::Day(Year::Unsaid, ..) | When::Month(Year::Unsaid, _))
        && matches!(second, When::Year(_));
    // from November 17th to December, 17th: which day the month ends on is not said.
    let day_to_month = matches!((first, second), (When::Day(..), When::Month(Year::Unsaid, _)));
    calendar(first) && calendar(second) && !yearless && !day_to_month
}

/// in 2014 through May 2018
fn ends_in_its_year(first: &When, second: &When) -> bool {
    matches!(first, When::Year(_))
        && matches!(second, When::Month(year, _) | When::Day(year, ..) if *year != Year::Unsaid)
}

fn same_unit(first: &When, second: &When) -> bool {
    matches!(
        (first, second),
        (When::Day(..) | When::NearestWeekday(..), When::Day(..) | When::NearestWeekday(..))
            | (When::Month(..) | When::MonthPart(..), When::Month(..) | When::MonthPart(..))
            | (When::Year(_) | When::YearPart(..), When::Year(_) | When::YearPart(..))
            | (When::Weekday(..), When::Weekday(..))
    )
}
