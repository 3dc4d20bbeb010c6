//! Who stands in which relation to what, as of a day; every cell opens on its sentences.

use crate::{
    components::{
        element::{element, text},
        evidence::{in_place, sentence},
        exports::{CLAIMS_TABLE, DOSSIER_JSON, exports},
        filter_panel::filter_panel,
    },
    large::Want,
    select::{self, Cell, Grid},
    state::Action,
    store::Store,
    views::cards::{nothing_found, tally},
};
use hutong_model::{Claim, Day, Entity, Relation, Status, Tone};
use std::rc::Rc;
use yew::prelude::*;

/// The matrices, one a relation.
pub fn matrix(store: &Store) -> Html {
    let messages = store.messages();
    let selection = Rc::new(select::select(&store.corpus, &store.state, store.language));
    let grids = select::grids(&store.corpus, &selection);
    let found = tally(messages, &selection, messages.claims_found);
    let head = element("header", "introduction").with(text("h1", "", messages.matrix));
    let mut results = element("section", "results").set("aria-label", messages.matrix).with(as_of(store));
    if grids.is_empty() && !selection.is_waiting {
        results = results.with(nothing_found(store));
    }
    results = results.all(grids.iter().map(|grid| self::grid(store, grid)));
    results = results.with(exports(store, &[("CSV", CLAIMS_TABLE), ("JSON", DOSSIER_JSON)]));
    let view = element("div", "browse wide").child(head);
    view.with(filter_panel(store, &selection, found)).child(results).done()
}

/// The slider for the day up to which claims count.
fn as_of(store: &Store) -> Html {
    let Some((first, last)) = select::claimed_days(&store.corpus).filter(|(first, last)| first < last) else {
        return Html::default();
    };
    let day = store.state.query.dates.before.unwrap_or(last).clamp(first, last);
    let oninput = store.on(move |event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        let day = input.value().parse().ok().and_then(Day::from_number);
        Action::Slide(day.filter(|day| *day < last))
    });
    let said = store.language.day(day);
    html! {
        <div class="as-of script-only">
            <label for="as-of">{ store.messages().as_of }</label>
            <input id="as-of" type="range" min={first.number().to_string()} max={last.number().to_string()}
                value={day.number().to_string()} aria-valuetext={said.clone()} {oninput} />
            <output for="as-of">{ said }</output>
        </div>
    }
}

fn grid(store: &Store, grid: &Grid<'_>) -> Html {
    let tag = store.language.tag();
    let relation = grid.relation;
    let mut legend = element("ul", "legend");
    for status in &relation.statuses {
        legend = legend.child(element("li", "").with(self::status(store, relation, status, false)));
    }
    let mut head = element("tr", "").child(element("td", ""));
    for object in &grid.columns {
        head = head.child(element("th", "").set("scope", "col").text(object.name.get(tag)));
    }
    let mut body = element("tbody", "");
    for (subject, cells) in &grid.rows {
        let name = element("th", "").set("scope", "row").text(subject.name.get(tag));
        let mut row = element("tr", "").key(subject.id.as_str()).child(name);
        for (cell, object) in cells.iter().zip(&grid.columns) {
            row = row.with(match cell {
                Some(cell) => self::cell(store, relation, subject, object, cell),
                None => element("td", "unsaid").done(),
            });
        }
        body = body.child(row);
    }
    let table = element("table", "matrix").child(element("thead", "").with(head.done())).child(body);
    element("div", "grid")
        .key(relation.id.as_str())
        .with(text("h2", "", relation.label.get(tag)))
        .child(legend)
        .child(table)
        .done()
}

/// The shapes of each tone, for the statuses that have it in turn: no two statuses of a relation
/// look alike.
const SHAPES: [[&str; 4]; 5] = [
    ["●", "■", "▲", "◆"],
    ["◐", "◧", "◭", "◈"],
    ["◔", "◌", "◷", "▹"],
    ["○", "□", "△", "◇"],
    ["✕", "⊘", "⊠", "⊗"],
];

/// A status by shape, word and colour.
fn status(store: &Store, relation: &Relation, status: &Status, hedged: bool) -> Html {
    let (tone, shapes) = match status.tone {
        Tone::Yes => ("status yes", SHAPES[0]),
        Tone::Partly => ("status partly", SHAPES[1]),
        Tone::Coming => ("status coming", SHAPES[2]),
        Tone::No => ("status no", SHAPES[3]),
        Tone::Blocked => ("status blocked", SHAPES[4]),
    };
    let before = relation.statuses.iter().take_while(|other| other.id != status.id);
    let before = before.filter(|other| other.tone == status.tone).count();
    // Beyond the shapes that there are, they are doubled.
    let shape = shapes[before % shapes.len()].repeat(before / shapes.len() + 1);
    let shape = element("span", "shape").set("aria-hidden", "true").text(&shape);
    let mut out = element("span", tone).child(shape).text(status.label.get(store.language.tag()));
    if hedged {
        out = out.with(text("span", "hedged", store.messages().hedged));
    }
    out.done()
}

/// The evidence lies in a popover: the browser opens and closes it, with or without scripts.
fn cell(store: &Store, relation: &Relation, subject: &Entity, object: &Entity, cell: &Cell<'_>) -> Html {
    let tag = store.language.tag();
    let id = format!("{}.{}.{}", relation.id, subject.id, object.id);
    let title = format!("{} · {}", subject.name.get(tag), object.name.get(tag));
    let mut claims = element("ul", "");
    for claim in &cell.claims {
        claims = claims.with(self::claim(store, relation, claim));
    }
    let mut button = element("button", "").set("type", "button").put("popovertarget", &id);
    if store.corpus.answer.is_some() {
        let cell = (relation.id.clone(), subject.id.clone(), object.id.clone());
        button = button.pressed(store.want.reform(move |_| Want::Cell(cell.clone())));
    }
    element("td", "")
        .put("data-column", object.name.get(tag))
        .child(button.with(status(store, relation, cell.status, cell.hedged)))
        .with(in_place(store, &id, &title, claims.done()))
        .done()
}

fn claim(store: &Store, relation: &Relation, claim: &Claim) -> Html {
    let mut when = element("p", "when");
    if let Some(said) = store.corpus.status(claim) {
        when = when.with(status(store, relation, said, claim.hedged));
    }
    if let Some(day) = claim.as_of {
        let time = element("time", "").put("datetime", &day.to_string()).text(&store.language.day(day));
        when = when.child(time);
    }
    let said = element("li", "").child(when);
    said.all(claim.evidence.iter().map(|span| sentence(store, span))).done()
}
