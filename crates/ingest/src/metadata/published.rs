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
use super::{Found, id, people};
use crate::front_matter::FrontMatter;
use crate::notes::Notes;
use crate::text::{length, patterns};
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

/// What a byline has beside its date and the outlet, in characters.
const LONGEST_BYLINE_REST: usize = 16;

patterns! {
    /// With marks between (`2021-09-28`, `2021/9/28`), or eight digits.
    IN_NAME = r"(?:^|[/_\s-])((?:19|20)[0-9]{2})(?:[-_./年]([0-9]{1,2})[-_./月]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:$|[^0-9])";
    LABEL = r"(?i)(?:来源|來源|作者|记者|記者|发布时间|發佈時間|发布|发表于|时间|更新时间|编辑|source|by|published|posted|updated|on)\s*[：:]?";
    WEEKDAY = r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|(?:星期|周|週)[一二三四五六日天]";
    OUTLET = r"(?i)(?:来源|來源|source)\s*[：:]\s*([^\s|｜：:/]{2,20})";
    AUTHOR = r"(?:作者|记者|記者)\s*[：:]\s*(\p{Han}{2,4}(?:[、\s]\p{Han}{2,4})*)(?:$|[\s|｜/])";
    /// A person has two names at least in Latin script; a capital tells a name from other words.
    BY = r"(?:^|[\s|·•(])[Bb][Yy]:?\s+(\p{Lu}[\w.'’-]*(?:\s+(?:(?:de|van|von|der|la|bin|al)\s+)*\p{Lu}[\w.'’-]*){1,3})(?:\s*$|\s*[|·•,，/)–—-])";
    /// A note on a later change speaks of another date (`Update 2020-01-02`, `2020年1月2日更新`).
    UPDATE = r"(?i)^\W*(?:update|edit|更新)(?:d|ed)?\b|更新\W*$|后记|附记|补记";
    /// A verb or a sentence means text, not a byline.
    SENTENCE = r"[。！？!?]|，.*，";
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
    parse(&found.page.published)
        .map(|moment| (Source::Page, moment))
        .or_else(|| parse(&found.date).map(|moment| (Source::Byline, moment)))
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

/// Takes outlet and date from a byline; says whether the line is one: a date and, beside it,
/// nothing but labels and a few words.
pub(crate) fn take_byline(text: &str, found: &mut Found) -> bool {
    // Four bytes a character at most; no pattern looks at what is longer anyway.
    if text.len() > 80 * 4 || length(text) > 80 {
        return false;
    }
    let Some((_, range)) = date::find(text) else { return false };
    if SENTENCE.is_match(text) || UPDATE.is_match(text) {
        return false;
    }
    let line = format!("{} {}", &text[..range.start], &text[range.end..]);
    let rest = LABEL.replace_all(&line, " ");
    let rest = WEEKDAY.replace_all(&rest, " ");
    let names: Vec<&str> = rest
        .split(|character: char| character.is_whitespace() || "|｜·•/／()（）[]，,".contains(character))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let whole_line = range.start == 0 || range.end == text.trim_end().len();
    if length(&names.concat()) > LONGEST_BYLINE_REST || !whole_line {
        return false;
    }
    found.date.get_or_insert_with(|| text[range].trim().into());
    if let Some(outlet) = OUTLET.captures(&line) {
        found.outlet.get_or_insert_with(|| outlet[1].into());
    }
    if let Some(authors) = AUTHOR.captures(&line).filter(|_| found.authors.is_empty()) {
        people::push_names(&authors[1], &mut found.authors);
    }
    if let Some(author) = BY.captures(&line).filter(|_| found.authors.is_empty()) {
        people::push_names(&author[1], &mut found.authors);
    }
    if let [outlet] = names.as_slice()
        && outlet.chars().all(char::is_alphanumeric)
        && outlet.chars().any(char::is_alphabetic)
    {
        found.outlet.get_or_insert_with(|| (*outlet).into());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        let check = |text: &str, expected: Option<(&str, Option<&str>)>| {
            let mut found = Found::default();
            let is_byline = take_byline(text, &mut found);
            let taken = is_byline.then(|| (found.date.clone().unwrap_or_default(), found.outlet.clone()));
            assert_eq!(
                taken.as_ref().map(|(date, outlet)| (date.as_str(), outlet.as_deref())),
                expected,
                "{text}"
            );
        };
        check("每日经济新闻 2021-09-28 15:00:07", Some(("2021-09-28 15:00:07", Some("每日经济新闻"))));
        check("2021年9月28日 来源：新华网", Some(("2021年9月28日", Some("新华网"))));
        check("2021年9月28日 09:30 来源：新华网 作者：张三", Some(("2021年9月28日 09:30", Some("新华网"))));
        check("2021年9月28日，阿里巴巴宣布旗下应用接入微信支付。", None);
        check("没有日期", None);
        check("Update (2020-01-02)", None);
        check("Tue, 12 Nov 2019 08:00:00 +0100", Some(("12 Nov 2019 08:00:00 +0100", None)));
        check("2021年9月28日 星期二 海峡报", Some(("2021年9月28日", Some("海峡报"))));
    }

    #[test]
    fn who_signs_a_byline() {
        for (text, expected) in [
            ("By Ann Lee | Published: Tue, 28 Sep 2021 07:00:00 GMT", vec!["Ann Lee"]),
            ("2021-09-28 by Bo van Ek", vec!["Bo van Ek"]),
            ("2021年9月28日 作者：张三", vec!["张三"]),
            ("By the sea, 28 September 2021", vec![]),
            ("By Monday 2021-09-28", vec![]),
        ] {
            let mut found = Found::default();
            take_byline(text, &mut found);
            assert_eq!(found.authors, expected, "{text}");
        }
    }

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
