//! From what a phrase says to the days it means, given the publication and what was named before.
//! Knows the calendar, not how any phrase is written.

use super::{
    calendar::{self, shifted_month, third_of_month, week_of, whole_month, whole_year, year_part},
    expression::{Expression, Month, Phrase, Side, Unit, Week, When, Year},
    fill::{filled, with_year, year_said, year_unsaid},
    tense::Tense,
};
use hutong_model::{DateSpan, Day, Precision};

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
    /// The day that a phrase of this block named last.
    day: Option<Day>,
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
    /// The context at the beginning of a block.
    pub fn new(published: Option<Day>) -> Self {
        Self { published, ..Self::default() }
    }

    /// Forgets what only lasts for a sentence.
    pub fn next_sentence(&mut self) {
        self.year_is_near = false;
        if self.day.is_none() {
            self.month = None;
        }
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
        let start = near.point(&point.when, tense)?;
        let end = self.published()?;
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
            start = self.point(&first.when, tense)?;
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

    fn point(&self, when: &When, tense: Tense) -> Result<DateSpan, Unresolved> {
        match *when {
            When::Decade(year) => calendar::decade(year).ok_or(Unresolved::Impossible),
            When::Year(year) => self.year(year).and_then(|year| found(whole_year(year))),
            When::YearPart(year, part) => found(year_part(self.year(year)?, part)),
            When::Month(year, month) => self.in_month(year, month, tense, whole_month),
            When::MonthPart(year, month, third) => {
                self.in_month(year, month, tense, |year, month| third_of_month(year, month, third))
            }
            When::Day(year, Month::Unsaid, day) => self.bare_day(year, day, tense),
            When::Day(year, month, day) => {
                self.in_month(year, month, tense, |year, month| Day::new(year, month, day).map(DateSpan::day))
            }
            When::Nearest(month, day) => self.nearest(month, day),
            When::NearestWeekday(weekday, day) => self.nearest_weekday(weekday, day),
            When::DayShift(days) => found(self.published()?.plus(days).map(DateSpan::day)),
            When::CarriedDay(days) => {
                found(self.day.ok_or(Unresolved::NothingBefore)?.plus(days).map(DateSpan::day))
            }
            When::Week(weeks) => found(week_of(self.published()?, weeks)),
            When::Weekend(weeks) => found(calendar::weekend_of(self.published()?, weeks)),
            When::Weekday(week, day) => self.weekday(week, day, tense),
            When::NearestMonth(side, month) => self.nearest_month(side, month),
            When::QuarterShift(quarters) => found(calendar::quarter_of(self.published()?, quarters)),
            When::Away(count, unit) => found(away(self.published()?, count, unit)),
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

    fn year(&self, year: Year) -> Result<i16, Unresolved> {
        match year {
            Year::Known(year) => Ok(year),
            Year::Shift(years) => Ok(self.published()?.year() + years),
            Year::Carried(years) => Ok(self.year.ok_or(Unresolved::NothingBefore)? + years),
            Year::Then => {
                let this = self.published.map(Day::year);
                self.year.filter(|year| Some(*year) != this).ok_or(Unresolved::NothingBefore)
            }
            Year::Unsaid => self.year.map_or_else(|| Ok(self.published()?.year()), Ok),
        }
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
                    Some(year) if self.carries_to(year, &usual, tense) => found(span(year, month)),
                    _ => usual,
                };
            }
            (year, Month::Known(month)) => (self.year(year)?, month),
            // 去年本月
            (Year::Unsaid, Month::Shift(months)) => shifted_month(self.published()?, months),
            (year, Month::Shift(months)) => (self.year(year)?, shifted_month(self.published()?, months).1),
            (_, Month::Carried(months)) => {
                let (year, month) = self.month.ok_or(Unresolved::NothingBefore)?;
                let first = Day::new(year, month, 1).ok_or(Unresolved::Impossible)?;
                shifted_month(first, months)
            }
            (_, Month::Unsaid) => shifted_month(self.published()?, 0),
        };
        found(span(of_year, of_month))
    }

    /// A list of days to come goes on: on 30 July …, on 14 August ….
    fn next_of_list(&self, tense: Tense, span: impl Fn(i16) -> Option<DateSpan>) -> Option<DateSpan> {
        let last = self.day.filter(|last| self.published.is_some_and(|published| *last > published))?;
        let next = span(last.year()).filter(|_| tense == Tense::Unsaid)?;
        (0..LIST).contains(&(next.start.number() - last.number())).then_some(next)
    }

    /// Whether a year named before is meant. In its own sentence it is; in a later one not where the
    /// usual reading is fresh news, nor where that year is yet to come.
    fn carries_to(&self, year: i16, usual: &Result<DateSpan, Unresolved>, tense: Tense) -> bool {
        let Some(published) = self.published else {
            return true;
        };
        if tense == Tense::Future && year < published.year() {
            return false;
        }
        let fresh = usual.as_ref().is_ok_and(|span| (published.number() - span.end.number()).abs() <= FRESH);
        self.year_is_near || !fresh && year <= published.year()
    }

    /// The last such time that began on or before the publication; the next one where the sentence
    /// speaks of what is to come.
    fn nearest_year(
        &self,
        tense: Tense,
        span: impl Fn(i16) -> Option<DateSpan>,
    ) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        // Eight years reach a 29 February from any year.
        let years = 0..=8;
        let candidate = match tense {
            Tense::Start => {
                let around = (-1..=1).filter_map(|shift| span(published.year() + shift));
                around.min_by_key(|span| (span.start.number() - published.number()).abs())
            }
            Tense::Past | Tense::Unsaid => {
                let soon = soon(published, &span).filter(|_| tense == Tense::Unsaid);
                let last = || {
                    years
                        .clone()
                        .filter_map(|back| span(published.year() - back))
                        .find(|span| span.start <= published)
                };
                soon.or_else(last)
            }
            Tense::Future => {
                let next = years
                    .clone()
                    .filter_map(|ahead| span(published.year() + ahead))
                    .find(|span| span.end >= published);
                // 定档3月12日 in a paper of 14 March: the plan has come true since.
                let just_past = span(published.year())
                    .filter(|span| (1..=JUST_PAST).contains(&(published.number() - span.end.number())));
                let far = |next: &DateSpan| next.start.number() - published.number() > FAR;
                just_past.filter(|_| next.as_ref().is_some_and(far)).or(next)
            }
        };
        found(candidate)
    }

    fn nearest(&self, month: Option<u8>, day: u8) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        let months = if month.is_some() { -12..=12 } else { -1..=1 };
        let candidates = months
            .map(|shift| shifted_month(published, shift))
            .filter(|(_, of)| month.is_none_or(|month| month == *of));
        let days = candidates.filter_map(|(year, month)| Day::new(year, month, day));
        found(days.min_by_key(|day| (day.number() - published.number()).abs()).map(DateSpan::day))
    }

    fn nearest_weekday(&self, weekday: u8, day: u8) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        // The same date falls on the same weekday at least once in eleven months.
        let months = (-11..=11).map(|shift| shifted_month(published, shift));
        let days = months.filter_map(|(year, month)| Day::new(year, month, day));
        let days = days.filter(|day| day.weekday() == weekday);
        found(days.min_by_key(|day| (day.number() - published.number()).abs()).map(DateSpan::day))
    }

    fn bare_day(&self, year: Year, day: u8, tense: Tense) -> Result<DateSpan, Unresolved> {
        let in_month = |(year, month): (i16, u8)| Day::new(year, month, day).map(DateSpan::day);
        let published = self.published;
        if let (Year::Unsaid, Some(month)) = (year, self.month) {
            let next = shifted_month(Day::new(month.0, month.1, 1).ok_or(Unresolved::Impossible)?, 1);
            let same = in_month(month);
            let mut known = published.unwrap_or(Day::new(9999, 12, 31).ok_or(Unresolved::Impossible)?);
            if matches!(tense, Tense::Unsaid | Tense::Start) {
                known = known.plus(NEXT).unwrap_or(known);
            }
            let goes_back = same.zip(self.day).is_some_and(|(same, last)| same.start < last);
            let candidate = match (same, in_month(next)) {
                (_, Some(next)) if goes_back && next.start <= known => Some(next),
                (same, _) => same,
            };
            if let Some(span) = candidate.filter(|span| span.start <= known || tense == Tense::Future) {
                return Ok(span);
            }
        }
        let published = self.published()?;
        let soon = in_month(shifted_month(published, 0)).filter(|span| {
            matches!(tense, Tense::Unsaid | Tense::Start)
                && (1..=NEXT).contains(&(span.start.number() - published.number()))
        });
        if soon.is_some() {
            return found(soon);
        }
        let step = if tense == Tense::Future { 1 } else { -1 };
        let candidate =
            (0..12).filter_map(|n| in_month(shifted_month(published, n * step))).find(|span| match tense {
                Tense::Past | Tense::Unsaid | Tense::Start => span.start <= published,
                Tense::Future => span.start >= published,
            });
        found(candidate)
    }

    fn weekday(&self, week: Week, day: u8, tense: Tense) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        let monday = published.plus(1 - i32::from(published.weekday())).ok_or(Unresolved::Impossible)?;
        let in_week = |weeks: i32| monday.plus(weeks * 7 + i32::from(day) - 1);
        let found_day = match (week, tense) {
            (Week::Shift(weeks), _) => in_week(weeks),
            (Week::Coming, _) => [0, 1].into_iter().filter_map(in_week).find(|day| *day > published),
            (Week::Unsaid, Tense::Start) => {
                let around = [-1, 0, 1].into_iter().filter_map(in_week);
                around.min_by_key(|day| (day.number() - published.number()).abs())
            }
            (Week::Unsaid, Tense::Past | Tense::Unsaid) => {
                [0, -1].into_iter().filter_map(in_week).find(|day| *day <= published)
            }
            (Week::Unsaid, Tense::Future) => {
                [0, 1].into_iter().filter_map(in_week).find(|day| *day >= published)
            }
        };
        found(found_day.map(DateSpan::day))
    }

    fn nearest_month(&self, side: Side, month: u8) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        let step = if side == Side::Ahead { 1 } else { -1 };
        let mut months = (1..=12).map(|count| shifted_month(published, count * step));
        found(months.find(|(_, of)| *of == month).and_then(|(year, month)| whole_month(year, month)))
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

    fn published(&self) -> Result<Day, Unresolved> {
        self.published.ok_or(Unresolved::NeedsPublication)
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
            | When::DaysFrom(year, ..)
                if *year != Year::Unsaid =>
            {
                self.year = Some(span.start.year());
                self.year_is_near = true;
            }
            _ => {}
        }
        if span.precision >= Precision::Month && span.precision != Precision::Week {
            self.month = Some((span.start.year(), span.start.month()));
            self.day = (span.precision >= Precision::Day).then_some(span.end);
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

/// Two days of one list lie less than so many days apart.
const LIST: i32 = 120;
/// A plan for a day that passed within so many days, the next of which is so far away.
const JUST_PAST: i32 = 10;
const FAR: i32 = 270;
/// For so many days a happening is news.
const FRESH: i32 = 45;
/// A day that comes within so many days is meant rather than the one a year ago.
const SOON: i32 = 30;
/// A month that begins within so many days is.
const SOON_MONTH: i32 = 31;

/// A bare day of the publication's month that comes within so many days is that one: who means the
/// month before says so.
const NEXT: i32 = 14;

/// Why a phrase has no days.
enum Unresolved {
    NeedsPublication,
    NothingBefore,
    Impossible,
}

/// The same day of the next weeks, where the sentence has no tense.
fn soon(published: Day, span: impl Fn(i16) -> Option<DateSpan>) -> Option<DateSpan> {
    let near = |span: &DateSpan| {
        let ahead = span.start.number() - published.number();
        match span.precision {
            Precision::Day | Precision::Minute => (1..=SOON).contains(&ahead),
            Precision::Month | Precision::PartOfMonth => (1..=SOON_MONTH).contains(&ahead),
            _ => false,
        }
    };
    [published.year(), published.year() + 1].into_iter().filter_map(span).find(near)
}

fn found(span: Option<DateSpan>) -> Result<DateSpan, Unresolved> {
    span.ok_or(Unresolved::Impossible)
}
