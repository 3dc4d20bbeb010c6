//! The values of one facet, each with the number of documents that would remain.

use crate::{select::FacetView, state::Action, store::Store};
use yew::prelude::*;

/// How many values are shown before the reader asks for more.
const SHORT: usize = 6;

/// Properties of [`FacetList`].
#[derive(PartialEq, Properties)]
pub struct FacetListProps {
    /// The app as it is.
    pub store: Store,
    /// The facet and its values.
    pub view: FacetView,
}

/// One facet.
#[component]
pub fn FacetList(props: &FacetListProps) -> Html {
    let store = &props.store;
    let messages = store.messages();
    let open = use_state_eq(|| false);
    let FacetView { facet, label, values } = &props.view;
    let chosen = values.iter().filter(|value| value.chosen).count();
    let shown = if *open { values.len() } else { SHORT.max(chosen).min(values.len()) };
    let hidden = values.len() - shown;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <fieldset class="facet" data-facet={facet.name().to_owned()}>
            <legend>{ label }</legend>
            { for values[..shown].iter().map(|value| {
                let action = Action::Toggle(facet.clone(), value.value.clone());
                let onchange = store.on(move |_: Event| action.clone());
                html! {
                    <label key={value.value.clone()} class={classes!("value", (value.count == 0).then_some("none"))}>
                        <input type="checkbox" checked={value.chosen} {onchange} />
                        <span class="name">{ &value.label }</span>
                        <span class="count">{ value.count }</span>
                    </label>
                }
            }) }
            if hidden > 0 || *open {
                <button type="button" class="more" onclick={toggle} aria-expanded={open.to_string()}>
                    { if *open { messages.fewer.to_owned() } else { (messages.more)(hidden) } }
                </button>
            }
        </fieldset>
    }
}
