//! The foot of every page: what the dossier is made of, whose the articles are, what is kept here.

use crate::{
    components::device::{device, install, newer_version},
    store::Store,
};
use yew::prelude::*;

/// The foot of every page.
pub fn footer(store: &Store) -> Html {
    let text = (store.messages().built_from)(store.corpus.dossier.articles.len());
    html! {
        <footer class="footer" part="footer">
            <p>{ text }</p>
            // What it opens is fetched when it is pressed: www/boot.js, www/embed-dialog.js.
            <button type="button" class="embed-open script-only">{ store.messages().embed }</button>
            { install(store) }
            { device(store) }
            { newer_version(store) }
        </footer>
    }
}
