//! The timeline as a band: where each entry lies on a scaled axis, in which row of which lane, and
//! which entries share a mark because they would collide. Pure: days in, whole pixels out. Knows
//! neither what an entry says nor how a mark is drawn.
//!
//! Everything is linear in the entries but for the sorting, whatever the zoom.

mod axis;
mod pack;
mod zoom;

pub use axis::{Axis, Piece, Tick};
pub use pack::{Item, MARK_WIDTH};
pub use zoom::Zoom;

use hutong_model::{DateSpan, Day};

/// How wide a band may be before only a part of it is drawn, in pixels.
pub const WIDEST: i32 = 16_000;

/// How wide a band may be for its zoom to be chosen unasked, in pixels: about two screens.
const COMFORTABLE: i32 = 2_400;

/// What one sees of a band at once, roughly, in pixels.
const SCREEN: i32 = 1_000;

/// An entry to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whatever the caller knows it by.
    pub at: usize,
    /// The days it covers.
    pub when: DateSpan,
    /// The lane it lies in.
    pub lane: usize,
}

/// Entries laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The scale.
    pub zoom: Zoom,
    /// Days to pixels.
    pub axis: Axis,
    /// One a lane, in the order of the lanes.
    pub lanes: Vec<Lane>,
    /// The first day of each mark, in the order of time.
    pub days: Vec<Day>,
    /// The width of everything, in pixels.
    pub width: i32,
    /// The nearest entry before the part that is drawn, where there is one.
    pub earlier: Option<Day>,
    /// The nearest entry after the part that is drawn, where there is one.
    pub later: Option<Day>,
}

/// The marks of one lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// How many rows they take.
    pub rows: usize,
    /// In the order of their first days.
    pub items: Vec<Item>,
}

impl Band {
    /// Lays out entries, which come in the order of their first days.
    ///
    /// Without a zoom the finest one is taken at which the band stays comfortable. Where a band
    /// would be too wide, the part around the day `on` is drawn, or its beginning.
    pub fn new(entries: &[Entry], lanes: usize, zoom: Option<Zoom>, on: Option<Day>) -> Self {
        let zoom = zoom.unwrap_or_else(|| comfortable(entries));
        let whole = Axis::new(zoom, entries);
        let shown = part(&whole, entries, on);
        let (before, rest) = entries.split_at(shown.start);
        let (entries, after) = rest.split_at(shown.end - shown.start);
        let axis = if entries.len() < before.len() + rest.len() { Axis::new(zoom, entries) } else { whole };
        let rows = if lanes > 2 { pack::FEW } else { pack::MANY };
        let mut items = Vec::new();
        for lane in 0..lanes {
            let inside: Vec<_> = entries.iter().filter(|entry| entry.lane == lane).collect();
            items.extend(pack::pack(&axis, zoom, &inside, rows).into_iter().map(|item| (lane, item)));
        }
        items.sort_by_key(|(_, item)| item.first);
        let days = items.iter().map(|(_, item)| item.first).collect();
        let mut lanes = vec![Lane::default(); lanes];
        for ((lane, item), order) in items.into_iter().zip(0..) {
            let lane = &mut lanes[lane];
            lane.rows = lane.rows.max(item.row + 1);
            lane.items.push(Item { order, ..item });
        }
        let ends = lanes.iter().flat_map(|lane| &lane.items).map(|item| item.x + item.width);
        Self {
            zoom,
            width: ends.max().unwrap_or(0).max(axis.width),
            earlier: before.last().map(|entry| entry.when.start),
            later: after.first().map(|entry| entry.when.start),
            axis,
            days,
            lanes,
        }
    }

    /// The place, in the order of time, of the mark to look at first: the first one that does not
    /// begin before a day; without a day, the one in the middle of the busiest screen.
    pub fn nearest(&self, day: Option<Day>) -> i32 {
        let Some(day) = day else { return self.busiest() };
        let before = self.days.partition_point(|first| *first < day).min(self.days.len().saturating_sub(1));
        i32::try_from(before).unwrap_or(0)
    }

    /// The mark in the middle of the screen that shows the most entries, the latest such screen:
    /// background is often years before what the articles are about.
    fn busiest(&self) -> i32 {
        let mut marks: Vec<_> = self.lanes.iter().flat_map(|lane| &lane.items).collect();
        marks.sort_by_key(|item| item.order);
        let (mut first, mut shown, mut best) = (0, 0, (0, 0));
        for (last, mark) in marks.iter().enumerate() {
            shown += mark.entries.len();
            while mark.x - marks[first].x > SCREEN {
                shown -= marks[first].entries.len();
                first += 1;
            }
            if shown >= best.0 {
                let middle = (marks[first].x + mark.x) / 2;
                let inside = marks[first..last].partition_point(|mark| mark.x < middle);
                best = (shown, marks[first + inside].order);
            }
        }
        best.1
    }
}

fn comfortable(entries: &[Entry]) -> Zoom {
    let fits = |zoom: &Zoom| Axis::new(*zoom, entries).width <= COMFORTABLE;
    Zoom::ALL.into_iter().rev().find(fits).unwrap_or(Zoom::Decade)
}

/// The entries that begin in the part of the axis to draw.
fn part(axis: &Axis, entries: &[Entry], on: Option<Day>) -> std::ops::Range<usize> {
    if axis.width <= WIDEST {
        return 0..entries.len();
    }
    let middle = on.map_or(0, |day| axis.x(day.number()));
    let left = (middle - WIDEST / 2).clamp(0, axis.width - WIDEST);
    let x = |entry: &Entry| axis.x(entry.when.start.number());
    // The entries of one day stay together.
    entries.partition_point(|entry| x(entry) < left)
        ..entries.partition_point(|entry| x(entry) < left + WIDEST)
}

#[cfg(test)]
mod tests;
