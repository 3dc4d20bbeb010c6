//! Walks a document once and writes blocks.

use super::run::{Marks, Run, paragraphs};
use super::{list, picture, table};
use crate::clean::element::{self, Body};
use crate::notes::Notes;
use crate::url::Addresses;
use hutong_model::{Block, Inline, Picture};
use scraper::{ElementRef, Html, Node};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Elements nested deeper than this are read as plain text: no author means them, and the walk
/// must not run out of stack.
const DEEPEST: usize = 256;

/// Writes blocks.
pub(super) struct Walker<'w> {
    pub(super) addresses: &'w Addresses,
    body: Body<'w>,
    pub(super) blocks: Vec<Block>,
    pub(super) runs: Vec<Run>,
    marks: Marks,
    /// Pictures in the middle of a sentence wait for its paragraph to end.
    pub(super) waiting: Vec<Picture>,
    pub(super) depth: usize,
    /// A term has just been written, and what it means follows.
    after_term: bool,
    /// Whether blank lines part the paragraphs, as programs have it that write no element for them.
    blank_lines: bool,
    pub(super) players_left_out: BTreeSet<String>,
    pub(super) pictures_left_out: BTreeSet<String>,
}

impl<'w> Walker<'w> {
    pub(super) fn new(addresses: &'w Addresses, document: &'w Html) -> Self {
        Self {
            addresses,
            body: Body::new(document),
            blocks: Vec::new(),
            runs: Vec::new(),
            marks: Marks::default(),
            waiting: Vec::new(),
            depth: 0,
            after_term: false,
            blank_lines: !has_paragraphs(document),
            players_left_out: BTreeSet::new(),
            pictures_left_out: BTreeSet::new(),
        }
    }

    pub(super) fn document(&mut self) -> Vec<Block> {
        let document = self.body.document;
        let root = main_content(&self.body).unwrap_or_else(|| document.root_element());
        self.collect(root)
    }

    /// Says what was left out.
    pub(super) fn report(&self, notes: &mut Notes) {
        for address in &self.players_left_out {
            notes.warning(
                None,
                format!("an embedded page was left out: {address}"),
                "link to it in the text instead",
            );
        }
        if let Some(first) = self.pictures_left_out.first() {
            let count = self.pictures_left_out.len();
            notes.warning(
                None,
                format!("pictures without an absolute address were left out ({count}), the first: {first}"),
                "write the picture's whole address (https://…), or the article's own address in the front matter",
            );
        }
    }

    /// The blocks inside an element, on their own.
    pub(super) fn collect(&mut self, element: ElementRef<'_>) -> Vec<Block> {
        self.flush();
        let outer = std::mem::take(&mut self.blocks);
        self.children(element);
        self.flush();
        std::mem::replace(&mut self.blocks, outer)
    }

    pub(super) fn push(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
    }

    pub(super) fn leaves(&self, element: ElementRef<'_>) -> bool {
        element::leaves(element, &self.body)
    }

