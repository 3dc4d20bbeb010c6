//! Times that were not said in full: of all that could be meant, the one that news means.

use super::{Context, Unresolved, found};
use crate::date::{
    calendar::{shifted_month, whole_month},
    expression::{Side, Week, Year},
    tense::Tense,
};
use hutong_model::{DateSpan, Day, Precision};

/// Two days of one list lie less than so many days apart.
const LIST: i32 = 120;
/// A plan for a day that passed within so many days, the next of which is so far away.
const JUST_PAST: i32 = 31;
const FAR: i32 = 270;
/// So many days after a day that was told a term ends that is set without its year.
const TERM: i32 = 31;
/// For so many days a happening is news.
const FRESH: i32 = 45;
/// So many days ago a bare day is this year's, whatever year was named.
const WEEK: i32 = 7;
/// A day that comes within so many days is meant rather than the one a year ago.
const SOON: i32 = 30;
/// A month that begins within so many days is.
const SOON_MONTH: i32 = 31;

/// What begins on a day that comes within so many days may begin there.
const FROM: i32 = 100;
/// A bare day of the publication's month that comes within so many days is that one: who means the
/// month before says so.
const NEXT: i32 = 14;

impl Context {
    /// A list of days to come goes on: on 30 July …, on 14 August ….
    pub(super) fn next_of_list(
        &self,
        tense: Tense,
        span: impl Fn(i16) -> Option<DateSpan>,
    ) -> Option<DateSpan> {
        let is_to_come = |last: &Day| self.published.is_some_and(|published| *last > published);
        // next month, well before the fair on November 11
        let month = || self.month.and_then(|(year, month)| Day::new(year, month, 1));
        let last = self.day.or_else(month).filter(is_to_come)?;
        let is_like_it = |next: &DateSpan| self.day.is_some() || next.precision >= Precision::Day;
        let next = span(last.year()).filter(|next| tense == Tense::Unsaid && is_like_it(next))?;
        (0..LIST).contains(&(next.start.number() - last.number())).then_some(next)
    }

    /// Whether a year named before is meant. In its own sentence it is; in a later one not where the
    /// usual reading is fresh news, nor where that year is yet to come.
    pub(super) fn carries_to(&self, year: i16, usual: &Result<DateSpan, Unresolved>, tense: Tense) -> bool {
        let Some(published) = self.published else {
            return true;
        };
        if tense == Tense::Future && year < published.year() {
            return false;
        }
        let fresh = usual.as_ref().is_ok_and(|span| (published.number() - span.end.number()).abs() <= FRESH);
        // 去年每季配息，以4月1日收盘价计: a day of this week is meant even beside another year.
        let of_this_week = usual.as_ref().is_ok_and(|span| {
            span.precision >= Precision::Day && (0..WEEK).contains(&(published.number() - span.end.number()))
        });
        self.year_is_near && !of_this_week || !fresh && year <= published.year()
    }

