//! Dates in numbers alone: 2021-09-28, 2021/9/28, 2021.09.28, 20210928. A day, month and year in an order
//! that nobody can know (9/10/2021) is left alone, and so is a version (10.2.13).

use super::{
    cursor::Cursor,
    expression::{Month, When, Year},
};
use hutong_model::Day;

/// A day in year-month-day order.
pub(crate) fn day(cursor: &mut Cursor<'_>) -> Option<When> {
    if cursor.before().is_some_and(|c| c.is_ascii_alphanumeric() || "./-_".contains(c)) {
        return None;
    }
    second_day(cursor)
}

/// The same after the mark of a range, whatever stands before.
pub(crate) fn second_day(cursor: &mut Cursor<'_>) -> Option<When> {
    // Most numbers are followed by a word.
    let (width, next) = cursor.digits();
    if width != COMPACT && !matches!(next, Some('-' | '/' | '.')) {
        return None;
    }
    let mut ahead = *cursor;
    let when = compact(&mut ahead).or_else(|| {
        ahead = *cursor;
        year_first(&mut ahead)
    });
    let when = when.or_else(|| {
        ahead = *cursor;
        year_last(&mut ahead).or_else(|| {
            ahead = *cursor;
            month_of_year(&mut ahead)
        })
    })?;
    let goes_on = ahead.sees_any("-/_") && !another_follows(ahead)
        || ahead.sees_any(".") && {
            let mut next = ahead;
            next.eat(".");
            next.peek().is_some_and(|c| c.is_ascii_digit())
        };
    if goes_on || ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    eat_time_mark(&mut ahead);
    *cursor = ahead;
    Some(when)
}

/// 2018/1/10-2018/7/10: a range of two dates.
fn another_follows(mut cursor: Cursor<'_>) -> bool {
    cursor.eat("-") && year_first(&mut cursor).is_some()
}

/// How many digits a day in one number has.
const COMPACT: usize = 8;

/// 20161016: eight digits alone that a calendar has, and that no word makes the number of something.
fn compact(cursor: &mut Cursor<'_>) -> Option<When> {
    let start = *cursor;
    let number = cursor.arabic().filter(|number| number.width == COMPACT)?.value;
    let (year, month, day) = (i16::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100);
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let usual = (1900..=2100).contains(&year) && Day::new(year, month, day).is_some();
    (usual && !is_in_word(cursor) && !is_labelled(start)).then_some(When::Day(
        Year::Known(year),
        Month::Known(month),
        day,
    ))
}

/// Whether a letter comes next, of whatever script, that goes on with the number. Folded texts have no
/// space before a Chinese word that does not.
fn is_in_word(cursor: &Cursor<'_>) -> bool {
    const OTHERS: [&str; 9] = ["发布", "公布", "发表", "更新", "来源", "作者", "记者", "讯", "报道"];
    cursor.peek().is_some_and(char::is_alphanumeric) && !OTHERS.iter().any(|word| cursor.sees(word))
}

/// 编号：20161016, No. 20161016
fn is_labelled(mut cursor: Cursor<'_>) -> bool {
    const LABELS: [&str; 20] = [
        "号", "码", "第", "单", "证", "群", "款", "股", "版", "电话", "批次", "账户", "id", "no", "no.", "#",
        "code", "number", "qq", "version",
    ];
    while cursor.before().is_some_and(|c| matches!(c, ' ' | ':' | '：' | '(')) {
        cursor.at -= 1;
    }
    LABELS.iter().any(|label| cursor.follows(label))
}

/// 2015-6 may be the season that begins in 2015.
fn follows_in_a_row(year: u32, month: u8) -> bool {
    (year + 1) % 10 == u32::from(month)
}

fn year_first(cursor: &mut Cursor<'_>) -> Option<When> {
    let start = *cursor;
    let year = cursor.arabic().filter(|number| number.width == 4 && (1000..=2999).contains(&number.value))?;
    let separator = separator(cursor)?;
    let month = small(cursor, 12)?;
    if !cursor.eat(separator) {
        // 2021-09, 2021/09; with a dot or one digit it may be a number of anything, and 2011/12 is the
        // season that begins in 2011.
        let season = separator == "/" && (year.value + 1) % 100 == u32::from(month.0);
        let short = month.1 == 1
            && (separator != "-"
                || follows_in_a_row(year.value, month.0)
                || is_in_word(cursor)
                || is_labelled(start));
        return (separator != "." && !short && !season).then(|| {
            Some(When::Month(Year::Known(i16::try_from(year.value).ok()?), Month::Known(month.0)))
        })?;
    }
    let day = small(cursor, 31)?;
    Some(When::Day(Year::Known(i16::try_from(year.value).ok()?), Month::Known(month.0), day.0))
}

/// 11/2016
fn month_of_year(cursor: &mut Cursor<'_>) -> Option<When> {
    let month = small(cursor, 12)?;
    cursor.eat("/").then_some(())?;
    let year = cursor.arabic().filter(|number| number.width == 4 && (1900..=2100).contains(&number.value))?;
    Some(When::Month(Year::Known(i16::try_from(year.value).ok()?), Month::Known(month.0)))
}

/// 28/9/2021, 9/28/2021: only where one of the two numbers can be no month.
fn year_last(cursor: &mut Cursor<'_>) -> Option<When> {
    let first = small(cursor, 31)?;
    let separator = separator(cursor)?;
    let second = small(cursor, 31)?;
    cursor.eat(separator).then_some(())?;
    let year = cursor.arabic().filter(|number| number.width == 4 && (1900..=2100).contains(&number.value))?;
    let year = Year::Known(i16::try_from(year.value).ok()?);
    match (first.0, second.0) {
        (day, month) if day > 12 && month <= 12 => Some(When::Day(year, Month::Known(month), day)),
        (month, day) if day > 12 && month <= 12 => Some(When::Day(year, Month::Known(month), day)),
        (month, day) if month == day => Some(When::Day(year, Month::Known(month), day)),
        _ => None,
    }
}

fn separator(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    ["-", "/", "."].into_iter().find(|separator| cursor.eat(separator))
}

/// A number of one or two digits and how many it had.
fn small(cursor: &mut Cursor<'_>, highest: u32) -> Option<(u8, usize)> {
    let number =
        cursor.arabic().filter(|number| number.width <= 2 && (1..=highest).contains(&number.value))?;
    Some((u8::try_from(number.value).ok()?, number.width))
}

/// The `T` between day and time.
fn eat_time_mark(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    if ahead.eat("t") && ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
        *cursor = ahead;
    }
}
