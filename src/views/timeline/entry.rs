//! What the list and the band say alike of an entry.

use crate::{
    components::{
        element::{element, text},
        go::go,
    },
    state::View,
    store::Store,
};
use hutong_model::{Event, EventKind};
use yew::prelude::*;

/// The class and the word of an entry's layer.
pub fn layer(store: &Store, event: &Event) -> (&'static str, &'static str) {
    match event.kind {
        EventKind::Published => ("published", store.messages().published),
        EventKind::Reported => ("reported", store.messages().reported),
    }
}

/// When it was, which layer it belongs to, and what it says. A publication leads to its article.
pub fn head(store: &Store, event: &Event) -> Html {
    let day = element("time", "").put("datetime", &event.when.start.to_string());
    let mut when = element("p", "when").child(day.text(&store.language.span(&event.when))).with(text(
        "span",
        "kind",
        layer(store, event).1,
    ));
    if event.hedged {
        when = when.with(text("span", "hedged", store.messages().hedged));
    }
    let what = element("p", "what").put("lang", language(store, event));
    let what = match (event.kind, event.evidence.first()) {
        (EventKind::Published, Some(span)) => {
            let article = store.state.with_view(View::Article(span.article.clone()));
            what.with(go(store, article, event.text.clone()))
        }
        _ => what.text(&event.text),
    };
    [when.done(), what.done()].into_iter().collect()
}

/// The language of what it says.
pub fn language<'a>(store: &'a Store, event: &Event) -> &'a str {
    let article = event.evidence.iter().find_map(|span| store.corpus.article(&span.article));
    article.map_or("", |article| &article.language)
}
