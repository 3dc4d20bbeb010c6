//! Spans of days as texts name them: how exactly, and which unit of the calendar.

use crate::{Day, Place};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// How exactly the text said it. A span is never narrower than its precision.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// Ten years: 90年代.
    Decade,
    /// A calendar year.
    Year,
    /// Half a calendar year: 上半年.
    Half,
    /// A quarter: 第三季度.
    Quarter,
    /// A calendar month.
    Month,
    /// The beginning (days 1–10), middle (11–20) or end (21–last) of a month or a year's part.
    PartOfMonth,
    /// Monday to Sunday.
    Week,
    /// One day.
    Day,
    /// A time of day was given too; the span is still that day.
    Minute,
}

impl Precision {
    /// Those that are units of the calendar, the largest first.
    pub const UNITS: [Self; 7] =
        [Self::Decade, Self::Year, Self::Half, Self::Quarter, Self::Month, Self::PartOfMonth, Self::Day];

    /// The unit of the calendar that a day lies in. Weeks and minutes are no such units; they give the
    /// day.
    pub fn unit(self, day: Day) -> DateSpan {
        let months = match self {
            Self::Decade => 120,
            Self::Year => 12,
            Self::Half => 6,
            Self::Quarter => 3,
            Self::Month => 1,
            Self::PartOfMonth => return part_of_month(day),
            Self::Week | Self::Day | Self::Minute => {
                return DateSpan { start: day, end: day, precision: self };
            }
        };
        let month = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let first = month - month % months;
        let start = first_of(first).unwrap_or(day);
        let end = first_of(first + months - 1).map_or(day, Day::end_of_month);
        DateSpan { start, end, precision: self }
    }
}

/// The first day of a month, counted from the beginning of the year 0; there is no such year, so
/// the first decade begins with the year 1.
fn first_of(month: i32) -> Option<Day> {
    let month = month.max(12);
    Day::new(i16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok()?, 1)
}

fn part_of_month(day: Day) -> DateSpan {
    let part = ((day.day() - 1) / 10).min(2);
    let on = |number| Day::new(day.year(), day.month(), number).unwrap_or(day);
    let end = if part == 2 { day.end_of_month() } else { on(part * 10 + 10) };
    DateSpan { start: on(part * 10 + 1), end, precision: Precision::PartOfMonth }
}

/// Days from `start` to `end`, both included.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateSpan {
    /// First day, included.
    pub start: Day,
    /// Last day, included; never before `start`.
    pub end: Day,
    /// How exactly the text said it.
    pub precision: Precision,
}

impl DateSpan {
    /// One day.
    pub fn day(day: Day) -> Self {
        Self { start: day, end: day, precision: Precision::Day }
    }

    /// The same days, named by the largest unit of the calendar that they are; as they were where
    /// they are none.
    pub fn named(self) -> Self {
        let units = [Precision::Decade, Precision::Year, Precision::Quarter, Precision::Month];
        let units = units.map(|precision| precision.unit(self.start));
        units.into_iter().find(|unit| unit.end == self.end && unit.start == self.start).unwrap_or(self)
    }

    /// Whether the two spans share a day.
    pub fn overlaps(&self, other: &DateSpan) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// How many days it covers, at least 1.
    pub fn days(&self) -> i32 {
        self.end.number() - self.start.number() + 1
    }
}

/// A part of a day, where the text names one.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PartOfDay {
    /// 凌晨
    SmallHours,
    /// 早上, 上午, 早盘, morning
    Morning,
    /// 中午, noon
    Noon,
    /// 下午, afternoon
    Afternoon,
    /// 晚, evening, night
    Evening,
}

/// A phrase that names a time, with the days it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateMention {
    /// Where the phrase stands.
    pub place: Place,
    /// The days; none for a vague phrase (近日), which stays without a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<DateSpan>,
    /// Part of the day, where one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of_day: Option<PartOfDay>,
    /// Time of day as `HH:MM` or `HH:MM:SS`, where one is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn units_divide_the_calendar(number in -719_162..2_932_896_i32) {
            let day = Day::from_number(number).unwrap();
            for precision in Precision::UNITS {
                let unit = precision.unit(day);
                prop_assert!(unit.start <= day && day <= unit.end);
                prop_assert_eq!(precision.unit(unit.start), unit);
                prop_assert_eq!(precision.unit(unit.end), unit);
            }
        }
    }

    #[test]
    fn twelve_months_are_a_year_and_eleven_are_months() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let months = |start, end| DateSpan { start: day(start), end: day(end), precision: Precision::Month };
        let named = |start, end| months(start, end).named().precision;
        assert_eq!(named("2015-01-01", "2015-12-31"), Precision::Year);
        assert_eq!(named("2015-04-01", "2015-06-30"), Precision::Quarter);
        assert_eq!(named("2010-01-01", "2019-12-31"), Precision::Decade);
        assert_eq!(named("2015-02-01", "2015-12-31"), Precision::Month);
        assert_eq!(months("2015-02-01", "2015-12-31").named(), months("2015-02-01", "2015-12-31"));
    }
}
