//! Everything by which a view can be narrowed; it stands beside cards and timeline alike.

use crate::{
    components::{
        active_filters::active_filters, date_range::date_fields, facet_list::facet_list,
        search_box::search_box,
    },
    select::FacetView,
    store::Store,
};
use yew::prelude::*;

/// The panel of filters, with a sentence that says how much of how much is shown. Where the view
/// is narrow the facets are folded; `<details>` keeps that by itself.
pub fn filter_panel(store: &Store, facets: &[FacetView], found: String) -> Html {
    let messages = store.messages();
    html! {
        <div class="finder" part="finder" role="search">
            { search_box(store) }
            <p class="tally" role="status">{ found }</p>
            { active_filters(store) }
            <details class="facets">
                <summary>{ messages.filters }</summary>
                { for facets.iter().map(|view| facet_list(store, view)) }
                { date_fields(store) }
            </details>
            <p class="needs-script">{ messages.needs_script }</p>
        </div>
    }
}
