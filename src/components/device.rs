//! What the viewer says of the device it is kept on: a newer version, installing, what is kept.
//! Everything here is in the page from the start; `www/offline.js` sets the marks by which the style
//! sheet shows it, and does what is pressed. So it needs no state, and works where the program broke.

use crate::{
    components::element::{Element, element, text},
    i18n::Messages,
    store::Store,
};
use yew::prelude::*;

/// Offers a newer version, which waits until the reader takes it.
pub fn newer_version(store: &Store) -> Html {
    let messages = store.messages();
    element("div", "newer")
        .set("role", "status")
        .with(text("p", "", messages.newer_version))
        .child(button(messages.reload).set("data-device", "accept"))
        .child(button(messages.close).set("data-device", "later"))
        .done()
}

/// Says that something of the viewer could not be fetched, with the way to load the page again
/// (`www/boot.js`, `www/embedded.js`).
pub fn lost(messages: &Messages, class: &'static str) -> Element {
    element("div", class)
        .set("role", "alert")
        .with(text("p", "", messages.part_missing))
        .child(element("button", "reload").set("type", "button").text(messages.reload))
}

/// What is kept on this device, and how to have it installed or forgotten.
pub fn device(store: &Store) -> Html {
    let messages = store.messages();
    let question = element("div", "question")
        .set("id", "forget")
        .set("popover", "auto")
        .with(text("p", "", messages.forget_what))
        .child(button(messages.forget).set("data-device", "forget"))
        .child(button(messages.close).set("popovertarget", "forget").set("popovertargetaction", "hide"));
    let is_large = store.corpus.answer.is_some();
    let ready = if is_large { messages.offline_as_read } else { messages.offline_ready };
    let device = element("details", "device")
        .with(text("summary", "", messages.on_this_device))
        .with(text("p", "ready", ready))
        .with(text("p", "failed", messages.offline_failed))
        .with(text("p", "forgotten", messages.forgotten))
        .child(element("p", "").text(messages.kept_here).child(element("output", "")))
        .child(button(messages.forget).set("popovertarget", "forget"))
        .child(question);
    if is_large { device.child(keep_all(store)).done() } else { device.done() }
}

/// Has all of a large dossier kept; says how large that is, and how far it has come.
fn keep_all(store: &Store) -> Element {
    let press = button(store.messages().keep_all).set("data-device", "keep");
    element("p", "ready").child(press).child(element("output", "keeping").set("role", "status"))
}

/// Offers to install, where the browser does.
pub fn install(store: &Store) -> Html {
    let messages = store.messages();
    let install = button(messages.install).set("data-device", "install");
    element("p", "install").text(messages.install_hint).child(install).done()
}

/// A button that scripts beside the program listen to.
fn button(name: &str) -> Element {
    element("button", "").set("type", "button").text(name)
}
