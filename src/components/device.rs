//! What the viewer says of the device it is kept on: a newer version, installing, what is kept.
//! Everything here is in the page from the start; `www/offline.js` sets the marks by which the style
//! sheet shows it, and does what is pressed. So it needs no state, and works where the program broke.

use crate::store::Store;
use yew::prelude::*;

/// Offers a newer version, which waits until the reader takes it.
pub fn newer_version(store: &Store) -> Html {
    let messages = store.messages();
    html! {
        <div class="newer" role="status">
            <p>{ messages.newer_version }</p>
            <button type="button" data-device="accept">{ messages.reload }</button>
            <button type="button" data-device="later">{ messages.close }</button>
        </div>
    }
}

/// What is kept on this device, and how to have it installed or forgotten.
pub fn device(store: &Store) -> Html {
    let messages = store.messages();
    html! {
        <details class="device">
            <summary>{ messages.on_this_device }</summary>
            <p class="ready">{ messages.offline_ready }</p>
            <p class="failed">{ messages.offline_failed }</p>
            <p class="forgotten">{ messages.forgotten }</p>
            <p>{ messages.kept_here }<output /></p>
            <button type="button" popovertarget="forget">{ messages.forget }</button>
            <div id="forget" class="question" popover="auto">
                <p>{ messages.forget_what }</p>
                <button type="button" data-device="forget">{ messages.forget }</button>
                <button type="button" popovertarget="forget" popovertargetaction="hide">{ messages.close }</button>
            </div>
        </details>
    }
}

/// Offers to install, where the browser does.
pub fn install(store: &Store) -> Html {
    let messages = store.messages();
    html! {
        <p class="install">
            { messages.install_hint }
            <button type="button" data-device="install">{ messages.install }</button>
        </p>
    }
}
