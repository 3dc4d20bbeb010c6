//! English words of the calendar: months, weekdays, small numbers. Knows no grammar.

use crate::date::cursor::Cursor;

const MONTHS: [(&str, u8); 24] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

const DAYS: [(&str, u8); 15] = [
    ("monday", 1),
    ("tuesday", 2),
    ("wednesday", 3),
    ("thursday", 4),
    ("friday", 5),
    ("saturday", 6),
    ("sunday", 7),
    ("mon", 1),
    ("tues", 2),
    ("tue", 2),
    ("wed", 3),
    ("thurs", 4),
    ("thu", 4),
    ("fri", 5),
    ("sat", 6),
];

const NUMBERS: [(&str, u32); 15] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("twenty", 20),
];

/// A month's name, and whether it is written like one: with a capital, or too long to be another
/// word.
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<u8> {
    let capital = cursor.text().was_capital(cursor.at);
    let mut ahead = *cursor;
    let month = ahead.word_of(&MONTHS)?;
    let width = ahead.at - cursor.at;
    if !capital && (width <= 3 || month == 3) {
        return None;
    }
    // May. ends a sentence.
    if width <= 4 && !matches!(month, 5..=7) || width == 3 && month != 5 {
        ahead.eat(".");
    }
    *cursor = ahead;
    Some(month)
}

/// A month's name in whatever letters, where its neighbours leave no doubt: 2019-aug-01, Saturday, Aug. 1.
pub(super) fn month_in_any_letters(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let month = ahead.word_of(&MONTHS)?;
    // Sept. is the only abbreviation of four letters.
    let width = ahead.at - cursor.at;
    if month != 5 && (width == 3 || width == 4 && month == 9) {
        ahead.eat(".");
    }
    *cursor = ahead;
    Some(month)
}

/// The same beside a day's number: `14 nov`, where only may and march are other words.
pub(super) fn month_beside_number(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let month = month(&mut ahead).or_else(|| {
        ahead = *cursor;
        ahead.word_of(&MONTHS).filter(|month| !matches!(month, 3 | 5))
    })?;
    *cursor = ahead;
    Some(month)
}

/// A weekday's name.
pub(super) fn weekday(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let day = ahead.word_of(&DAYS)?;
    // sat, sun, wed and fri are other words unless they begin with a capital.
    if !cursor.text().was_capital(cursor.at) && ahead.at - cursor.at < 6 {
        return None;
    }
    if ahead.at - cursor.at <= 5 {
        ahead.eat(".");
    }
    *cursor = ahead;
    Some(day)
}

/// Whether a word is a weekday's name.
pub(super) fn is_weekday(word: &str) -> bool {
    DAYS.iter().any(|(name, _)| *name == word)
}

/// A number of up to three digits, or a small one in words.
pub(super) fn count(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    let number = match ahead.arabic() {
        Some(number) => Some(number.value).filter(|value| (1..1000).contains(value)),
        None => ahead.word_of(&NUMBERS),
    }?;
    *cursor = ahead;
    Some(number)
}

/// A day of the month: 28, 28th.
pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let number = ahead.arabic().filter(|number| number.width <= 2 && (1..=31).contains(&number.value))?;
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|suffix| ahead.word(suffix));
    if !ordinal && ahead.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | ':')) {
        return None;
    }
    *cursor = ahead;
    u8::try_from(number.value).ok()
}

/// A day of the month with its ending: 28th.
pub(super) fn ordinal(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let day = day(&mut ahead)?;
    let marked = ahead.before().is_some_and(|c| c.is_ascii_alphabetic());
    marked.then(|| {
        *cursor = ahead;
        day
    })
}

/// A year of four digits, 1000 to 2199, alone.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    let number =
        ahead.arabic().filter(|number| number.width == 4 && (1000..=2199).contains(&number.value))?;
    let goes_on = ahead.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '/' | '_'))
        || [",", ".", "-"].iter().any(|mark| {
            let mut next = ahead;
            next.eat(mark) && next.peek().is_some_and(|c| c.is_ascii_digit())
        }) && !followed_by_year(ahead);
    if goes_on {
        return None;
    }
    *cursor = ahead;
    i16::try_from(number.value).ok()
}

/// 2013-2015 is two years.
fn followed_by_year(mut cursor: Cursor<'_>) -> bool {
    cursor.eat("-")
        && cursor.arabic().is_some_and(|number| number.width == 4 && (1000..=2199).contains(&number.value))
}
