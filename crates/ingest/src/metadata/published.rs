//! When it was published. Order of trust:
//!
//! 1. front matter's `date` and its other names, where it can be read;
//! 2. the page's own metadata (`article:published_time`);
//! 3. a byline at the beginning of the body;
//! 4. the date in the address, or in the file's name or folders;
//! 5. an `<!--epoch milliseconds-->` comment. Some generators write local time into it as though
//!    it were UTC, so it gives a day only, read in both ways, and only where the two agree.
//!
//! A broken date that a later source repairs is a diagnostic; so are sources more than a day
//! apart (zones explain one day).

use super::date::{self, Moment};
use super::{Found, id};
use crate::front_matter::FrontMatter;
use crate::notes::Notes;
use crate::text::patterns;
use hutong_model::{Day, Published};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Keys that hold the date, the surest first.
const KEYS: [&str; 16] = [
    "date",
    "published",
    "pubdate",
    "publishdate",
    "publish_date",
    "published_at",
    "datepublished",
    "date_published",
    "posted",
    "created",
    "created_at",
    "created_time",
    "publish",
    "time",
    "ms.date",
    "pubdatetime",
];

patterns! {
    /// With marks between (`2021-09-28`, `2021/9/28`), or eight digits.
    IN_NAME = r"(?:^|[/_\s-])((?:19|20)[0-9]{2})(?:[-_./年]([0-9]{1,2})[-_./月]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:$|[^0-9])";
}

/// The date of publication, and what is doubtful about it.
pub(crate) fn published(
    front_matter: &FrontMatter,
    found: &Found,
    path: &str,
    zone: &TimeZone,
    notes: &mut Notes,
) -> Option<Published> {
    let written = written(front_matter);
    let (source, moment) = match written.and_then(|(text, _)| date::parse(text)) {
        Some(moment) => (Source::FrontMatter, moment),
        None => {
            let other = elsewhere(front_matter, found, path, zone);
            if let Some((text, line)) = written {
                repair(text, line, other, zone, notes);
            }
            other?
        }
    };
    let day = moment.day(zone);
    let line = written.and_then(|(_, line)| line);
    if source == Source::FrontMatter
        && let Some(name) = in_name(path).filter(|name| days_between(*name, day) > 1)
    {
        notes.warning(
            line,
            format!("the date in the file's name ({name}) is not the one in the front matter ({day}), which was taken"),
            "correct the one that is wrong",
        );
    }
    if let Some(comment) = found
        .epoch
        .and_then(|epoch| epoch_days(epoch, zone))
        .filter(|days| days.iter().all(|comment| days_between(*comment, day) > 1))
    {
        notes.warning(
            line,
            format!(
                "a comment in the body says {}, {} says {day}, which was taken",
                comment[0],
                source.named()
            ),
            "correct the one that is wrong, or remove the comment",
        );
    }
    let instant = moment.zoned(zone).map(|zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string());
    Some(Published { day: model_day(day)?, instant })
}

/// The date in the front matter as it is written, and its line.
pub(crate) fn written(front_matter: &FrontMatter) -> Option<(&str, Option<u32>)> {
    let within = ["published", "publish", "created"];
    // Jekyll's `published: true` is no date.
    let says = |text: &&str| !matches!(*text, "true" | "false" | "yes" | "no" | "on" | "off");
    let values = KEYS.map(|key| front_matter.get(&[key]));
    let mut dates = values.into_iter().flatten();
    dates.find_map(|(value, line)| Some((value.text_of(&within).filter(says)?, line)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    FrontMatter,
    Page,
    Byline,
    Name,
    Epoch,
}

impl Source {
    fn named(self) -> &'static str {
        match self {
            Source::FrontMatter => "the front matter",
            Source::Page => "the page's metadata",
            Source::Byline => "the byline in the body",
            Source::Name => "the file's name",
            Source::Epoch => "a comment in the body",
        }
    }
}

fn elsewhere(
    front_matter: &FrontMatter,
    found: &Found,
    path: &str,
    zone: &TimeZone,
) -> Option<(Source, Moment)> {
    let parse = |text: &Option<String>| text.as_deref().and_then(date::parse);
    let address = front_matter.text(&["path", "permalink", "slug", "url"]);
    let byline = parse(&found.date);
    // A byline that says the time of the same day says more.
    let exact = |moment: Moment| match (moment, byline) {
        (Moment::Day(day), Some(Moment::Local(local))) if local.date() == day => Moment::Local(local),
        _ => moment,
    };
    parse(&found.page.published)
        .map(exact)
        .map(|moment| (Source::Page, moment))
        .or_else(|| byline.map(|moment| (Source::Byline, moment)))
        .or_else(|| in_name(path).or_else(|| in_name(address?)).map(|day| (Source::Name, Moment::Day(day))))
        .or_else(|| epoch_day(found.epoch?, zone).map(|day| (Source::Epoch, Moment::Day(day))))
}

fn repair(
    text: &str,
    line: Option<u32>,
    other: Option<(Source, Moment)>,
    zone: &TimeZone,
    notes: &mut Notes,
) {
    let hint = "write the date as 2021-09-28 15:00:07 +0800 or 2021-09-28";
    match other {
        Some((source, moment)) => {
            let taken = moment.zoned(zone).map_or_else(
                || moment.day(zone).to_string(),
                |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            );
            notes.repaired(
                line,
                format!("`{text}` is no date; {taken} was taken from {}", source.named()),
                hint,
            );
        }
        None if date::is_ambiguous(text) => notes.warning(
            line,
            format!("`{text}` may be either of two days, and no other source tells which"),
            hint,
        ),
        None => notes.warning(line, format!("`{text}` is no date, and no other source has one"), hint),
    }
}

/// The date in the file's name or in its folders (`2021/09/28/x`).
fn in_name(path: &str) -> Option<Date> {
    let stem = id::stem(path);
    day_in(&stem).or_else(|| path.rsplit_once('/').and_then(|(folders, _)| day_in(folders)))
}

fn day_in(text: &str) -> Option<Date> {
    let found = IN_NAME.captures(text)?;
    let part = |marked: usize, compact: usize| {
        found.get(marked).or_else(|| found.get(compact)).and_then(|digits| digits.as_str().parse().ok())
    };
    Date::new(found[1].parse().ok()?, part(2, 4)?, part(3, 5)?).ok()
}

fn epoch_day(milliseconds: i64, zone: &TimeZone) -> Option<Date> {
    let [as_utc, as_local] = epoch_days(milliseconds, zone)?;
    (as_utc == as_local).then_some(as_utc)
}

/// The day that a comment means if it was written as UTC, and if it was local time.
fn epoch_days(milliseconds: i64, zone: &TimeZone) -> Option<[Date; 2]> {
    let instant = Timestamp::from_millisecond(milliseconds).ok()?;
    Some([instant.to_zoned(zone.clone()).date(), instant.to_zoned(TimeZone::UTC).date()])
}

fn days_between(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days().abs())
}

fn model_day(date: Date) -> Option<Day> {
    Day::new(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_names() {
        for (path, expected) in [
            ("a/2021-09-28-x.md", Some("2021-09-28")),
            ("2021/09/28/x.md", Some("2021-09-28")),
            ("20210928_x.md", Some("2021-09-28")),
            ("2020-12-31-x.md", Some("2020-12-31")),
            ("2024-12-5-x.md", Some("2024-12-05")),
            ("000_0977b0a2573e0cbf.txt", None),
            ("rust-1.49.0.md", None),
        ] {
            assert_eq!(in_name(path).map(|day| day.to_string()).as_deref(), expected, "{path}");
        }
    }
}
