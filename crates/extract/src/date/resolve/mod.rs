//! From what a phrase says to the days it means, given the publication and what was named before.
//! Knows the calendar, not how any phrase is written.

mod nearest;
mod point;

use super::{
    expression::{Expression, Month, Phrase, Unit, Week, When, Year},
    fill::{filled, with_year, year_said, year_unsaid},
    tense::Tense,
};
use hutong_model::{DateSpan, Day, Precision};
use std::ops::RangeInclusive;

/// Days.
const YEAR: i32 = 366;

/// What earlier words say about later ones: it lasts for one block.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// The day of publication, in the dossier's zone.
    pub published: Option<Day>,
    /// The year that a phrase of this block named last.
    year: Option<i16>,
    /// Whether that was in this sentence.
    year_is_near: bool,
    /// The month that a day in this block, or a phrase in this sentence, named last.
    month: Option<(i16, u8)>,
    /// The month and the year that a phrase of this block named last, whatever they were named for: for
    /// 同月 and that year.
    named: (Option<(i16, u8)>, Option<i16>),
    /// The day that a phrase of this block named last.
    day: Option<Day>,
    /// Whether that was in this sentence.
    day_is_near: bool,
    /// The day that an earlier block named last.
    former: Option<Day>,
    /// Whether what is told now follows in its sentence on what was named last.
    pub goes_on: bool,
}

/// What a phrase came to.
pub(crate) enum Resolved {
    /// These days.
    Days(DateSpan),
    /// It is a time, but nobody can say which days.
    Unknown,
    /// It is no time after all: a day no calendar has, a 同年 with no year before it.
    Nothing,
}

impl Context {
    /// The context at the beginning of a block, after another that named a day or none.
    pub fn new(published: Option<Day>, former: Option<Day>) -> Self {
        Self { published, former, ..Self::default() }
    }

    /// Forgets what only lasts for a sentence.
    pub fn next_sentence(&mut self) {
        (self.year_is_near, self.day_is_near) = (false, false);
        if self.day.is_none() {
            self.month = None;
        }
    }

    /// 新规拟于明年落地，征求意见截至10月15日: until when something can be done is not told of a year to come.
    pub fn leave_the_year_to_come(&mut self) {
        let ahead = self.year.zip(self.published).is_some_and(|(year, published)| year > published.year());
        if ahead {
            (self.year, self.year_is_near) = (None, false);
        }
    }

    /// The day that was named last, in this block or before it.
    pub fn last_day(&self) -> Option<Day> {
        self.day.or(self.former)
    }

    /// A day without its year, as the one that lies so many days after the day named last.
    pub fn counted_on(&self, phrase: &Phrase, mut days: RangeInclusive<i32>) -> Option<Phrase> {
        let Phrase::Point(point) = phrase else { return None };
        let When::Day(Year::Unsaid, month, number) = point.when else { return None };
        let last = self.last_day()?;
        let fits = |day: &Day| {
            let in_month = match month {
                Month::Known(month) => day.month() == month,
                Month::Unsaid => true,
                _ => false,
            };
            in_month && day.day() == number
        };
        let day = days.find_map(|days| last.plus(days).filter(fits))?;
        let when = When::Day(Year::Known(day.year()), Month::Known(day.month()), number);
        Some(Phrase::Point(Expression { when, ..point.clone() }))
    }

    /// Whether a month without its year follows last year's name in the sentence, and this year's is over
    /// as well.
    pub fn is_torn(&self, phrase: &Phrase) -> bool {
        let Phrase::Point(point) = phrase else { return false };
        let (When::Month(Year::Unsaid, Month::Known(month))
        | When::MonthPart(Year::Unsaid, Month::Known(month), _)
        | When::Day(Year::Unsaid, Month::Known(month), _)) = point.when
        else {
            return false;
        };
        let last = self.year.filter(|_| self.year_is_near);
        last.zip(self.published)
            .is_some_and(|(year, published)| year + 1 == published.year() && month <= published.month())
    }

    /// The days of a phrase; what it named is remembered for the next ones.
    pub fn resolve(&mut self, phrase: &Phrase, tense: Tense) -> Resolved {
        let (span, first) = match phrase {
            Phrase::Vague => return Resolved::Unknown,
            Phrase::Point(point) => (self.point(&point.when, tense), point),
            Phrase::Since(point) => (self.since(point, tense), point),
            Phrase::Range(first, second) => (self.range(first, second, tense), first),
        };
        match span {
            Ok(span) => {
                // An open range is remembered by its beginning: the same day is that one. Its year is
                // what now is compared with (创2018年2月以来最高) and does not carry on.
                let open = matches!(phrase, Phrase::Since(_));
                let known = if open { DateSpan { end: span.start, ..span } } else { span };
                let year = (self.year, self.year_is_near);
                self.remember(&first.when, known);
                self.name(known);
                if open {
                    (self.year, self.year_is_near) = year;
                }
                Resolved::Days(span)
            }
            Err(Unresolved::NeedsPublication) if self.published.is_none() => Resolved::Unknown,
            Err(_) => Resolved::Nothing,
        }
    }

