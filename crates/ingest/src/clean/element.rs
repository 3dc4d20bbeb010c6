//! Which elements are not walked into. Knows HTML, not the article.

use super::noise;
use crate::source::SITES;
use crate::text::patterns;
use scraper::{ElementRef, Html};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

patterns! {
    UNSEEN = r"(?i-u)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|(?:font-size|max-height|height|width)\s*:\s*0(?:px|em|rem|pt|%)?\s*(?:!important\s*)?(?:;|$))";
}

/// Elements that hold no text for readers: machinery, navigation, controls.
const NEVER: [&str; 30] = [
    "script",
    "style",
    "template",
    "head",
    "title",
    "meta",
    "link",
    "base",
    "noscript",
    "nav",
    "button",
    "input",
    "select",
    "option",
    "textarea",
    "canvas",
    "svg",
    "map",
    "area",
    "dialog",
    "menu",
    "datalist",
    "frameset",
    "frame",
    "applet",
    "rp",
    "annotation",
    "progress",
    "meter",
    "noframes",
];

/// A document, and how many characters its text has once somebody asked.
pub(crate) struct Body<'d> {
    /// The document.
    pub(crate) document: &'d Html,
    length: OnceCell<usize>,
    /// The characters of all paragraphs of a class, of those that somebody asked for.
    paragraphs: RefCell<BTreeMap<String, usize>>,
}

impl<'d> Body<'d> {
    pub(crate) fn new(document: &'d Html) -> Self {
        Self { document, length: OnceCell::new(), paragraphs: RefCell::default() }
    }

    /// Characters that are not white space.
    pub(crate) fn length(&self) -> usize {
        *self.length.get_or_init(|| self.document.root_element().text().map(crate::text::length).sum())
    }

    /// The same, of all paragraphs of a class.
    fn length_of_paragraphs(&self, class: &str) -> usize {
        let measure = || {
            let elements = self.document.tree.nodes().filter_map(ElementRef::wrap);
            let alike = elements.filter(|element| {
                element.value().name() == "p" && element.value().classes().any(|name| name == class)
            });
            alike.map(length).sum()
        };
        *self.paragraphs.borrow_mut().entry(class.to_owned()).or_insert_with(measure)
    }
}

/// Whether the element and all in it leaves: not one that holds much of the body, which is the article,
/// whatever it is called.
pub(crate) fn leaves(element: ElementRef<'_>, body: &Body<'_>) -> bool {
    let name = element.value().name();
    if NEVER.contains(&name) {
        return !is_task(element);
    }
    if name == "body" || name == "html" {
        return false;
    }
    // Under a quotation it says who is quoted.
    if name == "footer" && !is_in(element, "blockquote") && is_small(element, body) {
        return true;
    }
    let mut attributes = element.value().attrs().peekable();
    if attributes.peek().is_none() {
        return false;
    }
    let unseen = attributes.any(|(key, value)| match key {
        "hidden" => !value.eq_ignore_ascii_case("until-found"),
        "style" => is_unseen(name, value),
        "aria-hidden" => value == "true" && !matches!(name, "img" | "picture" | "a"),
        _ => false,
    });
    if unseen {
        return true;
    }
    if name == "a" && element.value().attr("href").is_some_and(|href| SITES.drops_link(href)) {
        return true;
    }
    let names = element.value().classes().chain(element.value().attr("id"));
    for class in names {
        if SITES.drops_class(class) {
            return true;
        }
        if noise::is_noise(class) && is_small(element, body) && !is_text(name, class, body) {
            return true;
        }
    }
    false
}

/// The box of a task list, and a text without scripts that may hold a picture.
fn is_task(element: ElementRef<'_>) -> bool {
    match element.value().name() {
        "input" => {
            element.value().attr("type") == Some("checkbox") && element.value().attr("disabled").is_some()
        }
        "noscript" => true,
        _ => false,
    }
}

fn is_in(element: ElementRef<'_>, name: &str) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == name)
}

/// A picture may be given no height by a lazy loader's style; only text hides that way.
fn is_unseen(name: &str, style: &str) -> bool {
    match name {
        "img" => style.replace(' ', "").to_ascii_lowercase().contains("display:none"),
        _ => UNSEEN.is_match(style),
    }
}

/// At most three tenths of the body.
fn is_small(element: ElementRef<'_>, body: &Body<'_>) -> bool {
    let length = length(element);
    length == 0 || is_little(length, body)
}

/// Whether a paragraph is one of those that the body is made of, all of one class (`<p class="paywall">`).
fn is_text(name: &str, class: &str, body: &Body<'_>) -> bool {
    name == "p" && !is_little(body.length_of_paragraphs(class), body)
}

fn is_little(length: usize, body: &Body<'_>) -> bool {
    length * 10 <= body.length() * 3
}

fn length(element: ElementRef<'_>) -> usize {
    element.text().map(crate::text::length).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide() {
        for style in
            ["display:none", "color:red; DISPLAY : none", "height:0", "width:0px;x:y", "visibility:hidden"]
        {
            assert!(is_unseen("p", style), "{style}");
        }
        for style in
            ["height:1px;overflow:auto", "width:100%", "opacity:0.5", "line-height:0.9", "border-width:0"]
        {
            assert!(!is_unseen("p", style), "{style}");
        }
    }
}
