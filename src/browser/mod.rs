//! The only place that touches the page around the app and what the browser keeps.
//! Everything here may fail silently in a page that forbids it; nothing here may panic.

mod history;
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
mod start;
mod storage;

pub use history::{address, listen, push, replace};

use crate::preferences::{Preferences, Theme};
use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where sites are kept, one a line.
const PICTURES: &str = "hutong.pictures";
/// Where the theme is kept; `www/theme.js` reads it before anything is drawn.
const THEME: &str = "hutong.theme";

/// BCP 47 tags of the languages that the reader prefers, best first.
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Sets the page's title and the language of the interface.
pub fn describe_page(title: &str, language: &str) {
    document().set_title(title);
    // A page that forbids it keeps its own language.
    let _ = document_element().set_attribute("lang", language);
}

/// Goes to the beginning of a view, with the focus on it, as a new page would.
pub fn start_of_view() {
    if let Some(content) = element("content") {
        let _ = content.focus();
    }
    // After the focus, which scrolls by itself.
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Brings an element to the middle of the window.
pub fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Auto);
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What the reader chose on this device before.
pub fn preferences() -> Preferences {
    let sites = storage::read(PICTURES).unwrap_or_default();
    Preferences {
        theme: Theme::from_name(storage::read(THEME).as_deref()),
        pictures: sites.lines().map(str::to_owned).collect(),
    }
}

/// Shows and keeps what the reader chose.
pub fn keep_preferences(preferences: &Preferences) {
    let theme = preferences.theme.name();
    storage::write(THEME, theme);
    storage::write(PICTURES, Some(&preferences.pictures.join("\n")));
    let root = document_element();
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Marks what stands around a picture that could not be loaded.
pub fn mark_failed(event: Event) {
    let image = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if let Some(around) = image.and_then(|image| image.parent_element()) {
        let _ = around.set_attribute("data-failed", "");
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
