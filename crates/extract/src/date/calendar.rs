//! Spans of the Gregorian calendar: decades, years, parts, months, weeks. Knows no text.

use super::expression::{Feast, Nth, Third, YearPart};
use hutong_model::{DateSpan, Day, Precision};
use icu_calendar::{Date, Iso, types::Month};

/// Ten years.
pub(super) fn decade(year: i16) -> Option<DateSpan> {
    Some(DateSpan {
        start: Day::new(year, 1, 1)?,
        end: Day::new(year + 9, 12, 31)?,
        precision: Precision::Decade,
    })
}

/// A year.
pub(super) fn whole_year(year: i16) -> Option<DateSpan> {
    months(year, 1, 12, Precision::Year)
}

/// A part of a year: its first two months, its middle two, its last two, a half, a quarter.
pub(super) fn year_part(year: i16, part: YearPart) -> Option<DateSpan> {
    match part {
        YearPart::Third(Third::Early) => months(year, 1, 2, Precision::PartOfMonth),
        YearPart::Third(Third::Middle) => months(year, 6, 7, Precision::PartOfMonth),
        YearPart::Third(Third::Late) => months(year, 11, 12, Precision::PartOfMonth),
        YearPart::Half(half) => months(year, half * 6 - 5, half * 6, Precision::Half),
        YearPart::Quarter(quarter) => months(year, quarter * 3 - 2, quarter * 3, Precision::Quarter),
        YearPart::FirstMonths(last) => months(year, 1, last, Precision::Month),
    }
}

/// A month.
pub(super) fn whole_month(year: i16, month: u8) -> Option<DateSpan> {
    months(year, month, month, Precision::Month)
}

/// Days 1 to 10, 11 to 20, or 21 to the last.
pub(super) fn third_of_month(year: i16, month: u8, third: Third) -> Option<DateSpan> {
    let first = Day::new(year, month, 1)?;
    let (start, end) = match third {
        Third::Early => (first, Day::new(year, month, 10)?),
        Third::Middle => (Day::new(year, month, 11)?, Day::new(year, month, 20)?),
        Third::Late => (Day::new(year, month, 21)?, first.end_of_month()),
    };
    Some(DateSpan { start, end, precision: Precision::PartOfMonth })
}

/// Monday to Sunday, so many weeks after the week of a day.
pub(super) fn week_of(day: Day, weeks: i32) -> Option<DateSpan> {
    let start = day.plus(1 - i32::from(day.weekday()))?.plus(weeks * 7)?;
    Some(DateSpan { start, end: start.plus(6)?, precision: Precision::Week })
}

/// Saturday and Sunday of that week.
pub(super) fn weekend_of(day: Day, weeks: i32) -> Option<DateSpan> {
    let week = week_of(day, weeks)?;
    Some(DateSpan { start: week.end.plus(-1)?, end: week.end, precision: Precision::Day })
}

/// One of a month's Mondays, Tuesdays …; Monday is 1.
pub(super) fn nth_weekday(year: i16, month: u8, nth: Nth, weekday: u8) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    let ahead = (i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7);
    let day = match nth {
        Nth::Counted(count) => first.plus(ahead + 7 * (i32::from(count) - 1))?,
        Nth::Last => {
            let last = first.end_of_month();
            last.plus(-(i32::from(last.weekday()) - i32::from(weekday)).rem_euclid(7))?
        }
    };
    (day.month() == month).then_some(day)
}

/// One of a month's weeks. A week belongs to the month in which its Thursday lies, as it belongs to
/// the year of its Thursday in ISO 8601.
pub(super) fn nth_week_of_month(year: i16, month: u8, nth: Nth) -> Option<DateSpan> {
    week_of(nth_weekday(year, month, nth, THURSDAY)?, 0)
}

/// One of a year's weeks, by ISO 8601.
pub(super) fn nth_week_of_year(year: i16, nth: Nth) -> Option<DateSpan> {
    match nth {
        Nth::Counted(count) => {
            let first = nth_weekday(year, 1, Nth::Counted(1), THURSDAY)?;
            let thursday = first.plus(7 * (i32::from(count) - 1)).filter(|day| day.year() == year)?;
            week_of(thursday, 0)
        }
        Nth::Last => week_of(nth_weekday(year, 12, Nth::Last, THURSDAY)?, 0),
    }
}

const THURSDAY: u8 = 4;

/// The day of a feast in a year; 除夕 and 春节 of a year are the ones of its beginning.
pub(super) fn feast(year: i16, feast: Feast) -> Option<Day> {
    match feast {
        Feast::Fixed(month, day) => Day::new(year, month, day),
        Feast::Lunar(month, day) => lunar(year, month, day),
        Feast::NewYearsEve => lunar(year, 1, 1)?.plus(-1),
    }
}

/// A day of the Chinese year that begins in a year of ours, in a month that is no leap month.
fn lunar(year: i16, month: u8, day: u8) -> Option<Day> {
    let date = Date::try_new_chinese_traditional(i32::from(year), Month::new(month), day).ok()?;
    let date = date.to_calendar(Iso);
    Day::new(i16::try_from(date.era_year().year).ok()?, date.month().ordinal, date.day_of_month().0)
}

/// The quarter that is so many quarters after a day's.
pub(super) fn quarter_of(day: Day, quarters: i32) -> Option<DateSpan> {
    let (year, month) = shifted_month(day, quarters * 3);
    year_part(year, YearPart::Quarter(month.div_ceil(3)))
}

/// Year and month, so many months after a day's.
pub(super) fn shifted_month(day: Day, months: i32) -> (i16, u8) {
    let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let year = i16::try_from(count.div_euclid(12)).unwrap_or(i16::MAX);
    (year, u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1))
}

fn months(year: i16, first: u8, last: u8, precision: Precision) -> Option<DateSpan> {
    Some(DateSpan {
        start: Day::new(year, first, 1)?,
        end: Day::new(year, last, 1)?.end_of_month(),
        precision,
    })
}
