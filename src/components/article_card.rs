//! One article among others.

use crate::{
    components::{
        go::go,
        picture::{Room, remote_picture},
    },
    select,
    state::{Action, View},
    store::Store,
};
use hutong_model::Article;
use hutong_search::Snippet;
use yew::prelude::*;

/// One article: where and when it appeared, what it is about, whom it names.
pub fn article_card(store: &Store, article: &Article) -> Html {
    let messages = store.messages();
    let words = store.state.query.words();
    let card = select::card(&store.corpus, article, &words, store.language);
    let to = store.state.with_view(View::Article(article.id.clone()));
    let lead = match &card.snippet {
        Some(snippet) => self::snippet(snippet),
        None => html! { { &article.summary } },
    };
    html! {
        <article class="card" key={article.id.as_str().to_owned()} data-article={article.id.as_str().to_owned()}>
            { remote_picture(store, select::hero(article), &Room::Card(sign(article))) }
            <div class="card-text">
                <p class="byline">
                    if let Some(outlet) = &article.outlet {
                        <span class="outlet">{ outlet }</span>
                    }
                    { date(store, article) }
                    <span class="minutes">{ (messages.minutes)(card.minutes) }</span>
                </p>
                <h2 lang={article.language.clone()}>{ go(store, to, article.title.clone()) }</h2>
                <p class="lead" lang={article.language.clone()}>{ lead }</p>
                if !card.entities.is_empty() {
                    <ul class="entities">
                        { for card.entities.into_iter().map(|(facet, value, name)| {
                            let chosen = store.state.query.choices.has(&facet, &value);
                            let action = Action::Toggle(facet.clone(), value);
                            let onclick = store.on(move |_: MouseEvent| action.clone());
                            html! {
                                <li><button type="button" class="entity" data-kind={facet.name().to_owned()}
                                    aria-pressed={chosen.to_string()} {onclick}>{ name }</button></li>
                            }
                        }) }
                    </ul>
                }
            </div>
        </article>
    }
}

/// The day an article appeared, in the dossier's zone.
pub fn date(store: &Store, article: &Article) -> Html {
    match &article.published {
        Some(published) => {
            let datetime = published.instant.clone().unwrap_or_else(|| published.day.to_string());
            html! { <time {datetime}>{ store.language.day(published.day) }</time> }
        }
        None => html! { <span class="undated">{ store.messages().undated }</span> },
    }
}

/// The first character of the outlet, else of the title.
fn sign(article: &Article) -> String {
    let name = article.outlet.as_deref().unwrap_or(&article.title);
    name.chars().next().map(String::from).unwrap_or_default()
}

fn snippet(snippet: &Snippet) -> Html {
    html! {
        <>
            if snippet.cut_before { { "…" } }
            { for snippet.pieces.iter().map(|piece| if piece.marked {
                html! { <mark class="found">{ &piece.text }</mark> }
            } else {
                html! { { &piece.text } }
            }) }
            if snippet.cut_after { { "…" } }
        </>
    }
}
