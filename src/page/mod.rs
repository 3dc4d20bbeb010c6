//! Whole pages as text: what a browser gets before, or without, the wasm. Build side only.

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
    manifest::MANIFEST,
    part::Part,
    rest::Needs,
    state::{State, View},
    store::Shared,
};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, iter};
use template::{attribute, fill};
use words::Sent;
use yew::LocalServerRenderer;
use yew_router::Routable;

pub use template::TemplateError;
#[cfg(feature = "shards")]
pub use windows::Windows;

/// Names of the built files, relative to the viewer's root.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// What is added to it for each view that a part of the program draws, by the name of the part.
    pub views: BTreeMap<String, String>,
    /// The module that has the program fetched.
    pub begin: String,
    /// The module that starts it.
    pub boot: String,
    /// The program's glue.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The script that sets the chosen theme before anything is drawn.
    pub theme: String,
    /// The icon.
    pub icon: String,
    /// The files of each part of the program, by its name; none where it is in one piece.
    #[serde(default)]
    pub parts: BTreeMap<String, Vec<String>>,
    /// What of the dossier comes after the first view; none where that is an index in files.
    #[serde(default)]
    pub rest: String,
    /// What the first file of the index of a large dossier is called; nothing where there is none.
    #[serde(default)]
    pub index: String,
    /// What pages have in themselves; where there is nothing, they link to it.
    #[serde(default)]
    pub inline: Option<Inline>,
}

/// What a page has in itself, so that it is drawn as soon as it has come.
#[derive(Clone, Debug, Deserialize)]
pub struct Inline {
    /// The style sheet.
    pub style: Inlined,
    /// What is added to it, as in [`Assets::views`].
    pub views: BTreeMap<String, Inlined>,
    /// The script that sets the chosen theme.
    pub theme: Inlined,
    /// The module that has the program fetched.
    pub begin: Inlined,
}

/// A text within an element of the page.
#[derive(Clone, Debug, Deserialize)]
pub struct Inlined {
    /// As it stands between the tags.
    pub text: String,
    /// What a Content-Security-Policy names to allow exactly this text, as in `sha256-…`.
    pub hash: String,
}

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

/// The icon on the start page of telephones that read no manifest.
const TOUCH_ICON: &str = "icons/touch-180.png";

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
    let stands_in = Some(language);
    let props = AppProps { corpus: corpus.clone(), root, first, takes_over: true, stands_in, host };
    LocalServerRenderer::<App>::with_props(props).render().await
}

/// The language of what a page says before anybody is asked.
pub fn language(corpus: &Corpus) -> Language {
    Language::near(&corpus.dossier.language).unwrap_or(Language::English)
}

/// A page, and what is written beside it.
#[derive(Debug)]
pub struct Written {
    /// The page, in the dossier's language.
    pub html: String,
    /// What its words are in the other languages: a file of this name in the folder of the page, and its text.
    pub words: Vec<(String, String)>,
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
) -> Result<Written, TemplateError> {
    let language = language(corpus);
    let messages = language.messages();
    // Of a large dossier no page has all; it has a window.
    let begins_with = if page.needs().rest && opening.answer.is_none() { corpus } else { opening };
    let body = body(begins_with, page, site, language).await;
    let words = words_of(begins_with, page, site, &body).await;
    let html = fill(template, |slot| {
        Some(match slot {
            "lang" => language.tag().to_owned(),
            "script" => inline(page, assets)
                .map_or_else(String::new, |inline| allowed([&inline.theme, &inline.begin])),
            "style" => inline(page, assets).map_or_else(String::new, |inline| {
                allowed([&inline.style].into_iter().chain(styles(page, assets, &inline.views)))
            }),
            "head" => head::head(corpus, page, site, language),
            "assets" => words.iter().map(words::link).chain([links(page, assets, site)]).collect(),
            "path" => attribute(&page.path()),
            "build" => attribute(BUILD),
            "app" => body.clone(),
            "broken" => attribute(messages.broken),
            "reload" => attribute(messages.reload),
            _ => return None,
        })
    })?;
    let words = words.into_iter().map(|(language, text)| (words::file(language), text)).collect();
    Ok(Written { html, words })
}

