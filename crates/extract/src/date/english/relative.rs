//! English times told from another: yesterday, last Friday, two weeks ago, the same day.

use super::{calendar, clock, spelled, words};
use crate::{
    date::{
        cursor::Cursor,
        expression::{Expression, Month, Week, When, Year},
    },
    text::{Stretch, is_one_of},
};
use hutong_model::PartOfDay;

/// A relative time.
pub(super) fn relative(cursor: &mut Cursor<'_>) -> Option<Expression> {
    contracted(cursor)
        .or_else(|| day(cursor))
        .or_else(|| carried_week(cursor))
        .or_else(|| week(cursor))
        .or_else(|| weekday(cursor))
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

/// Monday, last Friday, Tuesday night.
fn weekday(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    let shift = ahead.word_of(&[
        ("last", Week::Shift(-1)),
        ("previous", Week::Shift(-1)),
        ("this past", Week::Unsaid),
        ("this coming", Week::Coming),
        ("this upcoming", Week::Coming),
        ("coming", Week::Coming),
        ("upcoming", Week::Coming),
        ("this", Week::Shift(0)),
        ("next", Week::Shift(1)),
    ]);
    if shift.is_some() {
        ahead.eat(" ");
    } else if is_named(cursor) {
        return None;
    }
    let width = ahead.at;
    let day = words::weekday(&mut ahead)?;
    if shift.is_none() && (begins_name(cursor, ahead) || is_any(cursor)) {
        return None;
    }
    let mut numbered = ahead;
    if let Some(of_month) = of_month(&mut numbered) {
        *cursor = numbered;
        return Some(clock::attach(cursor, When::NearestWeekday(day, of_month)));
    }
    // Sun, Mon, Sat alone are too often other words; Monday, jan 22 is another phrase.
    if shift.is_none() && ahead.at - width < 6 || month_follows(ahead) {
        return None;
    }
    *cursor = ahead;
    let week = shift.or_else(|| week_after(cursor).map(Week::Shift)).unwrap_or(Week::Unsaid);
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

/// On a rainy Sunday: which one is not said. Not: opened a store Sunday.
fn is_any(cursor: &Cursor<'_>) -> bool {
    const WHAT_LIKE: [&str; 25] = [
        "rainy",
        "sunny",
        "quiet",
        "cold",
        "warm",
        "hot",
        "busy",
        "typical",
        "snowy",
        "stormy",
        "grey",
        "gray",
        "windy",
        "humid",
        "lazy",
        "wet",
        "bright",
        "chilly",
        "foggy",
        "normal",
        "given",
        "random",
        "freezing",
        "sweltering",
        "cloudy",
    ];
    WHAT_LIKE.iter().any(|like| {
        ["a", "an", "one", "any"].iter().any(|article| cursor.follows(&format!("{article} {like} ")))
    })
}

/// Sunday Times, Friday Night Lights: a capital after a weekday that nothing leads makes a name of it.
fn begins_name(cursor: &Cursor<'_>, mut after: Cursor<'_>) -> bool {
    const LEADS: [&str; 7] = ["on ", "until ", "by ", "since ", "from ", "to ", "said "];
    const NAMED: [&str; 10] = [
        " street",
        " road",
        " avenue",
        " times",
        " post",
        " mirror",
        " telegraph",
        " mail",
        " school",
        " magazine",
    ];
    if after.text().was_capital(after.at + 1) && NAMED.iter().any(|name| after.sees(name)) {
        return true;
    }
    let led = LEADS.iter().any(|lead| cursor.follows(lead));
    !led && after.eat(" ")
        && after.text().was_capital(after.at)
        && words::month_in_any_letters(&mut after).is_none()
}

/// The day's number after its weekday: Friday the 24th, Monday the twenty-seventh, Mon 13th, Monday 21.
fn of_month(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.eat(",");
    cursor.eat(" ").then_some(())?;
    let mut ahead = *cursor;
    let day = if ahead.eat("the ") {
        words::ordinal(&mut ahead)
            .or_else(|| spelled::ordinal_alone(&mut ahead))
            .or_else(|| spelled::cardinal_alone(&mut ahead))
    } else {
        words::ordinal(&mut ahead).or_else(|| {
            ahead = *cursor;
            words::day(&mut ahead).filter(|_| ahead.peek().is_none_or(|c| "!?,;)\n".contains(c)))
        })
    }?;
    let mut next = ahead;
    // Friday the 24th of September, Monday 21 March are other phrases.
    let month = (next.eat(" of ") || next.eat(" ")) && words::month_in_any_letters(&mut next).is_some();
    (!month).then(|| {
        *cursor = ahead;
        day
    })
}

/// Monday, jan 22
fn month_follows(mut cursor: Cursor<'_>) -> bool {
    cursor.eat(",");
    cursor.eat(" ")
        && words::month_in_any_letters(&mut cursor).is_some()
        && cursor.eat(" ")
        && (words::day(&mut cursor.clone()).is_some()
            || spelled::ordinal(&mut cursor.clone()).is_some()
            || spelled::cardinal(&mut cursor).is_some())
}

/// Black Friday, Fat Tuesday: a capital before a weekday makes a name of it, unless the word is one
/// that may stand before a day at the beginning of a sentence.
fn is_named(cursor: &Cursor<'_>) -> bool {
    const OTHERS: [&str; 20] = [
        "on", "by", "until", "since", "from", "early", "late", "and", "or", "for", "through", "before",
        "after", "but", "every", "each", "to", "till", "between", "of",
    ];
    let text = cursor.text();
    let named = |word: Stretch| {
        let capital = |at: usize| text.was_capital(at);
        !word.is_empty()
            && capital(cursor.at)
            && capital(word.start)
            && !is_one_of(text.slice(&word), &OTHERS)
    };
    cursor.word_before(&[' ']).is_some_and(named)
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
