//! Whether an English phrase is only a part of a longer one that nobody read: today in `two days
//! after today`, 2019 in `the last week of 2019`. Such a part is no date.

use super::{backwards::Backwards, spelled, words};
use crate::date::{
    cursor::Cursor,
    expression::{Month, Phrase, When, Year},
};
use crate::text::{Folded, Stretch, is_one_of};

/// Whether the words around a phrase make it a part of a longer one.
pub(crate) fn is_part(text: &Folded, sentence: &Stretch, found: &Stretch, phrase: &Phrase) -> bool {
    let start = found.start.saturating_sub(NEAR).max(sentence.start);
    let before = &text.chars[start..found.start];
    let after = Cursor::new(text, found.end);
    // Among Chinese characters there is none of these.
    if !before.contains(&' ') && !after.sees_any("-/–. ,'’") {
        return false;
    }
    let before = before.iter().collect::<String>();
    let (Phrase::Point(point) | Phrase::Since(point) | Phrase::Range(point, _)) = phrase else {
        return false;
    };
    let is_range = matches!(phrase, Phrase::Range(..));
    counted_from(&before)
        || numbered(&before, &point.when)
        || second_end(&before, &point.when)
        || !is_range && first_end(&before, after)
        || goes_on(after, &point.when)
}

/// Whether a phrase belongs to the one before it, of which only these words keep it apart.
pub(crate) fn joins(between: &[char]) -> bool {
    const JOINING: [&str; 17] = [
        "",
        " ",
        ", ",
        " on ",
        ", on ",
        " and ",
        " to ",
        " till ",
        " until ",
        " through ",
        " of ",
        " in ",
        " - ",
        "-",
        "–",
        " – ",
        " from ",
    ];
    is_one_of(between, &JOINING)
}

/// So many characters before a phrase are looked at.
const NEAR: usize = 60;

const UNITS: [&str; 19] = [
    "day",
    "days",
    "week",
    "weeks",
    "weekend",
    "weekends",
    "fortnight",
    "month",
    "months",
    "quarter",
    "quarters",
    "half",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "season",
    "semester",
];
const REST: [&str; 5] = ["rest", "remainder", "balance", "third", "part"];

/// `two days after`, `the last week of`, `week 3 of`, `the week starting on`.
fn counted_from(before: &str) -> bool {
    let mut words = Backwards::new(before);
    let mut link = words.next();
    if matches!(link, "the" | "on") {
        link = words.next();
    }
    let unit = words.next();
    let is_unit = UNITS.contains(&unit);
    let is_weekday = words::is_weekday(unit);
    match link {
        "of" => {
            let weeks_number = unit.parse::<u8>().is_ok() && UNITS.contains(&words.next());
            is_unit || is_weekday || weeks_number || REST.contains(&unit)
        }
        "in" => matches!(unit, "week" | "weekend" | "half") || is_weekday,
        "after" | "before" => is_unit || matches!(unit, "year" | "years" | "hours"),
        "from" => {
            let years = matches!(unit, "year" | "years");
            (is_unit || years) && spelled::is_counting(words.next())
        }
        "w/c" => true,
        "commencing" | "starting" | "beginning" => is_unit,
        _ => false,
    }
}

/// `the first` Friday, `fifteen` August, `the third week` next year.
fn numbered(before: &str, when: &When) -> bool {
    let mut words = Backwards::new(before);
    let word = words.next();
    let ordinal = spelled::is_ordinal(word);
    // twenty five January
    let large = |words: &mut Backwards<'_>| {
        spelled::is_large_number(word)
            || spelled::is_counting(word) && word.len() > 2 && spelled::is_large_number(words.next())
    };
    match when {
        When::Weekday(..) | When::Nearest(..) => {
            const WHICH: [&str; 5] = ["following", "coming", "previous", "black", "two"];
            ordinal || WHICH.contains(&word)
        }
        When::Month(_, Month::Known(_)) | When::Day(_, Month::Known(_), _) => {
            matches!(word, "next" | "coming") || large(&mut words)
        }
        When::Year(Year::Shift(_)) | When::Month(_, Month::Shift(_)) => UNITS.contains(&word),
        _ => false,
    }
}

/// `2014 to` 2018, `from 4 to` January 22, `the ninth and` the seventeenth of April.
fn second_end(before: &str, when: &When) -> bool {
    let mut words = Backwards::new(before);
    let mut link = words.next();
    if link == "the" {
        link = words.next();
    }
    if !matches!(link, "to" | "till" | "until" | "through" | "and") {
        return false;
    }
    let first = words.next();
    if link != "and" && first.len() == 4 && first.parse::<u16>().is_ok() && matches!(when, When::Year(_)) {
        return true;
    }
    let mut lead = words.next();
    if lead == "the" {
        lead = words.next();
    }
    let number = first.parse::<u8>().is_ok() || spelled::is_ordinal(first);
    number && matches!(lead, "from" | "between")
}

/// `between` 2019 `and …`, `from` Monday `to the third`.
fn first_end(before: &str, after: Cursor<'_>) -> bool {
    let lead = Backwards::new(before).next();
    let mut ahead = after;
    if lead == "between" && ahead.eat(" and ") {
        return true;
    }
    ahead = after;
    let to = [" to ", " till ", " until ", " through "].iter().any(|joiner| ahead.eat(joiner));
    to && begins_time(ahead)
}

