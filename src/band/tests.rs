//! What holds for any entries at any zoom.

use super::*;
use hutong_model::Precision;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn entry(at: usize, lane: usize, start: &str, precision: Precision) -> Entry {
    Entry { at, lane, when: precision.unit(day(start)) }
}

fn spans() -> impl Strategy<Value = DateSpan> {
    // Bursts as in news, and anything from the year 1 on.
    let near = 18_500..19_500_i32;
    let number = prop_oneof![4 => near, 1 => -719_000..60_000_i32];
    (number, prop::sample::select(Precision::UNITS.as_slice()), 1..20_i32).prop_map(
        |(number, precision, days)| {
            let unit = precision.unit(Day::from_number(number).unwrap());
            let end = if precision == Precision::Day { unit.end.plus(days / 15).unwrap() } else { unit.end };
            DateSpan { end, ..unit }
        },
    )
}

fn entries() -> impl Strategy<Value = (Vec<Entry>, usize)> {
    (prop::collection::vec((spans(), 0..7_usize), 0..120), 1..7_usize).prop_map(|(mut found, lanes)| {
        found.sort_by_key(|(when, _)| (when.start, when.end));
        let entries = found.into_iter().enumerate();
        let entries = entries.map(|(at, (when, lane))| Entry { at, when, lane: lane % lanes });
        (entries.collect(), lanes)
    })
}

fn zooms() -> impl Strategy<Value = Zoom> {
    prop::sample::select(Zoom::ALL.as_slice())
}

fn items(band: &Band) -> Vec<&Item> {
    let mut items: Vec<_> = band.lanes.iter().flat_map(|lane| &lane.items).collect();
    items.sort_by_key(|item| item.order);
    items
}

proptest! {
    #[test]
    fn every_entry_is_in_exactly_one_mark_of_its_lane((entries, lanes) in entries(), zoom in zooms()) {
        let band = Band::new(&entries, lanes, Some(zoom), None);
        let mut seen = BTreeMap::new();
        for (lane, items) in band.lanes.iter().enumerate() {
            for at in items.items.iter().flat_map(|item| &item.entries) {
                prop_assert_eq!(seen.insert(*at, lane), None, "entry {} is there twice", at);
                prop_assert_eq!(entries[*at].lane, lane);
            }
        }
        // What is beside the part that is drawn is contiguous, and said.
        let beside = |entry: &&Entry| !seen.contains_key(&entry.at);
        let before = entries.iter().take_while(beside).last().map(|entry| entry.when.start);
        let after = entries.iter().rev().take_while(beside).last().map(|entry| entry.when.start);
        prop_assert_eq!(band.earlier, before);
        prop_assert_eq!(band.later, after);
        if let (Some(first), Some(last)) = (seen.keys().next(), seen.keys().last()) {
            prop_assert_eq!(seen.len(), last - first + 1);
        }
    }

    #[test]
    fn nothing_overlaps_in_a_row((entries, lanes) in entries(), zoom in zooms()) {
        for lane in Band::new(&entries, lanes, Some(zoom), None).lanes {
            let mut free = vec![i32::MIN; lane.rows];
            for item in &lane.items {
                prop_assert!(item.x >= free[item.row], "{item:?}");
                prop_assert!(item.width >= item.extent.max(MARK_WIDTH), "{item:?}");
                free[item.row] = item.x + item.width;
            }
        }
    }

    #[test]
    fn the_order_of_time_is_the_order_of_marks((entries, lanes) in entries(), zoom in zooms()) {
        let band = Band::new(&entries, lanes, Some(zoom), None);
        let items = items(&band);
        for (pair, order) in items.windows(2).zip(0..) {
            prop_assert_eq!(pair[0].order, order);
            prop_assert!(pair[0].first <= pair[1].first && pair[0].x <= pair[1].x);
        }
        for item in items {
            let inside: Vec<_> = item.entries.iter().map(|at| entries[*at].when).collect();
            prop_assert!(inside.is_sorted_by_key(|when| when.start));
            prop_assert_eq!(inside[0].start, item.first);
            prop_assert_eq!(inside.iter().map(|when| when.end).max(), Some(item.last));
        }
    }

    #[test]
    fn width_is_precision((entries, lanes) in entries(), zoom in zooms()) {
        let band = Band::new(&entries, lanes, Some(zoom), None);
        for item in items(&band) {
            let (first, end) = (item.first.number(), item.last.number() + 1);
            prop_assert_eq!(item.extent, band.axis.x(end) - band.axis.x(first));
            let covers = |piece: &&Piece| piece.first <= first && end <= piece.end;
            if let Some(piece) = band.axis.pieces.iter().find(covers) {
                prop_assert!(!piece.folded, "what begins somewhere is not in a fold: {item:?}");
                prop_assert!((item.extent - zoom.width(end - first)).abs() <= 1, "{item:?}");
            }
        }
    }

    #[test]
    fn the_axis_goes_one_way((entries, _) in entries(), zoom in zooms()) {
        let axis = Axis::new(zoom, &entries);
        for pair in axis.pieces.windows(2) {
            prop_assert_eq!(pair[0].end, pair[1].first);
            prop_assert_eq!(pair[0].x + pair[0].width, pair[1].x);
            prop_assert!(pair[0].folded != pair[1].folded);
        }
        let (Some(first), Some(last)) = (axis.pieces.first(), axis.pieces.last()) else {
            return Ok(());
        };
        prop_assert_eq!((axis.x(first.first), axis.x(last.end)), (0, axis.width));
        let ticks = axis.ticks(zoom.cell());
        prop_assert!(ticks.windows(2).all(|pair| pair[0].x < pair[1].x && pair[0].day < pair[1].day));
    }

    #[test]
    fn a_band_unasked_is_no_wider_than_comfortable_or_as_wide_as_it_must((entries, lanes) in entries()) {
        let band = Band::new(&entries, lanes, None, None);
        prop_assert!(band.axis.width <= COMFORTABLE || band.zoom == Zoom::Decade);
    }
}

