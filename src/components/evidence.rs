//! Evidence in place: a popover that the browser opens and closes, with or without scripts, and the
//! sentences in it, each with its way into the article.

use crate::{
    components::{
        element::{Element, element, text},
        go::go,
    },
    store::Store,
};
use hutong_model::Span;
use yew::prelude::*;

/// A popover of an id with something in it, which a button with that `popovertarget` opens.
pub fn in_place(store: &Store, id: &str, said: &str, content: Html) -> Html {
    popover(id).all(title(store, id, said).into_iter()).with(content).done()
}

/// The same with nothing in it.
pub fn popover(id: &str) -> Element {
    element("div", "evidence").key(id).put("id", id).set("popover", "auto")
}

/// What stands at its head: the way out, and what it is about.
pub fn title(store: &Store, id: &str, said: &str) -> [Html; 2] {
    let close = element("button", "close").set("type", "button").put("popovertarget", id);
    let close = close.set("popovertargetaction", "hide").set("aria-label", store.messages().close).text("×");
    [close.done(), text("h3", "", said)]
}

/// A sentence, and who wrote it.
pub fn sentence(store: &Store, span: &Span) -> Html {
    let Some(article) = store.corpus.article(&span.article) else { return Html::default() };
    let name = article.outlet.as_ref().unwrap_or(&article.title);
    let said = element("p", "").put("lang", &article.language).text(&store.corpus.quote(span));
    let from = go(store, store.state.at(&span.article, span.place()), name.clone());
    element("blockquote", "").child(said).child(element("p", "from").with(from)).done()
}
