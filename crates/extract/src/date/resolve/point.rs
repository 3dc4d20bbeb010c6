//! One time at a time: its year and month as they were said, carried on, or left to be guessed.

use super::{Context, Unresolved, found};
use crate::date::{
    calendar::{self, shifted_month, third_of_month, week_of, whole_month, whole_year, year_part},
    expression::{Feast, Month, Unit, When, Year, YearPart},
    tense::Tense,
};
use hutong_model::{DateSpan, Day};

/// A quarter that ended so many days ago is meant rather than the one that comes: 第四季度 in February.
const JUST_OVER: i32 = 120;

impl Context {
    pub(super) fn point(&self, when: &When, tense: Tense) -> Result<DateSpan, Unresolved> {
        match *when {
            When::Decade(year) => calendar::decade(year).ok_or(Unresolved::Impossible),
            // 当年 alone, in a sentence without another year, is some time long ago; 当年9月 is not.
            When::Year(Year::Then) if !self.year_is_near => Err(Unresolved::NothingBefore),
            When::Year(year) => self.year(year).and_then(|year| found(whole_year(year))),
            When::YearPart(year, part) => self.year_part(year, part, tense),
            When::TodayIn(year) => {
                let today = self.published()?;
                found(Day::new(self.year(year)?, today.month(), today.day()).map(DateSpan::day))
            }
            When::Month(year, month) => self.in_month(year, month, tense, whole_month),
            When::MonthPart(year, month, third) => {
                self.in_month(year, month, tense, |year, month| third_of_month(year, month, third))
            }
            When::Day(year, Month::Unsaid, day) => self.bare_day(year, day, tense),
            When::Day(year, month, day) => {
                self.in_month(year, month, tense, |year, month| Day::new(year, month, day).map(DateSpan::day))
            }
            When::Feast(year, feast) => self.feast(year, feast, tense),
            When::Nearest(month, day) => self.nearest(month, day),
            When::NearestWeekday(weekday, day) => self.nearest_weekday(weekday, day),
            When::DayShift(days) => found(self.published()?.plus(days).map(DateSpan::day)),
            When::CarriedDay(days) => {
                // 次日 may open a paragraph; 当日 is of the day that its own tells.
                let day = if days == 0 { self.day } else { self.last_day() };
                found(day.ok_or(Unresolved::NothingBefore)?.plus(days).map(DateSpan::day))
            }
            When::Week(weeks) => found(week_of(self.published()?, weeks)),
            When::CarriedWeek(weeks) => found(week_of(self.day.ok_or(Unresolved::NothingBefore)?, weeks)),
            When::Weekend(weeks) => found(calendar::weekend_of(self.published()?, weeks)),
            When::Weekday(week, day) => self.weekday(week, day, tense),
            When::NearestMonth(side, month) => self.nearest_month(side, month),
            When::QuarterShift(quarters) => found(calendar::quarter_of(self.published()?, quarters)),
            When::Away(count, unit) => found(away(self.published()?, count, unit)),
            // in two months may be how long something took.
            When::Ahead(count, unit) => match tense {
                Tense::Future => found(away(self.published()?, count, unit)),
                _ => Err(Unresolved::NothingBefore),
            },
            When::CarriedAway(count, unit) => self.carried_away(count, unit, tense),
            When::NthWeekday(year, month, nth, weekday) => {
                self.in_month(year, month, tense, |year, month| {
                    calendar::nth_weekday(year, month, nth, weekday).map(DateSpan::day)
                })
            }
            When::NthWeekOfMonth(year, month, nth) => {
                self.in_month(year, month, tense, |year, month| calendar::nth_week_of_month(year, month, nth))
            }
            When::NthWeekOfYear(year, nth) => found(calendar::nth_week_of_year(self.year(year)?, nth)),
            When::WeekOf(year, month, day) => {
                found(week_of(self.point(&When::Day(year, month, day), tense)?.start, 0))
            }
            When::DaysFrom(year, month, day, days) => {
                let from = self.point(&When::Day(year, month, day), tense)?.start;
                found(from.plus(days).map(DateSpan::day))
            }
        }
    }

    fn feast(&self, year: Year, feast: Feast, tense: Tense) -> Result<DateSpan, Unresolved> {
        let of = |year: i16| calendar::feast(year, feast).map(DateSpan::day);
        match year {
            Year::Unsaid => {
                let usual = self.nearest_year(tense, of);
                match self.year {
                    Some(year) if self.carries_to(year, &usual, tense) => found(of(year)),
                    _ => usual,
                }
            }
            year => found(of(self.year(year)?)),
        }
    }

    fn year(&self, year: Year) -> Result<i16, Unresolved> {
        match year {
            Year::Known(year) => Ok(year),
            Year::Shift(years) => Ok(self.published()?.year() + years),
            Year::Carried(years) => Ok(self.year.or(self.named.1).ok_or(Unresolved::NothingBefore)? + years),
            Year::Then => {
                let this = self.published.map(Day::year);
                self.year.filter(|year| Some(*year) != this).ok_or(Unresolved::NothingBefore)
            }
            Year::Unsaid => self.year.map_or_else(|| Ok(self.published()?.year()), Ok),
        }
    }

