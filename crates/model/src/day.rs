//! Civil days; arithmetic without a date library.

use borsh::{
    BorshDeserialize, BorshSerialize,
    io::{self, ErrorKind, Read, Write},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// A day of the proleptic Gregorian calendar, years 1 to 9999. In JSON: `"2021-09-28"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

/// A text that is no day, or a day that no calendar has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayError(String);

impl fmt::Display for DayError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` is not a day; write it as YYYY-MM-DD, for example 2021-09-28", self.0)
    }
}

impl std::error::Error for DayError {}

impl Day {
    /// The day, where the calendar has it.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// Year, 1 to 9999.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01, negative before it.
    pub fn number(self) -> i32 {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that is `number` days after 1970-01-01, if it lies in the years 1 to 9999.
    pub fn from_number(number: i32) -> Option<Self> {
        // Howard Hinnant, civil_from_days.
        let shifted = number.checked_add(719_468)?;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * month + 2) / 5 + 1).ok()?;
        let month = u8::try_from(if month < 10 { month + 3 } else { month - 9 }).ok()?;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(i16::try_from(year).ok()?, month, day)
    }

    /// The day `days` later (earlier if negative), if it lies in the years 1 to 9999.
    pub fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// Monday 1 to Sunday 7 (ISO 8601).
    pub fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The last day of this day's month.
    pub fn end_of_month(self) -> Self {
        Self { day: days_in_month(self.year, self.month), ..self }
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = DayError;

    /// Reads `YYYY-MM-DD`, four, two and two ASCII digits, nothing else.
    fn from_str(text: &str) -> Result<Self, DayError> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let day = || Self::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
        shaped.then(day).flatten().ok_or_else(|| DayError(text.into()))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: std::borrow::Cow<'de, str> = Deserialize::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// In the binary form a day is its [`Day::number`].
impl BorshSerialize for Day {
    fn serialize<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(&self.number(), writer)
    }
}

impl BorshDeserialize for Day {
    fn deserialize_reader<R: Read>(reader: &mut R) -> io::Result<Self> {
        let number = i32::deserialize_reader(reader)?;
        Self::from_number(number).ok_or_else(|| ErrorKind::InvalidData.into())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "description": "A civil day, YYYY-MM-DD, years 0001 to 9999."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn number_and_text_round_trip(number in -719_162..2_932_896_i32) {
            let day = Day::from_number(number).unwrap();
            prop_assert_eq!(day.number(), number);
            prop_assert_eq!(day.to_string().parse::<Day>().unwrap(), day);
        }

        #[test]
        fn arbitrary_text_is_a_day_or_an_error(text in ".{0,12}") {
            let _ = text.parse::<Day>();
        }
    }

    #[test]
    fn known_days() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2000-03-01").number(), 11_017);
        assert_eq!(day("2021-09-28").weekday(), 2);
        assert_eq!(day("2020-02-28").plus(1), Some(day("2020-02-29")));
        assert_eq!(day("2021-02-03").end_of_month(), day("2021-02-28"));
        for wrong in ["2021-02-29", "2021-13-01", "0000-00-00", "2021-9-28", "+021-09-28", "２021-09-2"] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
        assert!(Day::from_number(i32::MAX).is_none());
    }
}
