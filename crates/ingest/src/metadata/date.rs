//! Reads one date as people and generators write it. Says nothing about which date to trust.

use crate::text::patterns;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A point in time as exactly as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// A day, nothing more.
    Day(Date),
    /// A time of day, in a zone that is not said.
    Local(DateTime),
    /// An instant.
    Instant(Timestamp),
}

/// Behind a day; where it is written in Chinese nothing need stand between.
const TIME: &str = r"(?:[T\s，,日号號]|\s*(?:at|上午|下午|晚上|早上))+\s*(?P<hour>[0-9]{1,2})(?:[:：]|\s*[时時点點]\s*)(?P<minute>[0-9]{2})分?(?:[:：]?(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9})[0-9]*)?)?\s*(?P<half>[AaPp]\.?[Mm](?-u:\b)\.?)?(?:\s*(?P<zone>Z|z|(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?|[A-Z][A-Za-z]+/[A-Za-z_]+(?:/[A-Za-z_]+)?|UTC|GMT|UT|[A-Z]{3,4})(?-u:\b))?";

patterns! {
    NUMERIC = &format!(r"(?P<year>[0-9]{{4}})(?:\s*[-/.年]\s*)(?P<month>[0-9]{{1,2}})(?:\s*[-/.月]\s*)(?P<day>[0-9]{{1,2}})(?:{TIME}|\s*[日号號])?");
    DAY_FIRST = &format!(r"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<name>[A-Za-z]{{3,9}})\.?,?[\s-]+(?P<year>[0-9]{{4}})(?:{TIME})?");
    MONTH_FIRST = &format!(r"(?P<name>[A-Za-z]{{3,9}})\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})(?:{TIME})?");
    /// The C library's form, `Tue Sep 28 15:00:07 2021`.
    YEAR_LAST = r"(?P<name>[A-Z][a-z]{2})\s+(?P<day>[0-9]{1,2})\s+(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\s+(?P<zone>[A-Z]{3,4}|[+-][0-9]{4}))?\s+(?P<year>[0-9]{4})";
    /// The year behind: with dots the day comes first, with strokes whichever cannot be a month.
    YEAR_BEHIND = &format!(r"^(?P<first>[0-9]{{1,2}})(?P<mark>[./-])(?P<second_number>[0-9]{{1,2}})[./-](?P<year>(?:19|20)[0-9]{{2}})(?:{TIME})?");
    COMPACT = r"^(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:T?(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<zone>Z)?)?$";
    OFFSET = r"[0-9]\s*(?P<zone>Z|z|UTC|GMT|UT|(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?)(?:\s*\([^()]*\))?$";
    EPOCH = r"^[0-9]{9,10}$|^[0-9]{12,13}$";
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Years outside of these were never meant.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2199;

/// The date in a text that is nothing but a date (a front matter value).
pub(crate) fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    if let Some(moment) = iso(text) {
        return Some(moment);
    }
    if EPOCH.is_match(text) {
        let number: i64 = text.parse().ok()?;
        let milliseconds = if text.len() > 10 { number } else { number * 1000 };
        return Timestamp::from_millisecond(milliseconds).ok().map(Moment::Instant);
    }
    if let Some(found) = COMPACT.captures(text) {
        return moment(&found);
    }
    if let Some(found) = YEAR_BEHIND.captures(text) {
        return year_behind(&found);
    }
    find(text).map(|(moment, _)| moment)
}

/// The two forms that most files have, `2021-09-28` and `2021-09-28T05:34:24.021Z`, without patterns.
fn iso(text: &str) -> Option<Moment> {
    if text.len() < 10 || text.as_bytes()[4] != b'-' {
        return None;
    }
    let moment = match text.as_bytes() {
        [.., b'Z'] if text.contains('T') => Moment::Instant(text.parse().ok()?),
        _ if text.len() == 10 => Moment::Day(text.parse().ok()?),
        _ => return None,
    };
    text[..4].parse().is_ok_and(|year: i16| YEARS.contains(&year)).then_some(moment)
}

