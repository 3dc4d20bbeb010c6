//! The frame around every view: makes the store of what the address says (`address`), what the reader chose
//! (`chosen`) and what has come by now (`coming`).

mod address;
mod chosen;
mod coming;
mod sight;

use crate::{
    browser::{self, Host},
    components::{
        device::lost, element::button, footer::footer, masthead::masthead, prose, still::drawn_from,
    },
    corpus::Corpus,
    i18n::Language,
    part::{self, Part},
    route::{BadAddress, Problem},
    state::{State, View},
    store::{Opened, Shared, Store},
    views::{cards::cards, not_found::not_found},
};
use address::use_address;
use chosen::{spoken, use_detected, use_preferences};
use coming::{use_came, use_reach, use_rest};
use sight::use_drawing;
use std::rc::Rc;
use yew::prelude::*;

pub use crate::route::Location;
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub use chosen::is_everybodys;

/// What the app is made from.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The dossier.
    pub corpus: Shared<Corpus>,
    /// Where the viewer lies: `/`, `/sub/path/`, or relative (`./`, `../../`) while prerendering.
    pub root: AttrValue,
    /// The path below the root and the query of the first render.
    pub first: Location,
    /// The language of the page that was sent, where one is taken over. It is rendered first as the prerenderer
    /// did it: without query, storage, or preference of the browser. All of them are read right after it.
    pub takes_over: Option<Language>,
    /// What it stands in.
    #[prop_or_default]
    pub host: Host,
}

/// The viewer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let host = &props.host;
    let detected = use_detected(props);
    let preferences = use_preferences(props);
    let came = use_came(host);
    let drawing = use_drawing(host);
    let corpus = &came.so_far(&props.corpus);
    let (read, dispatch, read_again) = use_address(props, corpus, &came, &drawing);
    let (state, problem) = match read {
        Ok(state) => (state, None),
        Err(BadAddress { problem, rest }) => (*rest, Some(problem)),
    };
    let language = spoken(corpus, state.language, detected);
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
    let before_letter = use_callback(host.clone(), {
        let drawing = drawing.clone();
        move |(), _| drawing.look_ahead()
    });
    let opened = use_state_eq(Opened::default);
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
    let own = (band, want, opened);
    let mut store = Store::new(corpus.clone(), Rc::new(state), language, root, preferences, own, dispatch);
    store.problem = problem;
    #[cfg(feature = "shards")]
    {
        store.reach = reach;
    }
    store.before_letter = before_letter;
    let store = drawing.of(store);
    html! {
        <>
            { drawn_from(store.where_seen(false), masthead) }
            <main id="content" part="content" tabindex="-1">{ drawn_from(store.clone(), view) }</main>
            { drawn_from(store.where_seen(false), footer) }
            { again.map(|again| missing(&store, again)).unwrap_or_default() }
        </>
    }
}

fn view(store: &Store) -> Html {
    if let Some(problem) = &store.problem {
        return not_found(store, problem);
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
