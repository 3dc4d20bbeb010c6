//! A link to another state of the viewer: a plain link for the browser, a step without reload here.

use crate::{
    state::{Action, State},
    store::use_store,
};
use yew::prelude::*;

/// Properties of [`Go`].
#[derive(PartialEq, Properties)]
pub struct GoProps {
    /// Where it leads.
    pub to: State,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it stands for what is shown now.
    #[prop_or_default]
    pub current: bool,
    /// A name for those who cannot see what stands around it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Language of its text, where it is not the interface's.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// What it shows.
    pub children: Html,
}

/// A link to a state.
#[component]
pub fn Go(props: &GoProps) -> Html {
    let store = use_store();
    let href = store.href(&props.to);
    let to = props.to.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if elsewhere || event.button() != 0 {
            return;
        }
        event.prevent_default();
        store.act(Action::Go(to.clone()));
    });
    html! {
        <a {href} class={props.class.clone()} {onclick} lang={props.lang.clone()}
            aria-label={props.label.clone()} aria-current={props.current.then_some("page")}>
            { props.children.clone() }
        </a>
    }
}
