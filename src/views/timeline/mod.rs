//! What happened when: publications and dated events, oldest first. A band to look closer or to step
//! back where there is room, and always the list by year and month: it is what phones, screen
//! readers and browsers without scripts have.

mod band;
mod entry;
mod inside;
mod list;

use crate::{
    components::{
        element::{element, text},
        exports::{DOSSIER_JSON, EVENTS_CALENDAR, EVENTS_TABLE, exports},
        filter_panel::filter_panel,
    },
    select,
    store::Store,
    views::cards::{nothing_found, tally},
};
use std::rc::Rc;
use yew::prelude::*;

/// The timeline.
pub fn timeline(store: &Store) -> Html {
    let messages = store.messages();
    let selection = Rc::new(select::select(&store.corpus, &store.state, store.language));
    let found = tally(messages, &selection, messages.events_found);
    let head = element("header", "introduction").with(text("h1", "", messages.timeline));
    let view = element("div", "browse timed").child(head).with(filter_panel(store, &selection, found));
    let results = element("section", "results").set("aria-label", messages.timeline);
    let (band, list) = match selection.found.is_empty() {
        true if selection.is_waiting => (Html::default(), Html::default()),
        true => (Html::default(), nothing_found(store)),
        false => (band::band(store, &selection), list::list(store, &selection)),
    };
    let files = [("iCalendar", EVENTS_CALENDAR), ("CSV", EVENTS_TABLE), ("JSON", DOSSIER_JSON)];
    // Without events there is no calendar.
    let first = usize::from(selection.tally.all == 0);
    // There is always something in the band's place: where a sibling came or went, the search box would be
    // made anew, and lose the focus of who types.
    view.with(band).child(results.with(list).with(exports(store, &files[first..]))).done()
}
