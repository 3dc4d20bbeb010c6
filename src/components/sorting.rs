//! The order of the cards.

use crate::{state::Action, store::Store};
use hutong_search::Sort;
use yew::prelude::*;

/// A list of orders to choose from; nothing where there is nothing to choose.
pub fn sorting(store: &Store, orders: &[Sort]) -> Html {
    if orders.is_empty() {
        return Html::default();
    }
    let messages = store.messages();
    let onchange = store.on(|event: Event| {
        let list: web_sys::HtmlSelectElement = event.target_unchecked_into();
        Action::Sort(Sort::from_name(&list.value()).unwrap_or_default())
    });
    // Without words the order of relevance is that of time.
    let current = if orders.contains(&store.state.sort) { store.state.sort } else { orders[0] };
    let option = |sort: &Sort| {
        let name = messages.sorts[*sort as usize];
        html! { <option value={sort.name()} selected={*sort == current}>{ name }</option> }
    };
    html! {
        <p class="sorting script-only">
            <label for="sort">{ messages.sort }</label>
            <select id="sort" {onchange}>{ for orders.iter().map(option) }</select>
        </p>
    }
}
