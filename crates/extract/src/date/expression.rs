//! What a phrase says about a time, before anybody knows which day that is. Knows no calendar.

use hutong_model::PartOfDay;

/// A year as it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// 2021年
    Known(i16),
    /// So many years after the publication: 今年, 去年, last year.
    Shift(i16),
    /// So many years after the year named before: 同年, 次年, the same year.
    Carried(i16),
    /// Not named.
    Unsaid,
}

/// A month as it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Month {
    /// 9月
    Known(u8),
    /// So many months after the publication: 本月, 上月, last month.
    Shift(i32),
    /// So many months after the month named before: 同月, 次月.
    Carried(i32),
    /// Not named: a bare 28日.
    Unsaid,
}

/// A third of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Third {
    /// 初, 上旬, early
    Early,
    /// 中, 中旬, mid
    Middle,
    /// 底, 末, 下旬, late
    Late,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearPart {
    /// 年初, early 2021
    Third(Third),
    /// 上半年 is 1, 下半年 is 2.
    Half(u8),
    /// 1 to 4.
    Quarter(u8),
    /// From January to this month: 前8个月.
    FirstMonths(u8),
}

/// A week, relative to the publication's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Week {
    /// So many weeks after it.
    Shift(i32),
    /// Not named: a bare 周二.
    Unsaid,
}

/// A unit for counting back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// 天, 日
    Day,
    /// 周, 星期
    Week,
    /// 个月
    Month,
    /// 年
    Year,
}

/// The days meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// Ten years from this one.
    Decade(i16),
    /// A whole year.
    Year(Year),
    /// A part of a year.
    YearPart(Year, YearPart),
    /// A whole month.
    Month(Year, Month),
    /// A third of a month.
    MonthPart(Year, Month, Third),
    /// A day of a month.
    Day(Year, Month, u8),
    /// The nearest such day to the publication, whose month may be known: 周二（28日）.
    Nearest(Option<u8>, u8),
    /// So many days after the publication: 昨天.
    DayShift(i32),
    /// So many days after the day named before: 当日, 次日.
    CarriedDay(i32),
    /// A whole week.
    Week(i32),
    /// Saturday and Sunday of a week.
    Weekend(i32),
    /// A day of a week, Monday 1.
    Weekday(Week, u8),
    /// So many units before the publication: 三天前.
    Ago(u16, Unit),
}

/// A phrase for a time: days, and perhaps a time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expression {
    /// The days.
    pub when: When,
    /// The part of the day, where one is named.
    pub part_of_day: Option<PartOfDay>,
    /// `HH:MM` or `HH:MM:SS`, where given.
    pub time: Option<String>,
}

impl From<When> for Expression {
    fn from(when: When) -> Self {
        Self { when, part_of_day: None, time: None }
    }
}

/// A whole mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// One time.
    Point(Expression),
    /// From the first to the second, both included.
    Range(Expression, Expression),
    /// From the beginning of a time to the publication: 2019年以来.
    Since(Expression),
    /// A time that names no day: 近日.
    Vague,
}

impl Phrase {
    /// Whether it leaves out the year or the week, so that the tense around it matters.
    pub fn leaves_out(&self) -> bool {
        match self {
            Phrase::Vague => false,
            Phrase::Point(point) | Phrase::Since(point) => point.when.leaves_out(),
            Phrase::Range(first, second) => first.when.leaves_out() || second.when.leaves_out(),
        }
    }
}

impl When {
    fn leaves_out(&self) -> bool {
        match self {
            When::YearPart(year, _)
            | When::Month(year, _)
            | When::MonthPart(year, ..)
            | When::Day(year, ..) => *year == Year::Unsaid,
            When::Weekday(week, _) => *week == Week::Unsaid,
            _ => false,
        }
    }
}
