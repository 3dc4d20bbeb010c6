//! The frame around every view: reads the address, keeps what is being typed, makes the store.

use crate::{
    browser::{self, Host},
    components::{device::lost, element::button, footer::footer, masthead::masthead, prose},
    corpus::Corpus,
    i18n::Language,
    large::{Reach, Want},
    part::{self, Missing, Part},
    preferences::{Preference, Preferences},
    rest::{Needs, Wanted},
    route::{self, BadAddress, Problem},
    state::{Action, State, Step, View, update},
    store::{Shared, Store},
    views::{cards::cards, not_found::not_found},
};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use yew::{platform::spawn_local, prelude::*};

pub use crate::route::Location;

/// How long after the last key the address follows what was typed, in milliseconds. Browsers
/// refuse more than about a hundred changes of the address in half a minute.
const ADDRESS_DELAY: u32 = 250;

/// What the app is made from.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The dossier.
    pub corpus: Shared<Corpus>,
    /// Where the viewer lies: `/`, `/sub/path/`, or relative (`./`, `../../`) while prerendering.
    pub root: AttrValue,
    /// The path below the root and the query of the first render.
    pub first: Location,
    /// Whether a page that was sent is taken over. It is rendered first as the prerenderer did it:
    /// without query, storage, or preference of the browser. All of them are read right after it.
    pub takes_over: bool,
    /// What it stands in.
    #[prop_or_default]
    pub host: Host,
}

/// The viewer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let host = &props.host;
    let detected = use_state_eq(|| if props.takes_over { None } else { detect(host) });
    {
        let detected = detected.clone();
        let takes_over = props.takes_over;
        use_effect_with(host.clone(), move |host| {
            let language = detect(host);
            if takes_over {
                // Taking over and drawing in another language are each long enough for a task of its own.
                Timeout::new(0, move || detected.set(language)).forget();
            } else {
                detected.set(language);
            }
        });
    }
    let preferences = use_preferences(props);
    let came = use_came();
    let corpus = &came.so_far(&props.corpus);
    let (read, dispatch, read_again) = use_address(props, corpus, &came);
    let (state, problem) = match read {
        Ok(state) => (state, None),
        Err(BadAddress { problem, rest }) => (*rest, Some(problem)),
    };
    let language = spoken(corpus, state.language, *detected);
    let (reach, want) = use_reach(&state);
    use_rest(corpus, &state, &reach, *host == Host::Nowhere, &came);
    let title = title(corpus, &state, problem.as_ref(), language);
    use_effect_with((host.clone(), title, language), |(host, title, language)| {
        host.describe(title, language.tag());
    });
    {
        let host = host.clone();
        use_effect_with((state.view.clone(), state.place), move |(_, place)| {
            if let Some(place) = place {
                host.scroll_to(&prose::anchor(place.block));
            }
        });
    }
    let band = use_node_ref();
    {
        let band = band.clone();
        let timed = state.view == View::Timeline;
        use_effect_with((timed, state.look.clone()), move |(timed, _)| {
            if *timed {
                browser::settle_band(&band);
            }
        });
    }
    if *host == Host::Nowhere {
        return Html::default();
    }

    let again = came.again(read_again);
    let root = props.root.clone();
    let store =
        Store::new(corpus.clone(), Rc::new(state), language, root, preferences, (band, want), dispatch);
    #[cfg(feature = "shards")]
    let store = {
        let mut store = store;
        store.reach = reach;
        store
    };
    html! {
        <>
            { masthead(&store, problem.is_some()) }
            <main id="content" part="content" tabindex="-1">{ view(&store, problem) }</main>
            { footer(&store) }
            { again.map(|again| missing(&store, again)).unwrap_or_default() }
        </>
    }
}

fn view(store: &Store, problem: Option<Problem>) -> Html {
    if let Some(problem) = problem {
        return not_found(store, &problem);
    }
    match Part::of(&store.state.view) {
        None => cards(store),
        Some(part) => part::draw(part, store),
    }
}

