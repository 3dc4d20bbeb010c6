//! One card an article, newest first.

use crate::{
    components::{article_card::ArticleCard, filter_panel::FilterPanel},
    select,
    store::use_store,
};
use yew::prelude::*;

/// The articles that fit.
#[component]
pub fn Cards() -> Html {
    let store = use_store();
    let messages = store.messages();
    let selection = select::select(&store.corpus, &store.state, store.language);
    let dossier = &store.corpus.dossier;
    let found = (messages.articles_found)(selection.articles.len(), dossier.articles.len());
    let tag = store.language.tag();
    html! {
        <div class="browse">
            <header class="introduction">
                <h1>{ dossier.title.get(tag) }</h1>
                <p>{ dossier.description.get(tag) }</p>
            </header>
            <FilterPanel facets={selection.facets} {found} />
            <section class="results" aria-label={messages.articles}>
                if selection.articles.is_empty() {
                    <NothingFound />
                } else {
                    { for selection.articles.into_iter().map(|at| {
                        let key = dossier.articles[at].id.as_str().to_owned();
                        html! { <ArticleCard {key} {at} /> }
                    }) }
                }
            </section>
        </div>
    }
}

/// Says that nothing fits, and what can be done.
#[component]
pub fn NothingFound() -> Html {
    let messages = use_store().messages();
    html! {
        <div class="nothing">
            <p class="nothing-title">{ messages.nothing_found }</p>
            <p>{ messages.nothing_found_hint }</p>
        </div>
    }
}
