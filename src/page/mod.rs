//! Whole pages as text: what a browser gets before, or without, the wasm. Build side only.

mod assets;
mod head;
pub mod oembed;
mod template;
#[cfg(feature = "shards")]
mod windows;
mod words;

use crate::{
    BUILD,
    app::{App, AppProps, Location, title},
    browser::Host,
    corpus::Corpus,
    i18n::Language,
    rest::Needs,
    state::{State, View},
    store::Shared,
};
use assets::{allowed, inline, links, styles};
use template::{attribute, fill};
use words::Sent;
use yew::LocalServerRenderer;
use yew_router::Routable;

pub use assets::{Assets, Inline, Inlined};
pub use template::TemplateError;
#[cfg(feature = "shards")]
pub use windows::Windows;

/// Where the files of the index of a large dossier lie, relative to the viewer's root.
pub const INDEX_FOLDER: &str = "assets/index";

/// Where the pages will lie.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The address of the viewer's root, ending in `/`, for canonical links; none where unknown.
    pub url: Option<String>,
}

impl Site {
    /// The path of the viewer's root, beginning and ending with `/`.
    pub(crate) fn path(&self) -> Option<&str> {
        let (_, rest) = self.url.as_deref()?.split_once("://")?;
        rest.find('/').map(|at| &rest[at..])
    }
}

/// A page to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// What a view shows when nothing is asked for.
    View(View),
    /// What a host shows for addresses that it does not know.
    NotFound,
}

/// How many folders deep an unknown address may lie where the viewer's own address is not known.
const DEPTH_OF_UNKNOWN: usize = 3;

impl Page {
    /// Every page of a dossier.
    pub fn all(corpus: &Corpus) -> Vec<Self> {
        let articles = corpus.dossier.articles.iter().map(|article| View::Article(article.id.clone()));
        let views = [View::Cards, View::Timeline, View::Matrix].into_iter().chain(articles);
        views.map(Self::View).chain([Self::NotFound]).collect()
    }

    /// The file it is written to, relative to the viewer's root. Not percent-encoded.
    pub fn file(&self) -> String {
        match self {
            Self::View(View::Article(id)) => format!("article/{id}/index.html"),
            Self::View(view) => format!("{}index.html", view.to_path().trim_start_matches('/')),
            Self::NotFound => "404.html".into(),
        }
    }

    /// What the program needs before it takes the page over.
    fn needs(&self) -> Needs {
        match self {
            Self::View(view) => Needs::of(&State { view: view.clone(), ..State::default() }),
            Self::NotFound => Needs::default(),
        }
    }

    fn path(&self) -> String {
        match self {
            Self::View(view) => view.to_path(),
            Self::NotFound => "/404.html".into(),
        }
    }

    /// The way from the page to the viewer's root. A page for unknown addresses is shown at any
    /// depth, so it needs the whole way; where that is not known, it is right at depth 0 only.
    fn root(&self, site: &Site) -> String {
        match (self, site.path()) {
            (Self::NotFound, Some(path)) => path.to_owned(),
            _ => way_up(self.file().matches('/').count()),
        }
    }
}

/// What the app shows on a page in a language, with the marks that hydration looks for. The corpus is what the
/// program has when it begins there: an opening will do for cards.
pub async fn body(corpus: &Shared<Corpus>, page: &Page, site: &Site, language: Language) -> String {
    let first = Location { path: page.path(), query: String::new() };
    let (root, host) = (page.root(site).into(), Host::Page);
    let props = AppProps { corpus: corpus.clone(), root, first, takes_over: Some(language), host };
    LocalServerRenderer::<App>::with_props(props).render().await
}

/// The whole page, of a dossier and what the page begins with where it does not wait for the rest: an
/// opening, or the first window of a large dossier.
///
/// # Errors
///
/// When the template names a slot that does not exist.
pub async fn write(
    (corpus, opening): (&Shared<Corpus>, &Shared<Corpus>),
    page: &Page,
    assets: &Assets,
    site: &Site,
    template: &str,
) -> Result<String, TemplateError> {
    let language = corpus.language();
    let messages = language.messages();
    // Of a large dossier no page has all; it has a window.
    let begins_with = if page.needs().rest && opening.answer.is_none() { corpus } else { opening };
    let body = body(begins_with, page, site, language).await;
    let words = words_of(begins_with, page, site, &body).await;
    fill(template, |slot| {
        Some(match slot {
            "lang" => language.tag().to_owned(),
            "script" => inline(page, assets)
                .map_or_else(String::new, |inline| allowed([&inline.theme, &inline.begin])),
            "style" => inline(page, assets).map_or_else(String::new, |inline| {
                allowed([&inline.style].into_iter().chain(styles(page, assets, &inline.views)))
            }),
            "head" => head::head(corpus, page, site, language),
            "assets" => links(page, assets, site, &tags(&words)),
            "path" => attribute(&page.path()),
            "build" => attribute(BUILD),
            "app" => body.clone(),
            "words" => words.iter().map(|(_, element)| element.as_str()).collect(),
            "broken" => attribute(messages.broken),
            "reload" => attribute(messages.reload),
            _ => return None,
        })
    })
}

/// In which other languages a page has its words.
fn tags(words: &[(Language, String)]) -> String {
    let tags: Vec<_> = words.iter().map(|(language, _)| language.tag()).collect();
    tags.join(" ")
}

/// What turns the words of a page, which stands in the dossier's language, into those of each other one. A page
/// that the program draws anew in any case needs none.
async fn words_of(corpus: &Shared<Corpus>, page: &Page, site: &Site, body: &str) -> Vec<(Language, String)> {
    let Page::View(view) = page else { return Vec::new() };
    let is_window = corpus.answer.is_some() && page.needs().rest;
    let state = State { view: view.clone(), ..State::default() };
    let (own, sent) = (corpus.language(), Sent::new(body));
    let mut words = Vec::new();
    for other in Language::ALL.into_iter().filter(|other| *other != own && !is_window) {
        let title = title(corpus, &state, None, other);
        let translated = self::body(corpus, page, site, other).await;
        words.extend(sent.words(&translated, &title, other).map(|text| (other, text)));
    }
    words
}

fn way_up(depth: usize) -> String {
    if depth == 0 { "./".into() } else { "../".repeat(depth) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lie_where_their_addresses_lead() {
        let article = Page::View(View::Article(hutong_model::ArticleId::new("淘宝 1")));
        assert_eq!(article.file(), "article/淘宝 1/index.html");
        assert_eq!(article.root(&Site::default()), "../../");
        assert_eq!(Page::View(View::Cards).file(), "index.html");
        assert_eq!(Page::View(View::Cards).root(&Site::default()), "./");
        assert_eq!(Page::View(View::Timeline).file(), "timeline/index.html");
        assert_eq!(Page::NotFound.file(), "404.html");
        let site = Site { url: Some("https://x.example/sub/".into()) };
        assert_eq!(Page::NotFound.root(&site), "/sub/");
        assert_eq!(article.root(&site), "../../");
    }
}
