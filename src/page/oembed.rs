//! What a page says to editors that make a frame of a pasted link (<https://oembed.com>). A static
//! host cannot answer for any address, so every page has a file of its own; where it will lie must
//! be known.

use super::{Page, Site, template::attribute};
use crate::{
    app::title,
    corpus::Corpus,
    i18n::Language,
    route,
    state::{State, View},
};
use hutong_model::ArticleId;
use serde_json::json;

/// How wide and high a frame is where an editor asks, in CSS pixels.
const SIZE: (u32, u32) = (720, 640);
/// How long the answer may be kept, in seconds.
const AGE: u32 = 86_400;

/// The file beside a page, relative to the viewer's root; none for pages of unknown addresses.
pub fn file(page: &Page) -> Option<String> {
    match page {
        Page::View(_) => Some(page.file().replace("index.html", "oembed.json")),
        Page::NotFound => None,
    }
}

/// The absolute address of that file.
pub fn address(page: &Page, site: &Site) -> Option<String> {
    let (root, Page::View(view)) = (site.url.as_ref()?, page) else { return None };
    let state = State { view: view.clone(), ..State::default() };
    Some(format!("{}oembed.json", route::href(root, &state)))
}

/// What the file says; nothing where it is not known where the pages will lie.
pub fn answer(corpus: &Corpus, page: &Page, site: &Site, language: Language) -> Option<String> {
    let (root, Page::View(view)) = (site.url.as_ref()?, page) else { return None };
    let state = State { view: view.clone(), ..State::default() };
    let title = title(corpus, &state, None, language);
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": author(corpus, view),
        "provider_name": corpus.dossier.title.get(language.tag()),
        "provider_url": root,
        "cache_age": AGE,
        "html": frame(root, &state, language, &title),
        "width": SIZE.0,
        "height": SIZE.1,
    });
    Some(super::head::without_nothing(answer).to_string())
}

fn frame(root: &str, state: &State, language: Language, title: &str) -> String {
    let (address, title) = (attribute(&route::href("/", state)), attribute(title));
    let address = format!("{}embed.html?lang={}#{address}", attribute(root), language.tag());
    format!(
        r#"<iframe src="{address}" title="{title}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>"#,
        SIZE.1
    )
}

fn author(corpus: &Corpus, view: &View) -> Option<String> {
    let article = |id: &ArticleId| corpus.article(id)?.outlet.clone();
    match view {
        View::Article(id) => article(id),
        _ => None,
    }
}
