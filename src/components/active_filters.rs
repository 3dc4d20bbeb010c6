//! What is asked for now, each with a way to let it go.

use crate::{
    components::element::{button, element},
    select::facet_label,
    state::Action,
    store::Store,
};
use hutong_search::DateRange;
use yew::prelude::*;

/// Chips of what is active, and one button that clears all of it.
pub fn active_filters(store: &Store) -> Html {
    let messages = store.messages();
    if store.state.query.is_empty() {
        return Html::default();
    }
    let clear = store.on(|_: MouseEvent| Action::Clear);
    let chips = chips(store).into_iter().map(|(text, action)| {
        let onclick = store.on(move |_: MouseEvent| action.clone());
        let cross = element("span", "").set("aria-hidden", "true").text("×");
        button("chip", onclick).put("aria-label", &(messages.remove)(&text)).text(&text).child(cross).done()
    });
    element("div", "active")
        .set("role", "group")
        .set("aria-label", messages.active)
        .all(chips)
        .child(button("clear", clear).text(messages.clear))
        .done()
}

fn chips(store: &Store) -> Vec<(String, Action)> {
    let query = &store.state.query;
    let (messages, language) = (store.messages(), store.language);
    let mut chips = Vec::new();
    if !query.text.trim().is_empty() {
        chips.push((language.labelled(messages.search, query.text.trim()), Action::Type(String::new())));
    }
    for (facet, value) in query.choices.iter() {
        let label = facet_label(&store.corpus, facet, language);
        let name = store.corpus.value_label(facet, value, language);
        chips.push((language.labelled(&label, &name), Action::Toggle(facet.clone(), value.to_owned())));
    }
    let DateRange { after, before } = query.dates;
    if let Some(after) = after {
        let rest = DateRange { after: None, before };
        chips.push((language.labelled(messages.after, &language.day(after)), Action::Limit(rest)));
    }
    if let Some(before) = before {
        let rest = DateRange { after, before: None };
        chips.push((language.labelled(messages.before, &language.day(before)), Action::Limit(rest)));
    }
    chips
}
