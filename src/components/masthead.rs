//! The head of every page: the dossier's title, the views, the language and the theme.

use crate::{
    components::{
        go::{Manner, go, go_like},
        theme_switch::theme_switch,
    },
    i18n::Language,
    state::{State, View},
    store::Store,
};
use yew::prelude::*;

/// The head of every page.
/// `lost`: the address means nothing, so no view is the current one.
pub fn masthead(store: &Store, lost: bool) -> Html {
    let (messages, state) = (store.messages(), &store.state);
    let title = store.corpus.dossier.title.get(store.language.tag());
    let relations = &store.corpus.dossier.relations;
    let home = State { language: state.language, ..State::default() };
    let views = [
        (View::Cards, messages.articles),
        (View::Timeline, messages.timeline),
        (View::Matrix, messages.matrix),
    ];
    // A dossier that follows no relation has no matrix.
    let views = views.into_iter().filter(|(view, _)| *view != View::Matrix || !relations.is_empty());
    html! {
        <header class="masthead" part="masthead">
            <a class="skip" href="#content">{ messages.skip_to_content }</a>
            <p class="masthead-title">{ go(store, home, title) }</p>
            <nav class="views" aria-label={messages.views}>
                { for views.map(|(view, name)| {
                    let current = !lost && state.view == view;
                    go_like(store, state.with_view(view), Manner { current, ..Manner::default() }, name)
                }) }
            </nav>
            <div class="preferences">
                <nav class="languages" aria-label={messages.language}>
                    { for Language::ALL.into_iter().map(|language| self::language(store, language)) }
                </nav>
                { theme_switch(store) }
            </div>
        </header>
    }
}

fn language(store: &Store, language: Language) -> Html {
    let to = State { language: Some(language), ..(*store.state).clone() };
    let manner = Manner {
        current: language == store.language,
        label: Some(label(language)),
        lang: Some(language.tag()),
        ..Manner::default()
    };
    go_like(store, to, manner, language.sign())
}

/// The name of a language, with its sign where the name does not contain it: who speaks to the
/// machine says what he sees.
fn label(language: Language) -> String {
    let (name, sign) = (language.name(), language.sign());
    if name.contains(sign) { name.to_owned() } else { format!("{name} ({sign})") }
}
