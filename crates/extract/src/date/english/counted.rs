//! English times counted out of a longer one, or from a day: the first Friday of July, the last week
//! of 2019, the week of September 13, three days after May 13, two weeks later. Knows no calendar.

use super::{
    calendar::{is_compared, its_year, relative_month, relative_year},
    day::{bare_ordinal, day_of_month},
    spelled, words,
};
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Month, Nth, Unit, When, Year},
};

/// A counted time.
pub(super) fn counted(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let readings = [nth_of, week_of, away, carried, ahead];
    readings.iter().find_map(|reading| {
        let mut ahead = *cursor;
        let when = reading(&mut ahead)?;
        *cursor = ahead;
        Some(when.into())
    })
}

/// the first Friday of July, the last week of this month, the third week of 2020
fn nth_of(cursor: &mut Cursor<'_>) -> Option<When> {
    eat_word(cursor, "the");
    let nth = nth(cursor)?;
    if cursor.word("month") {
        (cursor.eat(" of ") || cursor.eat(" in ")).then_some(())?;
        let year = its_year(cursor);
        let month = match nth {
            Nth::Counted(month) => month,
            Nth::Last => 12,
        };
        return (year != Year::Unsaid).then_some(When::Month(year, Month::Known(month)));
    }
    matches!(nth, Nth::Last | Nth::Counted(1..=5)).then_some(())?;
    let weekday = words::weekday(cursor);
    if weekday.is_none() {
        cursor.word("week").then_some(())?;
    }
    (cursor.eat(" of ") || cursor.eat(" in ")).then_some(())?;
    let month = match relative_month(cursor) {
        Some(month) => Some((Year::Unsaid, month)),
        None => words::month_in_any_letters(cursor).map(|month| (its_year(cursor), Month::Known(month))),
    };
    match (month, weekday) {
        (Some((year, month)), Some(day)) => Some(When::NthWeekday(year, month, nth, day)),
        (Some((year, month)), None) => Some(When::NthWeekOfMonth(year, month, nth)),
        (None, None) => {
            let known = |year| Year::Known(year);
            let year = relative_year(cursor)
                .or_else(|| words::year(cursor).map(known))
                .or_else(|| spelled::year(cursor).map(known))?;
            Some(When::NthWeekOfYear(year, nth))
        }
        (None, Some(_)) => None,
    }
}

fn nth(cursor: &mut Cursor<'_>) -> Option<Nth> {
    let nth = match cursor.word("last") || cursor.word("final") {
        true => Nth::Last,
        false => {
            let count = words::ordinal(cursor).or_else(|| spelled::ordinal(cursor))?;
            Nth::Counted(Some(count).filter(|count| *count <= 12)?)
        }
    };
    cursor.eat(" ").then_some(nth)
}

/// the week of September 13, the week beginning on September 13, w/c Sept 13
fn week_of(cursor: &mut Cursor<'_>) -> Option<When> {
    if !cursor.word("w/c") {
        eat_word(cursor, "the");
        cursor.word("week").then_some(())?;
        let link = [" of", " beginning", " starting", " commencing"].iter().any(|link| cursor.eat(link));
        link.then_some(())?;
        cursor.eat(" on");
    }
    cursor.eat(" ").then_some(())?;
    match day_of_month(cursor) {
        Some(When::Day(year, month, day)) => Some(When::WeekOf(year, month, day)),
        Some(_) => None,
        None => Some(When::WeekOf(Year::Unsaid, Month::Unsaid, bare_ordinal(cursor)?)),
    }
}

/// three days ago, two weeks from now, two days after tomorrow, three weeks before May 13
fn away(cursor: &mut Cursor<'_>) -> Option<When> {
    let start = *cursor;
    let (count, unit) = count_and_unit(cursor).filter(|_| !is_bounded(&start))?;
    if cursor.eat(" ago") && !cursor.peek().is_some_and(char::is_alphanumeric) {
        return Some(When::Away(-count, unit));
    }
    if cursor.eat(" from now") || cursor.eat(" hence") {
        return Some(When::Away(count, unit));
    }
    let count = match unit {
        Unit::Day => count,
        Unit::Week => 7 * count,
        Unit::Month | Unit::Year => return None,
    };
    let count = if cursor.eat(" before ") {
        -count
    } else {
        (cursor.eat(" after ") || cursor.eat(" from ")).then_some(count)?
    };
    let shifts = [("yesterday", -1), ("today", 0), ("tomorrow", 1)];
    if let Some(shift) = cursor.word_of(&shifts) {
        return Some(When::Away(count + shift, Unit::Day));
    }
    match day_of_month(cursor)? {
        When::Day(year, month, day) => Some(When::DaysFrom(year, month, day, count)),
        _ => None,
    }
}

/// in two months
fn ahead(cursor: &mut Cursor<'_>) -> Option<When> {
    (cursor.word("in") && cursor.eat(" ")).then_some(())?;
    let (count, unit) = count_and_unit(cursor)?;
    let _ = cursor.eat("' time") || cursor.eat("’ time") || cursor.eat("'s time") || cursor.eat("’s time");
    let goes_on =
        [" of ", " from ", " after ", " before ", "'", "’", "-"].iter().any(|word| cursor.sees(word));
    (!goes_on).then_some(When::Ahead(count, unit))
}

/// two weeks later, three years earlier, two days after: from the time named before.
fn carried(cursor: &mut Cursor<'_>) -> Option<When> {
    let start = *cursor;
    let (count, unit) = count_and_unit(cursor).filter(|_| !is_bounded(&start))?;
    if cursor.eat(" later") {
        // later than, later in the week
        return (!cursor.sees(" than") && !cursor.sees(" in ")).then_some(When::CarriedAway(count, unit));
    }
    if cursor.eat(" after") {
        let ends = cursor.peek().is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '\n'));
        return ends.then_some(When::CarriedAway(count, unit));
    }
    let earlier = cursor.eat(" earlier") && !cursor.sees(" than") && !is_compared(&start);
    earlier.then_some(When::CarriedAway(-count, unit))
}

/// more than two weeks ago, 1 month 21 days ago: which day that was is not said, or was said before.
fn is_bounded(cursor: &Cursor<'_>) -> bool {
    const BOUNDS: [&str; 9] =
        ["than ", "least ", "most ", "nearly ", "almost ", "over ", "under ", "within ", "to "];
    let before = cursor.text().chars[cursor.at.saturating_sub(12)..cursor.at].iter().collect::<String>();
    ["month", "year", "week", "day"].iter().any(|unit| before.contains(unit))
        || BOUNDS.iter().any(|bound| before.ends_with(bound))
}

fn count_and_unit(cursor: &mut Cursor<'_>) -> Option<(i32, Unit)> {
    let count = words::count(cursor)?;
    cursor.eat(" ").then_some(())?;
    let unit = cursor.word_of(&[
        ("days", Unit::Day),
        ("day", Unit::Day),
        ("weeks", Unit::Week),
        ("week", Unit::Week),
        ("months", Unit::Month),
        ("month", Unit::Month),
        ("years", Unit::Year),
        ("year", Unit::Year),
    ])?;
    Some((i32::try_from(count).ok()?, unit))
}

fn eat_word(cursor: &mut Cursor<'_>, word: &str) {
    let mut ahead = *cursor;
    if ahead.word(word) && ahead.eat(" ") {
        *cursor = ahead;
    }
}
