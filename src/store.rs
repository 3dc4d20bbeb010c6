//! What every view and component gets: the corpus, the state, the language, and one way to act.

use crate::{
    band::Zoom,
    browser::Sight,
    corpus::Corpus,
    i18n::{Language, Messages},
    large::Want,
    preferences::{Preference, Preferences},
    route::{self, Problem},
    state::{Action, Look, State},
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

/// A letter, another look at the band, or a way back to the list, answered in one frame.
#[derive(Clone, PartialEq)]
pub struct Letter {
    /// What the reader sees, which has to be drawn in that frame.
    pub sight: Sight,
    /// The snapshot before, of which everything was drawn.
    pub before: Store,
    /// Whether that was of another view, and nothing of the list stands in the page.
    pub comes_to_list: bool,
}

/// One snapshot of the app, handed down to everything that is shown.
#[derive(Clone, PartialEq)]
pub struct Store {
    /// The dossier.
    pub corpus: Shared<Corpus>,
    /// What the reader is looking at.
    pub state: Rc<State>,
    /// What is wrong with the address, where it describes no state.
    pub problem: Option<Problem>,
    /// The language in force.
    pub language: Language,
    /// Where the viewer lies: `/`, `/sub/path/`, or relative while prerendering.
    pub root: AttrValue,
    /// What the reader chose on this device.
    pub preferences: Rc<Preferences>,
    /// The band of the timeline, where it is shown.
    pub band: NodeRef,
    /// Says that a letter is about to be typed.
    pub before_letter: Callback<()>,
    /// Makes a choice.
    pub prefer: Callback<Preference>,
    /// Asks for more of a large dossier than is shown.
    pub want: Callback<Want>,
    /// What the reader has opened.
    pub opened: UseStateHandle<Opened>,
    /// The letter that is being answered: what the reader does not see is drawn in the next frame.
    pub letter: Option<Rc<Letter>>,
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
            problem: None,
            language,
            root,
            preferences,
            prefer,
            band,
            want,
            opened,
            letter: None,
            before_letter: Callback::noop(),
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

    /// What a part of the page is drawn from that the reader may not see: while a letter is answered, that part stays
    /// as it was.
    pub fn where_seen(&self, is_seen: bool) -> Self {
        match &self.letter {
            Some(letter) if !is_seen && !letter.comes_to_list => letter.before.clone(),
            _ => self.clone(),
        }
    }

    /// Whether the reader comes to the list: what is not seen of it waits for the next frame.
    pub fn comes_to_list(&self) -> bool {
        self.letter.as_ref().is_some_and(|letter| letter.comes_to_list)
    }

    /// Where the same is looked at in another way: how much of the band is seen, in CSS pixels. All but that
    /// waits for the next frame.
    pub fn another_look(&self) -> Option<i32> {
        let letter = self.letter.as_ref()?;
        (letter.before.state.query == self.state.query).then_some(letter.sight.width)
    }

    /// What a part of the page is drawn from that is nearly the same however the band is looked at, and that the
    /// reader may not see: another look is drawn in the band first.
    pub fn beside_band(&self, is_seen: bool) -> Self {
        let mut store = self.where_seen(is_seen && self.another_look().is_none());
        store.state = Rc::new(State { look: Look::default(), ..(*store.state).clone() });
        store
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
