//! Which row of its lane each mark takes, and which entries share one. A mark needs room to be read
//! and pressed, more than its days may give it; where a cell of the axis holds more than there are
//! rows for, its entries share a mark.

use super::{Entry, axis::Axis, zoom::Zoom};
use hutong_model::Day;

/// The least width of a mark with its words, in pixels.
pub const MARK_WIDTH: i32 = 104;
/// The most that a mark takes where there is room, unless its days are wider.
const WORDS: i32 = 232;
/// Between marks.
const GAP: i32 = 8;

/// How many rows a lane has: for what covers much of the screen, and for the rest below it.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    broad: usize,
    narrow: usize,
}

/// Where there are one or two lanes.
pub const MANY: Rows = Rows { broad: 2, narrow: 3 };
/// Where there are more.
pub const FEW: Rows = Rows { broad: 1, narrow: 2 };

/// A mark: one entry, or several that would collide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What the caller knows its entries by, in their order; at least one.
    pub entries: Vec<usize>,
    /// Row of the lane, 0 at the top.
    pub row: usize,
    /// Where its first day begins, in pixels.
    pub x: i32,
    /// From its first day to the end of its last one, in pixels: its precision, drawn.
    pub extent: i32,
    /// The room it has, in pixels; never less than its extent.
    pub width: i32,
    /// The first day of its first entry.
    pub first: Day,
    /// The last day of all its entries.
    pub last: Day,
    /// Its place among the marks of all lanes, in the order of time.
    pub order: i32,
}

/// The marks of one lane, row by row in the order of its entries. Every entry is in exactly one; none that
/// lie in one row overlap.
pub fn pack(axis: &Axis, zoom: Zoom, entries: &[&Entry], rows: Rows) -> Vec<Item> {
    let is_broad = |entry: &&&Entry| extent(axis, entry.when.start, entry.when.end) > WORDS;
    let (broad, narrow): (Vec<_>, Vec<_>) = entries.iter().copied().partition(|entry| is_broad(&entry));
    let mut items = Packer::new(axis, rows.broad).pack(zoom, &broad);
    let above = items.iter().map(|item| item.row + 1).max().unwrap_or(0);
    let below = Packer::new(axis, rows.narrow).pack(zoom, &narrow);
    items.extend(below.into_iter().map(|item| Item { row: item.row + above, ..item }));
    items
}

fn extent(axis: &Axis, first: Day, last: Day) -> i32 {
    axis.x(last.number() + 1) - axis.x(first.number())
}

struct Packer<'a> {
    axis: &'a Axis,
    /// Where each row is free again, in pixels.
    free: Vec<i32>,
    items: Vec<Item>,
}

impl<'a> Packer<'a> {
    fn new(axis: &'a Axis, rows: usize) -> Self {
        Self { axis, free: vec![i32::MIN; rows], items: Vec::new() }
    }

    fn pack(mut self, zoom: Zoom, entries: &[&Entry]) -> Vec<Item> {
        let cell = |entry: &Entry| zoom.cell().unit(entry.when.start).start;
        for together in entries.chunk_by(|a, b| cell(a) == cell(b)) {
            if !self.apart(together) {
                self.shared(together);
            }
        }
        self.widen();
        self.items
    }

    /// Gives each entry a mark of its own; takes all back where there is no room for one.
    fn apart(&mut self, entries: &[&Entry]) -> bool {
        let (free, items) = (self.free.clone(), self.items.len());
        let all = entries.iter().all(|entry| self.place(std::slice::from_ref(entry)));
        if !all {
            self.free = free;
            self.items.truncate(items);
        }
        all
    }

    /// Gives the entries one mark; where there is no room for it, they join the last one.
    fn shared(&mut self, entries: &[&Entry]) {
        if self.place(entries) {
            return;
        }
        // Rows are full only because something is in them.
        let Some(item) = self.items.last_mut() else { return };
        item.entries.extend(entries.iter().map(|entry| entry.at));
        item.last = last_day(item.last, entries);
        item.extent = extent(self.axis, item.first, item.last);
        item.width = item.width.max(item.extent);
        self.free[item.row] = item.x + item.width + GAP;
    }

    fn place(&mut self, entries: &[&Entry]) -> bool {
        let Some(first) = entries.first().map(|entry| entry.when.start) else { return true };
        let last = last_day(first, entries);
        let x = self.axis.x(first.number());
        let extent = extent(self.axis, first, last);
        let Some(row) = self.row(x) else { return false };
        let width = extent.max(MARK_WIDTH);
        self.free[row] = x + width + GAP;
        let entries = entries.iter().map(|entry| entry.at).collect();
        self.items.push(Item { entries, row, x, extent, width, first, last, order: 0 });
        true
    }

    /// The first row where the mark before keeps all its words, else the one that is free longest.
    fn row(&self, x: i32) -> Option<usize> {
        let roomy = self.free.iter().position(|free| free.saturating_add(WORDS - MARK_WIDTH) <= x);
        let free = || {
            let longest = (0..self.free.len()).min_by_key(|row| self.free[*row]);
            longest.filter(|row| self.free[*row] <= x)
        };
        roomy.or_else(free)
    }

    /// Lets marks have the room that is left until the next one in their row.
    fn widen(&mut self) {
        let mut next = vec![i32::MAX; self.free.len()];
        for item in self.items.iter_mut().rev() {
            let room = next[item.row].saturating_sub(item.x + GAP);
            item.width = item.width.max(room.min(WORDS));
            next[item.row] = item.x;
        }
    }
}

/// The last day of entries of which one begins on `first`.
fn last_day(first: Day, entries: &[&Entry]) -> Day {
    entries.iter().map(|entry| entry.when.end).fold(first, Ord::max)
}
