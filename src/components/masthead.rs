//! The head of every page: the dossier's title, the views, the language and the theme.

use crate::{
    components::{
        element::element,
        go::{Manner, go, go_like},
        theme_switch::theme_switch,
    },
    i18n::Language,
    state::{State, View},
    store::Store,
};
use yew::prelude::*;

/// The head of every page. Where the address means nothing, no view is the current one.
pub fn masthead(store: &Store) -> Html {
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
    let views = views.map(|(view, name)| {
        let current = store.problem.is_none() && state.view == view;
        go_like(store, state.with_view(view), Manner { current, ..Manner::default() }, name)
    });
    let languages = Language::ALL.into_iter().map(|language| self::language(store, language));
    let languages = element("nav", "languages").set("aria-label", messages.language).all(languages);
    element("header", "masthead")
        .set("part", "masthead")
        .child(element("a", "skip").set("href", "#content").text(messages.skip_to_content))
        .child(element("p", "masthead-title").with(go(store, home, title)))
        .child(element("nav", "views").set("aria-label", messages.views).all(views))
        .child(element("div", "preferences").child(languages).with(theme_switch(store)))
        .done()
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
    if name.contains(sign) { name.to_owned() } else { format!("{sign} {name}") }
}
