//! When a reader's days are those that a case expects. The same for every reader.

use hutong_model::Day;
use std::fmt;

/// Two days, the first included; whether the last one is depends on who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub start: Day,
    /// The last.
    pub end: Day,
}

/// One mention of a date: several answers where the text leaves it open.
pub type Mention = Vec<Days>;

impl Days {
    /// A single day.
    pub fn one(day: Day) -> Self {
        Self { start: day, end: day }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.start == self.end {
            true => write!(out, "{}", self.start),
            false => write!(out, "{} to {}", self.start, self.end),
        }
    }
}

/// Whether as many mentions were found as expected, in their order, and each has a right answer.
pub fn agrees(expected: &[Mention], found: &[Mention]) -> bool {
    expected.len() == found.len() && expected.iter().zip(found).all(|(right, answers)| shares(right, answers))
}

/// How many of the mentions found mean days that no expected mention means: worse than missing ones.
pub fn wrong(expected: &[Mention], found: &[Mention]) -> usize {
    found.iter().filter(|answers| !expected.iter().any(|right| shares(right, answers))).count()
}

fn shares(right: &Mention, answers: &Mention) -> bool {
    right.iter().any(|right| answers.iter().any(|answer| is(*right, *answer)))
}

/// The cases exclude the last day of a period, other readers include it. Between two named days
/// (`from the 4th to the 23rd`) either is meant; between two months or years the cases end on the
/// first day of the last one (`from 2016 to 2018` on 2018-01-01), others on its last.
fn is(expected: Days, found: Days) -> bool {
    let end = expected.end;
    expected.start == found.start
        && (found.end == end
            || end.plus(-1) == Some(found.end)
            || end.day() == 1 && found.end == end.end_of_month()
            || end.day() == 1 && end.month() == 1 && is_last_of_year(found.end, end.year()))
}

fn is_last_of_year(day: Day, year: i16) -> bool {
    (day.year(), day.month(), day.day()) == (year, 12, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(start: &str, end: &str) -> Mention {
        vec![Days { start: start.parse().unwrap(), end: end.parse().unwrap() }]
    }

    #[test]
    fn a_period_may_end_on_its_last_day_or_on_the_one_after() {
        let expected = [days("2016-03-01", "2016-04-01")];
        assert!(agrees(&expected, &[days("2016-03-01", "2016-04-01")]));
        assert!(agrees(&expected, &[days("2016-03-01", "2016-03-31")]));
        assert!(!agrees(&expected, &[days("2016-03-01", "2016-03-30")]));
        assert!(!agrees(&expected, &[days("2016-03-02", "2016-03-31")]));
    }

    #[test]
    fn a_range_of_years_or_months_may_include_its_last_one() {
        let expected = [days("2016-01-01", "2018-01-01")];
        assert!(agrees(&expected, &[days("2016-01-01", "2018-12-31")]));
        assert!(agrees(&expected, &[days("2016-01-01", "2018-01-31")]));
        assert!(!agrees(&expected, &[days("2016-01-01", "2018-06-30")]));
    }

    #[test]
    fn a_missing_mention_is_not_wrong_and_an_unexpected_one_is() {
        let (one, other) = (days("2016-10-02", "2016-10-02"), days("2016-10-03", "2016-10-03"));
        assert_eq!(wrong(std::slice::from_ref(&one), &[]), 0);
        assert_eq!(wrong(&[], std::slice::from_ref(&one)), 1);
        assert_eq!(wrong(std::slice::from_ref(&one), &[one.clone(), other]), 1);
    }

    #[test]
    fn too_many_and_too_few_are_wrong_and_one_answer_of_several_is_enough() {
        let day = days("2016-10-02", "2016-10-02");
        assert!(!agrees(&[], std::slice::from_ref(&day)));
        assert!(!agrees(std::slice::from_ref(&day), &[]));
        let either = [days("2017-10-02", "2017-10-02"), day.clone()].concat();
        assert!(agrees(&[either], &[day]));
    }
}
