//! The address bar and the history, through the router's own browser history.

use yew_router::{
    Routable,
    history::{BrowserHistory, History},
    query::Raw,
};

/// The present path and query; the query is empty or begins with `?`.
pub fn address() -> (String, String) {
    let location = BrowserHistory::new().location();
    (location.path().to_owned(), location.query_str().to_owned())
}

/// Calls back whenever the address changes, until the listener is dropped.
pub fn listen(changed: impl Fn() + 'static) -> impl Sized {
    BrowserHistory::new().listen(changed)
}

/// Adds an entry: a view below a root such as `/` or `/sub/path/`, and a query without `?`.
pub fn push(root: &str, view: &impl Routable, query: &str) {
    let Ok(()) = BrowserHistory::new().push_with_query(path(root, view), Raw(query));
}

/// Changes the present entry.
pub fn replace(root: &str, view: &impl Routable, query: &str) {
    let Ok(()) = BrowserHistory::new().replace_with_query(path(root, view), Raw(query));
}

fn path(root: &str, view: &impl Routable) -> String {
    format!("{}{}", root.trim_end_matches('/'), view.to_path())
}
