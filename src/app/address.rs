//! The address: what it describes, and what is being typed before it follows.

use super::{
    AppProps,
    coming::{Came, Wish},
    sight::Drawing,
};
use crate::{
    corpus::Corpus,
    large::{Asked, Reach},
    part,
    rest::{Needs, Wanted},
    route::{self, BadAddress, Location},
    state::{Action, State, Step, View, update},
    store::Shared,
};
use gloo::timers::callback::Timeout;
use std::{cell::Cell, rc::Rc};
use yew::prelude::*;

/// How long after the last key the address follows what was typed, in milliseconds. Browsers
/// refuse more than about a hundred changes of the address in half a minute.
const ADDRESS_DELAY: u32 = 250;

/// A state, or why an address describes none.
pub type Address = Result<State, BadAddress>;

/// The state that the address describes, the way to change it, and the way to read it once more.
///
/// What is typed counts at once; the address follows when the typing rests. Until then it is
/// kept beside the address it was typed at, and forgotten as soon as the address changes.
#[hook]
pub fn use_address(
    props: &AppProps,
    corpus: &Shared<Corpus>,
    came: &Came,
    drawing: &Drawing,
) -> (Address, Callback<Action>, Callback<()>) {
    let AppProps { root, first, host, .. } = props;
    let location = use_state_eq(|| first.clone());
    let draft = use_state(|| None::<(Location, State)>);
    let timer = use_mut_ref(|| None::<Timeout>);
    // What is called back later looks at the corpus of then.
    let latest = use_mut_ref(|| corpus.clone());
    latest.replace(corpus.clone());
    let read_again = {
        let (location, latest, came) = (location.clone(), latest.clone(), came.clone());
        let (root, host) = (root.clone(), host.clone());
        Callback::from(move |()| {
            let location = location.clone();
            let (root, host) = (root.clone(), host.clone());
            let next = host.location(&root);
            let corpus = latest.borrow().clone();
            let state = parse(&corpus, &next).unwrap_or_else(|bad| *bad.rest);
            let needs = Needs::of(&state);
            let is_missing = came.view_is_missing.clone();
            let part = needs.part.filter(|part| !part::ready(*part));
            let shows = part.is_none() && came.shows(&corpus, &state);
            let wish = Wish {
                part,
                // Cards can wait where they are seen.
                is_here: shows || state.view == View::Cards,
                state,
                reach: Reach::default(),
                wanted: Wanted::Now,
                is_wanted: Rc::new(Cell::new(true)),
                // The page stays as it was until all of the next one is here.
                #[cfg(feature = "shards")]
                shows_parts: false,
            };
            came.fetch(wish, move |came| {
                // The reader may have gone elsewhere while it was fetched.
                if host.location(&root) != next {
                    return;
                }
                is_missing.set(came.is_err());
                if came.is_ok() {
                    location.set(next);
                }
            });
        })
    };
    {
        let (read_again, timer) = (read_again.clone(), timer.clone());
        use_effect_with(host.clone(), move |host| {
            read_again.emit(());
            let listener = host.listen(move || read_again.emit(()));
            move || {
                // What was typed and has not settled belongs to the place that is left.
                timer.replace(None);
                drop(listener);
            }
        });
    }

    let read = match &*draft {
        Some((at, state)) if *at == *location => Ok(state.clone()),
        _ => parse(corpus, &location),
    };
    let current = use_mut_ref(|| ((*location).clone(), State::default()));
    current.replace(((*location).clone(), read.clone().unwrap_or_else(|bad| *bad.rest)));

    let moved = use_mut_ref(|| false);
    {
        let (moved, host) = (moved.clone(), host.clone());
        let view = current.borrow().1.view.clone();
        use_effect_with(view, move |_| {
            if moved.replace(false) {
                host.start_of_view();
            }
        });
    }

    let again = read_again.clone();
    let drawing = drawing.clone();
    #[cfg(feature = "shards")]
    let came = came.clone();
    let dispatch = use_callback((root.clone(), host.clone()), move |action: Action, (root, host)| {
        let (here, state) = current.borrow().clone();
        let step = action.step();
        let next = update(&state, action);
        let is_elsewhere = next.view != state.view;
        let asks_anew = || Asked::of(&next, &Reach::default()) != Asked::of(&state, &Reach::default());
        host.keep_focus();
        match (is_elsewhere, &state.view, &next.view) {
            (false, ..) if asks_anew() => drawing.begin(),
            (true, View::Cards, _) => drawing.leave(),
            (true, _, View::Cards) => drawing.come_back(),
            _ => {}
        }
        match step {
            Step::Push => {
                // What was typed belongs to the entry that is left.
                if timer.borrow_mut().take().is_some() {
                    host.replace(root, &state);
                }
                draft.set(None);
                moved.replace(is_elsewhere);
                host.push(root, &next);
                read_again.emit(());
            }
            Step::Replace => {
                let (root, host) = (root.clone(), host.clone());
                let (current, typed_at, settled) = (current.clone(), here.clone(), next.clone());
                let settle = {
                    let (timer, draft, read_again) = (timer.clone(), draft.clone(), read_again.clone());
                    move || {
                        timer.replace(None);
                        draft.set(None);
                        if current.borrow().0 == typed_at {
                            host.replace(&root, &settled);
                            read_again.emit(());
                        }
                    }
                };
                timer.replace(Some(Timeout::new(ADDRESS_DELAY, settle)));
                // Where it takes more, it is fetched when what was typed is seen.
                #[cfg(feature = "shards")]
                came.shows(&latest.borrow(), &next);
                draft.set(Some((here, next)));
            }
        }
    });
    (read, dispatch, again)
}

fn parse(corpus: &Corpus, location: &Location) -> Address {
    let facets = corpus.facets();
    route::parse(&location.path, &location.query, |facet| facets.contains(facet))
}
