//! The frame around every view: reads the address, keeps what is being typed, makes the store.

use crate::{
    browser,
    components::{footer::footer, masthead::masthead, prose},
    corpus::Corpus,
    i18n::Language,
    route::{self, BadAddress, Problem},
    state::{Action, State, Step, View, update},
    store::{Shared, Store},
    views::{cards::cards, not_found::not_found, reader::reader, timeline::timeline},
};
use gloo::timers::callback::Timeout;
use std::{collections::BTreeSet, rc::Rc};
use yew::prelude::*;
use yew_router::{
    history::{AnyHistory, Location},
    prelude::*,
    query::Raw,
};

/// How long after the last key the address follows what was typed, in milliseconds. Browsers
/// refuse more than about a hundred changes of the address in half a minute.
const ADDRESS_DELAY: u32 = 250;

/// What the app is made from.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The dossier.
    pub corpus: Shared<Corpus>,
    /// Where addresses are kept.
    pub history: AnyHistory,
    /// Where the viewer lies: `/`, `/sub/path/`, or relative (`./`, `../../`) while prerendering.
    pub root: AttrValue,
    /// Whether the first render must be what the prerenderer made: no query, no storage, no
    /// preference of the browser. They are read right after it.
    pub hydrating: bool,
}

/// The viewer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let basename = props.root.starts_with('/').then(|| props.root.clone());
    html! {
        <Router history={props.history.clone()} {basename}>
            <Frame corpus={props.corpus.clone()} root={props.root.clone()} hydrating={props.hydrating} />
        </Router>
    }
}

#[derive(PartialEq, Properties)]
struct FrameProps {
    corpus: Shared<Corpus>,
    root: AttrValue,
    hydrating: bool,
}

#[component]
fn Frame(props: &FrameProps) -> Html {
    let ready = use_state_eq(|| !props.hydrating);
    let detected = use_state_eq(|| None::<Language>);
    let (consent, agree) = use_consent();
    {
        let (ready, detected) = (ready.clone(), detected.clone());
        use_effect_with((), move |()| {
            detected.set(browser::languages().iter().find_map(|tag| Language::near(tag)));
            ready.set(true);
        });
    }

    let (read, dispatch) = use_address(&props.corpus, &props.root, *ready);
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
    use_effect_with((title, language), |(title, language)| {
        browser::describe_page(title, language.tag());
    });

    let place = state.place;
    use_effect_with((state.view.clone(), place), move |_| {
        if let Some(place) = place {
            browser::scroll_to(&prose::anchor(place.block));
        }
    });

    let store = Store::new(
        props.corpus.clone(),
        Rc::new(state),
        language,
        props.root.clone(),
        (consent, agree),
        dispatch,
    );
    html! {
        <>
            { masthead(&store) }
            <main id="content" tabindex="-1">{ view(&store, problem) }</main>
            { footer(&store) }
        </>
    }
}

fn view(store: &Store, problem: Option<Problem>) -> Html {
    if let Some(problem) = problem {
        return not_found(store, &problem);
    }
    match &store.state.view {
        View::Cards => cards(store),
        View::Timeline => timeline(store),
        View::Article(id) => reader(store, id),
    }
}

/// What the page is called.
pub fn title(corpus: &Corpus, state: &State, problem: Option<&Problem>, language: Language) -> String {
    let messages = language.messages();
    let dossier = corpus.dossier.title.get(language.tag());
    let part = match (problem, &state.view) {
        (Some(_), _) => messages.not_found,
        (None, View::Cards) => return dossier.to_owned(),
        (None, View::Timeline) => messages.timeline,
        (None, View::Article(id)) => match corpus.article(id) {
            Some(article) => &article.title,
            None => messages.not_found,
        },
    };
    format!("{part} · {dossier}")
}

type Address = Result<State, BadAddress>;

/// The state that the address describes, and the way to change it.
///
/// What is typed counts at once; the address follows when the typing rests. Until then it is
/// kept beside the address it was typed at, and forgotten as soon as the address changes.
#[hook]
fn use_address(corpus: &Shared<Corpus>, root: &AttrValue, ready: bool) -> (Address, Callback<Action>) {
    let location = use_location().expect("Frame stands inside a Router");
    let navigator = use_navigator().expect("Frame stands inside a Router");
    let draft = use_state(|| None::<(String, State)>);
    let timer = use_mut_ref(|| None::<Timeout>);

    let here = format!("{}{}", location.path(), location.query_str());
    let read = match &*draft {
        Some((at, state)) if *at == here => Ok(state.clone()),
        _ => parse(corpus, root, &location, ready),
    };
    let current = use_mut_ref(|| (here.clone(), State::default()));
    current.replace((here, read.clone().unwrap_or_else(|bad| *bad.rest)));

    let moved = use_mut_ref(|| false);
    {
        let moved = moved.clone();
        let view = current.borrow().1.view.clone();
        use_effect_with(view, move |_| {
            if moved.replace(false) {
                browser::start_of_view();
            }
        });
    }

    let dispatch = use_callback((), move |action: Action, ()| {
        let (here, state) = current.borrow().clone();
        let step = action.step();
        let next = update(&state, action);
        match step {
            Step::Push => {
                let pending = timer.borrow_mut().take().and_then(|timeout| timeout.cancel().into());
                if pending.is_some() {
                    replace(&navigator, &state);
                }
                *moved.borrow_mut() = next.view != state.view;
                let Ok(()) = navigator.push_with_query(&next.view, Raw(route::query(&next)));
            }
            Step::Replace => {
                let (navigator, current, settled) = (navigator.clone(), current.clone(), next.clone());
                let typed_at = here.clone();
                *timer.borrow_mut() = Some(Timeout::new(ADDRESS_DELAY, move || {
                    if current.borrow().0 == typed_at {
                        replace(&navigator, &settled);
                    }
                }));
                draft.set(Some((here, next)));
            }
        }
    });
    (read, dispatch)
}

fn replace(navigator: &Navigator, state: &State) {
    let Ok(()) = navigator.replace_with_query(&state.view, Raw(route::query(state)));
}

fn parse(corpus: &Corpus, root: &str, location: &Location, ready: bool) -> Address {
    let path = location.path();
    let path = path.strip_prefix(root.trim_end_matches('/')).unwrap_or(path);
    let query = if ready { location.query_str() } else { "" };
    let facets = corpus.facets();
    route::parse(path, query, |facet| facets.contains(facet))
}

type Consent = Rc<BTreeSet<String>>;

/// Sites whose pictures may be fetched; kept on this device.
#[hook]
fn use_consent() -> (Consent, Callback<String>) {
    let consent = use_state(Consent::default);
    {
        let consent = consent.clone();
        use_effect_with((), move |()| consent.set(Rc::new(browser::consent())));
    }
    let agree = {
        let consent = consent.clone();
        Callback::from(move |site: String| {
            let mut sites = (**consent).clone();
            sites.insert(site);
            browser::keep_consent(&sites);
            consent.set(Rc::new(sites));
        })
    };
    ((*consent).clone(), agree)
}
