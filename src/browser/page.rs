//! A page of the viewer's own: its address bar, title, language, focus, scrolling and storage.

use super::{center, storage};
use crate::{
    preferences::{Preferences, Theme},
    route::{self, Location},
    state::State,
};
use gloo::{
    events::EventListener,
    utils::{document, document_element, window},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Where sites are kept, one a line.
const PICTURES: &str = "pictures";
/// Where the theme is kept; `www/theme.js` reads it before anything is drawn.
const THEME: &str = "theme";

/// What the address bar says, below a root such as `/` or `/sub/path/`.
pub fn location(root: &str) -> Location {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let below = path.strip_prefix(root.trim_end_matches('/')).unwrap_or(&path).to_owned();
    Location { path: below, query: location.search().unwrap_or_default() }
}

pub fn listen(changed: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "popstate", move |_| changed())
}

/// Adds an entry to the history.
pub fn push(root: &str, state: &State) {
    // A page that may not change its address, or changes it too often, keeps the one it has.
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&route::href(root, state)));
    }
}

/// Changes the present entry of the history.
pub fn replace(root: &str, state: &State) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route::href(root, state)));
    }
}

/// Sets the page's title and the language of the interface.
pub fn describe(title: &str, language: &str) {
    document().set_title(title);
    // A page that forbids it keeps its own language.
    let _ = document_element().set_attribute("lang", language);
}

pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

pub fn start_of_view() {
    if let Some(content) = element("content") {
        let _ = content.focus();
    }
    // After the focus, which scrolls by itself.
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

pub fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        center(&element);
    }
}

pub fn preferences(root: &str) -> Preferences {
    let sites = storage::read(root, PICTURES).unwrap_or_default();
    Preferences {
        theme: Theme::from_name(storage::read(root, THEME).as_deref()),
        pictures: sites.lines().map(str::to_owned).collect(),
    }
}

pub fn keep_preferences(root: &str, preferences: &Preferences) {
    let theme = preferences.theme.name();
    storage::write(root, THEME, theme);
    storage::write(root, PICTURES, Some(&preferences.pictures.join("\n")));
    let root = document_element();
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// The first element that fits a selector.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