fn begins_time(mut cursor: Cursor<'_>) -> bool {
    cursor.eat("the ");
    let word = next_word(cursor);
    spelled::is_ordinal(&word)
        || word != "a" && spelled::is_counting(&word) && !counts_things(cursor, &word)
        || words::is_weekday(&word)
        || ["now", "date", "today", "tomorrow", "yesterday", "current", "end", "start", "middle"]
            .contains(&word.as_str())
        || words::month(&mut cursor).is_some()
}

/// last year to `ten regions`: so many things, which begin no time.
fn counts_things(mut cursor: Cursor<'_>, number: &str) -> bool {
    cursor.at += number.chars().count();
    let thing = if cursor.eat(" ") { next_word(cursor) } else { String::new() };
    thing.starts_with(|c: char| c.is_ascii_alphabetic()) && thing.ends_with('s') && !is_unit(&thing)
}

/// February `twenty two`, April `of 87`, 2019`-aug`, Monday `two weeks from now`, last year`'s first
/// half`.
fn goes_on(after: Cursor<'_>, when: &When) -> bool {
    let text = after.text();
    let mut mark = after;
    if mark.before().is_some_and(|c| c.is_ascii_alphanumeric()) {
        let stroke = ["-", "/", "–"].iter().any(|stroke| mark.eat(stroke));
        let decimal = after.sees(".") && text.at(after.at + 1).is_some_and(|c| c.is_ascii_digit());
        if decimal || stroke && mark.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
            return true;
        }
    }
    if after.sees(" from now") || after.sees(" between ") {
        return true;
    }
    let mut ahead = after;
    let in_months = matches!(when, When::Month(..) | When::MonthPart(..));
    let in_years = matches!(when, When::Year(_));
    if in_years
        && (after.sees(" s") && next_word(Cursor::new(text, after.at + 1)) == "s" || month_follows(after))
    {
        return true;
    }
    if matches!(when, When::Week(_)) && ahead.eat(" from ") && begins_time(ahead) {
        return true;
    }
    ahead = after;
    if (in_months || in_years) && picks(after) {
        return true;
    }
    match when {
        When::Month(..) | When::MonthPart(..) | When::Day(..) | When::YearPart(..) => {
            if ahead.eat(" of ") {
                let word = next_word(ahead);
                return word.starts_with(|c: char| c.is_ascii_digit()) || spelled::is_large_number(&word);
            }
            let mut large = after;
            large.eat(" ") && {
                large.eat("the ");
                let word = next_word(large);
                spelled::is_large_number(&word)
                    || large.sees("two thousand")
                    || in_months && spelled::is_ordinal(&word)
            }
        }
        When::Weekday(..) => weekday_goes_on(after),
        _ => false,
    }
}

/// 2015 `June`
fn month_follows(mut cursor: Cursor<'_>) -> bool {
    cursor.eat(" ") && words::month(&mut cursor).is_some()
}

/// Monday `two weeks from now`, Friday `5/12`, Monday`, Jan twenty two`, Friday `the fifteen`.
fn weekday_goes_on(after: Cursor<'_>) -> bool {
    let mut ahead = after;
    if ahead.sees(" of ") {
        return true;
    }
    let comma = ahead.eat(",");
    if !ahead.eat(" ") {
        return false;
    }
    let mut number = ahead;
    if number.arabic().is_some() && !comma {
        let mut unit = number;
        let counts = unit.eat(" ") && unit.peek().is_some_and(|c| c.is_alphabetic());
        return !counts || counted_on(ahead, false);
    }
    let mut the = ahead;
    if the.eat("the ") && spelled::is_large_number(&next_word(the)) {
        return true;
    }
    let mut month = ahead;
    if words::month(&mut month).is_some() && month.eat(" ") {
        let word = next_word(month);
        return spelled::is_ordinal(&word) || spelled::is_large_number(&word);
    }
    counted_on(ahead, comma)
}

/// `two weeks from now`; after a comma, `two weeks after the ruling` only explains.
fn counted_on(mut cursor: Cursor<'_>, comma: bool) -> bool {
    if words::count(&mut cursor).is_none() || !cursor.eat(" ") || !is_unit(&next_word(cursor)) {
        return false;
    }
    cursor.at += next_word(cursor).chars().count();
    if comma {
        return cursor.sees(" from now") || cursor.sees(" from today");
    }
    [" from ", " after ", " before ", " later", " ago"].iter().any(|link| cursor.sees(link))
}

fn is_unit(word: &str) -> bool {
    UNITS.contains(&word) || matches!(word, "year" | "years")
}

/// last year`'s first half`, 2021 `third quarter`.
fn picks(mut cursor: Cursor<'_>) -> bool {
    let _ = cursor.eat("'s") || cursor.eat("’s");
    if !cursor.eat(" ") {
        return false;
    }
    let which = next_word(cursor);
    if !(spelled::is_ordinal(&which) || matches!(which.as_str(), "last" | "final" | "opening")) {
        return false;
    }
    cursor.at += which.chars().count();
    cursor.eat(" ") && UNITS.contains(&next_word(cursor).as_str())
}

fn next_word(cursor: Cursor<'_>) -> String {
    let rest = &cursor.text().chars[cursor.at.min(cursor.text().chars.len())..];
    rest.iter().take(20).take_while(|c| c.is_ascii_alphanumeric()).collect()
}
