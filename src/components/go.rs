//! A link to another state of the viewer: a plain link for the browser, a step without reload here.

use crate::{
    components::element::element,
    state::{Action, State},
    store::Store,
};
use yew::prelude::*;

/// What a link may have besides where it leads and what it shows.
#[derive(Clone, Default)]
pub struct Manner {
    /// Its class.
    pub class: Option<&'static str>,
    /// Whether it stands for what is shown now.
    pub current: bool,
    /// A name for those who cannot see what stands around it.
    pub label: Option<String>,
    /// Language of its text, where it is not the interface's.
    pub lang: Option<&'static str>,
}

/// A link to a state.
pub fn go(store: &Store, to: State, shows: impl Into<Html>) -> Html {
    go_like(store, to, Manner::default(), shows)
}

/// A link to a state, in a manner.
pub fn go_like(store: &Store, to: State, manner: Manner, shows: impl Into<Html>) -> Html {
    let href = store.href(&to);
    let act = store.on(|to| to);
    let onclick = Callback::from(move |event: MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if elsewhere || event.button() != 0 {
            return;
        }
        event.prevent_default();
        act.emit(Action::Go(to.clone()));
    });
    let mut link = element("a", manner.class.unwrap_or_default()).put("href", &href).pressed(onclick);
    if let Some(lang) = manner.lang {
        link = link.set("lang", lang);
    }
    if let Some(label) = &manner.label {
        link = link.put("aria-label", label);
    }
    if manner.current {
        link = link.set("aria-current", "page");
    }
    link.with(shows.into()).done()
}