/// The offset of a date and time that is written with one.
pub(crate) fn offset_in(text: &str) -> Option<Offset> {
    let Some(Moment::Instant(_)) = parse(text) else { return None };
    offset(&OFFSET.captures(text.trim())?["zone"])
}

/// Whether the text is a date of which no one can say which number is the month.
pub(crate) fn is_ambiguous(text: &str) -> bool {
    YEAR_BEHIND.captures(text.trim()).is_some_and(|found| {
        let number = |name: &str| found[name].parse::<u8>().unwrap_or(0);
        (1..=12).contains(&number("first")) && (1..=12).contains(&number("second_number"))
    }) && parse(text).is_none()
}

fn year_behind(found: &Captures) -> Option<Moment> {
    let number = |name: &str| found[name].parse::<i8>().ok();
    let (first, second) = (number("first")?, number("second_number")?);
    let (day, month) = match &found["mark"] {
        "." => (first, second),
        _ if first > 12 || first == second => (first, second),
        _ if second > 12 => (second, first),
        _ => return None,
    };
    let date = Date::new(found["year"].parse().ok()?, month, day).ok()?;
    at_time(date, found)
}

/// The first date in a text, and the bytes it takes.
pub(crate) fn find(text: &str) -> Option<(Moment, std::ops::Range<usize>)> {
    // Most lines have neither a year nor the name of a month: no pattern has to look at them.
    let runs = |is: fn(&u8) -> bool, length| text.as_bytes().windows(length).any(|run| run.iter().all(is));
    if !runs(u8::is_ascii_digit, 4) {
        return None;
    }
    let named: &[&LazyLock<Regex>] = if runs(u8::is_ascii_alphabetic, 3) {
        &[&NUMERIC, &DAY_FIRST, &MONTH_FIRST, &YEAR_LAST]
    } else {
        &[&NUMERIC]
    };
    named.iter().find_map(|pattern| {
        let found = pattern.captures(text)?;
        Some((moment(&found)?, found.get(0)?.range()))
    })
}

fn moment(found: &Captures) -> Option<Moment> {
    let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<i16>().ok());
    let month = match found.name("name") {
        Some(name) => {
            let short = name.as_str().get(..3)?.to_ascii_lowercase();
            i16::try_from(MONTHS.iter().position(|month| *month == short)? + 1).ok()?
        }
        None => number("month")?,
    };
    let year = number("year").filter(|year| YEARS.contains(year))?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(number("day")?).ok()?).ok()?;
    at_time(date, found)
}

/// The day with the time of day that stands behind it, if one does.
fn at_time(date: Date, found: &Captures) -> Option<Moment> {
    let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<i16>().ok());
    let (Some(hour), Some(minute)) = (number("hour"), number("minute")) else {
        return Some(Moment::Day(date));
    };
    let hour = match found.name("half").map(|half| half.as_str().to_ascii_lowercase().starts_with('p')) {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ if found[0].contains("下午") && hour < 12 => hour + 12,
        _ => hour,
    };
    let fraction = found.name("fraction").map_or("0", |digits| digits.as_str());
    let nanoseconds: i32 = format!("{fraction:0<9}").parse().ok()?;
    let small = |value: i16| i8::try_from(value).ok();
    let second = number("second").unwrap_or(0).min(59);
    let Ok(time) = Time::new(small(hour)?, small(minute)?, small(second)?, nanoseconds) else {
        return Some(Moment::Day(date));
    };
    let local = date.to_datetime(time);
    let zone = found.name("zone").map(|zone| zone.as_str());
    if let Some(zone) = zone.filter(|zone| zone.contains('/')).and_then(|zone| TimeZone::get(zone).ok()) {
        return local.to_zoned(zone).ok().map(|zoned| Moment::Instant(zoned.timestamp()));
    }
    match zone.and_then(offset) {
        Some(offset) => offset.to_timestamp(local).ok().map(Moment::Instant),
        None => Some(Moment::Local(local)),
    }
}

