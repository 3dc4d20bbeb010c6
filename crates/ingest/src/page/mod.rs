//! What the head of a saved page says of its article: `<meta>`, `<title>`, `<link>`, `<base>`, and
//! linked data (<https://schema.org/Article>). Says nothing for a fragment; knows no body.
//!
//! Order of trust, field by field: Open Graph and the like, then linked data, then `<title>`.

mod title;

use crate::body::lines::Line;
use crate::metadata::Page;
use crate::source::SITES;
use crate::text::{clean_line, patterns};
use crate::url::host;
use regex::Regex;
use scraper::{CaseSensitivity, ElementRef, Html, Selector};
use serde_json::Value;
use std::sync::LazyLock;

patterns! {
    /// What a source holds that says anything.
    SIGN = r"(?i)<(?:meta|title|link|base|html|time|script)(?-u:\b)|p-author|p-canonical";
}

/// Reads the head of a page, whose source and lines are given with it.
pub(crate) fn read(source: &str, document: &Html, lines: &[Line]) -> Page {
    if !SIGN.is_match(source) {
        return Page::default();
    }
    static HEAD: LazyLock<Selector> = LazyLock::new(|| {
        Selector::parse("meta[content], link[rel=canonical], html[lang], base[href], time[datetime], a.p-author, a.p-canonical").expect(VALID)
    });
    let mut page = Page::default();
    document.select(&HEAD).for_each(|element| tell(element, &mut page));
    linked(document, &mut page);
    // Elsewhere a field of this name may hold the address of the site.
    if page.headline.is_some() {
        page.canonical = page.canonical.take().or(page.address.take());
    }
    let window = of_window(document);
    if page.author.as_deref().is_some_and(|author| is_site(author, &page, window.as_deref())) {
        page.author = None;
    }
    let said = title::Said {
        named: page.title.take(),
        article: page.headline.take(),
        of_window: window,
        site: page.site.clone(),
    };
    page.title = title::title(&said, lines);
    of_platform(source, document, &mut page);
    page
}

const VALID: &str = "the selector is valid; a unit test uses it";

fn tell(element: ElementRef<'_>, page: &mut Page) {
    let attribute = |name: &str| {
        element.value().attr(name).map(|value| value.trim().to_string()).filter(|value| !value.is_empty())
    };
    match element.value().name() {
        "html" => page.language = attribute("lang"),
        "link" => page.canonical = attribute("href"),
        "base" if page.base.is_none() && is_in_head(element) => page.base = attribute("href"),
        "meta" => {
            let name = attribute("property")
                .or_else(|| attribute("name"))
                .or_else(|| attribute("itemprop"))
                .unwrap_or_default()
                .to_ascii_lowercase();
            let slot = match name.as_str() {
                "og:title" => &mut page.title,
                "og:url" => &mut page.canonical,
                "og:site_name" => &mut page.site,
                // What Chinese governments' pages have to say of themselves.
                "articletitle" => &mut page.headline,
                "sitename" if page.site.is_none() => &mut page.site,
                "contentsource" => &mut page.source,
                "url" => &mut page.address,
                "copyright" => &mut page.rights,
                "author" | "authors" | "article:author" | "dc.creator" | "parsely-author" => &mut page.author,
                "article:published_time"
                | "pubdate"
                | "publishdate"
                | "datepublished"
                | "date"
                | "dc.date"
                | "dc.date.issued"
                | "apub:time"
                | "parsely-pub-date" => &mut page.published,
                "firstpublishedtime" | "dateupdate" if page.published.is_none() => &mut page.published,
                "og:description" | "description" | "summary" => &mut page.description,
                "og:image" => &mut page.image,
                _ => return,
            };
            *slot = attribute("content").or(slot.take());
        }
        // What a page says of itself in microformats (<https://microformats.org/wiki/h-entry>).
        "time" if is_publication(element) && page.published.is_none() => {
            page.published = attribute("datetime")
        }
        "a" if element.value().has_class("p-canonical", CaseSensitivity::CaseSensitive) => {
            page.canonical = page.canonical.take().or_else(|| attribute("href"));
        }
        "a" if page.author.is_none() => {
            let name = clean_line(&element.text().collect::<String>());
            page.author = Some(name).filter(|name| !name.is_empty());
        }
        _ => {}
    }
}

