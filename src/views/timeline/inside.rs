//! What the marks of the band open on: their entries, with the sentences that prove them. It is drawn when a mark
//! is pressed; of what nobody asks for there is an empty popover, which the browser opens and closes by itself.

use super::entry;
use crate::{
    band::{Item, Zoom},
    browser,
    components::{
        element::{Element, element, text},
        evidence::{popover, sentence, title},
    },
    select,
    store::{Opened, Store},
};
use hutong_model::{DateSpan, Event, EventKind};
use yew::prelude::*;

/// How many entries of a mark are shown before one has to look closer.
const SHOWN: usize = 12;

/// The popover of a mark. A button that looks closer is made by `press`, of the zoom it leads to.
pub fn inside(store: &Store, zoom: Zoom, mark: &Item, press: impl Fn(Zoom) -> Html) -> Html {
    let (this, id, opened) = (Some((zoom, mark.entries[0])), id(zoom, mark), *store.opened);
    let popover = popover(&id).toggled(
        store.opening(move |event| browser::is_open(&event).then_some(Opened { mark: this, ..opened })),
    );
    if opened.mark != this {
        return popover.done();
    }
    popover
        .all(title(store, &id, &said(store, zoom, mark)).into_iter())
        .child(content(store, zoom, mark, press))
        .done()
}

fn content(store: &Store, zoom: Zoom, mark: &Item, press: impl Fn(Zoom) -> Html) -> Element {
    let closer = zoom.finer().filter(|_| mark.entries.len() > 1);
    let shown = if closer.is_some() { SHOWN } else { mark.entries.len() };
    let mut list = element("ul", "");
    let here = mark.entries.iter().map(|at| event(store, *at)).filter(|event| select::is_here(event));
    let mut told = 0;
    for event in here.take(shown) {
        told += 1;
        let mut entry = element("li", "").with(entry::head(store, event));
        if event.kind == EventKind::Reported {
            entry = entry.all(event.evidence.iter().map(|span| sentence(store, span)));
        }
        list = list.child(entry);
    }
    if mark.entries.len() > told {
        let more = (store.messages().more)(mark.entries.len() - told);
        list = list.with(text("li", "", &more));
    }
    element("div", "").all(closer.map(press).into_iter()).child(list)
}

/// An entry of a mark.
pub fn event(store: &Store, at: usize) -> &Event {
    &store.corpus.dossier.events[at]
}

/// When it was: the entry's own days, or the cells that a shared mark covers.
pub fn said(store: &Store, zoom: Zoom, mark: &Item) -> String {
    let precision = zoom.cell();
    let cells = || {
        let (start, end) = (precision.unit(mark.first).start, precision.unit(mark.last).end);
        DateSpan { start, end, precision }.named()
    };
    let alone = mark.entries.len() == 1;
    store.language.span(&if alone { event(store, mark.entries[0]).when } else { cells() })
}

/// Of another zoom it is another popover: looking closer closes it.
pub fn id(zoom: Zoom, mark: &Item) -> String {
    format!("{}-{}", zoom.name(), mark.entries[0])
}
