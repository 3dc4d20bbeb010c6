//! The address bar and the history.

use gloo::{events::EventListener, utils::window};
use wasm_bindgen::JsValue;
use yew_router::Routable;

/// The present path and query; the query is empty or begins with `?`.
pub fn address() -> (String, String) {
    let location = window().location();
    (location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// Calls back when the reader goes back or forward, until the listener is dropped. What
/// [`push`] and [`replace`] do is not told: whoever calls them knows.
pub fn listen(changed: impl Fn() + 'static) -> impl Sized {
    EventListener::new(&window(), "popstate", move |_| changed())
}

/// Adds an entry: a view below a root such as `/` or `/sub/path/`, and a query without `?`.
pub fn push(root: &str, view: &impl Routable, query: &str) {
    // A page that may not change its address, or changes it too often, keeps the one it has.
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url(root, view, query)));
    }
}

/// Changes the present entry.
pub fn replace(root: &str, view: &impl Routable, query: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url(root, view, query)));
    }
}

fn url(root: &str, view: &impl Routable, query: &str) -> String {
    let path = format!("{}{}", root.trim_end_matches('/'), view.to_path());
    if query.is_empty() { path } else { format!("{path}?{query}") }
}
