//! What the head of a page says: title, description, Open Graph, canonical link and JSON-LD.

use super::{
    Page, Site, oembed,
    template::{attribute, text},
};
use crate::{
    app::title,
    components::exports::{ATOM_FEED, JSON_FEED},
    corpus::Corpus,
    i18n::Language,
    route,
    state::{State, View},
};
use hutong_model::Article;
use serde_json::json;
use std::fmt::Write;

/// Title, description, Open Graph, canonical link and JSON-LD.
pub fn head(corpus: &Corpus, page: &Page, site: &Site, language: Language) -> String {
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
    let root = page.root(site);
    for (kind, file) in [("application/atom+xml", ATOM_FEED), ("application/feed+json", JSON_FEED)] {
        let _ = writeln!(head, r#"<link rel="alternate" type="{kind}" href="{root}{file}">"#);
    }
    if let Some(url) = oembed::address(page, site) {
        let url = attribute(&url);
        let _ = writeln!(head, r#"<link rel="alternate" type="application/json+oembed" href="{url}">"#);
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
pub fn without_nothing(mut object: serde_json::Value) -> serde_json::Value {
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
