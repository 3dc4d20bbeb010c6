//! What every view and component gets: the corpus, the state, the language, and one way to act.

use crate::{
    band::Zoom,
    corpus::Corpus,
    i18n::{Language, Messages},
    large::Want,
    preferences::{Preference, Preferences},
    route,
    state::{Action, State},
};
use std::rc::Rc;
use yew::prelude::*;

/// What is drawn only when a reader asks for it. No link carries it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// More values of facets than the first.
    pub values: bool,
    /// What a mark of the band opens on: the zoom, and the first entry of the mark.
    pub mark: Option<(Zoom, usize)>,
}

/// One snapshot of the app, handed down to everything that is shown.
#[derive(Clone, PartialEq)]
pub struct Store {
    /// The dossier.
    pub corpus: Shared<Corpus>,
    /// What the reader is looking at.
    pub state: Rc<State>,
    /// The language in force.
    pub language: Language,
    /// Where the viewer lies: `/`, `/sub/path/`, or relative while prerendering.
    pub root: AttrValue,
    /// What the reader chose on this device.
    pub preferences: Rc<Preferences>,
    /// The band of the timeline, where it is shown.
    pub band: NodeRef,
    /// Makes a choice.
    pub prefer: Callback<Preference>,
    /// Asks for more of a large dossier than is shown.
    pub want: Callback<Want>,
    /// What the reader has opened.
    pub opened: UseStateHandle<Opened>,
    /// So many cards are drawn now; the others follow in the next frame.
    pub drawn: usize,
    /// How much of a large dossier the reader has asked to see.
    #[cfg(feature = "shards")]
    pub reach: crate::large::Reach,
    dispatch: Callback<Action>,
}

impl Store {
    /// A snapshot whose actions go to `dispatch`.
    pub fn new(
        corpus: Shared<Corpus>,
        state: Rc<State>,
        language: Language,
        root: AttrValue,
        (preferences, prefer): (Rc<Preferences>, Callback<Preference>),
        (band, want, opened): (NodeRef, Callback<Want>, UseStateHandle<Opened>),
        dispatch: Callback<Action>,
    ) -> Self {
        Self {
            corpus,
            state,
            language,
            root,
            preferences,
            prefer,
            band,
            want,
            opened,
            drawn: usize::MAX,
            #[cfg(feature = "shards")]
            reach: crate::large::Reach::default(),
            dispatch,
        }
    }

    /// What the interface says.
    pub fn messages(&self) -> &'static Messages {
        self.language.messages()
    }

    /// The address of a state.
    pub fn href(&self, state: &State) -> String {
        route::href(&self.root, state)
    }

    /// Opens something whenever an event arrives for which it gives what is open then.
    pub fn opening<E>(&self, open: impl Fn(E) -> Option<Opened> + 'static) -> Callback<E> {
        let opened = self.opened.clone();
        Callback::from(move |event| {
            if let Some(open) = open(event) {
                opened.set(open);
            }
        })
    }

    /// Does something now.
    pub fn act(&self, action: Action) {
        self.dispatch.emit(action);
    }

    /// Does something whenever an event arrives.
    pub fn on<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        self.dispatch.reform(action)
    }
}

/// A shared value that is equal only to itself, so that comparing properties costs nothing.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
