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
    /// 当年: the year named before, unless that is the publication's; then it is some year long ago.
    Then,
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
    /// The next such day: coming Thursday.
    Coming,
    /// Not named: a bare 周二.
    Unsaid,
}

/// Which one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nth {
    /// 1 for the first.
    Counted(u8),
    /// The last one.
    Last,
}

/// A feast, by the calendar that fixes its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feast {
    /// Month and day of our calendar.
    Fixed(u8, u8),
    /// Month and day of the Chinese calendar.
    Lunar(u8, u8),
    /// The last day of the Chinese year, before the New Year that belongs to a year of ours.
    NewYearsEve,
}

/// Behind the publication or ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// last September
    Behind,
    /// next September
    Ahead,
}

/// A unit for counting away from a day.
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
    /// A feast's day: 双11当天.
    Feast(Year, Feast),
    /// The nearest such day to the publication, whose month may be known: 周二（28日）.
    Nearest(Option<u8>, u8),
    /// The nearest such day to the publication that is that day of the week: Friday the 24th.
    NearestWeekday(u8, u8),
    /// So many days after the publication: 昨天.
    DayShift(i32),
    /// So many days after the day named before: 当日, 次日.
    CarriedDay(i32),
    /// The publication's day and month in another year: 去年今日.
    TodayIn(Year),
    /// A whole week.
    Week(i32),
    /// So many weeks after the week of the day named before: the following week.
    CarriedWeek(i32),
    /// Saturday and Sunday of a week.
    Weekend(i32),
    /// A day of a week, Monday 1.
    Weekday(Week, u8),
    /// The nearest such month before or after the publication's: last September.
    NearestMonth(Side, u8),
    /// So many quarters after the publication's: 上季度.
    QuarterShift(i32),
    /// So many units after the publication, before it if negative: 三天前.
    Away(i32, Unit),
    /// So many units after the publication, where the sentence speaks of what is to come: in two months.
    Ahead(i32, Unit),
    /// So many units after the time named before: 两年后, three days later.
    CarriedAway(i32, Unit),
    /// One of a month's Fridays: the first Friday of July.
    NthWeekday(Year, Month, Nth, u8),
    /// One of a month's weeks: 十月的第一周.
    NthWeekOfMonth(Year, Month, Nth),
    /// One of a year's weeks: the last week of 2019.
    NthWeekOfYear(Year, Nth),
    /// The week of a day: the week of September 13.
    WeekOf(Year, Month, u8),
    /// So many days after a day: three days after May 13.
    DaysFrom(Year, Month, u8, i32),
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
            | When::Day(year, ..)
            | When::NthWeekday(year, ..)
            | When::NthWeekOfMonth(year, ..)
            | When::WeekOf(year, ..)
            | When::Feast(year, _)
            | When::DaysFrom(year, ..) => *year == Year::Unsaid,
            When::CarriedAway(..) | When::Ahead(..) => true,
            When::Weekday(week, _) => *week == Week::Unsaid,
            _ => false,
        }
    }
}