    /// 年底, 第二季度: of the year named before, unless that is over and the part is to come.
    fn year_part(&self, year: Year, part: YearPart, tense: Tense) -> Result<DateSpan, Unresolved> {
        let of = |year: i16| year_part(year, part);
        if let (Year::Unsaid, Some(published)) = (year, self.published)
            && self.year.is_some_and(|year| year < published.year())
            && (tense == Tense::Future || tense == Tense::Start && !self.year_is_near)
        {
            let this = of(published.year());
            return found(this.filter(|part| part.end >= published).or_else(|| of(published.year() + 1)));
        }
        // 新规自明年起施行，上半年共处理…: what was counted is not of a year to come.
        if let (Year::Unsaid, Some(published), YearPart::Half(1)) = (year, self.published, part)
            && self.year.is_some_and(|year| year > published.year())
            && matches!(tense, Tense::Past | Tense::Unsaid)
            && let over @ Some(_) = of(published.year()).filter(|half| half.end < published)
        {
            return found(over);
        }
        let named = of(self.year(year)?);
        if let (Year::Unsaid, Some(published), YearPart::Quarter(_)) = (year, self.published, part)
            && self.year.is_none_or(|year| year == published.year())
            && matches!(tense, Tense::Past | Tense::Unsaid)
            && let Some(last) = of(published.year() - 1)
            && (0..JUST_OVER).contains(&(published.number() - last.end.number()))
            && named.is_some_and(|named| named.start > published)
        {
            return found(Some(last));
        }
        found(named)
    }

    fn in_month(
        &self,
        year: Year,
        month: Month,
        tense: Tense,
        span: impl Fn(i16, u8) -> Option<DateSpan>,
    ) -> Result<DateSpan, Unresolved> {
        let (of_year, of_month) = match (year, month) {
            (Year::Unsaid, Month::Known(month)) => {
                let usual = self.nearest_year(tense, |year| span(year, month));
                if let Some(next) = self.next_of_list(tense, |year| span(year, month)) {
                    return Ok(next);
                }
                return match self.year {
                    Some(year) if self.carries_to(year, &usual, tense) => {
                        found(self.onwards(span(year, month), span(year + 1, month)))
                    }
                    _ => usual,
                };
            }
            (year, Month::Known(month)) => (self.year(year)?, month),
            // 去年本月
            (Year::Unsaid, Month::Shift(months)) => shifted_month(self.published()?, months),
            (year, Month::Shift(months)) => (self.year(year)?, shifted_month(self.published()?, months).1),
            (_, Month::Carried(months)) => {
                let (year, month) = self.month.or(self.named.0).ok_or(Unresolved::NothingBefore)?;
                let first = Day::new(year, month, 1).ok_or(Unresolved::Impossible)?;
                shifted_month(first, months)
            }
            (_, Month::Unsaid) => shifted_month(self.published()?, 0),
        };
        found(span(of_year, of_month))
    }

    /// opened it in December 2020 and closed it on April 10: of the next year, where the sentence goes on from a
    /// month that is later in its own.
    fn onwards(&self, same: Option<DateSpan>, next: Option<DateSpan>) -> Option<DateSpan> {
        let last = self.month.and_then(|(year, month)| Day::new(year, month, 1));
        let back =
            same.zip(last).is_some_and(|(same, last)| same.end < last && same.start.year() == last.year());
        let over = next.zip(self.published).filter(|(next, published)| next.end <= *published);
        if self.goes_on && back { over.map(|(next, _)| next).or(same) } else { same }
    }

    /// After what was named last; ahead of the publication where the sentence speaks of what is to
    /// come.
    fn carried_away(&self, count: i32, unit: Unit, tense: Tense) -> Result<DateSpan, Unresolved> {
        let (year, month) = (self.year, self.month);
        let from = match unit {
            Unit::Day | Unit::Week => self.day,
            Unit::Month => month.and_then(|(year, month)| Day::new(year, month, 1)),
            Unit::Year => year.and_then(|year| Day::new(year, 1, 1)),
        };
        match from {
            // A week after a day that is known is a day again.
            Some(from) if unit == Unit::Week => found(from.plus(7 * count).map(DateSpan::day)),
            Some(from) => found(away(from, count, unit)),
            None if tense == Tense::Future && count > 0 => found(away(self.published()?, count, unit)),
            None => Err(Unresolved::NothingBefore),
        }
    }
}

/// So many days after a day, or the week, month or year so many of them after its own.
fn away(from: Day, count: i32, unit: Unit) -> Option<DateSpan> {
    match unit {
        Unit::Day => from.plus(count).map(DateSpan::day),
        Unit::Week => week_of(from, count),
        Unit::Month => {
            let (year, month) = shifted_month(from, count);
            whole_month(year, month)
        }
        Unit::Year => whole_year(i16::try_from(i32::from(from.year()) + count).ok()?),
    }
}
