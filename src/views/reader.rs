//! One article, to be read.

use crate::{
    components::{
        article_card::date,
        exports::article_references,
        go::{Manner, go, go_like},
        picture::site,
        prose,
    },
    route::Problem,
    select,
    state::{State, View},
    store::Store,
    views::not_found::not_found,
};
use hutong_model::{Article, ArticleId};
use hutong_search::Facet;
use yew::prelude::*;

/// One article.
pub fn reader(store: &Store, id: &ArticleId) -> Html {
    let Some(article) = store.corpus.article(id) else {
        return not_found(store, &Problem::UnknownArticle(id.to_string()));
    };
    html! {
        <article class="reader">
            { head(store, article) }
            { highlights(store) }
            <div class="prose" lang={article.language.clone()}>{ body(store, article) }</div>
            { article_references(store, article) }
            { aside(store, article) }
            { walk(store, article) }
        </article>
    }
}

fn head(store: &Store, article: &Article) -> Html {
    let messages = store.messages();
    let people = |label: &str, names: &[String]| {
        if names.is_empty() {
            return Html::default();
        }
        html! { <span class="people">{ format!("{label} {}", names.join(messages.list_separator)) }</span> }
    };
    html! {
        <header class="article-head">
            <p class="back">{ go(store, store.state.with_view(View::Cards), format!("← {}", messages.back_to_articles)) }</p>
            <h1 lang={article.language.clone()}>{ &article.title }</h1>
            <p class="byline">
                if let Some(outlet) = &article.outlet {
                    <span class="outlet">{ outlet }</span>
                }
                { date(store, article) }
                { people(messages.by, &article.authors) }
                { people(messages.edited_by, &article.editors) }
                <span class="minutes">{ (messages.minutes)(select::minutes(article)) }</span>
            </p>
            if let Some(url) = &article.source_url {
                <p class="source">
                    <a href={url.clone()} rel="noopener noreferrer external">{ (messages.original)(site(url)) }</a>
                </p>
            }
        </header>
    }
}

/// Switches that the style sheet reads: what they show is in the text already.
fn highlights(store: &Store) -> Html {
    let messages = store.messages();
    html! {
        <p class="highlights">
            <label><input type="checkbox" name="dates" />{ messages.mark_dates }</label>
            <label><input type="checkbox" name="names" />{ messages.mark_names }</label>
        </p>
    }
}

fn body(store: &Store, article: &Article) -> Html {
    let blocks = article.body.iter().zip(0_u32..).map(|(block, at)| {
        let marks = select::marks(&store.state, article, at, &block.text(), store.language);
        html! {
            <>
                { prose::block(store, block, prose::anchor(at), &marks) }
                { also_in(store, article, at) }
            </>
        }
    });
    blocks.collect()
}

fn also_in(store: &Store, article: &Article, block: u32) -> Html {
    let others = select::also_in(&store.corpus, article, block);
    if others.is_empty() {
        return Html::default();
    }
    html! {
        <p class="also-in" lang={store.language.tag()}>
            { format!("{} ", store.messages().also_in) }
            { for others.into_iter().map(|other| {
                let name = other.outlet.as_ref().unwrap_or(&other.title);
                go(store, store.state.with_view(View::Article(other.id.clone())), name.clone())
            }) }
        </p>
    }
}

fn aside(store: &Store, article: &Article) -> Html {
    let messages = store.messages();
    let entities = select::entities(&store.corpus, article);
    html! {
        <aside class="about">
            if !entities.is_empty() {
                <h2>{ messages.in_this_article }</h2>
                <ul class="entities">
                    { for entities.into_iter().map(|entity| {
                        let mut to = State { language: store.state.language, ..State::default() };
                        to.query.choices.toggle(&Facet::Kind(entity.kind.clone()), entity.id.as_str());
                        let manner = Manner { class: Some("entity"), ..Manner::default() };
                        html! { <li>{ go_like(store, to, manner, entity.name.get(store.language.tag())) }</li> }
                    }) }
                </ul>
            }
            if !article.diagnostics.is_empty() {
                <h2>{ messages.about_this_file }</h2>
                <ul class="notes" lang="en">{ for article.diagnostics.iter().map(|note| html! { <li>{ &note.what }</li> }) }</ul>
            }
        </aside>
    }
}

fn walk(store: &Store, article: &Article) -> Html {
    let messages = store.messages();
    let selection = select::select(&store.corpus, &store.state, store.language);
    let (previous, next) = select::neighbours(&store.corpus, &selection, article);
    let link = |class: &'static str, name: &str, article: Option<&Article>| {
        let Some(article) = article else { return Html::default() };
        let to = store.state.with_view(View::Article(article.id.clone()));
        let shows = html! {
            <>
                <span class="direction">{ name }</span>
                <span lang={article.language.clone()}>{ &article.title }</span>
            </>
        };
        go_like(store, to, Manner { class: Some(class), ..Manner::default() }, shows)
    };
    html! {
        <nav class="walk" aria-label={messages.articles}>
            { link("previous", messages.previous, previous) }
            { link("next", messages.next, next) }
        </nav>
    }
}
