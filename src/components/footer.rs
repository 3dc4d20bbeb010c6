//! The foot of every page: what the dossier is made of, and whose the articles are.

use crate::store::use_store;
use yew::prelude::*;

/// The foot of every page.
#[component]
pub fn Footer() -> Html {
    let store = use_store();
    let text = (store.messages().built_from)(store.corpus.dossier.articles.len());
    html! { <footer class="footer"><p>{ text }</p></footer> }
}
