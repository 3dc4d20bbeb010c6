//! How much there is of each stretch of time, to be brushed: by drawing over it, or with a handle at
//! either end. Handles are sliders of the browser's own, so keys, touch and screen readers work as
//! everywhere.

use crate::{
    browser,
    components::element::{element, text},
    state::Action,
    store::Store,
};
use hutong_model::{Day, Precision};
use hutong_search::{Bin, DateRange};
use std::fmt::Write;
use yew::prelude::*;

/// Bars are so high, in units of the picture; a bar is one unit wide.
const HEIGHT: usize = 40;
/// With fewer stretches there is nothing to limit.
const FEWEST: usize = 3;

/// What becomes of the days when a handle is moved to a stretch.
type Change = fn(&[Bin], usize, DateRange) -> DateRange;

/// Bars of the stretches, first to last, with a handle at either end of what is asked for.
pub fn brush(store: &Store, bins: &[Bin]) -> Html {
    if bins.len() < FEWEST {
        return Html::default();
    }
    let dates = store.state.query.dates;
    let last = bins.len() - 1;
    let (from, to) = ends(bins, dates);
    let onpointer = {
        let (store, bins) = (store.clone(), bins.to_vec());
        Callback::from(move |event: PointerEvent| {
            if let Some((from, to)) = browser::brushed(&event, bins.len()) {
                let dates = up_to_there(&bins, to, from_there(&bins, from, DateRange::default()));
                store.act(Action::Brush(dates));
            }
        })
    };
    let bars = html! {
        <svg class="bars" aria-hidden="true" preserveAspectRatio="none" viewBox={format!("0 0 {} {HEIGHT}", bins.len())}
            onpointerdown={onpointer.clone()} onpointermove={onpointer}>
            <path d={path(bins, 0, last)} />
            <path class="within" d={path(bins, from, to)} />
        </svg>
    };
    // Handles stand between bars: the first before its stretch, the second after it.
    let handle = |id: &'static str, at: usize, name: &'static str, day: Day, change: Change| {
        let bins = bins.to_vec();
        let most = bins.len().to_string();
        let oninput = store.on(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            Action::Brush(change(&bins, input.value().parse().unwrap_or_default(), dates))
        });
        html! {
            <input {id} type="range" min="0" max={most} value={at.to_string()}
                aria-label={name} aria-valuetext={store.language.day(day)} {oninput} />
        }
    };
    let messages = store.messages();
    let month = |day: Day| text("span", "", &store.language.unit(Precision::Month, day));
    let limits = element("p", "brush-limits").with(month(bins[from].first)).with(month(bins[to].last));
    element("div", "brush script-only")
        .set("role", "group")
        .set("aria-label", messages.dates)
        .with(bars)
        .with(handle("brush-from", from, messages.after, bins[from].first, from_there))
        .with(handle("brush-to", to + 1, messages.before, bins[to].last, |bins, at, dates| {
            up_to_there(bins, at.saturating_sub(1), dates)
        }))
        .child(limits)
        .done()
}

/// The stretches in which the days that are asked for begin and end.
fn ends(bins: &[Bin], dates: DateRange) -> (usize, usize) {
    let last = bins.len() - 1;
    let having = |day| bins.partition_point(|bin| bin.last < day).min(last);
    (dates.after.map_or(0, having), dates.before.map_or(last, having))
}

/// The days from the beginning of a stretch on. The first one limits nothing; a handle does not pass the
/// other.
fn from_there(bins: &[Bin], at: usize, dates: DateRange) -> DateRange {
    let at = at.min(ends(bins, dates).1);
    DateRange { after: (at > 0).then(|| bins[at].first), ..dates }
}

/// The days up to the end of a stretch. The last one limits nothing.
fn up_to_there(bins: &[Bin], at: usize, dates: DateRange) -> DateRange {
    let last = bins.len() - 1;
    let at = at.clamp(ends(bins, dates).0, last);
    DateRange { before: (at < last).then(|| bins[at].last), ..dates }
}

/// The outline of some bars. What has a document is seen, however many others have.
fn path(bins: &[Bin], from: usize, to: usize) -> String {
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or_default().max(1);
    let mut path = String::new();
    for (at, bin) in bins.iter().enumerate().take(to + 1).skip(from).filter(|(_, bin)| bin.count > 0) {
        let height = (bin.count * HEIGHT).div_ceil(most).max(2);
        // Writing to a String cannot fail.
        let _ = write!(path, "M{at}.1 {HEIGHT}v-{height}h.8v{height}z");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn months(counts: &[usize]) -> Vec<Bin> {
        let bin = |(count, month): (&usize, u8)| {
            let first = Day::new(2021, month, 1).unwrap();
            Bin { first, last: first.end_of_month(), count: *count }
        };
        counts.iter().zip(1..).map(bin).collect()
    }

    #[test]
    fn bars_are_as_high_as_their_share() {
        assert_eq!(
            path(&months(&[4, 0, 2, 1]), 0, 3),
            "M0.1 40v-40h.8v40zM2.1 40v-20h.8v20zM3.1 40v-10h.8v10z"
        );
        assert_eq!(path(&months(&[1, 1000]), 0, 0), "M0.1 40v-2h.8v2z");
        assert_eq!(path(&months(&[0, 0]), 0, 1), "");
    }

    proptest! {
        #[test]
        fn handles_say_where_they_were_put(from in 0_usize..6, to in 0_usize..6) {
            let bins = months(&[1; 6]);
            let (from, to) = (from.min(to), from.max(to));
            let dates = up_to_there(&bins, to, from_there(&bins, from, DateRange::default()));
            prop_assert_eq!(ends(&bins, dates), (from, to));
            prop_assert_eq!(dates.is_open(), from == 0 && to == 5);
            // Neither passes the other.
            prop_assert_eq!(ends(&bins, from_there(&bins, 9, dates)), (to, to));
            prop_assert_eq!(ends(&bins, up_to_there(&bins, 0, dates)), (from, from));
        }
    }
}
