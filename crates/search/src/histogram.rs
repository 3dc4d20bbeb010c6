//! Documents counted by stretches of time, for a histogram.

use crate::{DateRange, Found, Index, Query, Question};
use hutong_model::{DateSpan, Day};

/// A histogram has at most this many bars where its documents lie within a thousand years.
const MOST_BINS: i32 = 72;
/// A month, a quarter, a year, ten years, a hundred years; in months.
const WIDTHS: [i32; 5] = [1, 3, 12, 120, 1200];

/// A stretch of time with its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// How many documents have a day in it.
    pub count: usize,
}

impl Index {
    /// How many documents each stretch of time would leave, first to last, if the days of the
    /// query were limited to it; empty where no document has a day. `found` is the answer to the query.
    pub fn histogram(&self, question: &Question, query: &Query, found: &Found) -> Vec<Bin> {
        let bins = Bins::over(self.documents.iter().filter_map(|document| document.when));
        let mut counter = bins.counter();
        let mut count = |found: &Found| {
            found.documents.iter().for_each(|at| counter.count(self.documents[*at].when));
        };
        if query.dates.is_open() {
            count(found);
        } else {
            count(&self.find(question, &Query { dates: DateRange::default(), ..query.clone() }));
        }
        counter.finish()
    }
}

impl Bin {
    /// Counts some spans in the stretches that cover all of others.
    pub fn of(all: &[DateSpan], counted: impl Iterator<Item = DateSpan>) -> Vec<Self> {
        let bins = Bins::over(all.iter().copied());
        let mut counter = bins.counter();
        counted.for_each(|when| counter.count(Some(when)));
        counter.finish()
    }
}

/// Stretches of equal width that cover every day of some documents.
#[derive(Clone, Debug, Default)]
struct Bins {
    /// In months.
    width: i32,
    /// The first stretch, counted from the year 0.
    first: i32,
    length: usize,
}

/// Counts documents.
struct Counter<'a> {
    bins: &'a Bins,
    counts: Vec<usize>,
}

impl Bins {
    /// The narrowest of months, quarters, years and so on that make a readable number of bars.
    pub fn over(spans: impl Iterator<Item = DateSpan> + Clone) -> Self {
        let months =
            (spans.clone().map(|span| month(span.start)).min(), spans.map(|span| month(span.end)).max());
        let (Some(start), Some(end)) = months else { return Self::default() };
        let width = WIDTHS.into_iter().find(|width| end / width - start / width < MOST_BINS);
        let width = width.unwrap_or(WIDTHS[4]);
        Self {
            width,
            first: start / width,
            length: (end / width - start / width + 1).unsigned_abs() as usize,
        }
    }

    /// Begins at 0.
    pub fn counter(&self) -> Counter<'_> {
        Counter { bins: self, counts: vec![0; self.length] }
    }

    fn index(&self, day: Day) -> usize {
        (month(day) / self.width - self.first).unsigned_abs() as usize
    }

    /// The first day of a stretch, if the calendar has it.
    fn start(&self, index: usize) -> Option<Day> {
        let months = (self.first + i32::try_from(index).ok()?) * self.width;
        Day::new(i16::try_from(months / 12).ok()?, u8::try_from(months % 12).ok()? + 1, 1)
    }
}

impl Counter<'_> {
    /// Counts a document in every stretch that it has a day in.
    pub fn count(&mut self, when: Option<DateSpan>) {
        if let Some(when) = when {
            let (from, to) = (self.bins.index(when.start), self.bins.index(when.end));
            self.counts[from..=to].iter_mut().for_each(|count| *count += 1);
        }
    }

    /// The stretches, first to last.
    pub fn finish(self) -> Vec<Bin> {
        let bins = self.bins;
        let bin = |(index, count)| {
            // A century may begin before the calendar, and end after it.
            let first = bins.start(index).or(Day::new(1, 1, 1))?;
            let last = bins.start(index + 1).and_then(|next| next.plus(-1)).or(Day::new(9999, 12, 31))?;
            Some(Bin { first, last, count })
        };
        self.counts.into_iter().enumerate().filter_map(bin).collect()
    }
}

/// Months since the year 0.
fn month(day: Day) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(text: &str) -> DateSpan {
        let (start, end) = text.split_once(' ').unwrap_or((text, text));
        DateSpan { end: end.parse().unwrap(), ..DateSpan::day(start.parse().unwrap()) }
    }

    fn shown(spans: &[&str]) -> String {
        let spans: Vec<_> = spans.iter().map(|text| span(text)).collect();
        let bins = Bins::over(spans.iter().copied());
        let mut counter = bins.counter();
        spans.iter().for_each(|span| counter.count(Some(*span)));
        counter.count(None);
        let bins = counter.finish();
        let bin = |bin: &Bin| format!("{} {} {}", bin.first, bin.last, bin.count);
        bins.iter().map(bin).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn stretches_are_as_wide_as_needed() {
        for (spans, expected) in [
            (&[][..], ""),
            (&["2021-08-20"], "2021-08-01 2021-08-31 1"),
            (
                &["2021-12-31", "2021-12-01 2022-02-01"],
                "2021-12-01 2021-12-31 2, 2022-01-01 2022-01-31 1, 2022-02-01 2022-02-28 1",
            ),
        ] {
            assert_eq!(shown(spans), expected, "{spans:?}");
        }
        let quarters = shown(&["2010-02-01", "2021-08-20"]);
        assert!(
            quarters.starts_with("2010-01-01 2010-03-31 1, ")
                && quarters.ends_with(", 2021-07-01 2021-09-30 1")
        );
        assert!(shown(&["1990-02-01", "2021-08-20"]).starts_with("1990-01-01 1990-12-31 1, 1991-01-01"));
        assert!(shown(&["0001-01-01", "9999-12-31"]).ends_with(", 9900-01-01 9999-12-31 1"));
    }

    proptest! {
        #[test]
        fn every_document_is_counted_where_it_has_a_day(
            days in prop::collection::vec((1_i32..3_600_000, 0_i32..5_000), 1..6),
        ) {
            let day = |number: i32| Day::from_number(number - 719_162).unwrap_or(Day::new(9999, 12, 31).unwrap());
            let spans: Vec<_> =
                days.iter().map(|(a, n)| DateSpan { end: day(a + n), ..DateSpan::day(day(*a)) }).collect();
            let bins = Bins::over(spans.iter().copied());
            let mut counter = bins.counter();
            spans.iter().for_each(|span| counter.count(Some(*span)));
            let bins = counter.finish();
            for bin in &bins {
                let meets = |span: &&DateSpan| span.start <= bin.last && span.end >= bin.first;
                prop_assert_eq!(bin.count, spans.iter().filter(meets).count());
            }
            for pair in bins.windows(2) {
                prop_assert_eq!(pair[0].last.plus(1), Some(pair[1].first));
            }
            let (first, last) = (spans.iter().map(|s| s.start).min(), spans.iter().map(|s| s.end).max());
            prop_assert!(Some(bins[0].first) <= first && Some(bins[bins.len() - 1].last) >= last);
        }
    }
}