#[test]
fn a_burst_and_what_was_years_before_are_both_to_scale() {
    let entries = [
        entry(0, 0, "2013-11-01", Precision::Month),
        entry(1, 0, "2021-09-09", Precision::Day),
        entry(2, 0, "2021-09-28", Precision::Day),
    ];
    let axis = Axis::new(Zoom::Month, &entries);
    let folds: Vec<_> = axis.pieces.iter().map(|piece| piece.folded).collect();
    assert_eq!(folds, [false, true, false]);
    assert_eq!(axis.x(day("2021-09-28").number()) - axis.x(day("2021-09-09").number()), 190);
    assert!(axis.width < 1_000, "{}", axis.width);
}

#[test]
fn a_year_is_a_bar_and_a_day_a_point() {
    let entries = [entry(0, 0, "2015-01-01", Precision::Year), entry(1, 0, "2015-06-01", Precision::Day)];
    let band = Band::new(&entries, 1, Some(Zoom::Year), None);
    let extents: Vec<_> = items(&band).iter().map(|item| (item.entries.clone(), item.extent)).collect();
    assert_eq!(extents, [(vec![0], 243), (vec![1], 1)]);
    let rows: Vec<_> = items(&band).iter().map(|item| item.row).collect();
    assert_eq!(rows, [0, 1], "what is broad lies above");
}

#[test]
fn what_would_collide_shares_a_mark_and_parts_closer_by() {
    let entries: Vec<_> =
        (0..12).map(|at| entry(at, 0, &format!("2021-09-{:02}", at + 1), Precision::Day)).collect();
    let marks = |zoom| {
        let band = Band::new(&entries, 1, Some(zoom), None);
        items(&band).iter().map(|item| item.entries.len()).collect::<Vec<_>>()
    };
    assert_eq!(marks(Zoom::Quarter), [12]);
    assert_eq!(marks(Zoom::Month), [10, 1, 1]);
    assert_eq!(marks(Zoom::Day), [1; 12]);
}

#[test]
fn a_band_too_wide_is_drawn_in_part_around_a_day() {
    let start = day("1990-01-01").number();
    let entries: Vec<_> = (0..5_000)
        .map(|at| {
            let when = DateSpan::day(Day::from_number(start + i32::try_from(at).unwrap() * 2).unwrap());
            Entry { at, when, lane: 0 }
        })
        .collect();
    let middle = entries[2_500].when.start;
    let band = Band::new(&entries, 1, Some(Zoom::Day), Some(middle));
    assert!(band.width <= WIDEST + 1_000, "{}", band.width);
    assert!(band.earlier.unwrap() < middle && middle < band.later.unwrap());
    let near = band.nearest(Some(middle));
    assert_eq!(items(&band)[usize::try_from(near).unwrap()].first, middle);
    assert_eq!(band.days[usize::try_from(near).unwrap()], middle);
    let beginning = Band::new(&entries, 1, Some(Zoom::Day), None);
    assert_eq!(beginning.earlier, None);
}

#[test]
fn opens_where_the_most_happened() {
    let mut entries =
        vec![entry(0, 0, "2004-01-01", Precision::Year), entry(1, 0, "2013-11-01", Precision::Month)];
    entries.extend((2..12).map(|at| entry(at, 0, &format!("2021-09-{:02}", at * 2), Precision::Day)));
    entries.push(entry(12, 0, "2026-01-01", Precision::Day));
    let band = Band::new(&entries, 1, Some(Zoom::Day), None);
    let opened = items(&band)[band.nearest(None) as usize].entries[0];
    assert!((2..12).contains(&opened), "{opened}");
    assert_eq!(Band::new(&[], 1, None, None).nearest(None), 0);
}
