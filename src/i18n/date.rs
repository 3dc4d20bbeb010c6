//! Days and spans in words, never more exact than they are known.

use super::Language;
use hutong_model::{DateSpan, Day, Precision};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn day(language: Language, day: Day) -> String {
    match language {
        Language::English => format!("{} {} {}", day.day(), english_month(day.month()), day.year()),
        _ => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
    }
}

pub fn month(language: Language, month: u8) -> String {
    match language {
        Language::English => english_month(month).to_owned(),
        _ => format!("{month}月"),
    }
}

pub fn year(language: Language, year: i16) -> String {
    match language {
        Language::English => year.to_string(),
        _ => format!("{year}年"),
    }
}

/// One name where the span is exactly what its precision says (a whole year, a whole quarter),
/// else its first and last unit.
pub fn span(language: Language, span: &DateSpan) -> String {
    let start = unit(language, span.precision, span.start);
    if span.precision.unit(span.start) == *span {
        return start;
    }
    let end = unit(language, span.precision, span.end);
    match language {
        _ if start == end => start,
        Language::English => format!("{start} – {end}"),
        _ => format!("{start}—{end}"),
    }
}

/// The name of a unit that stands below the name of a larger one.
pub fn tick(language: Language, precision: Precision, at: Day) -> String {
    let english = language == Language::English;
    match precision {
        Precision::Year => at.year().to_string(),
        Precision::Quarter | Precision::Month if english => short_month(at.month()).to_owned(),
        Precision::Quarter | Precision::Month => month(language, at.month()),
        _ if english => at.day().to_string(),
        _ => format!("{}日", at.day()),
    }
}

/// The name of a unit that stands above those of smaller ones, where there may be little room.
pub fn group(language: Language, precision: Precision, at: Day) -> String {
    match (language, precision) {
        (Language::English, Precision::Month) => format!("{} {}", short_month(at.month()), at.year()),
        _ => unit(language, precision, at),
    }
}

/// The unit of a precision that a day lies in.
pub fn unit(language: Language, precision: Precision, at: Day) -> String {
    let english = language == Language::English;
    let (year_number, month_number) = (at.year(), at.month());
    match precision {
        Precision::Decade if english => format!("{}s", year_number / 10 * 10),
        Precision::Decade => format!("{}年代", year_number / 10 * 10),
        Precision::Year => year(language, year_number),
        Precision::Half => match (english, month_number <= 6) {
            (true, true) => format!("first half of {year_number}"),
            (true, false) => format!("second half of {year_number}"),
            (false, true) => format!("{year_number}年上半年"),
            (false, false) => format!("{year_number}年下半年"),
        },
        Precision::Quarter => {
            let quarter = usize::from((month_number - 1) / 3);
            match language {
                Language::English => format!("Q{} {year_number}", quarter + 1),
                _ => format!("{year_number}年第{}季度", ["一", "二", "三", "四"][quarter]),
            }
        }
        Precision::Month if english => format!("{} {year_number}", english_month(month_number)),
        Precision::Month => format!("{year_number}年{month_number}月"),
        Precision::PartOfMonth => part_of_month(language, at),
        Precision::Week | Precision::Day | Precision::Minute => day(language, at),
    }
}

fn part_of_month(language: Language, at: Day) -> String {
    let part = usize::from((at.day() - 1) / 10).min(2);
    let name = english_month(at.month());
    match language {
        Language::English => format!("{} {name} {}", ["early", "mid", "late"][part], at.year()),
        _ => format!("{}年{}月{}旬", at.year(), at.month(), ["上", "中", "下"][part]),
    }
}

fn english_month(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

fn short_month(month: u8) -> &'static str {
    english_month(month).get(..3).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_more_exact_than_known() {
        use Language::{English, SimplifiedChinese};
        for (start, end, precision, chinese, english) in [
            ("2021-09-28", "2021-09-28", Precision::Day, "2021年9月28日", "28 September 2021"),
            ("2021-09-28", "2021-09-28", Precision::Minute, "2021年9月28日", "28 September 2021"),
            ("2021-09-01", "2021-09-10", Precision::PartOfMonth, "2021年9月上旬", "early September 2021"),
            ("2021-02-21", "2021-02-28", Precision::PartOfMonth, "2021年2月下旬", "late February 2021"),
            ("2013-11-01", "2013-11-30", Precision::Month, "2013年11月", "November 2013"),
            ("2015-07-01", "2015-09-30", Precision::Quarter, "2015年第三季度", "Q3 2015"),
            ("2020-01-01", "2020-06-30", Precision::Half, "2020年上半年", "first half of 2020"),
            ("2015-01-01", "2015-12-31", Precision::Year, "2015年", "2015"),
            ("1990-01-01", "1999-12-31", Precision::Decade, "1990年代", "1990s"),
            (
                "2021-09-17",
                "2021-09-23",
                Precision::Day,
                "2021年9月17日—2021年9月23日",
                "17 September 2021 – 23 September 2021",
            ),
            ("2019-01-01", "2021-09-28", Precision::Year, "2019年—2021年", "2019 – 2021"),
            ("2021-01-01", "2021-09-28", Precision::Year, "2021年", "2021"),
        ] {
            let day = |text: &str| text.parse().unwrap();
            let given = DateSpan { start: day(start), end: day(end), precision };
            assert_eq!(span(SimplifiedChinese, &given), chinese);
            assert_eq!(span(English, &given), english);
        }
    }

    #[test]
    fn an_axis_has_little_room() {
        use Language::{English, SimplifiedChinese};
        let day = "2021-09-28".parse().unwrap();
        let names = |language| [Precision::Year, Precision::Month].map(|unit| group(language, unit, day));
        assert_eq!(names(English), ["2021", "Sep 2021"]);
        assert_eq!(names(SimplifiedChinese), ["2021年", "2021年9月"]);
    }
}
