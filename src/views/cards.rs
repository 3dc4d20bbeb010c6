//! One card an article, newest first.

use crate::{
    browser::Sight,
    components::{
        article_card::article_card,
        element::{button, element, text},
        exports::{ATOM_FEED, DOSSIER_JSON, JSON_FEED, exports, references},
        filter_panel::filter_panel,
        still::drawn_from,
    },
    i18n::Messages,
    large::Want,
    select::{self, Selection},
    state::Action,
    store::Store,
};
use std::rc::Rc;
use yew::prelude::*;

/// The articles that fit.
pub fn cards(store: &Store) -> Html {
    let messages = store.messages();
    let selection = Rc::new(select::select(&store.corpus, &store.state, store.language));
    let dossier = &store.corpus.dossier;
    let found = tally(messages, &selection, messages.articles_found);
    let tag = store.language.tag();
    let head = element("header", "introduction cover")
        .with(text("h1", "", dossier.title.get(tag)))
        .with(text("p", "", dossier.description.get(tag)));
    let view = element("div", "browse").child(head).with(filter_panel(store, &selection, found));
    view.with(results(store, &selection)).done()
}

fn results(store: &Store, selection: &Selection) -> Html {
    let messages = store.messages();
    let mut results = element("section", "results").set("aria-label", messages.articles);
    if selection.is_waiting {
        results = results.set("aria-busy", "true");
    }
    if selection.found.is_empty() && !selection.is_waiting {
        results = results.with(nothing_found(store));
    }
    // What stays while its answer is on its way is not drawn anew.
    let letter = store.letter.as_ref().filter(|_| !selection.is_waiting);
    let drawn = letter.map_or(Sight::ANY_NUMBER, |letter| letter.sight.cards);
    let cards = selection.found.iter().take(drawn);
    let articles = &store.corpus.dossier.articles;
    let cards = cards.map(|at| article_card(store, &selection.question, &articles[*at]));
    results
        // A list of its own, so that a card stays the one it was wherever it comes to stand.
        .with(cards.collect())
        .with(more(store, selection.found.len(), selection.tally.found))
        .with(drawn_from(store.where_seen(false), take_along))
        .done()
}

/// Files and references to take along.
fn take_along(store: &Store) -> Html {
    if store.comes_to_list() {
        return Html::default();
    }
    let files = [("Atom", ATOM_FEED), ("JSON Feed", JSON_FEED), ("JSON", DOSSIER_JSON)];
    [exports(store, &files), references(store)].into_iter().collect()
}

/// A button for more cards than are shown.
pub fn more(store: &Store, shown: usize, found: usize) -> Html {
    if store.corpus.answer.is_none() || shown >= found {
        return Html::default();
    }
    let press = store.want.reform(|_| Want::More);
    let said = (store.messages().more)(found - shown);
    element("p", "more-cards script-only").child(button("", press).text(&said)).done()
}

/// How many of how many fit, as a view says it.
pub fn tally(messages: &Messages, selection: &Selection, say: fn(usize, usize) -> String) -> String {
    let said = say(selection.tally.found, selection.tally.all);
    match (selection.is_waiting, selection.tally.is_sure) {
        (true, _) => "…".to_owned(),
        (false, true) => said,
        (false, false) => (messages.about)(&said),
    }
}

/// Says that nothing fits, and what can be done.
pub fn nothing_found(store: &Store) -> Html {
    let messages = store.messages();
    let mut nothing = element("div", "nothing").with(text("p", "nothing-title", messages.nothing_found));
    if !store.state.query.is_empty() {
        nothing = nothing.with(text("p", "", messages.nothing_found_hint));
    }
    if let Some(meant) = select::meant(&store.corpus, &store.state) {
        let said = meant.clone();
        let press = store.on(move |_| Action::Type(meant.clone()));
        let meant = button("", press).text(&said);
        nothing = nothing.child(element("p", "meant").text(messages.meant).child(meant));
    }
    nothing.done()
}
