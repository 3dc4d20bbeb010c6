//! The frame around every view: reads the address, keeps what is being typed, makes the store.

use crate::{
    browser::{self, Host},
    components::{
        element::{button, element, text},
        footer::footer,
        masthead::masthead,
        prose,
    },
    corpus::Corpus,
    i18n::Language,
    part::{self, Missing, Part},
    preferences::{Preference, Preferences},
    route::{self, BadAddress, Problem},
    state::{Action, State, Step, View, update},
    store::{Shared, Store},
    views::{cards::cards, not_found::not_found},
};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

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
    ///
    /// A page that is taken over is rendered first as the prerenderer did it: without query,
    /// storage, or preference of the browser. All of them are read right after it.
    pub first: Location,
    /// What it stands in.
    #[prop_or_default]
    pub host: Host,
}

/// The viewer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let host = &props.host;
    let detected = use_state_eq(|| None::<Language>);
    {
        let detected = detected.clone();
        use_effect_with(host.clone(), move |host| {
            detected.set(host.languages().iter().find_map(|tag| Language::near(tag)));
        });
    }
    let preferences = use_preferences(host, &props.root);
    let (read, dispatch, again) = use_address(props);
    let (state, problem) = match read {
        Ok(state) => (state, None),
        Err(BadAddress { problem, rest }) => (*rest, Some(problem)),
    };
    let language = state
        .language
        .or(*detected)
        .or_else(|| Language::near(&props.corpus.dossier.language))
        .unwrap_or(Language::English);
    let title = title(&props.corpus, &state, problem.as_ref(), language);
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

    let (corpus, root) = (props.corpus.clone(), props.root.clone());
    let store = Store::new(corpus, Rc::new(state), language, root, preferences, band, dispatch);
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

/// Says that what the reader wanted to see could not be fetched; the page stays as it was.
fn missing(store: &Store, again: Callback<()>) -> Html {
    let messages = store.messages();
    let again = button("", again.reform(|_| ())).text(messages.try_again);
    element("div", "newer missing")
        .set("role", "alert")
        .with(text("p", "", messages.part_missing))
        .child(again)
        .done()
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

type Address = Result<State, BadAddress>;

/// The state that the address describes, the way to change it, and the way to try once more where
/// the address has changed and the part of the program that shows it could not be fetched.
///
/// What is typed counts at once; the address follows when the typing rests. Until then it is
/// kept beside the address it was typed at, and forgotten as soon as the address changes.
#[hook]
fn use_address(props: &AppProps) -> (Address, Callback<Action>, Option<Callback<()>>) {
    let AppProps { corpus, root, first, host } = props;
    let location = use_state_eq(|| first.clone());
    let draft = use_state(|| None::<(Location, State)>);
    let timer = use_mut_ref(|| None::<Timeout>);
    let missing = use_state_eq(|| false);
    let read_again = {
        let (location, missing) = (location.clone(), missing.clone());
        let (root, host) = (root.clone(), host.clone());
        Callback::from(move |()| {
            let (location, missing) = (location.clone(), missing.clone());
            let (root, host) = (root.clone(), host.clone());
            let next = host.location(&root);
            let needed = route::view(&next.path).and_then(|view| Part::of(&view));
            let shown = move |came: Result<(), Missing>| {
                // The reader may have gone elsewhere while it was fetched.
                if host.location(&root) != next {
                    return;
                }
                missing.set(came.is_err());
                if came.is_ok() {
                    location.set(next);
                }
            };
            part::when_here(needed, shown);
        })
    };
    let again = missing.then(|| read_again.clone());
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
fn use_preferences(host: &Host, root: &AttrValue) -> (Rc<Preferences>, Callback<Preference>) {
    let preferences = use_state_eq(|| Rc::new(Preferences::default()));
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
