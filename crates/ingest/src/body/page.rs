//! Finds the article in a whole saved page, whose navigation, teasers and footers no rule for
//! single lines could tell from it. Knows how pages are built, not what an article's blocks are.
//!
//! The library scores elements as the reading views of browsers do. What it hands back has lost
//! its styles and comments; whatever reads them looks at the whole document first.

use super::layout;
use crate::text::{is_east_asian, length, patterns};
use dom_smoothie::{Config, Readability};
use hutong_model::Block;
use regex::Captures;
use scraper::{ElementRef, Html};
use std::panic::{AssertUnwindSafe, catch_unwind};

patterns! {
    WHOLE = "<html|<HTML|<body|<BODY";
    PAGE = "<html|<HTML|<body|<BODY|<title|<TITLE";
    /// Elements within a sentence that the library takes for blocks.
    OF_OLD = r"(?i)<(/?)(u|big|nobr|tt|s|strike)([\s>])";
}

/// Elements that are the site's, not the article's.
const FURNITURE: [&str; 4] = ["nav", "header", "footer", "aside"];

/// The library's own, for Latin script.
const THRESHOLD: usize = 500;

/// What pages without such elements call them, as a word of a class or an id.
const CALLED: [&str; 12] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "header",
    "footer",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "crumbs",
    "topbar",
    "toolbar",
];

/// So many links outside of paragraphs are a menu.
const LOOSE_LINKS: usize = 10;

/// So many are one in a page that is laid out by a table.
const LOOSE_LINKS_IN_TABLES: usize = 3;

/// More elements than any page a person saved has.
const MOST_ELEMENTS: usize = 200_000;

/// Deeper nesting is no page builder's, and the scoring follows it on the stack.
const DEEPEST: usize = 200;

/// So many letters and digits are the same in two texts only where one is the other.
const OPENING: usize = 40;

/// A page of so many characters holds a text of some kind.
const LONG: usize = 1000;

/// Less than this of a page is hardly its article.
const LEAST_PERCENT: usize = 5;

/// An article has at least this many characters; below it there is nothing to score.
const SHORTEST: usize = 100;

/// The article of a page as a document of its own; none where the file is no whole page, or has
/// nothing around its text.
///
/// `description` is what the page says of itself: often how its article begins.
pub(crate) fn article(source: &str, document: &Html, description: Option<&str>) -> Option<Html> {
    if !is_whole(source) || !has_furniture(document) || is_extreme(document) {
        return None;
    }
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        char_threshold: threshold(document),
        ..Config::default()
    };
    // The library forgets what stood in a cell of its own.
    let without = layout::without_menus(document).map(|document| document.html());
    let source = without.as_deref().unwrap_or(source);
    let source = &*OF_OLD.replace_all(source, |found: &Captures<'_>| {
        let name = match &*found[2].to_ascii_lowercase() {
            "tt" => "samp",
            "s" | "strike" => "del",
            _ => "span",
        };
        format!("<{}{name}{}", &found[1], &found[3])
    });
    // Whatever a page does to it, the rules for lines can still read the page.
    let read = catch_unwind(AssertUnwindSafe(|| {
        Readability::new(source, None, Some(config)).ok()?.parse().ok().map(|read| read.content.to_string())
    }));
    let article = Html::parse_document(&read.ok().flatten()?);
    let article = described(document, &article, description).unwrap_or(article);
    (text_length(article.root_element()) >= SHORTEST).then_some(article)
}

/// How much of a page's text is left in its article, in percent, where that is next to nothing and no paragraph.
pub(crate) fn left(article: &[Block], characters: usize) -> Option<usize> {
    let has_text = || article.iter().any(|block| !matches!(block, Block::Heading { .. } | Block::Image(_)));
    if characters < LONG || has_text() {
        return None;
    }
    let left: usize = article.iter().map(|block| length(&block.text())).sum();
    (left * 100 < characters * LEAST_PERCENT).then(|| left * 100 / characters)
}

/// What stands around the paragraph that begins as the page describes itself, where the article that was
/// found has no such words, and is not longer: then it was a list of comments, or of other articles.
fn described(document: &Html, article: &Html, description: Option<&str>) -> Option<Html> {
    let opening: String = letters(description?).take(OPENING).collect();
    if opening.chars().count() < OPENING || has(article.root_element(), &opening) {
        return None;
    }
    let elements = document.tree.nodes().filter_map(ElementRef::wrap);
    let mut paragraphs = elements.filter(|element| element.value().name() == "p");
    let first = paragraphs.find(|paragraph| {
        let text: String = paragraph.text().collect();
        letters(&text).take(OPENING).eq(opening.chars())
    })?;
    let around = first.parent().and_then(ElementRef::wrap)?;
    let is_longer = text_length(around) >= text_length(article.root_element());
    is_longer.then(|| Html::parse_document(&around.html()))
}

fn has(element: ElementRef<'_>, opening: &str) -> bool {
    let text: String = element.text().collect();
    letters(&text).collect::<String>().contains(opening)
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// `<html>` or `<body>` is written, not only implied.
fn is_whole(source: &str) -> bool {
    WHOLE.is_match(source)
}

/// The same, or `<title>` is: what is said of an article may stand around it.
pub(crate) fn is_page(source: &str) -> bool {
    PAGE.is_match(source)
}

/// Something of the site stands around the text: its elements, or many links outside of paragraphs.
fn has_furniture(document: &Html) -> bool {
    let elements = || document.tree.nodes().filter_map(ElementRef::wrap);
    if elements().any(|element| {
        let is_navigation = element.value().attr("role") == Some("navigation");
        FURNITURE.contains(&element.value().name()) || is_navigation || is_called_so(element)
    }) {
        return true;
    }
    let loose = elements().filter(|element| element.value().name() == "a" && !is_in_paragraph(*element));
    let loose = loose.take(LOOSE_LINKS).count();
    loose == LOOSE_LINKS || loose >= LOOSE_LINKS_IN_TABLES && elements().any(lays_out)
}

/// Whether a box of a page is called what it is: `<div class="nav">`.
fn is_called_so(element: ElementRef<'_>) -> bool {
    let called = ["class", "id"].into_iter().filter_map(|name| element.value().attr(name));
    matches!(element.value().name(), "div" | "ul" | "table" | "td")
        && called.flat_map(str::split_whitespace).any(|word| CALLED.contains(&word))
}

/// Whether a table stands in a cell of another one, as they do where tables lay out a page.
fn lays_out(element: ElementRef<'_>) -> bool {
    element.value().name() == "table"
        && element.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "td")
}

fn is_in_paragraph(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().name() == "p")
}

fn is_extreme(document: &Html) -> bool {
    let mut count = 0;
    document.tree.nodes().filter_map(ElementRef::wrap).any(|element| {
        count += 1;
        count > MOST_ELEMENTS || element.ancestors().nth(DEEPEST).is_some()
    })
}

/// The number of characters below which the library looks again, less strictly; East Asian text
/// says as much in a third of them.
fn threshold(document: &Html) -> usize {
    let (mut all, mut east_asian) = (0_usize, 0_usize);
    for character in document.root_element().text().flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        all += 1;
        east_asian += usize::from(is_east_asian(character));
    }
    if east_asian * 2 > all { THRESHOLD / 3 } else { THRESHOLD }
}

fn text_length(element: ElementRef<'_>) -> usize {
    element.text().map(length).sum()
}
