//! Days of the week, by themselves or with the week they are in: Monday, last Friday, Friday next week. Knows
//! no calendar.

use super::{calendar, clock, spelled, words};
use crate::{
    date::{
        cursor::Cursor,
        expression::{Expression, Week, When},
    },
    text::{Stretch, is_one_of},
};

/// Monday, last Friday, Tuesday night.
pub(super) fn weekday(cursor: &mut Cursor<'_>) -> Option<Expression> {
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
    let text = cursor.text();
    let like = cursor.word_before(&[' ']).filter(|word| is_one_of(text.slice(word), &WHAT_LIKE));
    like.is_some_and(|word| {
        let [before @ .., ' '] = text.slice(&(0..word.start)) else { return false };
        let article = before.iter().rposition(|c| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
        is_one_of(&before[article..], &["a", "an", "one", "any"])
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

/// Friday next week, Sunday of last week.
fn week_after(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    ahead.eat(" of");
    let shift = ahead.word_of(&[(" this week", 0), (" last week", -1), (" next week", 1)])?;
    *cursor = ahead;
    Some(shift)
}