/// RFC 2822's zone names, and numeric offsets with or without minutes (`-4`, `+0800`, `+08:00`).
fn offset(zone: &str) -> Option<Offset> {
    let hours = |hours: i8| Offset::from_hours(hours).ok();
    match zone {
        "Z" | "z" | "UTC" | "GMT" | "UT" => return hours(0),
        "EST" | "CDT" => return hours(-5),
        "EDT" => return hours(-4),
        "CST" => return None,
        "MST" | "PDT" => return hours(-7),
        "MDT" => return hours(-6),
        "PST" => return hours(-8),
        "CET" | "BST" => return hours(1),
        "CEST" => return hours(2),
        "JST" | "KST" => return hours(9),
        "HKT" | "SGT" => return hours(8),
        _ => {}
    }
    let zone = zone.trim_start_matches("GMT").trim_start_matches("UTC");
    let digits = zone.get(1..)?.replace(':', "");
    let value: i32 = digits.parse().ok()?;
    let seconds = if digits.len() > 2 { value / 100 * 3600 + value % 100 * 60 } else { value * 3600 };
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    Offset::from_seconds(sign * seconds).ok()
}

impl Moment {
    /// The day in a zone.
    pub(crate) fn day(self, zone: &TimeZone) -> Date {
        match self {
            Moment::Day(date) => date,
            Moment::Local(local) => local.date(),
            Moment::Instant(instant) => instant.to_zoned(zone.clone()).date(),
        }
    }

    /// The instant with the zone's offset, where there is more than a day.
    pub(crate) fn zoned(self, zone: &TimeZone) -> Option<Zoned> {
        match self {
            Moment::Day(_) => None,
            Moment::Local(local) => local.to_zoned(zone.clone()).ok(),
            Moment::Instant(instant) => Some(instant.to_zoned(zone.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_they_are_written() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        for (text, expected) in [
            ("Mon, 27 Sep 2021 21:07:48 GMT", "2021-09-28T05:07:48+08:00"),
            ("Sun, 27 Sep 2021 21:07:48 GMT", "2021-09-28T05:07:48+08:00"),
            ("2022-03-30 07:16:22 +0800", "2022-03-30T07:16:22+08:00"),
            ("2021-09-28T05:34:24.021Z", "2021-09-28T13:34:24.021+08:00"),
            ("2021-09-28 15:00:07", "2021-09-28T15:00:07+08:00"),
            ("2014-03-19 14:00:00 -4", "2014-03-20T02:00:00+08:00"),
            ("2017-02-07T00:00:00-05:00", "2017-02-07T13:00:00+08:00"),
            ("2021年9月28日 下午3:05", "2021-09-28T15:05:00+08:00"),
            ("2021/9/28 3:05 PM", "2021-09-28T15:05:00+08:00"),
            ("Tue Sep 28 15:00:07 2021", "2021-09-28T15:00:07+08:00"),
            ("1632812407", "2021-09-28T15:00:07+08:00"),
            ("1632812407000", "2021-09-28T15:00:07+08:00"),
            ("20210928", "2021-09-28"),
            ("September 28, 2021", "2021-09-28"),
            ("28 Sept 2021", "2021-09-28"),
            ("2021-09-28", "2021-09-28"),
            ("Invalid Date", ""),
            ("0000-00-00", ""),
            ("2021-13-45", ""),
            ("12", ""),
            ("09/28/2021", "2021-09-28"),
            ("28/09/2021 15:00", "2021-09-28T15:00:00+08:00"),
            ("03.04.2021", "2021-04-03"),
            ("03/04/2021", ""),
            ("13/13/2021", ""),
            ("2021-09-28 15:00:07 Asia/Tokyo", "2021-09-28T14:00:07+08:00"),
            ("2021-09-28 15:00:07 America/Argentina/Salta", "2021-09-29T02:00:07+08:00"),
            ("2021-09-28 15:00:07 Nowhere/Land", "2021-09-28T15:00:07+08:00"),
            ("Tue Sep 28 2021 15:00:07 GMT+0800 (China Standard Time)", "2021-09-28T15:00:07+08:00"),
            ("2021年9月28日 下午3时05分", "2021-09-28T15:05:00+08:00"),
        ] {
            let moment = parse(text);
            let found = moment.map(|moment| match moment.zoned(&zone) {
                Some(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string(),
                None => moment.day(&zone).to_string(),
            });
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        }
    }
}
