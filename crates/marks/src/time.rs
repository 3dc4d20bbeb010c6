//! Instants as they stand in files: RFC 3339, in UTC, with milliseconds.

use hutong_model::Day;
use std::{fmt, str::FromStr};

const DAY: u64 = 86_400_000;
/// The first instant after the year 9999.
const END: u64 = 253_402_300_800_000;

/// An instant, in milliseconds since 1970-01-01T00:00:00Z, before the year 10000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u64);

impl Time {
    /// The instant of a clock that counts milliseconds; the last one known where it runs further.
    pub fn from_millis(millis: u64) -> Self {
        Self(millis.min(END - 1))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn millis(self) -> u64 {
        self.0
    }

    /// The next instant.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_millis(self.0 + 1)
    }

    /// The day in UTC.
    pub fn day(self) -> Day {
        i32::try_from(self.0 / DAY).ok().and_then(Day::from_number).expect("the year is at most 9999")
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.0 % DAY;
        let (hours, minutes) = (rest / 3_600_000, rest / 60_000 % 60);
        let (seconds, millis) = (rest / 1000 % 60, rest % 1000);
        write!(out, "{}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z", self.day())
    }
}

impl FromStr for Time {
    type Err = ();

    /// Reads RFC 3339 with any offset; digits after the third of a fraction are dropped.
    fn from_str(text: &str) -> Result<Self, ()> {
        read(text).ok_or(())
    }
}

fn read(text: &str) -> Option<Time> {
    let (day, clock) = text.split_once(['T', 't', ' '])?;
    let day: Day = day.parse().ok()?;
    let (clock, offset) = match clock.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, 0),
        None => {
            let at = clock.rfind(['+', '-'])?;
            let (hours, minutes) = clock[at + 1..].split_once(':')?;
            let offset = number(hours, 2, 23)? * 60 + number(minutes, 2, 59)?;
            (&clock[..at], if clock[at..].starts_with('-') { -offset } else { offset })
        }
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let hours = number(parts.next()?, 2, 23)?;
    let minutes = number(parts.next()?, 2, 59)?;
    // A leap second counts as the last of its minute.
    let seconds = number(parts.next()?, 2, 60)?.min(59);
    if parts.next().is_some() || fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let millis: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let minute = i64::from(day.number()) * 1440 + hours * 60 + minutes - offset;
    let millis = u64::try_from(minute * 60_000 + seconds * 1000 + millis).ok()?;
    (millis < END).then_some(Time(millis))
}

fn number(text: &str, digits: usize, most: i64) -> Option<i64> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| plain && *number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_standard_is_read() {
        for (text, millis) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1970-01-01t00:00:00.5z", Some(500)),
            ("2021-09-28T08:30:00+08:00", Some(1_632_789_000_000)),
            ("2021-09-28T00:30:00.1239Z", Some(1_632_789_000_123)),
            ("2021-09-27T20:30:00-04:00", Some(1_632_789_000_000)),
            ("9999-12-31T23:59:59.999Z", Some(END - 1)),
            ("1969-12-31T23:59:59Z", None),
            ("9999-12-31T23:59:59-01:00", None),
            ("2021-02-30T00:00:00Z", None),
            ("2021-09-28", None),
            ("2021-09-28T00:30Z", None),
            ("2021-09-28T24:00:00Z", None),
            ("2021-09-28T00:30:00", None),
            ("2021-09-28T00:30:00.Z", None),
            ("2021-09-28T00:30:00+8:00", None),
            ("2021-09-28T00:30:00+08:é0", None),
            ("", None),
        ] {
            assert_eq!(text.parse::<Time>().ok().map(Time::millis), millis, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for millis in [0, 1, 951_782_400_000, 1_632_789_000_123, END - 1, u64::MAX] {
            let time = Time::from_millis(millis);
            assert_eq!(time.to_string().parse(), Ok(time), "{time}");
        }
        assert_eq!(Time::from_millis(1_632_789_000_007).to_string(), "2021-09-28T00:30:00.007Z");
    }
}
