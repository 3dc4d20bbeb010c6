//! What comes after the first view: parts of the program, the rest of the dossier, more of an answer.

use crate::{
    browser::{self, Host},
    corpus::Corpus,
    large::{Reach, Want},
    part::{self, Missing, Part},
    rest::{Needs, Wanted},
    state::State,
    store::Shared,
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use yew::{platform::spawn_local, prelude::*};

/// What has come after the first view, and whether something that the reader waits for has not.
#[derive(Clone)]
pub struct Came {
    whole: UseStateHandle<Option<Shared<Corpus>>>,
    /// Whether the view that an address names could not be had; the page stays as it was.
    pub view_is_missing: UseStateHandle<bool>,
    /// Whether what the present view shows could not.
    rest_is_missing: UseStateHandle<bool>,
    /// How often the reader has asked for what was missing.
    attempt: UseStateHandle<usize>,
    /// How much is being fetched that the reader waits for.
    waits: Rc<RefCell<isize>>,
    host: Host,
}

#[hook]
pub fn use_came(host: &Host) -> Came {
    Came {
        waits: use_mut_ref(|| 0),
        host: host.clone(),
        whole: use_state_eq(|| None),
        view_is_missing: use_state_eq(|| false),
        rest_is_missing: use_state_eq(|| false),
        attempt: use_state(|| 0),
    }
}

impl Came {
    /// A corpus as far as it has come.
    pub fn so_far(&self, given: &Shared<Corpus>) -> Shared<Corpus> {
        let whole = self.whole.as_ref().filter(|_| !given.is_whole());
        whole.unwrap_or(given).clone()
    }

    /// The way to try once more, where something could not be fetched.
    pub fn again(&self, read_again: Callback<()>) -> Option<Callback<()>> {
        let Self { attempt, .. } = self.clone();
        let is_missing = *self.view_is_missing || *self.rest_is_missing;
        is_missing.then(|| {
            Callback::from(move |()| {
                attempt.set(*attempt + 1);
                read_again.emit(());
            })
        })
    }

    /// Whether all that a state shows is here. What a large dossier can answer without fetching anything is
    /// answered now: the question and its answer are drawn together.
    pub fn shows(&self, corpus: &Corpus, state: &State) -> bool {
        let reach = Reach::default();
        let is_here = corpus.has(state, &reach);
        #[cfg(feature = "shards")]
        if !is_here && corpus.answer.is_some() {
            let answered = browser::complete_at_once(state, &reach);
            let is_answered = answered.is_some();
            if is_answered {
                self.whole.set(answered);
            }
            return is_answered;
        }
        is_here
    }

    /// Who waits for what is fetched: sees what is sure on the way, and says whether to go on.
    #[cfg(feature = "shards")]
    fn waiting(&self, wish: &Wish) -> impl Fn(Option<Shared<Corpus>>) -> bool + use<> {
        let (whole, is_wanted, shows) = (self.whole.clone(), wish.is_wanted.clone(), wish.shows_parts);
        move |so_far| {
            if so_far.is_some() && shows && is_wanted.get() {
                whole.set(so_far);
            }
            is_wanted.get()
        }
    }

    /// What comes at once as a whole is waited for in any case.
    #[cfg(not(feature = "shards"))]
    fn waiting(&self, _: &Wish) -> impl Fn(Option<Shared<Corpus>>) -> bool + use<> {
        |_| true
    }

    /// Fetches what a state needs and goes on, at once where all of it is here.
    pub fn fetch(&self, wish: Wish, then: impl FnOnce(Result<(), Missing>) + 'static) {
        let part = wish.part;
        if part.is_none() && wish.is_here {
            return then(Ok(()));
        }
        let waiting = self.waiting(&wish);
        let came = self.clone();
        let waits = wish.wanted == Wanted::Now;
        came.wait(isize::from(waits));
        spawn_local(async move {
            let fetched = async {
                if let Some(part) = part {
                    part::load(part).await?;
                }
                if wish.is_here {
                    return Ok(None);
                }
                #[cfg(feature = "shards")]
                {
                    // What was typed is seen before its answer is looked for, and more may be typed meanwhile.
                    browser::next_turn().await;
                    if !wish.is_wanted.get() {
                        return Err(Missing);
                    }
                }
                browser::complete((&wish.state, &wish.reach), wish.wanted, waiting).await.map(Some)
            };
            match fetched.await {
                // The reader may have asked for something else in the meantime.
                Ok(_) | Err(Missing) if !wish.is_wanted.get() => {}
                Ok(corpus) => {
                    if corpus.is_some() {
                        came.whole.set(corpus);
                    }
                    then(Ok(()));
                }
                Err(missing) => then(Err(missing)),
            }
            came.wait(-isize::from(waits));
        });
    }

    /// One more, or one less, is being fetched that the reader waits for: from the press on it is seen that
    /// something comes.
    fn wait(&self, more: isize) {
        let mut waits = self.waits.borrow_mut();
        *waits += more;
        self.host.is_waited_for(*waits > 0);
    }
}

/// What is to be fetched.
pub struct Wish {
    /// A part of the program that has not come.
    pub part: Option<Part>,
    /// Whether the dossier has all that the state shows.
    pub is_here: bool,
    pub state: State,
    pub reach: Reach,
    pub wanted: Wanted,
    pub is_wanted: Rc<Cell<bool>>,
    /// Whether what is sure may be shown while the rest is on its way.
    #[cfg(feature = "shards")]
    pub shows_parts: bool,
}

/// How much is wanted of a dossier that is here as a whole: it does not matter.
#[cfg(not(feature = "shards"))]
#[hook]
pub fn use_reach(_state: &State) -> (Reach, Callback<Want>) {
    (Reach::default(), use_callback((), |_, ()| {}))
}

/// How much of an answer is wanted of a large dossier, and the way to want more; each list begins anew.
#[cfg(feature = "shards")]
#[hook]
pub fn use_reach(state: &State) -> (Reach, Callback<Want>) {
    use crate::{large::Asked, state::View};
    let list = match &state.view {
        View::Article(_) => Asked::of(&State { view: View::Cards, ..state.clone() }, &Reach::default()),
        _ => Asked::of(state, &Reach::default()),
    };
    let wanted = use_state_eq(|| (list.clone(), Reach::default()));
    let reach = if wanted.0 == list { wanted.1.clone() } else { Reach::default() };
    let now = (wanted, list, reach.clone());
    (reach, use_callback(now, |want, (wanted, list, reach)| wanted.set((list.clone(), reach.with(want)))))
}

/// Fetches what a state shows where it is not here: at once if the reader waits for it.
#[hook]
pub fn use_rest(corpus: &Shared<Corpus>, state: &State, reach: &Reach, is_idle: bool, came: &Came) {
    let came = came.clone();
    // An opening is to be completed even where the state needs no more than it has.
    let is_complete = corpus.answer.is_some() || corpus.is_whole();
    let is_here = is_idle || corpus.has(state, reach) && is_complete;
    let is_waited_for = corpus.answer.is_some() || Needs::of(state).rest;
    let wanted = if is_waited_for { Wanted::Now } else { Wanted::SomeTime };
    let state = if corpus.answer.is_some() { state.clone() } else { State::default() };
    let asked = (is_here, wanted, state, reach.clone(), *came.attempt);
    use_effect_with(asked, move |(is_here, wanted, state, reach, _)| {
        let is_wanted = Rc::new(Cell::new(true));
        let (is_missing, wanted) = (came.rest_is_missing.clone(), *wanted);
        let wish = Wish {
            part: None,
            is_here: *is_here,
            state: state.clone(),
            reach: reach.clone(),
            wanted,
            is_wanted: is_wanted.clone(),
            #[cfg(feature = "shards")]
            shows_parts: true,
        };
        came.fetch(wish, move |came| is_missing.set(came.is_err() && wanted == Wanted::Now));
        move || is_wanted.set(false)
    });
}