/// What turns the words of a page, which stands in the dossier's language, into those of each other one. A page
/// that the program draws anew in any case needs none.
async fn words_of(corpus: &Shared<Corpus>, page: &Page, site: &Site, body: &str) -> Vec<(Language, String)> {
    let Page::View(view) = page else { return Vec::new() };
    let is_window = corpus.answer.is_some() && page.needs().rest;
    let state = State { view: view.clone(), ..State::default() };
    let (own, sent) = (language(corpus), Sent::new(body));
    let mut words = Vec::new();
    for other in Language::ALL.into_iter().filter(|other| *other != own && !is_window) {
        let title = title(corpus, &state, None, other);
        let translated = self::body(corpus, page, site, other).await;
        words.extend(sent.words(&translated, &title, other).map(|text| (other, text)));
    }
    words
}

/// The elements that load icon, style and program. `begin.js` has the program and its parts fetched when the
/// page is drawn, of which it knows by the links to them.
///
/// A page for unknown addresses does not know how deep it stands. It asks for its files at every
/// depth: one of them has them, and the others cost a request on a page that hardly anyone sees. It loads what starts
/// the program, with nothing before it.
fn links(page: &Page, assets: &Assets, site: &Site) -> String {
    let roots = match page {
        Page::NotFound if site.path().is_none() => (0..=DEPTH_OF_UNKNOWN).map(way_up).collect(),
        _ => vec![page.root(site)],
    };
    let mut links = String::new();
    for root in roots {
        let Assets { icon, theme, style, views, begin, boot, js, wasm, .. } = assets;
        // Writing to a String cannot fail.
        let _ = writeln!(links, r#"<link rel="icon" href="{root}{icon}" type="image/svg+xml">"#);
        if *page != Page::NotFound {
            let _ = writeln!(links, r#"<link rel="apple-touch-icon" href="{root}{TOUCH_ICON}">"#);
            let _ = writeln!(links, r#"<link rel="manifest" href="{root}{MANIFEST}">"#);
        }
        if let Some(Inline { style, views, theme, begin }) = inline(page, assets) {
            let _ = writeln!(links, r#"<script data-root="{root}">{}</script>"#, theme.text);
            for style in iter::once(style).chain(self::styles(page, assets, views)) {
                let _ = writeln!(links, "<style>{}</style>", style.text);
            }
            let _ = writeln!(links, r#"<script type="module">{}</script>"#, begin.text);
        } else {
            let _ = writeln!(links, r#"<script src="{root}{theme}" data-root="{root}"></script>"#);
            for style in iter::once(style).chain(self::styles(page, assets, views)) {
                let _ = writeln!(links, r#"<link rel="stylesheet" href="{root}{style}">"#);
            }
            let script = if *page == Page::NotFound { boot } else { begin };
            let _ = writeln!(links, r#"<script type="module" src="{root}{script}"></script>"#);
        }
        if *page == Page::NotFound {
            continue;
        }
        // `begin.js` has the first one run.
        for script in [boot, js] {
            let _ = writeln!(links, r#"<link rel="part" as="script" href="{root}{script}" crossorigin>"#);
        }
        for file in iter::once(wasm).chain(needed(page, assets)) {
            let _ = writeln!(links, r#"<link rel="part" as="fetch" href="{root}{file}" crossorigin>"#);
        }
    }
    links
}

/// What of the views that parts draw a page has from the start: what it shows, or all of them where there are no
/// parts with which they would come.
fn styles<'a, T>(
    page: &Page,
    assets: &Assets,
    views: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = &'a T> {
    let shown = page.needs().part.map(Part::name);
    let is_whole = assets.parts.is_empty();
    views.iter().filter(move |(part, _)| is_whole || shown == Some(part.as_str())).map(|(_, style)| style)
}

/// What a page has in itself. One for unknown addresses has nothing, since the theme has to know the root.
fn inline<'a>(page: &Page, assets: &'a Assets) -> Option<&'a Inline> {
    assets.inline.as_ref().filter(|_| *page != Page::NotFound)
}

/// What the policy of a page allows beside files, each with a space before it.
fn allowed<'a>(texts: impl IntoIterator<Item = &'a Inlined>) -> String {
    texts.into_iter().map(|text| format!(" '{}'", text.hash)).collect()
}

/// The part that answers questions to a large dossier, as `src/browser/engine.rs` calls it.
const ENGINE: &str = "engine";

/// What the program fetches for a page before it takes it over, beside itself.
fn needed<'a>(page: &Page, assets: &'a Assets) -> Vec<&'a String> {
    let needs = page.needs();
    let part = needs.part.and_then(|part| assets.parts.get(part.name()));
    let rest = needs.rest.then_some(&assets.rest).filter(|rest| !rest.is_empty());
    let engine = assets.parts.get(ENGINE).filter(|_| needs.rest);
    let mut files = Vec::new();
    for file in part.into_iter().chain(engine).flatten().chain(rest) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
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
