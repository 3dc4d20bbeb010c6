//! The foot of every page: what the dossier is made of, and whose the articles are.

use crate::store::Store;
use yew::prelude::*;

/// The foot of every page.
pub fn footer(store: &Store) -> Html {
    let text = (store.messages().built_from)(store.corpus.dossier.articles.len());
    html! { <footer class="footer"><p>{ text }</p></footer> }
}
