//! Who stands in which relation to what, as of a day; every cell opens on its sentences.

use crate::{
    components::{
        exports::{CLAIMS_TABLE, DOSSIER_JSON, exports},
        filter_panel::filter_panel,
        go::go,
    },
    select::{self, Cell, Grid},
    state::Action,
    store::Store,
    views::cards::nothing_found,
};
use hutong_model::{Claim, Day, Entity, Relation, Span, Status, Tone};
use yew::prelude::*;

/// The matrices, one a relation.
pub fn matrix(store: &Store) -> Html {
    let messages = store.messages();
    let selection = select::select(&store.corpus, &store.state, store.language);
    let grids = select::grids(&store.corpus, &selection);
    let found = (messages.claims_found)(selection.claims.len(), store.corpus.dossier.claims.len());
    html! {
        <div class="browse wide">
            <header class="introduction"><h1>{ messages.matrix }</h1></header>
            { filter_panel(store, &selection.facets, found) }
            <section class="results" aria-label={messages.matrix}>
                { as_of(store) }
                if grids.is_empty() {
                    { nothing_found(store) }
                }
                { for grids.iter().map(|grid| self::grid(store, grid)) }
                { exports(store, &[("CSV", CLAIMS_TABLE), ("JSON", DOSSIER_JSON)]) }
            </section>
        </div>
    }
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
    html! {
        <div class="grid" key={relation.id.as_str().to_owned()}>
            <h2>{ relation.label.get(tag) }</h2>
            <ul class="legend">
                { for relation.statuses.iter().map(|status| html! { <li>{ self::status(store, status, false) }</li> }) }
            </ul>
            <table class="matrix">
                <thead>
                    <tr>
                        <td></td>
                        { for grid.columns.iter().map(|object| html! { <th scope="col">{ object.name.get(tag) }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for grid.rows.iter().map(|(subject, cells)| html! {
                        <tr key={subject.id.as_str().to_owned()}>
                            <th scope="row">{ subject.name.get(tag) }</th>
                            { for cells.iter().zip(&grid.columns).map(|(cell, object)| match cell {
                                Some(cell) => self::cell(store, relation, subject, object, cell),
                                None => html! { <td class="unsaid"></td> },
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// A status by shape, word and colour.
fn status(store: &Store, status: &Status, hedged: bool) -> Html {
    let (tone, shape) = match status.tone {
        Tone::Yes => ("yes", "●"),
        Tone::Partly => ("partly", "◐"),
        Tone::Coming => ("coming", "◔"),
        Tone::No => ("no", "○"),
        Tone::Blocked => ("blocked", "✕"),
    };
    html! {
        <span class={classes!("status", tone)}>
            <span class="shape" aria-hidden="true">{ shape }</span>
            { status.label.get(store.language.tag()) }
            if hedged {
                <span class="hedged">{ store.messages().hedged }</span>
            }
        </span>
    }
}

/// The evidence lies in a popover: the browser opens and closes it, with or without scripts.
fn cell(store: &Store, relation: &Relation, subject: &Entity, object: &Entity, cell: &Cell<'_>) -> Html {
    let tag = store.language.tag();
    let id = format!("{}.{}.{}", relation.id, subject.id, object.id);
    let title = format!("{} · {}", subject.name.get(tag), object.name.get(tag));
    html! {
        <td data-column={object.name.get(tag).to_owned()}>
            <button type="button" popovertarget={id.clone()}>{ status(store, cell.status, cell.hedged) }</button>
            <div id={id.clone()} popover="auto" class="evidence">
                <button type="button" class="close" popovertarget={id} popovertargetaction="hide" aria-label={store.messages().close}>{ "×" }</button>
                <h3>{ title }</h3>
                <ul>{ for cell.claims.iter().map(|claim| self::claim(store, relation, claim)) }</ul>
            </div>
        </td>
    }
}

fn claim(store: &Store, relation: &Relation, claim: &Claim) -> Html {
    let said = relation.statuses.iter().find(|status| status.id == claim.status);
    html! {
        <li>
            <p class="when">
                { said.map(|said| status(store, said, claim.hedged)).unwrap_or_default() }
                { claim.as_of.map(|day| html! { <time datetime={day.to_string()}>{ store.language.day(day) }</time> }).unwrap_or_default() }
            </p>
            { for claim.evidence.iter().map(|span| sentence(store, span)) }
        </li>
    }
}

fn sentence(store: &Store, span: &Span) -> Html {
    let Some(article) = store.corpus.article(&span.article) else { return Html::default() };
    let name = article.outlet.as_ref().unwrap_or(&article.title);
    html! {
        <blockquote>
            <p lang={article.language.clone()}>{ article.quote(span.place()) }</p>
            <p class="from">{ go(store, store.state.at(&span.article, span.place()), name.clone()) }</p>
        </blockquote>
    }
}
