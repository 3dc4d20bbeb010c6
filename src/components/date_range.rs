//! The days: how many documents there are when, and two fields for the first and the last day.

use crate::{
    components::{
        brush::brush,
        element::{self, element},
    },
    state::Action,
    store::Store,
};
use hutong_model::Day;
use hutong_search::{Bin, DateRange};
use yew::prelude::*;

/// The stretches of time with their documents, and the fields for the first and the last day, both
/// included.
pub fn dates(store: &Store, histogram: &[Bin]) -> Html {
    let messages = store.messages();
    let dates = store.state.query.dates;
    let extent = store.corpus.extent;
    let field = |id: &'static str,
                 name: &'static str,
                 day: Option<Day>,
                 change: fn(DateRange, Option<Day>) -> DateRange| {
        let onchange = store.on(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            Action::Limit(change(dates, input.value().parse().ok()))
        });
        let text = |day: Option<Day>| day.map(|day| day.to_string());
        let input = html! {
            <input {id} type="date" value={text(day).unwrap_or_default()} {onchange}
                min={text(extent.after)} max={text(extent.before)} />
        };
        element("div", "date-field").child(element("label", "").set("for", id).text(name)).with(input).done()
    };
    let first = field("after", messages.after, dates.after, |dates, day| DateRange {
        after: day,
        before: dates.before.filter(|before| day.is_none_or(|day| day <= *before)),
    });
    let last = field("before", messages.before, dates.before, |dates, day| DateRange {
        after: dates.after.filter(|after| day.is_none_or(|day| *after <= day)),
        before: day,
    });
    element("fieldset", "facet dates")
        .with(element::text("legend", "", messages.dates))
        .with(brush(store, histogram))
        .with(first)
        .with(last)
        .done()
}