/// Says that what the reader wanted to see could not be fetched; the page stays as it was. Where
/// another build was published meanwhile, only loading the page again helps.
fn missing(store: &Store, again: Callback<()>) -> Html {
    let messages = store.messages();
    let again = button("", again.reform(|_| ())).text(messages.try_again);
    lost(messages, "newer missing").child(again).done()
}

/// The language that a reader's browser asks for first among those that the interface has.
fn detect(host: &Host) -> Option<Language> {
    host.languages().iter().find_map(|tag| Language::near(tag))
}

/// The language of the interface: the one that the address names, else the reader's, else the dossier's.
fn spoken(corpus: &Corpus, named: Option<Language>, detected: Option<Language>) -> Language {
    let own = || Language::near(&corpus.dossier.language);
    named.or(detected).or_else(own).unwrap_or(Language::English)
}

/// What the page is called.
pub fn title(corpus: &Corpus, state: &State, problem: Option<&Problem>, language: Language) -> String {
    let messages = language.messages();
    let dossier = corpus.dossier.title.get(language.tag());
    let part = match (problem, &state.view) {
        (Some(_), _) => messages.not_found,
        (None, View::Cards) => return dossier.to_owned(),
        (None, View::Timeline) => messages.timeline,
        (None, View::Matrix) => messages.matrix,
        (None, View::Article(id)) => match corpus.article(id) {
            Some(article) => &article.title,
            None => messages.not_found,
        },
    };
    format!("{part} · {dossier}")
}

/// What has come after the first view, and whether something that the reader waits for has not.
#[derive(Clone)]
struct Came {
    whole: UseStateHandle<Option<Shared<Corpus>>>,
    is_missing: UseStateHandle<bool>,
    /// How often the reader has asked for what was missing.
    attempt: UseStateHandle<usize>,
}

#[hook]
fn use_came() -> Came {
    Came { whole: use_state_eq(|| None), is_missing: use_state_eq(|| false), attempt: use_state(|| 0) }
}

impl Came {
    /// A corpus as far as it has come.
    fn so_far(&self, given: &Shared<Corpus>) -> Shared<Corpus> {
        let whole = self.whole.as_ref().filter(|_| !given.is_whole());
        whole.unwrap_or(given).clone()
    }

    /// The way to try once more, where something could not be fetched.
    fn again(&self, read_again: Callback<()>) -> Option<Callback<()>> {
        let Self { attempt, .. } = self.clone();
        self.is_missing.then(|| {
            Callback::from(move |()| {
                attempt.set(*attempt + 1);
                read_again.emit(());
            })
        })
    }

    /// Fetches what a state needs and goes on, at once where all of it is here.
    fn fetch(&self, wish: Wish, then: impl FnOnce(Result<(), Missing>) + 'static) {
        let part = wish.part.filter(|part| !part::ready(*part));
        if part.is_none() && wish.is_here {
            return then(Ok(()));
        }
        let Self { whole, .. } = self.clone();
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
                let so_far = {
                    let (whole, is_wanted, shows) = (whole.clone(), wish.is_wanted.clone(), wish.shows_parts);
                    move |corpus| {
                        if shows && is_wanted.get() {
                            whole.set(Some(corpus));
                        }
                    }
                };
                browser::complete((&wish.state, &wish.reach), wish.wanted, so_far).await.map(Some)
            };
            match fetched.await {
                // The reader may have asked for something else in the meantime.
                Ok(_) | Err(Missing) if !wish.is_wanted.get() => {}
                Ok(corpus) => {
                    if corpus.is_some() {
                        whole.set(corpus);
                    }
                    then(Ok(()));
                }
                Err(missing) => then(Err(missing)),
            }
        });
    }
}

/// What is to be fetched.
struct Wish {
    part: Option<Part>,
    /// Whether the dossier has all that the state shows.
    is_here: bool,
    state: State,
    reach: Reach,
    wanted: Wanted,
    is_wanted: Rc<Cell<bool>>,
    /// Whether what is sure may be shown while the rest is on its way.
    shows_parts: bool,
}

