//! English parts of years and months: Q3 2021, the first half of last year, late September.

use super::{
    calendar::{its_year, relative_month},
    words,
};
use crate::date::{
    cursor::Cursor,
    expression::{Month, Third, When, Year, YearPart},
};

const SHORT_PARTS: [(&str, YearPart); 6] = [
    ("q1", YearPart::Quarter(1)),
    ("q2", YearPart::Quarter(2)),
    ("q3", YearPart::Quarter(3)),
    ("q4", YearPart::Quarter(4)),
    ("h1", YearPart::Half(1)),
    ("h2", YearPart::Half(2)),
];

/// the third quarter of 2021, Q3 2021, H1 2021, the first half of last year.
pub(super) fn part_of_year(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    let start = ahead;
    let short = ahead.word_of(&SHORT_PARTS);
    if let Some(part) = short {
        let year = its_year(&mut ahead);
        *cursor = ahead;
        // in Q3, for Q4; else it is a name: an Audi Q3, and H2 is a gas.
        let led = matches!(part, YearPart::Quarter(_))
            && ["in ", "during ", "for ", "since "].iter().any(|word| start.follows(word));
        return (year != Year::Unsaid || led).then_some(When::YearPart(year, part));
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

pub(super) fn part_of_month(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    let third = third(&mut ahead)?;
    let month = relative_month(&mut ahead)
        .or_else(|| ahead.word("the month").then_some(Month::Shift(0)))
        .or_else(|| words::month(&mut ahead).map(Month::Known))?;
    let year = its_year(&mut ahead);
    *cursor = ahead;
    Some(When::MonthPart(year, month, third))
}
