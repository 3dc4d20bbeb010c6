//! The values of one facet, each with the number of documents that would remain.

use crate::{
    select::{FacetValue, FacetView},
    state::Action,
    store::Store,
};
use hutong_search::Facet;
use yew::prelude::*;

/// How many values are shown before the reader asks for more.
const SHORT: usize = 6;

/// One facet: its first values, and the rest behind one press.
pub fn facet_list(store: &Store, view: &FacetView) -> Html {
    let FacetView { facet, label, values } = view;
    let chosen = values.iter().filter(|value| value.chosen).count();
    let (shown, rest) = values.split_at(SHORT.max(chosen).min(values.len()));
    html! {
        <fieldset class="facet" key={facet.name().to_owned()} data-facet={facet.name().to_owned()}>
            <legend>{ label }</legend>
            <div>{ for shown.iter().map(|value| self::value(store, facet, value)) }</div>
            if !rest.is_empty() {
                <details class="more">
                    <summary>{ (store.messages().more)(rest.len()) }</summary>
                    <div>{ for rest.iter().map(|value| self::value(store, facet, value)) }</div>
                </details>
            }
        </fieldset>
    }
}

fn value(store: &Store, facet: &Facet, value: &FacetValue) -> Html {
    let action = Action::Toggle(facet.clone(), value.value.clone());
    let onchange = store.on(move |_: Event| action.clone());
    html! {
        <label key={value.value.clone()} class={if value.count == 0 { "value none" } else { "value" }}>
            <input type="checkbox" checked={value.chosen} {onchange} />
            <span class="name">{ &value.label }</span>
            <span class="count">{ value.count }</span>
        </label>
    }
}
