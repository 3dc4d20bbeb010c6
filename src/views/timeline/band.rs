//! The band: marks on a scaled axis, in lanes. The page scrolls as it always does; the band scrolls
//! sideways by itself, or is walked along with the arrow keys.
//!
//! No style can be written into the page, so everything is placed by the widths of SVG elements: a
//! strut that is as wide as the way to the next mark, and after it the mark, which takes no room.

use super::{
    entry,
    inside::{event, id, inside, said},
};
use crate::{
    band::{Band, Item, Lane, Zoom},
    browser,
    components::element::{Element, element, text},
    select::{self, Selection, Timeline},
    state::{Action, Look},
    store::Store,
};
use hutong_model::{Day, EventKind, Precision};
use std::{ops::Range, rc::Rc};
use yew::prelude::*;

/// The width that the name of a group of cells needs, in pixels.
const GROUP_NAME: i32 = 80;
/// The width that the number of a year needs, in pixels.
const YEAR_NAME: i32 = 48;

/// So far beyond what is seen reaches what is drawn in the frame of another look, in pixels.
const REACH: i32 = 60;

/// The band with what moves it, and what its marks open.
pub fn band(store: &Store, selection: &Selection) -> Html {
    let messages = store.messages();
    let timeline = select::timeline(&store.corpus, &store.state, &selection.found);
    let Timeline { band, lanes } = &*timeline;
    let near = band.nearest(store.state.look.on);
    let seen = store.another_look().map_or(i32::MIN..i32::MAX, |width| around(band, near, width));
    let drawn = Drawn { store, days: band.days.as_slice().into(), near, seen, band };
    let mut popovers = Vec::new();
    let mut rows = vec![drawn.axis()];
    for (lane, what) in band.lanes.iter().zip(lanes).filter(|(lane, _)| lane.rows > 0) {
        rows.push(drawn.lane(lane, &what.name(&store.corpus, store.language)));
        // Nobody presses a mark before its frame has come.
        if store.another_look().is_some() {
            continue;
        }
        popovers.extend(drawn.marks(lane).map(|mark| {
            let closer = |zoom| drawn.press(messages.zoom_in, None, drawn.look(zoom, Some(mark.first)));
            inside(store, drawn.band.zoom, mark, closer)
        }));
    }
    html! {
        <section class="banded" aria-label={messages.band}>
            { drawn.controls() }
            <div ref={store.band.clone()} class="band" role="group" aria-label={messages.band} aria-describedby="band-keys" tabindex="-1"
                onkeydown={drawn.keys()}>{ rows }</div>
            <p id="band-keys">{ messages.band_keys }</p>
            // Of another zoom all is another: to take it away at once costs less than to change each mark.
            <div key={drawn.band.zoom.name()}>{ popovers }</div>
        </section>
    }
}

/// A band on its way to the page.
struct Drawn<'a> {
    store: &'a Store,
    band: &'a Band,
    /// The first day of each mark, in the order of time.
    days: Rc<[Day]>,
    /// The mark that is in the middle, by its order; the keyboard enters the band at it.
    near: i32,
    /// The stretch that is drawn now.
    seen: Range<i32>,
}

/// What may be seen of a band that is scrolled to a mark, through a window so wide.
fn around(band: &Band, near: i32, width: i32) -> Range<i32> {
    let mut marks = band.lanes.iter().flat_map(|lane| &lane.items);
    let middle = marks.find(|mark| mark.order == near).map_or(0, |mark| mark.x + mark.width / 2);
    // At its ends a band goes no further.
    let start = (middle - width / 2).min(band.width - width).max(0);
    start - REACH..start + width + REACH
}