/// How much is wanted of a dossier that is here as a whole: it does not matter.
#[cfg(not(feature = "shards"))]
#[hook]
fn use_reach(_state: &State) -> (Reach, Callback<Want>) {
    (Reach::default(), Callback::noop())
}

/// How much of an answer is wanted of a large dossier, and the way to want more; each list begins anew.
#[cfg(feature = "shards")]
#[hook]
fn use_reach(state: &State) -> (Reach, Callback<Want>) {
    use crate::large::Asked;
    let list = match &state.view {
        View::Article(_) => Asked::of(&State { view: View::Cards, ..state.clone() }, &Reach::default()),
        _ => Asked::of(state, &Reach::default()),
    };
    let wanted = use_state_eq(|| (list.clone(), Reach::default()));
    let reach = if wanted.0 == list { wanted.1.clone() } else { Reach::default() };
    let now = reach.clone();
    (reach, Callback::from(move |want| wanted.set((list.clone(), now.with(want)))))
}

/// Fetches what a state shows where it is not here: at once if the reader waits for it.
#[hook]
fn use_rest(corpus: &Shared<Corpus>, state: &State, reach: &Reach, is_idle: bool, came: &Came) {
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
        let (is_missing, wanted) = (came.is_missing.clone(), *wanted);
        let wish = Wish {
            part: None,
            is_here: *is_here,
            state: state.clone(),
            reach: reach.clone(),
            wanted,
            is_wanted: is_wanted.clone(),
            shows_parts: true,
        };
        came.fetch(wish, move |came| {
            if wanted == Wanted::Now {
                is_missing.set(came.is_err());
            }
        });
        move || is_wanted.set(false)
    });
}

type Address = Result<State, BadAddress>;

/// The state that the address describes, the way to change it, and the way to read it once more.
///
/// What is typed counts at once; the address follows when the typing rests. Until then it is
/// kept beside the address it was typed at, and forgotten as soon as the address changes.
#[hook]
fn use_address(
    props: &AppProps,
    corpus: &Shared<Corpus>,
    came: &Came,
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
            let is_missing = came.is_missing.clone();
            let wish = Wish {
                part: needs.part,
                // Cards can wait where they are seen.
                is_here: state.view == View::Cards || corpus.has(&state, &Reach::default()),
                state,
                reach: Reach::default(),
                wanted: Wanted::Now,
                is_wanted: Rc::new(Cell::new(true)),
                // The page stays as it was until all of the next one is here.
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
    let dispatch = use_callback((root.clone(), host.clone()), move |action: Action, (root, host)| {
        let (here, state) = current.borrow().clone();
        let step = action.step();
        let next = update(&state, action);
        match step {
            Step::Push => {
                // What was typed belongs to the entry that is left.
                if timer.borrow_mut().take().is_some() {
                    host.replace(root, &state);
                }
                draft.set(None);
                moved.replace(next.view != state.view);
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

/// What the reader chose on this device, and the way to choose.
#[hook]
fn use_preferences(props: &AppProps) -> (Rc<Preferences>, Callback<Preference>) {
    let AppProps { host, root, takes_over, .. } = props;
    let kept = || if *takes_over { Preferences::default() } else { host.preferences(root) };
    let preferences = use_state_eq(|| Rc::new(kept()));
    {
        let preferences = preferences.clone();
        use_effect_with((host.clone(), root.clone()), move |(host, root)| {
            preferences.set(Rc::new(host.preferences(root)));
        });
    }
    let prefer = {
        let (preferences, host, root) = (preferences.clone(), host.clone(), root.clone());
        Callback::from(move |preference| {
            let next = preferences.with(preference);
            host.keep_preferences(&root, &next);
            preferences.set(Rc::new(next));
        })
    };
    ((*preferences).clone(), prefer)
}