    /// The last such time that began on or before the publication; the next one where the sentence
    /// speaks of what is to come.
    pub(super) fn nearest_year(
        &self,
        tense: Tense,
        span: impl Fn(i16) -> Option<DateSpan>,
    ) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        // Eight years reach a 29 February from any year.
        let years = 0..=8;
        let candidate = match tense {
            Tense::Start | Tense::From => {
                let around = (-1..=1).filter_map(|shift| span(published.year() + shift));
                let away = |span: &DateSpan| span.start.number() - published.number();
                let near = |span: &DateSpan| tense == Tense::Start || away(span) <= FROM;
                around.filter(near).min_by_key(|span| away(span).abs())
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
                // They met on Sept. 9 and had until Sept. 17: a term of what is over is over.
                let of_then = self.day.filter(|last| *last < published).and_then(|last| {
                    let term = span(last.year()).filter(|span| span.precision >= Precision::Day)?;
                    let days = term.start.number() - last.number();
                    ((1..=TERM).contains(&days) && term.end < published).then_some(term)
                });
                let just_past = of_then.or(just_past);
                just_past.filter(|_| next.as_ref().is_some_and(far)).or(next)
            }
        };
        found(candidate)
    }

    pub(super) fn nearest(&self, month: Option<u8>, day: u8) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        let months = if month.is_some() { -12..=12 } else { -1..=1 };
        let candidates = months
            .map(|shift| shifted_month(published, shift))
            .filter(|(_, of)| month.is_none_or(|month| month == *of));
        let days = candidates.filter_map(|(year, month)| Day::new(year, month, day));
        found(days.min_by_key(|day| (day.number() - published.number()).abs()).map(DateSpan::day))
    }

    pub(super) fn nearest_weekday(&self, weekday: u8, day: u8) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        // The same date falls on the same weekday at least once in eleven months.
        let months = (-11..=11).map(|shift| shifted_month(published, shift));
        let days = months.filter_map(|(year, month)| Day::new(year, month, day));
        let days = days.filter(|day| day.weekday() == weekday);
        found(days.min_by_key(|day| (day.number() - published.number()).abs()).map(DateSpan::day))
    }

    pub(super) fn bare_day(&self, year: Year, day: u8, tense: Tense) -> Result<DateSpan, Unresolved> {
        let in_month = |(year, month): (i16, u8)| Day::new(year, month, day).map(DateSpan::day);
        let published = self.published;
        if let (Year::Unsaid, Some(month)) = (year, self.month) {
            let next = shifted_month(Day::new(month.0, month.1, 1).ok_or(Unresolved::Impossible)?, 1);
            let same = in_month(month);
            let published = published.unwrap_or(Day::new(9999, 12, 31).ok_or(Unresolved::Impossible)?);
            let may_come = matches!(tense, Tense::Unsaid | Tense::Start | Tense::From);
            let until = |days| if may_come { published.plus(days).unwrap_or(published) } else { published };
            let goes_back = same.zip(self.day).is_some_and(|(same, last)| same.start < last);
            let candidate = match (same, in_month(next)) {
                (_, Some(next)) if goes_back && next.start <= until(NEXT) => Some(next),
                (same, _) => same,
            };
            // 红包从12月11日起可用，过了27日即被收回: a term after a day of the same sentence.
            let known = until(if self.day_is_near && !goes_back { TERM } else { NEXT });
            if let Some(span) = candidate.filter(|span| span.start <= known || tense == Tense::Future) {
                return Ok(span);
            }
        }
        let published = self.published()?;
        let soon = in_month(shifted_month(published, 0)).filter(|span| {
            matches!(tense, Tense::Unsaid | Tense::Start | Tense::From)
                && (1..=NEXT).contains(&(span.start.number() - published.number()))
        });
        if soon.is_some() {
            return found(soon);
        }
        // 27日起正式施行 in a paper of the 28th: who means the month to come says so.
        let passed = in_month(shifted_month(published, 0)).filter(|span| {
            let ago = published.number() - span.start.number();
            let next = in_month(shifted_month(published, 1));
            let far = next.is_some_and(|next| next.start.number() - published.number() > NEXT);
            tense == Tense::Future && (1..=WEEK).contains(&ago) && far
        });
        if passed.is_some() {
            return found(passed);
        }
        let step = if tense == Tense::Future { 1 } else { -1 };
        let candidate =
            (0..12).filter_map(|n| in_month(shifted_month(published, n * step))).find(|span| match tense {
                Tense::Past | Tense::Unsaid | Tense::Start | Tense::From => span.start <= published,
                Tense::Future => span.start >= published,
            });
        found(candidate)
    }

    pub(super) fn weekday(&self, week: Week, day: u8, tense: Tense) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        let monday = published.plus(1 - i32::from(published.weekday())).ok_or(Unresolved::Impossible)?;
        let in_week = |weeks: i32| monday.plus(weeks * 7 + i32::from(day) - 1);
        let found_day = match (week, tense) {
            (Week::Shift(weeks), _) => in_week(weeks),
            (Week::Coming, _) => [0, 1].into_iter().filter_map(in_week).find(|day| *day > published),
            (Week::Unsaid, Tense::Start | Tense::From) => {
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

    pub(super) fn nearest_month(&self, side: Side, month: u8) -> Result<DateSpan, Unresolved> {
        let published = self.published()?;
        let step = if side == Side::Ahead { 1 } else { -1 };
        let mut months = (1..=12).map(|count| shifted_month(published, count * step));
        found(months.find(|(_, of)| *of == month).and_then(|(year, month)| whole_month(year, month)))
    }
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
