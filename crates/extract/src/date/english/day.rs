//! English days of a month: September 28, 28 September 2021, on the 28th. Knows no calendar.

use super::{
    calendar::{its_year, relative_month},
    spelled, words,
};
use crate::date::{
    cursor::Cursor,
    expression::{Month, When, Year},
};

/// September 28(, 2021), Sept. 28th, 28 September 2021, the 28th of September, Tuesday 28 September.
pub(super) fn day_of_month(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    if let Some(when) = year_first(&mut ahead) {
        *cursor = ahead;
        return Some(when);
    }
    ahead = *cursor;
    let after_weekday = words::weekday(&mut ahead).is_some();
    if after_weekday {
        ahead.eat(",");
        if !ahead.eat(" ") {
            return None;
        }
    }
    let letters = if after_weekday { Letters::Any } else { Letters::Capital };
    let (month, day) = month_first(&mut ahead, letters).or_else(|| day_first(&mut ahead))?;
    let year = its_year(&mut ahead);
    *cursor = ahead;
    Some(When::Day(year, Month::Known(month), day))
}

/// 2019-Aug-01
fn year_first(cursor: &mut Cursor<'_>) -> Option<When> {
    let year = cursor.arabic().filter(|number| number.width == 4 && (1900..=2100).contains(&number.value))?;
    let separator = ["-", "/"].into_iter().find(|separator| cursor.eat(separator))?;
    let month = words::month_in_any_letters(cursor)?;
    cursor.eat(separator).then_some(())?;
    let day = words::day(cursor)?;
    Some(When::Day(Year::Known(i16::try_from(year.value).ok()?), Month::Known(month), day))
}

/// How a month must be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// Jan, January: as a name.
    Capital,
    /// jan: behind a weekday there is no doubt.
    Any,
}

fn month_first(cursor: &mut Cursor<'_>, letters: Letters) -> Option<(u8, u8)> {
    let mut ahead = *cursor;
    let month = match letters {
        Letters::Capital => words::month_beside_number(&mut ahead)?,
        Letters::Any => words::month_in_any_letters(&mut ahead)?,
    };
    if !(ahead.eat(" ") || ahead.eat("-") || ahead.eat("/")) {
        return None;
    }
    if ahead.word("the") {
        ahead.eat(" ");
    }
    // in May the second company: an ordinal there numbers something else.
    let day = words::day(&mut ahead)
        .or_else(|| spelled::ordinal(&mut ahead).filter(|_| !cursor.follows("in ")))
        .or_else(|| spelled::cardinal_alone(&mut ahead).filter(|_| !cursor.follows("in ")))?;
    // May 28 million users: a number of something else.
    if [" million", " billion", " percent", " per cent", " thousand"].iter().any(|unit| ahead.sees(unit)) {
        return None;
    }
    *cursor = ahead;
    Some((month, day))
}

fn day_first(cursor: &mut Cursor<'_>) -> Option<(u8, u8)> {
    let mut ahead = *cursor;
    if ahead.word("the") {
        ahead.eat(" ");
    }
    let spelled = spelled::ordinal(&mut ahead).filter(|_| !cursor.follows_one_of(&["a ", "one ", "in "]));
    if let Some(day) = spelled {
        let of = ahead.eat(" day of ") || ahead.eat(" of ");
        let month = of.then(|| words::month(&mut ahead)).flatten();
        *cursor = ahead;
        return Some((month?, day));
    }
    let cardinal = spelled::cardinal(&mut ahead);
    if let Some(day) = cardinal {
        // fifteen August evenings: only a year makes that a day.
        let month = ahead.eat(" ").then(|| words::month(&mut ahead)).flatten()?;
        (its_year(&mut ahead.clone()) != Year::Unsaid).then_some(())?;
        *cursor = ahead;
        return Some((month, day));
    }
    let day = words::day(&mut ahead)?;
    // 16. Nov. 2016, as German writers have it: only with its year.
    let mut dotted = ahead;
    if dotted.eat(". ")
        && cursor.text().was_capital(dotted.at)
        && let Some(month) = words::month(&mut dotted)
        && its_year(&mut dotted.clone()) != Year::Unsaid
    {
        *cursor = dotted;
        return Some((month, day));
    }
    let joined =
        ahead.eat(" day of ") || ahead.eat(" of ") || ahead.eat(" ") || ahead.eat("-") || ahead.eat("/");
    let month = words::month_beside_number(&mut ahead).filter(|_| joined)?;
    *cursor = ahead;
    Some((month, day))
}

/// on the 28th, the 20th of next month.
pub(super) fn bare_day(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    if ahead.word("the") {
        ahead.eat(" ");
    }
    let day = words::ordinal(&mut ahead)?;
    let mut further = ahead;
    if (further.eat(" day of ") || further.eat(" of "))
        && let Some(month) = relative_month(&mut further)
    {
        *cursor = further;
        return Some(When::Day(Year::Unsaid, month, day));
    }
    let led = cursor.follows_one_of(&["on ", "until ", "by ", "since ", "for "]);
    let with_article = cursor.sees("the ");
    if !led || !with_article || goes_on(ahead) {
        return None;
    }
    *cursor = ahead;
    Some(When::Day(Year::Unsaid, Month::Unsaid, day))
}

/// A day's number with its ending, with or without its article: the 18th.
pub(super) fn bare_ordinal(cursor: &mut Cursor<'_>) -> Option<u8> {
    if cursor.word("the") {
        cursor.eat(" ");
    }
    words::ordinal(cursor).filter(|_| !goes_on(*cursor))
}

/// the 28th floor: a word after the number is what it numbers.
fn goes_on(mut cursor: Cursor<'_>) -> bool {
    cursor.eat(" ");
    cursor.peek().is_some_and(|c| c.is_alphanumeric() || c == '-')
}
