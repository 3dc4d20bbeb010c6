//! The field for words.

use crate::{state::Action, store::Store};
use yew::prelude::*;

/// The field for words; what is typed counts at once.
pub fn search_box(store: &Store) -> Html {
    let messages = store.messages();
    let oninput = store.on(|event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        Action::Type(input.value())
    });
    let onkeydown = store.before_letter.reform(|_: KeyboardEvent| ());
    html! {
        <div class="search">
            <label for="search">{ messages.search }</label>
            <input id="search" type="search" autocomplete="off" enterkeyhint="search"
                placeholder={messages.search_hint} value={store.state.query.text.clone()} {onkeydown} {oninput} />
        </div>
    }
}
