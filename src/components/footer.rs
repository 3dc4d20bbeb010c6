//! The foot of every page: what the dossier is made of, whose the articles are, what is kept here.

use crate::{
    components::{
        device::{device, install, lost, newer_version},
        element::{element, text},
    },
    store::Store,
};
use yew::prelude::*;

/// The foot of every page.
pub fn footer(store: &Store) -> Html {
    let text = (store.messages().built_from)(store.corpus.count());
    // What it opens is fetched when it is pressed: www/boot.js, www/embed-dialog.js.
    let embed =
        element("button", "embed-open script-only").set("type", "button").text(store.messages().embed);
    element("footer", "footer")
        .set("part", "footer")
        .with(self::text("p", "", &text))
        .child(embed)
        .with(install(store))
        .with(device(store))
        .with(newer_version(store))
        .with(lost(store.messages(), "newer lost").done())
        .done()
}