fn is_publication(time: ElementRef<'_>) -> bool {
    time.value().has_class("dt-published", CaseSensitivity::CaseSensitive)
        || time.value().attr("pubdate").is_some()
        || time.value().attr("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("datePublished"))
}

/// On a platform the account is who publishes.
fn of_platform(source: &str, document: &Html, page: &mut Page) {
    let host = page.canonical.as_deref().and_then(host);
    let Some((account, published)) = SITES.platform(page.site.as_deref(), host.as_deref()) else { return };
    let mut elements = document.tree.nodes().filter_map(ElementRef::wrap);
    let account = elements.find(|element| element.value().attr("id") == Some(account));
    let name = account.map(|element| clean_line(&element.text().collect::<String>()));
    page.source = page.source.take().or(name.filter(|name| !name.is_empty()));
    page.site = None;
    if page.published.is_none()
        && let Ok(pattern) = Regex::new(published)
    {
        page.published = pattern.captures(source).and_then(|found| Some(found.get(1)?.as_str().to_owned()));
    }
}

/// What `<title>` says.
fn of_window(document: &Html) -> Option<String> {
    let elements = document.tree.nodes().filter_map(ElementRef::wrap);
    let mut titles = elements.filter(|element| element.value().name() == "title" && is_in_head(*element));
    Some(clean_line(&titles.next()?.text().collect::<String>()))
}

fn is_in_head(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().name() == "head")
}

/// Fills what is still open from the first article that linked data describes.
fn linked(document: &Html, page: &mut Page) {
    static LINKED: LazyLock<Selector> =
        LazyLock::new(|| Selector::parse("script[type=\"application/ld+json\"]").expect(VALID));
    let values = document
        .select(&LINKED)
        .filter_map(|script| serde_json::from_str::<Value>(&script.text().collect::<String>()).ok())
        .collect::<Vec<_>>();
    let Some(article) =
        values.iter().find_map(article).or_else(|| values.iter().find(|value| is_untyped(value)))
    else {
        return;
    };
    let fill = |slot: &mut Option<String>, key: &str| {
        if slot.is_none() {
            *slot = article.get(key).and_then(name);
        }
    };
    fill(&mut page.title, "headline");
    fill(&mut page.published, "datePublished");
    fill(&mut page.published, "pubDate");
    fill(&mut page.author, "author");
    fill(&mut page.site, "publisher");
    fill(&mut page.description, "description");
    fill(&mut page.image, "image");
    fill(&mut page.canonical, "url");
}

/// An object of a type that ends in `Article`, or a `BlogPosting`, wherever it stands.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(list) => list.iter().find_map(article),
        Value::Object(map) => {
            let is_article = |kind: &str| kind.ends_with("Article") || kind == "BlogPosting";
            let fits = match map.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if fits { Some(value) } else { map.get("@graph").and_then(article) }
        }
        _ => None,
    }
}

/// An object without a type that says when something with this title was published: search engines ask
/// for such.
fn is_untyped(value: &Value) -> bool {
    ["title", "pubDate"].iter().all(|key| value.get(key).is_some_and(Value::is_string))
        && value.get("@type").is_none()
}

/// Whether who is called the author is the site: it says so in its rights, or behind its headlines.
fn is_site(author: &str, page: &Page, window: Option<&str>) -> bool {
    let behind = window.and_then(title::behind);
    let said = [page.rights.as_deref(), page.site.as_deref(), behind];
    author.chars().count() > 1 && said.into_iter().flatten().any(|said| said.contains(author))
}

/// A text, the name of somebody, the address of something; of a list the names, or the first address.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_string()).filter(|text| !text.is_empty()),
        Value::Object(map) => ["name", "url", "@id"].iter().find_map(|key| map.get(*key).and_then(name)),
        Value::Array(list) => {
            let names = list.iter().filter_map(name).collect::<Vec<_>>();
            match names.first() {
                Some(first) if first.contains("://") => Some(first.clone()),
                Some(_) => Some(names.join(", ")),
                None => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_data_fills_what_the_head_leaves_open() {
        let source = r#"<html lang="en"><head><title>A - Site</title><meta property="og:title" content="A">
            <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"},
            {"@type": ["NewsArticle"], "headline": "B", "datePublished": "2021-09-28",
             "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ek"}],
             "publisher": {"name": "Site"}}]}</script><script type="application/ld+json">{broken</script>"#;
        let page = read(source, &Html::parse_document(source), &[]);
        assert_eq!(page.title.as_deref(), Some("A"));
        assert_eq!(page.published.as_deref(), Some("2021-09-28"));
        assert_eq!(page.author.as_deref(), Some("Ann Lee, Bo Ek"));
        assert_eq!(page.site.as_deref(), Some("Site"));
        assert_eq!(page.language.as_deref(), Some("en"));
    }
}
