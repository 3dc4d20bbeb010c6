//! What one end of a range leaves out, taken from the other. Knows no calendar.

use super::expression::{Month, Week, When, Year};
use hutong_model::Day;

/// Whether a time leaves out its year.
pub(super) fn year_unsaid(when: &When) -> bool {
    matches!(
        when,
        When::YearPart(Year::Unsaid, _)
            | When::Month(Year::Unsaid, Month::Known(_))
            | When::MonthPart(Year::Unsaid, Month::Known(_), _)
            | When::Day(Year::Unsaid, Month::Known(_), _)
    )
}

/// Whether a time is of a month that says its year.
pub(super) fn year_said(when: &When) -> bool {
    match when {
        When::DayShift(_) => true,
        When::Month(year, _) | When::MonthPart(year, ..) | When::Day(year, ..) => *year != Year::Unsaid,
        _ => false,
    }
}

/// The time in a year, where it leaves one out.
pub(super) fn with_year(when: When, year: Year) -> When {
    match when {
        When::YearPart(Year::Unsaid, part) => When::YearPart(year, part),
        When::Month(Year::Unsaid, month) => When::Month(year, month),
        When::MonthPart(Year::Unsaid, month, third) => When::MonthPart(year, month, third),
        When::Day(Year::Unsaid, month, day) => When::Day(year, month, day),
        other => other,
    }
}

/// The second end of a range with what it left out taken from the first.
pub(super) fn filled(second: When, first: When, start: Day) -> When {
    let known = Year::Known(start.year());
    match (second, first) {
        (When::Day(Year::Unsaid, Month::Unsaid, day), When::Day(..)) => {
            When::Day(known, Month::Known(start.month()), day)
        }
        (When::Weekday(Week::Unsaid, day), When::Weekday(week, _)) => When::Weekday(week, day),
        (second, _) => with_year(second, known),
    }
}
