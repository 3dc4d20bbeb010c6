//! One card an article, newest first.

use crate::{
    components::{
        article_card::article_card,
        exports::{ATOM_FEED, DOSSIER_JSON, JSON_FEED, exports, references},
        filter_panel::filter_panel,
    },
    select,
    store::Store,
};
use yew::prelude::*;

/// The articles that fit.
pub fn cards(store: &Store) -> Html {
    let messages = store.messages();
    let selection = select::select(&store.corpus, &store.state, store.language);
    let dossier = &store.corpus.dossier;
    let found = (messages.articles_found)(selection.found.len(), dossier.articles.len());
    let tag = store.language.tag();
    html! {
        <div class="browse">
            <header class="introduction cover">
                <h1>{ dossier.title.get(tag) }</h1>
                <p>{ dossier.description.get(tag) }</p>
            </header>
            { filter_panel(store, &selection.facets, found) }
            <section class="results" aria-label={messages.articles}>
                if selection.found.is_empty() {
                    { nothing_found(store) }
                } else {
                    { for selection.found.into_iter().map(|at| article_card(store, &dossier.articles[at])) }
                }
                { exports(store, &[("Atom", ATOM_FEED), ("JSON Feed", JSON_FEED), ("JSON", DOSSIER_JSON)]) }
                { references(store) }
            </section>
        </div>
    }
}

/// Says that nothing fits, and what can be done.
pub fn nothing_found(store: &Store) -> Html {
    let messages = store.messages();
    html! {
        <div class="nothing">
            <p class="nothing-title">{ messages.nothing_found }</p>
            if !store.state.query.is_empty() {
                <p>{ messages.nothing_found_hint }</p>
            }
        </div>
    }
}
