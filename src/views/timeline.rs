//! What happened when: publications and dated events, oldest first, by year and month.

use crate::{
    components::{
        exports::{DOSSIER_JSON, EVENTS_CALENDAR, EVENTS_TABLE, exports},
        filter_panel::filter_panel,
        go::{Manner, go, go_like},
    },
    select::{self, Month},
    state::View,
    store::Store,
    views::cards::nothing_found,
};
use hutong_model::{Event, EventKind};
use yew::prelude::*;

/// The timeline.
pub fn timeline(store: &Store) -> Html {
    let messages = store.messages();
    let selection = select::select(&store.corpus, &store.state, store.language);
    let months = select::months(&store.corpus, &selection);
    let found = (messages.events_found)(selection.events.len(), store.corpus.dossier.events.len());
    html! {
        <div class="browse">
            <header class="introduction"><h1>{ messages.timeline }</h1></header>
            { filter_panel(store, &selection.facets, found) }
            <section class="results" aria-label={messages.timeline}>
                if months.is_empty() {
                    { nothing_found(store) }
                }
                <ol class="timeline">{ for years(&months).map(|year| self::year(store, year)) }</ol>
                { exports(store, &[("iCalendar", EVENTS_CALENDAR), ("CSV", EVENTS_TABLE), ("JSON", DOSSIER_JSON)]) }
            </section>
        </div>
    }
}

fn years<'a, 'b>(months: &'b [Month<'a>]) -> impl Iterator<Item = &'b [Month<'a>]> {
    months.chunk_by(|a, b| a.year == b.year)
}

fn year(store: &Store, months: &[Month<'_>]) -> Html {
    let Some(first) = months.first() else { return Html::default() };
    html! {
        <li class="year" key={first.year.to_string()}>
            <h2>{ store.language.year(first.year) }</h2>
            { for months.iter().map(|month| html! {
                <section class="month">
                    if let Some(number) = month.month {
                        <h3>{ store.language.month(number) }</h3>
                    }
                    <ol>{ for month.events.iter().map(|event| entry(store, event)) }</ol>
                </section>
            }) }
        </li>
    }
}

fn entry(store: &Store, event: &Event) -> Html {
    let messages = store.messages();
    let (class, kind) = match event.kind {
        EventKind::Published => ("event published", messages.published),
        EventKind::Reported => ("event reported", messages.reported),
    };
    let language = store.corpus.sources(event).first().map(|article| article.language.clone());
    html! {
        <li {class} key={event.id.clone()}>
            <p class="when">
                <time datetime={event.when.start.to_string()}>{ store.language.span(&event.when) }</time>
                <span class="kind">{ kind }</span>
                if event.hedged {
                    <span class="hedged">{ messages.hedged }</span>
                }
            </p>
            <p class="what" lang={language}>{ what(store, event) }</p>
            if event.kind == EventKind::Reported {
                <ul class="evidence-list">{ for event.evidence.iter().map(|span| evidence(store, span)) }</ul>
            }
        </li>
    }
}

/// A publication leads to its article; a report leads to its sentences.
fn what(store: &Store, event: &Event) -> Html {
    match (event.kind, event.evidence.first()) {
        (EventKind::Published, Some(span)) => {
            let to = store.state.with_view(View::Article(span.article.clone()));
            go(store, to, event.text.clone())
        }
        _ => html! { { &event.text } },
    }
}

fn evidence(store: &Store, span: &hutong_model::Span) -> Html {
    let Some(article) = store.corpus.article(&span.article) else { return Html::default() };
    let name = article.outlet.as_ref().unwrap_or(&article.title);
    let label = format!("{}: {name}, {}", store.messages().see_sentence, article.title);
    let to = store.state.at(&span.article, span.place());
    let manner = Manner { label: Some(label), ..Manner::default() };
    html! { <li>{ go_like(store, to, manner, name.clone()) }</li> }
}
