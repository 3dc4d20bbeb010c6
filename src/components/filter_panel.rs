//! Everything by which a view can be narrowed; it stands beside cards and timeline alike.

use crate::{
    components::{
        active_filters::active_filters,
        date_range::dates,
        element::{element, text},
        facet_list::facet_list,
        search_box::search_box,
        sorting::sorting,
        still::still,
    },
    select::Selection,
    store::Store,
};
use std::rc::Rc;
use yew::prelude::*;

/// The panel of filters, with a sentence that says how much of how much is shown. Where the view
/// is narrow the facets are folded; `<details>` keeps that by itself.
pub fn filter_panel(store: &Store, selection: &Rc<Selection>, found: String) -> Html {
    let (from, store, selection) = (store.beside_band(true), store.clone(), selection.clone());
    still(None, from, move || panel(&store, &selection, &found))
}

fn panel(store: &Store, selection: &Rc<Selection>, found: &str) -> Html {
    let messages = store.messages();
    let facets = element("details", "facets")
        .with(text("summary", "", messages.filters))
        .all((0..selection.facets.len()).map(|at| facet(store, selection, at)))
        .with(last(store, selection));
    element("div", "finder")
        .set("part", "finder")
        .set("role", "search")
        .with(search_box(store))
        .child(element("p", "tally").set("role", "status").text(found))
        .with(active_filters(store))
        .with(sorting(store, &selection.orders))
        .child(facets)
        .with(text("p", "needs-script", messages.needs_script))
        .done()
}

/// Whether the reader sees the facet that has so many before it.
fn is_seen(store: &Store, before: usize) -> bool {
    store.letter.as_ref().is_none_or(|letter| before < letter.sight.facets)
}

fn facet(store: &Store, selection: &Rc<Selection>, at: usize) -> Html {
    let from = store.where_seen(is_seen(store, at));
    let (store, selection) = (store.clone(), selection.clone());
    let name = selection.facets[at].facet.name().to_owned();
    still(Some(&name), from, move || facet_list(&store, &selection.facets[at]))
}

/// The days, below all facets.
fn last(store: &Store, selection: &Rc<Selection>) -> Html {
    let from = store.where_seen(is_seen(store, selection.facets.len()));
    let (store, selection) = (store.clone(), selection.clone());
    still(None, from, move || dates(&store, &selection.histogram))
}
