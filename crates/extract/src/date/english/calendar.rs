//! English calendar phrases: September 28, 2021; 28 September; Sept 2021; Q3 2021; late 2021; the
//! 1990s; in 2015.

use super::{
    clock,
    day::{bare_day, day_of_month},
    spelled, words,
};
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Month, Side, Third, When, Year, YearPart},
    numeric,
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
    cursor.word_of(&[
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
    ])
}

fn decade(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    if ahead.word("the") {
        ahead.eat(" ");
    }
    if let Some(start) = decade_in_words(&mut ahead) {
        *cursor = ahead;
        return Some(When::Decade(start));
    }
    // the '40s
    let _ = ahead.eat("'") || ahead.eat("’");
    let number = ahead.arabic().filter(|number| number.value % 10 == 0)?;
    let start = match number.width {
        4 if (1500..2200).contains(&number.value) => number.value,
        2 if ahead.at > cursor.at + 4 => 1900 + number.value,
        _ => return None,
    };
    if !(ahead.word("s") || ahead.word("'s") || ahead.word("’s")) {
        return None;
    }
    *cursor = ahead;
    Some(When::Decade(i16::try_from(start).ok()?))
}

/// the seventies, the nineteen seventies; the twenties may be those of either century.
fn decade_in_words(cursor: &mut Cursor<'_>) -> Option<i16> {
    const DECADES: [(&str, i16); 12] = [
        ("thirties", 1930),
        ("forties", 1940),
        ("fifties", 1950),
        ("sixties", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
        ("noughties", 2000),
        ("two thousands", 2000),
        ("twenty tens", 2010),
        ("twenty-tens", 2010),
        ("two thousand and tens", 2010),
    ];
    let mut ahead = *cursor;
    let century = ahead.word("nineteen") && (ahead.eat(" ") || ahead.eat("-"));
    if !century && !cursor.follows("the ") {
        return None;
    }
    let decade = ahead.word_of(&DECADES).filter(|decade| !century || *decade < 2000)?;
    *cursor = ahead;
    Some(decade)
}

const SHORT_PARTS: [(&str, YearPart); 6] = [
    ("q1", YearPart::Quarter(1)),
    ("q2", YearPart::Quarter(2)),
    ("q3", YearPart::Quarter(3)),
    ("q4", YearPart::Quarter(4)),
    ("h1", YearPart::Half(1)),
    ("h2", YearPart::Half(2)),
];

/// the third quarter of 2021, Q3 2021, H1 2021, the first half of last year.
fn part_of_year(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    let short = ahead.word_of(&SHORT_PARTS);
    if let Some(part) = short {
        let year = its_year(&mut ahead);
        *cursor = ahead;
        return (year != Year::Unsaid).then_some(When::YearPart(year, part));
    }
    if let Some(year) = words::year(&mut ahead)
        && (ahead.eat(" ") || ahead.eat("-"))
        && let Some(part) = ahead.word_of(&SHORT_PARTS)
    {
        *cursor = ahead;
        return Some(When::YearPart(Year::Known(year), part));
    }
    ahead = *cursor;
    if ahead.word("the") {
        ahead.eat(" ");
    }
    if let Some(part) = part_of_the_year(&mut ahead) {
        *cursor = ahead;
        return Some(When::YearPart(Year::Unsaid, part));
    }
    let part = named_part(&mut ahead)?;
    let year = its_year(&mut ahead);
    *cursor = ahead;
    let needs_year = matches!(part, YearPart::Third(_));
    (year != Year::Unsaid || !needs_year).then_some(When::YearPart(year, part))
}

/// the first half of the year, the end of the year: of the one at hand.
fn part_of_the_year(cursor: &mut Cursor<'_>) -> Option<YearPart> {
    let mut ahead = *cursor;
    let ordinal = ahead.word_of(&[("first", 1), ("second", 2), ("third", 3), ("fourth", 4)]);
    let part = match ordinal {
        Some(ordinal) => {
            ahead.eat(" ").then_some(())?;
            match ahead.word("quarter") {
                true => YearPart::Quarter(ordinal),
                false => (ordinal <= 2 && ahead.word("half")).then_some(YearPart::Half(ordinal))?,
            }
        }
        None => YearPart::Third(ahead.word_of(&[
            ("beginning", Third::Early),
            ("start", Third::Early),
            ("middle", Third::Middle),
            ("end", Third::Late),
        ])?),
    };
    (ahead.eat(" of the ") && ahead.word("year")).then_some(())?;
    // the end of the year 2000, the end of the year before
    if ahead.eat(" ") && (ahead.peek().is_some_and(|c| c.is_ascii_digit()) || ahead.sees("before")) {
        return None;
    }
    let end = if ahead.before() == Some(' ') { ahead.at - 1 } else { ahead.at };
    *cursor = Cursor::new(cursor.text(), end);
    Some(part)
}

fn named_part(cursor: &mut Cursor<'_>) -> Option<YearPart> {
    const ORDINALS: [(&str, u8); 4] = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4)];
    let mut ahead = *cursor;
    if let Some(ordinal) = ahead.word_of(&ORDINALS) {
        ahead.eat(" ");
        if ahead.word("quarter") && !ahead.sees(" century") {
            // the third quarter of the game
            if ahead.sees(" of ") && its_year(&mut ahead.clone()) == Year::Unsaid {
                return None;
            }
            *cursor = ahead;
            return Some(YearPart::Quarter(ordinal));
        }
        if ordinal <= 2 && ahead.word("half") && ahead.sees(" of ") {
            let mut year = ahead;
            if its_year(&mut year) != Year::Unsaid {
                *cursor = ahead;
                return Some(YearPart::Half(ordinal));
            }
        }
        return first_months(&mut ahead).filter(|_| ordinal == 1).inspect(|_| *cursor = ahead);
    }
    let third = third(&mut ahead)?;
    let mut year = ahead;
    if its_year(&mut year) == Year::Unsaid {
        return None;
    }
    *cursor = ahead;
    Some(YearPart::Third(third))
}

