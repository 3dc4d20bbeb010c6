//! The date cases of Microsoft Recognizers-Text: read, and sorted into those that an article reader
//! should answer and those that ask for something else.

use super::agreement::{Days, Mention};
use super::scope;
use anyhow::{Context, Result, bail};
use hutong_model::Day;
use serde_json::Value;
use std::fmt;
use std::path::Path;

/// The files of the cases that say which days are meant, below the folder.
pub const FILES: [&str; 6] = [
    "Chinese/DateParser.json",
    "Chinese/DatePeriodParser.json",
    "Chinese/DateTimeModel.json",
    "English/DateParser.json",
    "English/DatePeriodParser.json",
    "English/DateTimeModel.json",
];

/// A text, and the days it speaks of.
pub struct Case {
    /// The text.
    pub text: String,
    /// When it was written, `2016-11-07T00:00:00`.
    pub reference: Option<String>,
    /// Each mention's right answers, or why there are none for us.
    pub expected: Result<Vec<Mention>, OutOfScope>,
}

/// Why a case is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutOfScope {
    /// Times of the day, with or without a day.
    Clock,
    /// `three days`, `为期半年`.
    Duration,
    /// `every Monday`.
    Recurrence,
    /// `before 2010`, `end of 2016`: cases and dossier mean other days by them.
    Modified,
    /// `past two weeks`, `within 5 days`, `rest of the year`.
    Rolling,
    /// `two years ago`, to the day.
    Rounded,
    /// `农历`, `康熙`, feasts.
    OtherCalendar,
    /// `the week`, `my day`.
    Bare,
    /// `4/22`, `3-7-07`.
    Numbers,
    /// `now`, a zone, a day that the case leaves open.
    NoDay,
}

impl OutOfScope {
    /// Why, in a few words.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Clock => "spans between times of the day, and times without a day",
            Self::Duration => "durations, which are no days",
            Self::Recurrence => "recurrences, which are no days",
            Self::Modified => "periods open on one side, and parts whose length the cases leave open",
            Self::Rolling => {
                "stretches up to now or from now on (`past two weeks`), which articles use as durations"
            }
            Self::Rounded => {
                "counts of weeks, months and years (`two years ago`), which the cases take to the very day"
            }
            Self::OtherCalendar => "lunar and regnal calendars, feasts",
            Self::Bare => "`the week`, `my day`, `the same year`: of the asking, or of something said before",
            Self::Numbers => "numbers alone without a year, or in an order that differs between countries",
            Self::NoDay => "`now`, time zones, and answers without a day",
        }
    }
}

/// A folder without cases, or a file that is not one of theirs.
#[derive(Debug, thiserror::Error)]
#[error(
    "{path}: no date cases; hint: --cases DIR names the folder with Chinese/ and English/ of Recognizers-Text's Specs/DateTime"
)]
pub struct Missing {
    path: String,
    source: std::io::Error,
}

impl Case {
    /// The language of a file's cases, as an IETF tag.
    pub fn language(file: &str) -> &'static str {
        if file.starts_with("Chinese/") { "zh" } else { "en" }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({})", self.text, self.reference.as_deref().unwrap_or("no date"))
    }
}

/// Reads one file of the folder.
///
/// # Errors
///
/// When it is not there or is no list of cases.
pub fn read(folder: &Path, file: &str) -> Result<Vec<Case>> {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path)
        .map_err(|source| Missing { path: path.display().to_string(), source })?;
    let broken = || format!("{}: is no list of cases", path.display());
    let cases: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).with_context(broken)?;
    let Some(cases) = cases.as_array() else { bail!(broken()) };
    Ok(cases.iter().map(case).collect())
}

fn case(value: &Value) -> Case {
    let text = value["Input"].as_str().unwrap_or_default().to_owned();
    let reference = value["Context"]["ReferenceDateTime"].as_str().map(str::to_owned);
    let results = || value["Results"].as_array().into_iter().flatten();
    let has = |kind: &str| results().any(|result| kind_of(result) == kind);
    let expected = if scope::is_of_another_calendar(&text) {
        Err(OutOfScope::OtherCalendar)
    } else if has("daterange") && scope::is_rolling(&text) {
        Err(OutOfScope::Rolling)
    } else if has("daterange") && scope::is_part(&text) {
        Err(OutOfScope::Modified)
    } else if (has("date") || has("daterange")) && scope::is_rounded(&text) {
        Err(OutOfScope::Rounded)
    } else if (has("date") || has("datetime")) && scope::is_of_the_clock(&text) {
        Err(OutOfScope::Clock)
    } else if results().filter_map(|result| result["Text"].as_str()).any(scope::is_bare) {
        Err(OutOfScope::Bare)
    } else if results().filter_map(|result| result["Text"].as_str()).any(has_only_numbers) {
        Err(OutOfScope::Numbers)
    } else {
        let mentions: Result<Vec<Mention>, _> = results().map(mention).collect();
        mentions.map(|mentions| mentions.into_iter().filter(|mention| !is_no_day(mention)).collect())
    };
    Case { text, reference, expected }
}

