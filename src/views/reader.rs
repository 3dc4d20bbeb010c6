//! One article, to be read.

use crate::{
    components::{
        article_card::date,
        element::{Element, element, text},
        exports::article_references,
        go::{Manner, go, go_like},
        picture::site,
        prose,
    },
    route::Problem,
    select::{self, Related},
    state::{State, View},
    store::Store,
    views::not_found::not_found,
};
use hutong_model::Article;
use hutong_search::Facet;
use yew::prelude::*;

/// One article.
pub fn reader(store: &Store) -> Html {
    let View::Article(id) = &store.state.view else { return Html::default() };
    let Some(article) = store.corpus.article(id) else {
        return not_found(store, &Problem::UnknownArticle(id.to_string()));
    };
    element("article", "reader")
        .with(head(store, article))
        .with(highlights(store))
        .child(element("div", "prose").put("lang", &article.language).all(body(store, article)))
        .with(article_references(store, article))
        .with(aside(store, article))
        .with(walk(store, article))
        .done()
}

fn head(store: &Store, article: &Article) -> Html {
    let messages = store.messages();
    let mut byline = element("p", "byline");
    if let Some(outlet) = &article.outlet {
        byline = byline.with(text("span", "outlet", outlet));
    }
    byline = byline.with(date(store, article));
    for (label, names) in [(messages.by, &article.authors), (messages.edited_by, &article.editors)] {
        if !names.is_empty() {
            let people = format!("{label} {}", names.join(messages.list_separator));
            byline = byline.with(text("span", "people", &people));
        }
    }
    byline =
        byline.with(text("span", "minutes", &(messages.minutes)(select::minutes(&store.corpus, article))));
    let back = go(store, store.state.with_view(View::Cards), format!("← {}", messages.back_to_articles));
    let mut head = element("header", "article-head")
        .child(element("p", "back").with(back))
        .child(headline(&article.title).put("lang", &article.language))
        .child(byline);
    if let Some(url) = &article.source_url {
        let link = element("a", "").put("href", url).set("rel", "noopener noreferrer external");
        head = head.child(element("p", "source").child(link.text(&(messages.original)(site(url)))));
    }
    head.done()
}

/// A title. Where spaces part the phrases of a language that is written without, lines break there first.
fn headline(title: &str) -> Element {
    let mut headline = element("h1", "");
    if !title.contains(' ') || !title.chars().any(|c| ('\u{2e80}'..='\u{d7af}').contains(&c)) {
        return headline.text(title);
    }
    for (at, phrase) in title.split(' ').enumerate() {
        if at > 0 {
            headline = headline.text(" ");
        }
        headline = headline.with(text("span", "phrase", phrase));
    }
    headline
}

/// Switches that the style sheet reads: what they show is in the text already.
fn highlights(store: &Store) -> Html {
    let messages = store.messages();
    let kinds = [
        ("dates", messages.mark_dates),
        ("names", messages.mark_names),
        ("quotes", messages.mark_quotes),
        ("claims", messages.mark_claims),
    ];
    let mut switches = element("p", "highlights");
    for (name, label) in kinds {
        let switch = element("input", "").set("type", "checkbox").set("name", name);
        switches = switches.child(element("label", name).child(switch).with(text("span", "", label)));
    }
    switches.done()
}

fn body(store: &Store, article: &Article) -> impl Iterator<Item = Html> {
    let findings = select::findings(&store.corpus, article, store.language);
    let question = store.corpus.question(&store.state.query);
    article.body.iter().zip(0_u32..).flat_map(move |(block, at)| {
        let asked = (&*store.state, &question);
        let marks = select::marks(&store.corpus, asked, &findings, at, &block.text());
        [prose::block(store, block, prose::anchor(at), &marks), also_in(store, article, at)]
    })
}

fn also_in(store: &Store, article: &Article, block: u32) -> Html {
    let others = select::also_in(&store.corpus, article, block);
    if others.is_empty() {
        return Html::default();
    }
    let mut also = element("p", "also-in").set("lang", store.language.tag());
    also = also.text(&format!("{} ", store.messages().also_in));
    for (other, place) in others {
        let name = other.outlet.as_ref().unwrap_or(&other.title);
        also = also.with(go(store, store.state.at(&other.id, place), name.clone()));
    }
    also.done()
}

fn aside(store: &Store, article: &Article) -> Html {
    let messages = store.messages();
    let mut about = element("aside", "about");
    let mut entities = element("ul", "entities");
    let named = select::entities(&store.corpus, article);
    if !named.is_empty() {
        about = about.with(text("h2", "", messages.in_this_article));
        for entity in named {
            let mut to = State { language: store.state.language, ..State::default() };
            to.query.choices.toggle(&Facet::Kind(entity.kind.clone()), entity.id.as_str());
            let manner = Manner { class: Some("entity"), ..Manner::default() };
            let link = go_like(store, to, manner, entity.name.get(store.language.tag()));
            entities = entities.child(element("li", "").with(link));
        }
        about = about.child(entities);
    }
    about = about.with(related(store, article));
    if !article.diagnostics.is_empty() {
        about = about.with(text("h2", "", messages.about_this_file));
        let notes = article.diagnostics.iter().map(|note| text("li", "", &note.what));
        about = about.child(element("ul", "notes").set("lang", "en").all(notes));
    }
    about.done()
}

/// Other articles that tell of the same, with what they have in common.
fn related(store: &Store, article: &Article) -> Html {
    let related = select::related(&store.corpus, article);
    if related.is_empty() {
        return Html::default();
    }
    let messages = store.messages();
    let mut list = element("ul", "related");
    for Related { article, common } in related {
        let to = store.state.with_view(View::Article(article.id.clone()));
        let title =
            element("span", "").put("lang", &article.language).with(go(store, to, article.title.clone()));
        let mut said = element("p", "byline");
        if let Some(outlet) = &article.outlet {
            said = said.with(text("span", "outlet", outlet));
        }
        said = said.with(date(store, article)).with(text("span", "", &(messages.in_common)(&common)));
        list =
            list.child(element("li", "").put("data-article", article.id.as_str()).child(title).child(said));
    }
    [text("h2", "", messages.related), list.done()].into_iter().collect()
}

fn walk(store: &Store, article: &Article) -> Html {
    let messages = store.messages();
    let (previous, next) = select::neighbours(&store.corpus, &store.state, article);
    let mut walk = element("nav", "walk").set("aria-label", messages.articles);
    for (class, name, article) in [("previous", messages.previous, previous), ("next", messages.next, next)] {
        let Some(article) = article else { continue };
        let to = store.state.with_view(View::Article(article.id.clone()));
        let title = element("span", "").put("lang", &article.language).text(&article.title);
        let shows: Html = [text("span", "direction", name), title.done()].into_iter().collect();
        walk = walk.with(go_like(store, to, Manner { class: Some(class), ..Manner::default() }, shows));
    }
    walk.done()
}
