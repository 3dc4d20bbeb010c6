//! Whole pages as text: what a browser gets before, or without, the wasm. Build side only.

use crate::{
    BUILD,
    app::{App, AppProps, Location, title},
    corpus::Corpus,
    i18n::Language,
    route,
    state::{State, View},
    store::Shared,
};
use hutong_model::Article;
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write;
use thiserror::Error;
use yew::LocalServerRenderer;
use yew_router::Routable;

/// Names of the built files, relative to the viewer's root.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The module that starts the wasm.
    pub boot: String,
    /// The script that sets the chosen theme before anything is drawn.
    pub theme: String,
    /// The icon.
    pub icon: String,
}

/// Where the pages will lie.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The address of the viewer's root, ending in `/`, for canonical links; none where unknown.
    pub url: Option<String>,
}

impl Site {
    /// The path of the viewer's root, beginning and ending with `/`.
    fn path(&self) -> Option<&str> {
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

/// A template that cannot be filled.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum TemplateError {
    /// It names something that no page has.
    #[error("line {line}: `{{{{{name}}}}}` is no slot; hint: slots are {}", SLOTS.join(", "))]
    UnknownSlot {
        /// The name.
        name: String,
        /// The line, from 1.
        line: usize,
    },
    /// A slot is opened and not closed.
    #[error("line {line}: `{{{{` without `}}}}`; hint: close the slot's name with two braces")]
    Unclosed {
        /// The line, from 1.
        line: usize,
    },
}

const SLOTS: [&str; 8] = ["lang", "head", "assets", "path", "build", "app", "broken", "reload"];

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

/// What the app shows on a page, with the marks that hydration looks for.
pub async fn body(corpus: &Shared<Corpus>, page: &Page, site: &Site) -> String {
    let first = Location { path: page.path(), query: String::new() };
    let props = AppProps { corpus: corpus.clone(), root: page.root(site).into(), first };
    LocalServerRenderer::<App>::with_props(props).render().await
}

/// The whole page.
///
/// # Errors
///
/// When the template names a slot that does not exist.
pub async fn html(
    corpus: &Shared<Corpus>,
    page: &Page,
    assets: &Assets,
    site: &Site,
    template: &str,
) -> Result<String, TemplateError> {
    let language = Language::near(&corpus.dossier.language).unwrap_or(Language::English);
    let messages = language.messages();
    let body = body(corpus, page, site).await;
    fill(template, |slot| {
        Some(match slot {
            "lang" => language.tag().to_owned(),
            "head" => head(corpus, page, site, language),
            "assets" => links(page, assets, site),
            "path" => attribute(&page.path()),
            "build" => attribute(BUILD),
            "app" => body.clone(),
            "broken" => attribute(messages.broken),
            "reload" => attribute(messages.reload),
            _ => return None,
        })
    })
}

/// The elements that load icon, style and program.
///
/// A page for unknown addresses does not know how deep it stands. It asks for its files at every
/// depth: one of them has them, and the others cost a request on a page that hardly anyone sees.
fn links(page: &Page, assets: &Assets, site: &Site) -> String {
    let roots = match page {
        Page::NotFound if site.path().is_none() => (0..=DEPTH_OF_UNKNOWN).map(way_up).collect(),
        _ => vec![page.root(site)],
    };
    let mut links = String::new();
    for root in roots {
        let Assets { icon, theme, style, boot } = assets;
        // Writing to a String cannot fail.
        let _ = writeln!(links, r#"<link rel="icon" href="{root}{icon}" type="image/svg+xml">"#);
        let _ = writeln!(links, r#"<script src="{root}{theme}"></script>"#);
        let _ = writeln!(links, r#"<link rel="stylesheet" href="{root}{style}">"#);
        let _ = writeln!(links, r#"<script type="module" src="{root}{boot}"></script>"#);
    }
    links
}

fn way_up(depth: usize) -> String {
    if depth == 0 { "./".into() } else { "../".repeat(depth) }
}

/// Puts values into the `{{slots}}` of a template.
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> Result<String, TemplateError> {
    let line = |rest: &str| 1 + template[..template.len() - rest.len()].matches('\n').count();
    let mut out = String::with_capacity(template.len() * 4);
    let mut rest = template;
    while let Some(open) = rest.find("{{") {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let close = from.find("}}").ok_or_else(|| TemplateError::Unclosed { line: line(from) })?;
        let name = from[2..close].trim();
        let filled = value(name)
            .ok_or_else(|| TemplateError::UnknownSlot { name: name.to_owned(), line: line(from) })?;
        out.push_str(&filled);
        rest = &from[close + 2..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Title, description, Open Graph, canonical link and JSON-LD.
fn head(corpus: &Corpus, page: &Page, site: &Site, language: Language) -> String {
    let state = match page {
        Page::View(view) => State { view: view.clone(), ..State::default() },
        Page::NotFound => State::default(),
    };
    let article = match &state.view {
        View::Article(id) => corpus.article(id),
        _ => None,
    };
    let dossier = &corpus.dossier;
    let tag = language.tag();
    let title = match page {
        Page::View(_) => title(corpus, &state, None, language),
        Page::NotFound => format!("{} · {}", language.messages().not_found, dossier.title.get(tag)),
    };
    let description = article.map_or(dossier.description.get(tag), |article| &article.summary);
    let mut head = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(head, "<title>{}</title>", text(&title));
    meta(&mut head, "name", "description", description);
    if *page == Page::NotFound {
        meta(&mut head, "name", "robots", "noindex");
        return head;
    }
    meta(&mut head, "property", "og:title", article.map_or(dossier.title.get(tag), |article| &article.title));
    meta(&mut head, "property", "og:description", description);
    meta(&mut head, "property", "og:type", if article.is_some() { "article" } else { "website" });
    meta(&mut head, "property", "og:site_name", dossier.title.get(tag));
    let url = site.url.as_ref().map(|root| route::href(root, &state));
    if let Some(url) = &url {
        meta(&mut head, "property", "og:url", url);
        let _ = writeln!(head, r#"<link rel="canonical" href="{}">"#, attribute(url));
    }
    let linked_data = match article {
        Some(article) => {
            if let Some(published) = &article.published {
                let when = published.instant.clone().unwrap_or_else(|| published.day.to_string());
                meta(&mut head, "property", "article:published_time", &when);
            }
            linked_article(article, url.as_deref())
        }
        None => json!({
            "@context": "https://schema.org", "@type": "Collection",
            "name": dossier.title.get(tag), "description": description, "inLanguage": tag, "url": url,
        }),
    };
    // Inside a script element only `<` could end it; JSON may write it as an escape.
    let linked_data = without_nothing(linked_data).to_string().replace('<', "\\u003c");
    let _ = writeln!(head, r#"<script type="application/ld+json">{linked_data}</script>"#);
    head
}

fn linked_article(article: &Article, url: Option<&str>) -> serde_json::Value {
    let people = |names: &[String]| -> Vec<_> {
        names.iter().map(|name| json!({ "@type": "Person", "name": name })).collect()
    };
    json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.language,
        "datePublished": article.published.as_ref().map(|published| {
            published.instant.clone().unwrap_or_else(|| published.day.to_string())
        }),
        "author": people(&article.authors),
        "editor": people(&article.editors),
        "publisher": article.outlet.as_ref().map(|name| json!({ "@type": "Organization", "name": name })),
        "isBasedOn": article.source_url,
        "keywords": article.tags,
        "url": url,
    })
}

/// Leaves out what is not known.
fn without_nothing(mut object: serde_json::Value) -> serde_json::Value {
    if let Some(fields) = object.as_object_mut() {
        fields.retain(|_, value| {
            !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()) && *value != ""
        });
    }
    object
}

fn meta(head: &mut String, key: &str, name: &str, content: &str) {
    if !content.is_empty() {
        let _ = writeln!(head, r#"<meta {key}="{name}" content="{}">"#, attribute(content));
    }
}

fn text(raw: &str) -> String {
    raw.replace('&', "&amp;").replace('<', "&lt;")
}

fn attribute(raw: &str) -> String {
    text(raw).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_or_named() {
        let value = |slot: &str| (slot == "a").then(|| "{{b}}".to_owned());
        assert_eq!(fill("x{{ a }}y", value).as_deref(), Ok("x{{b}}y"));
        assert_eq!(fill("\n{{c}}", value), Err(TemplateError::UnknownSlot { name: "c".into(), line: 2 }));
        assert_eq!(fill("{{a", value), Err(TemplateError::Unclosed { line: 1 }));
    }

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
