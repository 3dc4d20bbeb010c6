//! Follows the system's theme, or one that the reader chose on this device.

use crate::{
    components::element::button,
    preferences::{Preference, Theme},
    store::Store,
};
use yew::prelude::*;

/// One button that goes through the themes.
pub fn theme_switch(store: &Store) -> Html {
    let messages = store.messages();
    let (sign, name) = match store.preferences.theme {
        Theme::System => ("◐", messages.theme_system),
        Theme::Light => ("○", messages.theme_light),
        Theme::Dark => ("●", messages.theme_dark),
    };
    let label = store.language.labelled(messages.theme, name);
    let onclick = store.prefer.reform(|_: MouseEvent| Preference::NextTheme);
    button("theme script-only", onclick).put("title", &label).put("aria-label", &label).text(sign).done()
}
