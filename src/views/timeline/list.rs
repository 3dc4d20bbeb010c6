//! The timeline as a list, by year and month.

use super::entry;
use crate::{
    components::{
        element::{button, element, text},
        go::{Manner, go_like},
        still::still,
    },
    select::{self, Month, Selection},
    state::{Action, Look},
    store::Store,
    views::cards::more,
};
use hutong_model::{Event, EventKind, Span};
use std::rc::Rc;
use yew::prelude::*;

/// The events that fit.
pub fn list(store: &Store, selection: &Rc<Selection>) -> Html {
    let is_seen = store.letter.as_ref().is_none_or(|letter| letter.sight.list);
    let from = store.beside_band(is_seen);
    let (store, selection) = (store.clone(), selection.clone());
    still(None, from, move || {
        let list = years(&store, &selection);
        let Some(answer) = &store.corpus.answer else { return list };
        // A large dossier's list is a stretch of all, and another one with another look.
        let more = more(&store, answer.listed().end, selection.found.len());
        [earlier(&store), list, more].into_iter().collect()
    })
}

/// By year and month.
fn years(store: &Store, selection: &Selection) -> Html {
    let months = select::months(&store.corpus, selection);
    let mut list = element("ol", "timeline");
    for year in months.chunk_by(|a, b| a.year == b.year) {
        list = list.with(self::year(store, year));
    }
    list.done()
}

/// A button for the stretch before the one that is listed.
fn earlier(store: &Store) -> Html {
    let Some(first) = select::earlier(&store.corpus) else { return Html::default() };
    let look = Look { on: Some(first), ..store.state.look.clone() };
    let press = store.on(move |_| Action::Look(look.clone()));
    element("p", "more-cards script-only").child(button("", press).text(store.messages().earlier)).done()
}

fn year(store: &Store, months: &[Month<'_>]) -> Html {
    let Some(first) = months.first() else { return Html::default() };
    let name = store.language.year(first.year);
    let mut out = element("li", "year").key(&name).with(text("h2", "", &name));
    for month in months {
        let mut section = element("section", "month");
        if let Some(number) = month.month {
            section = section.with(text("h3", "", &store.language.month(number)));
        }
        let events = month.events.iter().map(|event| item(store, event));
        out = out.child(section.child(element("ol", "").all(events)));
    }
    out.done()
}

fn item(store: &Store, event: &Event) -> Html {
    let class = match event.kind {
        EventKind::Published => "event published",
        EventKind::Reported => "event reported",
    };
    let item = element("li", class).key(&event.id).with(entry::head(store, event));
    if event.kind == EventKind::Published {
        return item.done();
    }
    item.child(element("ul", "evidence-list").all(event.evidence.iter().map(|span| evidence(store, span))))
        .done()
}

fn evidence(store: &Store, span: &Span) -> Html {
    let Some(article) = store.corpus.article(&span.article) else { return Html::default() };
    let name = article.outlet.as_ref().unwrap_or(&article.title);
    let label = format!("{}: {name}, {}", store.messages().see_sentence, article.title);
    let to = store.state.at(&span.article, span.place());
    let manner = Manner { label: Some(label), ..Manner::default() };
    element("li", "").with(go_like(store, to, manner, name.clone())).done()
}
