//! One article, to be read.

use crate::{
    browser,
    components::{article_card::date, go::Go, picture::site, prose},
    route::Problem,
    select,
    state::{State, View},
    store::{Store, use_store},
    views::not_found::NotFound,
};
use hutong_model::{Article, ArticleId};
use hutong_search::Facet;
use yew::prelude::*;

/// Properties of [`Reader`].
#[derive(PartialEq, Properties)]
pub struct ReaderProps {
    /// Which article.
    pub id: ArticleId,
}

/// One article.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let store = use_store();
    let place = store.state.place;
    use_effect_with((props.id.clone(), place), move |_| {
        if let Some(place) = place {
            browser::scroll_to(&prose::anchor(place.block));
        }
    });
    let Some(article) = store.corpus.article(&props.id) else {
        return html! { <NotFound problem={Problem::UnknownArticle(props.id.to_string())} /> };
    };
    html! {
        <article class="reader">
            { head(&store, article) }
            <div class="prose" lang={article.language.clone()}>{ body(&store, article) }</div>
            { aside(&store, article) }
            { walk(&store, article) }
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
            <p class="back"><Go to={store.state.with_view(View::Cards)}>{ format!("← {}", messages.back_to_articles) }</Go></p>
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

fn body(store: &Store, article: &Article) -> Html {
    let blocks = article.body.iter().zip(0_u32..).map(|(block, at)| {
        let marks = select::marks(&store.state, at, &block.text());
        html! {
            <>
                { prose::block(block, prose::anchor(at), &marks) }
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
                html! { <Go to={store.state.with_view(View::Article(other.id.clone()))}>{ name }</Go> }
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
                        to.query.toggle(&Facet::Kind(entity.kind.clone()), entity.id.as_str());
                        html! {
                            <li><Go {to} class="entity">{ entity.name.get(store.language.tag()) }</Go></li>
                        }
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
        html! {
            <Go {class} to={store.state.with_view(View::Article(article.id.clone()))}>
                <span class="direction">{ name }</span>
                <span lang={article.language.clone()}>{ &article.title }</span>
            </Go>
        }
    };
    html! {
        <nav class="walk" aria-label={messages.articles}>
            { link("previous", messages.previous, previous) }
            { link("next", messages.next, next) }
        </nav>
    }
}