    fn since(&self, point: &Expression, tense: Tense) -> Result<DateSpan, Unresolved> {
        // 自4月16日以来 reaches to now: only a year of its own sentence is its year.
        let near = Self { year: self.year.filter(|_| self.year_is_near), ..*self };
        let mut start = near.point(&point.when, tense)?;
        let end = self.published()?;
        // a trial in 2023, and accepted since February: a month without a year is no more than one ago.
        let long_ago = end.number() - start.start.number() > YEAR;
        if long_ago && matches!(point.when, When::Month(Year::Unsaid, _)) {
            start = Self { year: None, ..near }.point(&point.when, tense)?;
        }
        if start.start > end {
            return Err(Unresolved::Impossible);
        }
        Ok(DateSpan { end, ..start })
    }

    fn range(&self, first: &Expression, second: &Expression, tense: Tense) -> Result<DateSpan, Unresolved> {
        let (mut start, mut end);
        let whole = matches!(first.when, When::Year(_) | When::YearPart(..) | When::Month(..));
        if year_unsaid(&first.when)
            && (whole && !year_unsaid(&second.when)
                || matches!(first.when, When::Day(..)) && year_said(&second.when))
        {
            end = self.point(&second.when, tense)?;
            let in_year = |year| self.point(&with_year(first.when, Year::Known(year)), tense);
            start = in_year(end.start.year())?;
            if start.start > end.end {
                start = in_year(end.start.year() - 1)?;
            }
        } else if tense == Tense::Future
            && let Some(running) = self.running(first, second)
        {
            return Ok(running);
        } else {
            // 从周二到2月17日将暂停: the weekday that is nearest to the days of the article.
            let weekday = matches!(first.when, When::Weekday(Week::Unsaid, _))
                && !matches!(second.when, When::Weekday(..));
            start = self.point(&first.when, if weekday { Tense::Start } else { tense })?;
            let filled = filled(second.when, first.when, start.start);
            end = self.point(&filled, tense)?;
            if end.start < start.start && year_unsaid(&second.when) {
                end = self.point(&with_year(second.when, Year::Known(start.start.year() + 1)), tense)?;
            }
        }
        if end.start < start.start && year_unsaid(&first.when) {
            start = self.point(&with_year(first.when, Year::Known(end.start.year())), tense)?;
        }
        if end.end < start.start {
            return Err(Unresolved::Impossible);
        }
        end.precision = start.precision.max(end.precision);
        Ok(DateSpan { start: start.start, ..end })
    }

    /// A range without a year that has begun and is not over: what is to come goes on in it.
    fn running(&self, first: &Expression, second: &Expression) -> Option<DateSpan> {
        let published = self.published?;
        if !year_unsaid(&first.when) || !year_unsaid(&second.when) {
            return None;
        }
        let span = self.range(first, second, Tense::Past).ok()?;
        (span.start <= published && published <= span.end).then_some(span)
    }

    fn published(&self) -> Result<Day, Unresolved> {
        self.published.ok_or(Unresolved::NeedsPublication)
    }

    /// Keeps what a later 同月 or that year points to.
    fn name(&mut self, span: DateSpan) {
        let month = span.precision >= Precision::Month && span.precision != Precision::Week;
        self.named = (month.then_some((span.start.year(), span.start.month())), Some(span.start.year()));
    }

    fn remember(&mut self, when: &When, span: DateSpan) {
        match when {
            When::Year(Year::Known(_) | Year::Shift(_) | Year::Carried(_) | Year::Then)
            | When::YearPart(..) => {
                self.year = Some(span.start.year());
                self.year_is_near = true;
                self.month = None;
                self.day = None;
            }
            When::NearestMonth(..)
            | When::QuarterShift(_)
            | When::CarriedAway(_, Unit::Month | Unit::Year) => {
                self.year = Some(span.start.year());
                self.year_is_near = true;
            }
            When::Month(year, _)
            | When::MonthPart(year, ..)
            | When::Day(year, ..)
            | When::NthWeekday(year, ..)
            | When::NthWeekOfMonth(year, ..)
            | When::NthWeekOfYear(year, _)
            | When::WeekOf(year, ..)
            | When::Feast(year, _)
            | When::DaysFrom(year, ..)
                if *year != Year::Unsaid =>
            {
                self.year = Some(span.start.year());
                self.year_is_near = true;
            }
            // Told from the publication: what was long ago is over.
            When::DayShift(_) | When::Week(_) | When::Weekend(_) | When::Weekday(..) => {
                self.year = None;
                self.year_is_near = false;
            }
            _ => {}
        }
        if span.precision >= Precision::Month && span.precision != Precision::Week {
            self.month = Some((span.start.year(), span.start.month()));
            self.day = (span.precision >= Precision::Day).then_some(span.end);
            self.day_is_near = self.day.is_some();
        }
    }
}

/// Why a phrase has no days.
enum Unresolved {
    NeedsPublication,
    NothingBefore,
    Impossible,
}

fn found(span: Option<DateSpan>) -> Result<DateSpan, Unresolved> {
    span.ok_or(Unresolved::Impossible)
}
