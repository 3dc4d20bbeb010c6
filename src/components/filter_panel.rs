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
        .all((0..=selection.facets.len()).map(|at| facet(store, selection, at)));
    element("div", "finder")
        .set("part", "finder")
        .set("role", "search")
        .with(search_box(store))
        .child(element("p", "tally").set("role", "status").set("tabindex", "-1").text(found))
        .with(active_filters(store))
        .with(sorting(store, &selection.orders))
        .child(facets)
        .with(text("p", "needs-script", messages.needs_script))
        .done()
}

/// What has so many facets above it: another one, or the days, which are below all of them.
fn facet(store: &Store, selection: &Rc<Selection>, above: usize) -> Html {
    let is_seen = store.letter.as_ref().is_none_or(|letter| above < letter.sight.facets);
    let from = store.where_seen(is_seen);
    let name = selection.facets.get(above).map(|view| view.facet.name().to_owned());
    let (store, selection) = (store.clone(), selection.clone());
    still(name.as_deref(), from, move || match selection.facets.get(above) {
        _ if store.comes_to_list() && !is_seen => Html::default(),
        Some(view) => facet_list(&store, view),
        None => dates(&store, &selection.histogram),
    })
}
