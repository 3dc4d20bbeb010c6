//! The values of one facet, each with the number of documents that would remain.

use crate::{
    components::element::{Element, element, text},
    select::{FacetValue, FacetView},
    state::Action,
    store::{Opened, Store},
};
use hutong_search::Facet;
use yew::prelude::*;

/// How many values are shown before the reader asks for more.
const SHORT: usize = 6;

/// One facet: its first values, and the rest behind one press. What is behind any facet is not drawn before one
/// is pressed: each letter that is typed changes all counts.
pub fn facet_list(store: &Store, view: &FacetView) -> Html {
    let FacetView { facet, label, values } = view;
    let chosen = values.iter().filter(|value| value.chosen).count();
    let (shown, rest) = values.split_at(SHORT.max(chosen).min(values.len()));
    let values = |values: &[FacetValue]| {
        element("div", "").all(values.iter().map(|value| self::value(store, facet, value)))
    };
    let mut list = element("fieldset", "facet").key(facet.name()).put("data-facet", facet.name());
    list = list.with(text("legend", "", label)).child(values(shown));
    if !rest.is_empty() {
        let opened = *store.opened;
        let press = store.opening(move |_| Some(Opened { values: true, ..opened }));
        let more = element("summary", "").pressed(press).text(&(store.messages().more)(rest.len()));
        let mut details = element("details", "more").child(more);
        if opened.values {
            details = details.with(behind(store, rest, values));
        }
        list = list.child(details);
    }
    list.done()
}

/// What is behind the press.
#[cfg(not(feature = "shards"))]
fn behind<'a>(_: &Store, rest: &'a [FacetValue], values: impl Fn(&'a [FacetValue]) -> Element) -> Html {
    values(rest).done()
}

/// What is behind the press: of very many the first, and a button for all.
#[cfg(feature = "shards")]
fn behind<'a>(store: &Store, rest: &'a [FacetValue], values: impl Fn(&'a [FacetValue]) -> Element) -> Html {
    use crate::{components::element::button, large::Want};
    let (listed, left) = rest.split_at(rest.len().min(store.reach.values));
    let mut behind = element("div", "").child(values(listed));
    if !left.is_empty() {
        let press = store.want.reform(|_| Want::Values);
        behind = behind.child(button("all-values", press).text(&(store.messages().more)(left.len())));
    }
    behind.done()
}

fn value(store: &Store, facet: &Facet, value: &FacetValue) -> Html {
    let action = Action::Toggle(facet.clone(), value.value.clone());
    let onchange = store.on(move |_: Event| action.clone());
    element("label", if value.count == 0 { "value none" } else { "value" })
        .key(&value.value)
        .with(html! { <input type="checkbox" checked={value.chosen} {onchange} /> })
        .with(text("span", "name", &store.corpus.value_label(facet, &value.value, store.language)))
        .with(text("span", "count", &value.count.to_string()))
        .done()
}
