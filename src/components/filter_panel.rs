//! Everything by which a view can be narrowed; it stands beside cards and timeline alike.

use crate::{
    components::{
        active_filters::active_filters, date_range::date_fields, facet_list::FacetList,
        search_box::search_box,
    },
    select::FacetView,
    store::Store,
};
use yew::prelude::*;

/// Properties of [`FilterPanel`].
#[derive(PartialEq, Properties)]
pub struct FilterPanelProps {
    /// The app as it is.
    pub store: Store,
    /// The facets, counting what the view shows.
    pub facets: Vec<FacetView>,
    /// How much of how much is shown, as a sentence.
    pub found: AttrValue,
}

/// The panel of filters. Where the view is narrow it is folded behind one button.
#[component]
pub fn FilterPanel(props: &FilterPanelProps) -> Html {
    let store = &props.store;
    let messages = store.messages();
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <div class="finder" role="search">
            { search_box(store) }
            <p class="found" role="status">{ &props.found }</p>
            { active_filters(store) }
            <button type="button" class="unfold script-only" onclick={toggle}
                aria-expanded={open.to_string()} aria-controls="facets">{ messages.filters }</button>
            <div id="facets" class={classes!("facets", open.then_some("open"))}>
                { for props.facets.iter().map(|view| html! {
                    <FacetList key={view.facet.name().to_owned()} store={store.clone()} view={view.clone()} />
                }) }
                { date_fields(store) }
            </div>
            <p class="needs-script">{ messages.needs_script }</p>
        </div>
    }
}
