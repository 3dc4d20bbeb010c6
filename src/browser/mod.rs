//! The only place that touches the page around the app and what the browser keeps.
//! Everything here may fail silently in a page that forbids it; nothing here may panic.

#[cfg(all(feature = "csr", target_arch = "wasm32"))]
mod start;
mod storage;

use gloo::utils::{document, document_element, window};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where consent is kept.
const CONSENT: &str = "hutong.pictures";
/// Where the choice of theme is kept.
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
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(content) = element("content") {
        let _ = content.focus();
    }
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

/// Sites whose pictures may be fetched.
pub fn consent() -> BTreeSet<String> {
    storage::read(CONSENT).map(|sites| sites.lines().map(str::to_owned).collect()).unwrap_or_default()
}

/// Remembers sites whose pictures may be fetched.
pub fn keep_consent(sites: &BTreeSet<String>) {
    let sites: Vec<_> = sites.iter().map(String::as_str).collect();
    storage::write(CONSENT, Some(&sites.join("\n")));
}

/// The theme that was chosen before, if one was.
pub fn theme() -> Option<String> {
    storage::read(THEME)
}

/// Shows a theme and remembers it; none follows the system.
pub fn keep_theme(theme: Option<&str>) {
    storage::write(THEME, theme);
    let root = document_element();
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
