//! Days to pixels. To scale wherever something happens; stretches in which nothing begins or ends
//! are folded to a narrow strip, so that a day can be looked at closely beside one nine years before.

use super::{Entry, Zoom};
use hutong_model::{Day, Precision};

/// The width of a folded stretch, in pixels.
const FOLD: i32 = 40;
/// A stretch is folded where it would be wider than this, in pixels.
const QUIET: i32 = 160;
/// What is wider than this, in pixels, keeps only its two ends unfolded.
const BROAD: i32 = 480;

/// A scale of days, with folds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// From left to right, without a gap: open stretches and folds in turn.
    pub pieces: Vec<Piece>,
    /// In pixels.
    pub width: i32,
    zoom: Zoom,
}

/// A stretch of the axis. Days are numbered as [`Day::number`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its first day.
    pub first: i32,
    /// The day after its last one.
    pub end: i32,
    /// Where it begins, in pixels.
    pub x: i32,
    /// In pixels.
    pub width: i32,
    /// Whether it is folded, and so not to scale.
    pub folded: bool,
}

/// Where a unit of the calendar begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// In pixels.
    pub x: i32,
    /// The first day of the unit that is on the axis.
    pub day: Day,
}

impl Axis {
    /// The axis of entries, which come in the order of their first days.
    pub fn new(zoom: Zoom, entries: &[Entry]) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut x = 0;
        for (first, end) in open_stretches(zoom, entries) {
            let quiet = pieces.last().map(|last| (last.end, first));
            if let Some((from, to)) = quiet {
                pieces.push(Piece { first: from, end: to, x, width: FOLD, folded: true });
                x += FOLD;
            }
            let width = zoom.width(end - first);
            pieces.push(Piece { first, end, x, width, folded: false });
            x += width;
        }
        Self { pieces, width: x, zoom }
    }

    /// Where a day begins, in pixels; days beside the axis are at its ends.
    pub fn x(&self, day: i32) -> i32 {
        let next = self.pieces.partition_point(|piece| piece.first <= day);
        let Some(piece) = next.checked_sub(1).map(|at| self.pieces[at]) else { return 0 };
        let inside = day.min(piece.end) - piece.first;
        if piece.folded {
            piece.x + inside * piece.width / (piece.end - piece.first)
        } else {
            piece.x + self.zoom.width(inside)
        }
    }

    /// Where the units of a precision begin, folds left out.
    pub fn ticks(&self, precision: Precision) -> Vec<Tick> {
        let mut ticks = Vec::new();
        for piece in self.pieces.iter().filter(|piece| !piece.folded) {
            let mut next = Day::from_number(piece.first);
            while let Some(day) = next.filter(|day| day.number() < piece.end) {
                ticks.push(Tick { x: self.x(day.number()), day });
                next = precision.unit(day).end.plus(1);
            }
        }
        ticks
    }
}

/// The stretches to be drawn to scale, in whole cells: first days and the days after the last ones,
/// in order and apart.
fn open_stretches(zoom: Zoom, entries: &[Entry]) -> Vec<(i32, i32)> {
    let unit = |day| zoom.cell().unit(day);
    let cell = |from: Day, to: Day| (unit(from).start.number(), unit(to).end.number() + 1);
    let mut busy: Vec<(i32, i32)> = Vec::with_capacity(entries.len());
    for Entry { when, .. } in entries {
        // To compare numbers of days costs much less than to look up units of the calendar.
        let is_known = |(first, end): &(i32, i32)| *first <= when.start.number() && when.end.number() < *end;
        if busy.last().is_some_and(is_known) {
            continue;
        }
        if zoom.width(when.days()) > BROAD {
            busy.extend([cell(when.start, when.start), cell(when.end, when.end)]);
        } else {
            busy.push(cell(when.start, when.end));
        }
    }
    busy.sort_unstable();
    let mut open: Vec<(i32, i32)> = Vec::new();
    for (first, end) in busy {
        match open.last_mut() {
            Some(last) if zoom.width(first - last.1) <= QUIET => last.1 = last.1.max(end),
            _ => open.push((first, end)),
        }
    }
    open
}
