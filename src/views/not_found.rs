//! An address that means nothing: says what is wrong with it and where to go on.

use crate::{
    components::{
        element::{element, text},
        go::go,
    },
    route::Problem,
    state::{State, View},
    store::Store,
};
use yew::prelude::*;

/// The page for an address that means nothing.
pub fn not_found(store: &Store, problem: &Problem) -> Html {
    let (messages, language) = (store.messages(), store.language);
    let what = match problem {
        // The page that a host shows for any address does not know which one it was.
        Problem::UnknownPath(path) if path.ends_with("/404.html") => messages.unknown_address.to_owned(),
        Problem::UnknownPath(path) => (messages.unknown_path)(path),
        Problem::UnknownArticle(id) => (messages.unknown_article)(id),
        Problem::NotADay(text) => (messages.not_a_day)(text),
        Problem::ReversedDays(after, before) => {
            (messages.reversed_days)(&language.day(*after), &language.day(*before))
        }
        Problem::NotALook(text) => (messages.not_a_look)(text),
        Problem::NotAPlace(text) => (messages.not_a_place)(text),
        Problem::UnknownLanguage(tag) => (messages.unknown_language)(tag),
    };
    let all = State { language: store.state.language, ..State::default() };
    let rest = (*store.state).clone();
    let rest_is_something = match problem {
        Problem::UnknownPath(_) => !rest.query.is_empty(),
        Problem::UnknownArticle(_) => false,
        _ => rest.view != View::Cards || !rest.query.is_empty(),
    };
    let mut ways = element("p", "ways");
    if rest_is_something {
        ways = ways.with(go(store, rest, messages.go_on_without));
    }
    element("section", "not-found")
        .with(text("h1", "", messages.not_found))
        .with(text("p", "", &what))
        .child(ways.with(go(store, all, messages.all_articles)))
        .done()
}