/// Whether a mention is of numbers alone; its words of a range (`from 10/1 to 11/7`) do not count.
fn has_only_numbers(found: &str) -> bool {
    let mut found = found.to_lowercase();
    for word in ["from ", "between ", "to ", "and ", "this ", "next ", "on "] {
        found = found.replace(word, "");
    }
    for weekday in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] {
        found = found.replace(weekday, "");
    }
    found.chars().any(|c| c.is_ascii_digit()) && scope::is_of_numbers(&found)
}

/// How the cases write a day that no calendar has (30 February): nothing is to be found.
fn is_no_day(mention: &Mention) -> bool {
    mention.iter().all(|days| days.start.year() == 1)
}

fn kind_of(result: &Value) -> &str {
    let kind = result["TypeName"].as_str().or(result["Type"].as_str()).unwrap_or_default();
    kind.trim_start_matches("datetimeV2.")
}

/// Files of models hold one or two `values`; files of parsers one for the past, one for the future.
/// The text alone does not say which: either is right.
fn mention(result: &Value) -> Result<Mention, OutOfScope> {
    let kind = kind_of(result);
    match result["Resolution"]["values"].as_array() {
        Some(values) => values.iter().map(|value| answer(kind, value)).collect(),
        None => {
            let tenses = ["PastResolution", "FutureResolution"];
            tenses.iter().map(|tense| answer(kind, &result["Value"][tense])).collect()
        }
    }
}

fn answer(kind: &str, value: &Value) -> Result<Days, OutOfScope> {
    if value["Mod"].is_string() {
        return Err(OutOfScope::Modified);
    }
    if value["timex"].as_str().is_some_and(|timex| timex.contains("PRESENT")) {
        return Err(OutOfScope::NoDay);
    }
    let day = |keys: [&str; 2]| keys.iter().find_map(|key| day(&value[key])).ok_or(OutOfScope::NoDay);
    match kind {
        "date" => day(["date", "value"]).map(Days::one),
        "datetime" => day(["dateTime", "value"]).map(Days::one),
        "daterange" => Ok(Days { start: day(["startDate", "start"])?, end: day(["endDate", "end"])? }),
        "time" | "timerange" | "datetimerange" => Err(OutOfScope::Clock),
        "duration" => Err(OutOfScope::Duration),
        "set" => Err(OutOfScope::Recurrence),
        _ => Err(OutOfScope::NoDay),
    }
}

/// The day that a time begins with.
fn day(value: &Value) -> Option<Day> {
    value.as_str()?.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn expected(value: &Value) -> Result<Vec<Mention>, OutOfScope> {
        case(value).expected
    }

    fn days(start: &str, end: &str) -> Days {
        Days { start: start.parse().unwrap(), end: end.parse().unwrap() }
    }

    #[test]
    fn both_shapes_of_answers_are_read() {
        let of_a_parser = json!({ "Input": "Oct 2", "Results": [{ "Type": "date", "Value": {
            "PastResolution": { "date": "2016-10-02" }, "FutureResolution": { "date": "2017-10-02" } } }] });
        let both = vec![days("2016-10-02", "2016-10-02"), days("2017-10-02", "2017-10-02")];
        assert_eq!(expected(&of_a_parser), Ok(vec![both]));
        let of_a_model = json!({ "Input": "2016", "Results": [{ "TypeName": "datetimeV2.daterange",
            "Resolution": { "values": [{ "start": "2016-01-01", "end": "2017-01-01" }] } }] });
        assert_eq!(expected(&of_a_model), Ok(vec![vec![days("2016-01-01", "2017-01-01")]]));
    }

    #[test]
    fn a_text_without_dates_is_a_case_too() {
        assert_eq!(expected(&json!({ "Input": "version 10.2.13", "Results": [] })), Ok(vec![]));
    }

    #[test]
    fn what_is_not_asked_has_its_reason() {
        let one = |kind: &str, value: Value| {
            expected(&json!({ "Input": "x", "Results": [
                { "TypeName": kind, "Resolution": { "values": [value] } }] }))
        };
        assert_eq!(one("datetimeV2.duration", json!({})), Err(OutOfScope::Duration));
        assert_eq!(one("datetimeV2.set", json!({})), Err(OutOfScope::Recurrence));
        assert_eq!(one("datetimeV2.timerange", json!({})), Err(OutOfScope::Clock));
        assert_eq!(one("datetimeV2.date", json!({ "value": "not resolved" })), Err(OutOfScope::NoDay));
        let before = json!({ "Mod": "before", "end": "2010-01-01" });
        assert_eq!(one("datetimeV2.daterange", before), Err(OutOfScope::Modified));
        let lunar = json!({ "Input": "农历二月初二", "Results": [] });
        assert_eq!(expected(&lunar), Err(OutOfScope::OtherCalendar));
        let feast = json!({ "Input": "It was two weeks before Christmas", "Results": [] });
        assert_eq!(expected(&feast), Err(OutOfScope::OtherCalendar));
    }

    #[test]
    fn a_missing_folder_is_said_with_what_to_do() {
        let Err(error) = read(Path::new("no/such/folder"), FILES[0]) else { panic!("it was read") };
        let text = error.to_string();
        assert!(text.contains("no/such/folder") && text.contains("--cases DIR"), "{text}");
    }
}