/// nine months of 2021, after `first`.
fn first_months(cursor: &mut Cursor<'_>) -> Option<YearPart> {
    let last = words::count(cursor).filter(|months| (2..12).contains(months))?;
    (cursor.eat(" ") && cursor.word("months")).then_some(())?;
    let mut year = *cursor;
    (its_year(&mut year) != Year::Unsaid).then_some(())?;
    Some(YearPart::FirstMonths(u8::try_from(last).ok()?))
}

/// early, mid-, late, the beginning of, the end of.
fn third(cursor: &mut Cursor<'_>) -> Option<Third> {
    let mut ahead = *cursor;
    if ahead.word("the") {
        ahead.eat(" ");
    }
    let third = ahead.word_of(&[
        ("early in", Third::Early),
        ("early", Third::Early),
        ("beginning of", Third::Early),
        ("start of", Third::Early),
        ("middle of", Third::Middle),
        ("mid", Third::Middle),
        ("late in", Third::Late),
        ("late", Third::Late),
        ("end of", Third::Late),
    ])?;
    (ahead.eat(" ") || ahead.eat("-")).then_some(())?;
    *cursor = ahead;
    Some(third)
}

fn part_of_month(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    let third = third(&mut ahead)?;
    let month = relative_month(&mut ahead)
        .or_else(|| ahead.word("the month").then_some(Month::Shift(0)))
        .or_else(|| words::month(&mut ahead).map(Month::Known))?;
    let year = its_year(&mut ahead);
    *cursor = ahead;
    Some(When::MonthPart(year, month, third))
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
    if !after_preposition(cursor) {
        return None;
    }
    if let Some(year) = spelled::year(&mut ahead).filter(|year| year % 100 != 0) {
        *cursor = ahead;
        return Some(When::Year(Year::Known(year)));
    }
    let year = words::year(&mut ahead)?;
    // in 2000 shops, by 1500 metres: a plural after it counts something.
    if counts_something(ahead) {
        return None;
    }
    *cursor = ahead;
    Some(When::Year(Year::Known(year)))
}

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
    let chars = &cursor.text().chars[..cursor.at];
    let Some((' ' | '-', head)) = chars.split_last().map(|(last, head)| (*last, head)) else {
        return false;
    };
    let width = head.iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
    let word = &head[head.len() - width..];
    words.iter().any(|known| known.chars().eq(word.iter().copied()))
}