impl Drawn<'_> {
    fn controls(&self) -> Html {
        let (messages, look) = (self.store.messages(), &self.store.state.look);
        let mut zooms = element("div", "").set("role", "group").set("aria-label", messages.zoom);
        zooms = zooms.with(text("span", "", messages.zoom));
        for (zoom, name) in Zoom::ALL.into_iter().zip(messages.zooms) {
            let to = Look { zoom: Some(zoom), on: None, lanes: look.lanes.clone() };
            zooms = zooms.with(self.press(name, Some(zoom == self.band.zoom), to));
        }
        let mut lanes = element("div", "").set("role", "group").set("aria-label", messages.lanes);
        lanes = lanes.with(text("span", "", messages.lanes));
        let kinds = self.store.corpus.dossier.kinds.iter();
        let kinds = kinds.map(|kind| (kind.label.get(self.store.language.tag()), Some(kind.id.clone())));
        for (name, kind) in [(messages.layer, None)].into_iter().chain(kinds) {
            let taken = look.lanes == kind;
            lanes =
                lanes.with(self.press(name, Some(taken), Look { zoom: look.zoom, on: None, lanes: kind }));
        }
        let mut beside = element("div", "");
        for (name, day) in [(messages.earlier, self.band.earlier), (messages.later, self.band.later)] {
            if day.is_some() {
                beside = beside.with(self.press(name, None, self.look(self.band.zoom, day)));
            }
        }
        element("div", "looks").child(zooms).child(lanes).child(beside).done()
    }

    fn look(&self, zoom: Zoom, on: Option<Day>) -> Look {
        Look { zoom: Some(zoom), on, lanes: self.store.state.look.lanes.clone() }
    }

    /// A button for a look. Where that names no day, what is in the middle stays there.
    fn press(&self, name: &str, taken: Option<bool>, look: Look) -> Html {
        let (band, days) = (self.store.band.clone(), self.days.clone());
        let onclick = self.store.on(move |_: MouseEvent| {
            let middle = || days.get(browser::mark_in_middle(&band, days.len())).copied();
            if look.on.is_some() {
                // The button may be gone then.
                browser::hold_band(&band);
            }
            Action::Look(Look { on: look.on.or_else(middle), ..look.clone() })
        });
        let pressed = taken.map(|taken| if taken { "true" } else { "false" });
        html! { <button type="button" aria-pressed={pressed} {onclick}>{ name }</button> }
    }

    fn keys(&self) -> Callback<KeyboardEvent> {
        let (store, days, near) = (self.store.clone(), self.days.clone(), self.near);
        let Band { zoom, earlier, later, .. } = *self.band;
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let (here, end) =
                (browser::focused_mark(&store.band), i32::try_from(days.len()).unwrap_or(i32::MAX));
            let mut next = (zoom, None);
            match event.key().as_str() {
                "ArrowRight" => {
                    next.1 = walk(&store.band, here.map_or(near, |here| here + 1), end, (earlier, later))
                }
                "ArrowLeft" => {
                    next.1 = walk(&store.band, here.map_or(near, |here| here - 1), end, (earlier, later))
                }
                "Home" => next.1 = walk(&store.band, 0, end, (earlier, later)),
                "End" => next.1 = walk(&store.band, end - 1, end, (earlier, later)),
                "+" | "=" => next.0 = zoom.finer().unwrap_or(zoom),
                "-" => next.0 = zoom.coarser().unwrap_or(zoom),
                _ => return,
            }
            event.prevent_default();
            if next != (zoom, None) {
                let here = here
                    .map_or_else(|| browser::mark_in_middle(&store.band, days.len()), |here| here as usize);
                let on = next.1.or_else(|| days.get(here).copied());
                browser::hold_band(&store.band);
                store.act(Action::Look(Look {
                    zoom: Some(next.0),
                    on,
                    lanes: store.state.look.lanes.clone(),
                }));
            }
        })
    }

    /// Lines and names; the list below says all of it in words.
    fn axis(&self) -> Html {
        let (language, Band { axis, zoom, width, .. }) = (self.store.language, &self.band);
        let mut svg =
            element("svg", "axis").key(zoom.name()).number("width", *width).set("aria-hidden", "true");
        for fold in axis.pieces.iter().filter(|piece| piece.folded) {
            let rect = element("rect", "fold").number("x", fold.x).number("width", fold.width);
            svg = svg.child(rect.set("height", "100%"));
        }
        let mut rule = String::new();
        // One text with many pieces is laid out in half the time of as many texts.
        let (mut groups, mut cells) = (texts("group", 16), texts("", 40));
        let mut end = i32::MAX;
        let room = if zoom.group() == Precision::Year { YEAR_NAME } else { GROUP_NAME };
        for tick in axis.ticks(zoom.group()).into_iter().rev().filter(|tick| self.seen.contains(&tick.x)) {
            let line = element("line", "").number("x1", tick.x).number("x2", tick.x).set("y2", "100%");
            svg = svg.child(line);
            if end.saturating_sub(tick.x) >= room {
                groups = groups.with(label(tick.x, &language.group(zoom.group(), tick.day)));
            }
            end = tick.x;
        }
        for tick in axis.ticks(zoom.cell()).into_iter().filter(|tick| self.seen.contains(&tick.x)) {
            rule += &format!("M{} 24v20", tick.x);
            cells = cells.with(label(tick.x, &language.tick(zoom.cell(), tick.day)));
        }
        svg.child(groups).child(cells).child(element("path", "").put("d", &rule)).done()
    }

    fn lane(&self, lane: &Lane, name: &str) -> Html {
        let mut at = 0;
        let mut out = element("div", ROWS[lane.rows.min(ROWS.len()) - 1].1).set("role", "group");
        out = out.put("aria-label", name).key(&format!("{} {name}", self.band.zoom.name()));
        out = out.child(element("p", "").key("name").set("aria-hidden", "true").text(name));
        for item in self.marks(lane) {
            let key = item.order.to_string();
            let strut = element("svg", "").key(&format!("-{key}")).number("width", item.x - at);
            out = out.child(strut).child(self.mark(item).key(&key));
            at = item.x;
        }
        // The lane is as wide as the band.
        out.child(element("svg", "").key("end").number("width", self.band.width - at)).done()
    }

    /// The marks of a lane that are drawn now.
    fn marks<'a>(&self, lane: &'a Lane) -> impl Iterator<Item = &'a Item> + use<'a> {
        let Range { start, end } = self.seen;
        lane.items.iter().filter(move |item| item.x < end && item.x.saturating_add(item.width) > start)
    }

    fn mark(&self, item: &Item) -> Element {
        let first = event(self.store, item.entries[0]);
        // A mark of both layers is drawn as what happened.
        let kind = item
            .entries
            .iter()
            .map(|at| event(self.store, *at))
            .find(|event| event.kind == EventKind::Reported);
        let shape = element("rect", "").number("width", item.extent.max(9)).set("height", "9");
        let shape = element("svg", entry::layer(self.store, kind.unwrap_or(first)).0).child(shape);
        let (said, words) = (said(self.store, self.band.zoom, item), element("span", ""));
        let words = match item.entries.len() {
            1 if !select::is_here(first) => words.text(&said),
            1 => words.put("lang", entry::language(self.store, first)).text(&first.text),
            count => words.with(text("b", "", &count.to_string())).text(&said),
        };
        element("button", ROWS[item.row.min(ROWS.len() - 1)].0)
            .set("type", "button")
            .put("popovertarget", &id(self.band.zoom, item))
            .put("title", &said)
            .set("tabindex", if item.order == self.near { "0" } else { "-1" })
            .number("data-order", item.order)
            .child(shape.number("width", item.width).set("height", "10"))
            .child(words)
    }
}

/// The classes of a mark in each row, and of a lane with so many rows.
const ROWS: [(&str, &str); 6] = [
    ("mark", "lane"),
    ("mark row-1", "lane rows-2"),
    ("mark row-2", "lane rows-3"),
    ("mark row-3", "lane rows-4"),
    ("mark row-4", "lane rows-5"),
    ("mark row-5", "lane rows-6"),
];

/// What names the ticks of a row, so far below the upper edge.
fn texts(class: &'static str, y: i32) -> Element {
    element("text", class).number("y", y)
}

fn label(x: i32, text: &str) -> Html {
    element("tspan", "").number("x", x + 6).text(text).done()
}

/// Gives the focus to a mark; beyond the last one or the first, says which day to look at instead.
fn walk(band: &NodeRef, to: i32, end: i32, (earlier, later): (Option<Day>, Option<Day>)) -> Option<Day> {
    match to {
        _ if to < 0 => earlier,
        _ if to >= end => later,
        _ => {
            browser::focus_mark(band, to);
            None
        }
    }
}