    pub(super) fn children(&mut self, element: ElementRef<'_>) {
        if self.depth > DEEPEST {
            let text: String = element.text().collect();
            return self.text(&text);
        }
        self.depth += 1;
        for child in element.children() {
            match child.value() {
                Node::Text(text) if self.blank_lines && element.value().name() == "body" => {
                    self.paragraphs(text)
                }
                Node::Text(text) => self.text(text),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child)
                        && !self.leaves(child)
                    {
                        self.element(child);
                    }
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn element(&mut self, element: ElementRef<'_>) {
        match element.value().name() {
            "br" => self.runs.push(Run::Break),
            "b" | "strong" => self.marked(element, |marks| marks.strong = true),
            "i" | "em" | "cite" | "dfn" | "var" => self.marked(element, |marks| marks.emphasis = true),
            "code" | "kbd" | "samp" | "tt" => self.marked(element, |marks| marks.code = true),
            "s" | "del" | "strike" => self.marked(element, |marks| marks.struck = true),
            "a" => self.link(element),
            "sup" if picture::has_class(element, "footnote-reference") => {
                let label: String = element.text().collect();
                self.text(&format!("[{}]", label.trim()));
            }
            "div" if picture::has_class(element, "footnote-definition") => self.footnote(element),
            "sup" if picture::has_class(element, "footnote-definition-label") => {}
            "rt" => self.ruby(element),
            "img" | "amp-img" => self.picture(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "input" => self.text(if element.value().attr("checked").is_some() { "☑ " } else { "☐ " }),
            "noscript" => self.without_scripts(element),
            "span" if picture::has_class(element, "math-inline") => self.formula(element, "$"),
            "span" if picture::has_class(element, "math-display") => self.formula(element, "$$"),
            "hr" => self.push(Block::Divider),
            "pre" | "listing" | "xmp" => self.code(element),
            "blockquote" => self.quote(element),
            "figure" => self.figure(element),
            "ul" | "ol" => list::list(self, element),
            "table" => table::table(self, element),
            "iframe" | "embed" | "object" | "video" | "audio" => self.player(element),
            "legend" => self.strong_line(element),
            "dt" | "summary" => self.term(element),
            "p" if picture::has_class(element, "admonition-title") => self.term(element),
            "dd" => {
                self.children(element);
                self.flush();
            }
            _ if picture::is_caption(element) => self.caption(element),
            name if is_block(name) => {
                if !std::mem::take(&mut self.after_term) {
                    self.flush();
                }
                self.children(element);
                self.flush();
            }
            _ => self.children(element),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.runs.push(Run::Text(text.into(), self.marks.clone()));
    }

    /// Text in which blank lines part paragraphs.
    fn paragraphs(&mut self, text: &str) {
        let mut is_first = true;
        let mut before_is_blank = false;
        for line in text.split('\n') {
            let is_blank = line.trim().is_empty();
            if is_blank && !is_first && !before_is_blank {
                self.runs.extend([Run::Break, Run::Break]);
            }
            if !is_first && !is_blank {
                self.text("\n");
            }
            self.text(line);
            (is_first, before_is_blank) = (false, is_blank && !is_first);
        }
    }

    fn marked(&mut self, element: ElementRef<'_>, mark: impl FnOnce(&mut Marks)) {
        let before = self.marks.clone();
        mark(&mut self.marks);
        self.children(element);
        self.marks = before;
    }

    fn link(&mut self, element: ElementRef<'_>) {
        let address = element.value().attr("href").and_then(|href| self.addresses.link(href));
        self.marked(element, |marks| {
            if let Some(address) = address {
                marks.link = Some(Rc::from(address));
            }
        });
    }

    fn ruby(&mut self, element: ElementRef<'_>) {
        self.text("（");
        self.children(element);
        self.text("）");
    }

    fn strong_line(&mut self, element: ElementRef<'_>) {
        self.flush();
        self.marked(element, |marks| marks.strong = true);
        self.flush();
    }

    /// A term stands above what it means, in one paragraph with it: it is no heading.
    fn term(&mut self, element: ElementRef<'_>) {
        self.flush();
        self.marked(element, |marks| marks.strong = true);
        self.runs.push(Run::Break);
        self.after_term = true;
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self) {
        self.after_term = false;
        let runs = std::mem::take(&mut self.runs);
        if !runs.is_empty() {
            self.blocks.extend(paragraphs(runs).into_iter().map(Block::Paragraph));
        }
        self.blocks.extend(std::mem::take(&mut self.waiting).into_iter().map(Block::Image));
    }

    /// The inline content of an element that is one line: blocks inside are joined by breaks;
    /// what is no text is handed back.
    pub(super) fn line(&mut self, element: ElementRef<'_>) -> (Vec<Inline>, Vec<Block>) {
        let mut content = Vec::new();
        let mut rest = Vec::new();
        for block in self.collect(element) {
            match block {
                Block::Paragraph(more) | Block::Heading { content: more, .. } | Block::Quote(more) => {
                    if !content.is_empty() {
                        content.push(Inline::Break);
                    }
                    content.extend(more);
                }
                other => rest.push(other),
            }
        }
        (content, rest)
    }
}

/// Whether an element parts the paragraphs somewhere.
fn has_paragraphs(document: &Html) -> bool {
    let mut elements = document.tree.nodes().filter_map(ElementRef::wrap);
    elements.any(|element| matches!(element.value().name(), "p" | "br" | "div"))
}

/// The only `<article>`, or else the only `<main>`, where it holds at least half of the text: the
/// rest of such a page is the site's.
fn main_content<'d>(body: &Body<'d>) -> Option<ElementRef<'d>> {
    ["article", "main"].into_iter().find_map(|name| {
        let elements = body.document.tree.nodes().filter_map(ElementRef::wrap);
        let mut named = elements.filter(|element| element.value().name() == name);
        let only = named.next().filter(|_| named.next().is_none())?;
        let length: usize = only.text().map(crate::text::length).sum();
        (length * 2 >= body.length()).then_some(only)
    })
}

/// Elements that part paragraphs.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "caption"
            | "center"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "html"
            | "li"
            | "main"
            | "p"
            | "search"
            | "section"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
    )
}
