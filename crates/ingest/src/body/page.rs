//! Finds the article in a whole saved page, whose navigation, teasers and footers no rule for
//! single lines could tell from it. Knows how pages are built, not what an article's blocks are.
//!
//! The library scores elements as the reading views of browsers do. What it hands back has lost
//! its styles and comments; whatever reads them looks at the whole document first.

use crate::text::{is_east_asian, length};
use dom_smoothie::{Config, Readability};
use scraper::{ElementRef, Html};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Elements that are the site's, not the article's.
const FURNITURE: [&str; 4] = ["nav", "header", "footer", "aside"];

/// The library's own, for Latin script.
const THRESHOLD: usize = 500;

/// So many links outside of paragraphs are a menu.
const LOOSE_LINKS: usize = 10;

/// More elements than any page a person saved has.
const MOST_ELEMENTS: usize = 200_000;

/// Deeper nesting is no page builder's, and the scoring follows it on the stack.
const DEEPEST: usize = 200;

/// An article has at least this many characters; below it there is nothing to score.
const SHORTEST: usize = 100;

/// The article of a page as a document of its own; none where the file is no whole page, or has
/// nothing around its text.
pub(crate) fn article(source: &str, document: &Html) -> Option<Html> {
    if !is_whole(source) || !has_furniture(document) || is_extreme(document) {
        return None;
    }
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        char_threshold: threshold(document),
        ..Config::default()
    };
    // Whatever a page does to it, the rules for lines can still read the page.
    let read = catch_unwind(AssertUnwindSafe(|| {
        Readability::new(source, None, Some(config)).ok()?.parse().ok().map(|read| read.content.to_string())
    }));
    let article = Html::parse_document(&read.ok().flatten()?);
    (text_length(article.root_element()) >= SHORTEST).then_some(article)
}

/// `<html>` or `<body>` is written, not only implied.
fn is_whole(source: &str) -> bool {
    ["<html", "<HTML", "<body", "<BODY"].iter().any(|tag| source.contains(tag))
}

/// Something of the site stands around the text: its elements, or many links outside of paragraphs.
fn has_furniture(document: &Html) -> bool {
    let elements = || document.tree.nodes().filter_map(ElementRef::wrap);
    if elements().any(|element| {
        FURNITURE.contains(&element.value().name()) || element.value().attr("role") == Some("navigation")
    }) {
        return true;
    }
    let loose = elements().filter(|element| element.value().name() == "a" && !is_in_paragraph(*element));
    loose.take(LOOSE_LINKS).count() == LOOSE_LINKS
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
