//! Everything by which a view can be narrowed; it stands beside cards and timeline alike.

use crate::{
    components::{
        active_filters::active_filters,
        date_range::dates,
        element::{element, text},
        facet_list::facet_list,
        search_box::search_box,
        sorting::sorting,
    },
    select::Selection,
    store::Store,
};
use yew::prelude::*;

/// The panel of filters, with a sentence that says how much of how much is shown. Where the view
/// is narrow the facets are folded; `<details>` keeps that by itself.
pub fn filter_panel(store: &Store, selection: &Selection, found: String) -> Html {
    let messages = store.messages();
    let facets = element("details", "facets")
        .with(text("summary", "", messages.filters))
        .all(selection.facets.iter().map(|view| facet_list(store, view)))
        .with(dates(store, &selection.histogram));
    element("div", "finder")
        .set("part", "finder")
        .set("role", "search")
        .with(search_box(store))
        .child(element("p", "tally").set("role", "status").text(&found))
        .with(active_filters(store))
        .with(sorting(store, &selection.orders))
        .child(facets)
        .with(text("p", "needs-script", messages.needs_script))
        .done()
}
