//! English days and years in words: twenty-second, nineteen seventy eight, two thousand and five.
//! Knows no grammar.

use crate::date::cursor::Cursor;

const ONES: [(&str, u32); 9] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
];

const TEENS: [(&str, u32); 10] = [
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

const TENS: [(&str, u32); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

const ORDINALS: [(&str, u8); 21] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
];

/// A day of the month as an ordinal: ninth, twenty-second.
pub(super) fn ordinal(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let tens = ahead.word_of(&[("twenty", 20), ("thirty", 30)]).unwrap_or(0);
    if tens > 0 && !(ahead.eat("-") || ahead.eat(" ")) {
        return None;
    }
    let day = tens + ahead.word_of(&ORDINALS).filter(|day| tens == 0 || *day < 10)?;
    *cursor = ahead;
    (day <= 31).then_some(day)
}

/// A day of the month as a number from ten on: fifteen, twenty-five.
pub(super) fn cardinal(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let day = below_hundred(&mut ahead).filter(|day| (10..=31).contains(day))?;
    *cursor = ahead;
    u8::try_from(day).ok()
}

/// The same, where it counts nothing: February twenty-two, not May fifteen companies.
pub(super) fn cardinal_alone(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let day = cardinal(&mut ahead)?;
    let mut rest = ahead;
    let its_year = rest.eat(" ") && year(&mut rest).is_some();
    if !its_year && counts(ahead) {
        return None;
    }
    *cursor = ahead;
    Some(day)
}

/// The same, where it numbers nothing: Friday the first, not Friday the first company.
pub(super) fn ordinal_alone(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let day = ordinal(&mut ahead)?;
    let mut next = ahead;
    if next.eat(" ") && next.peek().is_some_and(|c| c.is_alphanumeric()) && !next.word("at") {
        return None;
    }
    *cursor = ahead;
    Some(day)
}

/// A year: nineteen ninety nine, seventeen hundred thirty three, two thousand and five.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    let year = thousands(&mut ahead).or_else(|| {
        ahead = *cursor;
        centuries(&mut ahead)
    })?;
    if counts(ahead) {
        return None;
    }
    *cursor = ahead;
    i16::try_from(year).ok()
}

/// Whether a word is an ordinal up to the thirty-first: ninth, 9th.
pub(super) fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffixed = digits.len() < word.len() && digits.parse::<u8>().is_ok();
    suffixed && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
        || ORDINALS.iter().any(|(ordinal, _)| *ordinal == word.rsplit('-').next().unwrap_or(word))
}

/// Whether a word is a number from ten to ninety, or begins one.
pub(super) fn is_large_number(word: &str) -> bool {
    let word = word.split('-').next().unwrap_or(word);
    TEENS.iter().chain(&TENS).any(|(number, _)| *number == word)
}

/// Whether a word counts: 3, three, a, several.
pub(super) fn is_counting(word: &str) -> bool {
    word.parse::<u32>().is_ok()
        || ONES.iter().any(|(number, _)| *number == word)
        || is_large_number(word)
        || matches!(word, "a" | "few" | "several" | "couple" | "half")
}

fn thousands(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.word("two thousand").then_some(())?;
    let mut ahead = *cursor;
    let rest = (ahead.eat(" and ") || ahead.eat(" ")).then(|| below_hundred(&mut ahead)).flatten();
    if rest.is_some() {
        *cursor = ahead;
    }
    Some(2000 + rest.unwrap_or(0))
}

fn centuries(cursor: &mut Cursor<'_>) -> Option<u32> {
    let century = cursor
        .word_of(&TEENS)
        .filter(|number| *number >= 15)
        .or_else(|| cursor.word("twenty").then_some(20))?;
    (cursor.eat(" ") || cursor.eat("-")).then_some(())?;
    if !cursor.word("hundred") {
        let _ = cursor.eat("zero ") || cursor.eat("oh ") || {
            // Below ten without a zero is another number: nineteen five.
            let mut ahead = *cursor;
            if ahead.word_of(&ONES).is_some() {
                return None;
            }
            false
        };
        return Some(century * 100 + below_hundred(cursor)?);
    }
    let mut ahead = *cursor;
    let rest = (ahead.eat(" and ") || ahead.eat(" ")).then(|| below_hundred(&mut ahead)).flatten();
    if rest.is_some() {
        *cursor = ahead;
    }
    Some(century * 100 + rest.unwrap_or(0))
}

fn below_hundred(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(number) = cursor.word_of(&ONES).or_else(|| cursor.word_of(&TEENS)) {
        return Some(number);
    }
    let tens = cursor.word_of(&TENS)?;
    let mut ahead = *cursor;
    let ones = (ahead.eat("-") || ahead.eat(" ")).then(|| ahead.word_of(&ONES)).flatten();
    if ones.is_some() {
        *cursor = ahead;
    }
    Some(tens + ones.unwrap_or(0))
}

/// two thousand people, two thousand and five shops: a word after it is what it counts.
fn counts(mut cursor: Cursor<'_>) -> bool {
    const OTHERS: [&str; 20] = [
        "and", "or", "at", "in", "on", "to", "by", "the", "was", "were", "is", "he", "she", "it", "they",
        "with", "when", "until", "till", "through",
    ];
    cursor.eat(" ")
        && cursor.peek().is_some_and(|c| c.is_ascii_alphanumeric())
        && !OTHERS.iter().any(|word| cursor.word(word))
}
