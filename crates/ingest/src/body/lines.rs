//! The lines of a whole page as they stand in it, from its first to its last: what is around an article and
//! says something of it. Knows which elements end a line; nothing of what a line says.

use crate::text::clean_line;
use scraper::{ElementRef, Html, Node};

/// Elements within a line; all others begin and end one.
const WITHIN: [&str; 24] = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "img", "ins", "label", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// Elements whose text nobody reads.
const UNSEEN: [&str; 12] = [
    "script", "style", "noscript", "template", "head", "title", "select", "textarea", "iframe", "svg",
    "button", "object",
];

/// Deeper nesting is no page builder's.
const DEEPEST: usize = 200;

/// A line, without the marks of its elements.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where one element ends and another begins there is white space: nothing said goes on across that.
    pub(crate) text: String,
    /// The level of the heading that it is.
    pub(crate) heading: Option<u8>,
}

/// The page's lines in order, none of them empty.
pub(crate) fn lines(document: &Html) -> Vec<Line> {
    let mut lines = Lines::default();
    lines.walk(document.root_element(), 0);
    lines.end();
    lines.list
}

#[derive(Default)]
struct Lines {
    list: Vec<Line>,
    text: String,
    heading: Option<u8>,
}

impl Lines {
    fn walk(&mut self, element: ElementRef<'_>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text.push_str(text),
                Node::Element(inner) if inner.name() == "br" => self.end(),
                Node::Element(inner) if !UNSEEN.contains(&inner.name()) => {
                    let Some(inner) = ElementRef::wrap(child).filter(|inner| !is_hidden(*inner)) else {
                        continue;
                    };
                    self.element(inner, depth);
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, depth: usize) {
        let name = element.value().name();
        if WITHIN.contains(&name) {
            self.text.push(' ');
            self.walk(element, depth + 1);
            self.text.push(' ');
            return;
        }
        self.end();
        let around = self.heading;
        self.heading = level(name).or(around);
        self.walk(element, depth + 1);
        self.end();
        self.heading = around;
    }

    fn end(&mut self) {
        let text = clean_line(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            self.list.push(Line { text, heading: self.heading });
        }
    }
}

fn level(name: &str) -> Option<u8> {
    ["h1", "h2", "h3", "h4", "h5", "h6"]
        .iter()
        .zip(1..)
        .find(|(heading, _)| **heading == name)
        .map(|(_, level)| level)
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let style = element.value().attr("style").unwrap_or_default();
    element.value().attr("hidden").is_some() || style.replace(' ', "").contains("display:none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_end_lines_or_words() {
        let document = Html::parse_document(
            "<h3>Title</h3><div class=time><span>2021-09-28</span><span>甲报</span></div>a<b>b</b><br>c\
             <script>no</script><p style='display: none'>no</p>",
        );
        let texts: Vec<_> = lines(&document).into_iter().map(|line| (line.text, line.heading)).collect();
        let expected = [("Title", Some(3)), ("2021-09-28 甲报", None), ("a b", None), ("c", None)];
        assert_eq!(texts, expected.map(|(text, heading)| (text.to_owned(), heading)));
    }
}
