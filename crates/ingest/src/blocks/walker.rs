//! Walks a document once and writes blocks.

use super::run::{Marks, Run, paragraphs};
use super::{embed, list, picture, table};
use crate::clean::element;
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
    body_length: usize,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    marks: Marks,
    /// Pictures in the middle of a sentence wait for its paragraph to end.
    waiting: Vec<Picture>,
    pub(super) depth: usize,
    players_left_out: BTreeSet<String>,
    pictures_left_out: BTreeSet<String>,
}

impl<'w> Walker<'w> {
    pub(super) fn new(addresses: &'w Addresses, body_length: usize) -> Self {
        Self {
            addresses,
            body_length,
            blocks: Vec::new(),
            runs: Vec::new(),
            marks: Marks::default(),
            waiting: Vec::new(),
            depth: 0,
            players_left_out: BTreeSet::new(),
            pictures_left_out: BTreeSet::new(),
        }
    }

    pub(super) fn document(&mut self, document: &Html) -> Vec<Block> {
        self.collect(document.root_element())
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
                format!("{count} picture(s) without an absolute address were left out, the first: {first}"),
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
        element::leaves(element, self.body_length)
    }

    fn children(&mut self, element: ElementRef<'_>) {
        if self.depth > DEEPEST {
            let text: String = element.text().collect();
            return self.text(&text);
        }
        self.depth += 1;
        for child in element.children() {
            match child.value() {
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
            "a" => self.link(element),
            "sup" if picture::has_class(element, "footnote-reference") => {
                let label: String = element.text().collect();
                self.text(&format!("[{}]", label.trim()));
            }
            "rt" => self.ruby(element),
            "img" | "amp-img" => self.picture(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "hr" => self.push(Block::Divider),
            "pre" | "listing" | "xmp" => self.code(element),
            "blockquote" => self.quote(element),
            "figure" => self.figure(element),
            "ul" | "ol" => list::list(self, element),
            "table" => table::table(self, element),
            "iframe" | "embed" | "object" | "video" | "audio" => self.player(element),
            "dt" | "summary" | "legend" => self.strong_line(element),
            _ if picture::is_caption(element) => self.caption(element),
            name if is_block(name) => {
                self.flush();
                self.children(element);
                self.flush();
            }
            _ => self.children(element),
        }
    }

    fn text(&mut self, text: &str) {
        self.runs.push(Run::Text(text.into(), self.marks.clone()));
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

    fn heading(&mut self, element: ElementRef<'_>) {
        let level = element.value().name().as_bytes().get(1).map_or(2, |digit| digit - b'0');
        let blocks = self.collect(element);
        for block in blocks {
            self.push(match block {
                Block::Paragraph(content) => Block::Heading { level, content: without_strong(content) },
                other => other,
            });
        }
    }

    fn code(&mut self, element: ElementRef<'_>) {
        let text: String = element.text().collect();
        let text: String =
            text.chars().filter(|character| !matches!(character, '\0' | '\u{fffd}' | '\r')).collect();
        let text = text.trim_matches('\n').trim_end();
        if text.trim().is_empty() {
            return;
        }
        let language = element
            .descendants()
            .filter_map(ElementRef::wrap)
            .flat_map(|inner| inner.value().classes())
            .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
            .map(|language| language.split([',', '{', ':']).next().unwrap_or(language).to_string())
            .filter(|language| !language.is_empty());
        self.push(Block::Code { language, text: text.into() });
    }

    /// Paragraphs of a quotation are joined by breaks; what cannot be in it stands after it.
    fn quote(&mut self, element: ElementRef<'_>) {
        if element.text().all(|text| text.trim().is_empty())
            && let Some(post) = embed::first_link(element, self.addresses)
        {
            return self.push(post);
        }
        let mut content: Vec<Inline> = Vec::new();
        for block in self.collect(element) {
            match block {
                Block::Paragraph(more) | Block::Quote(more) | Block::Heading { content: more, .. } => {
                    if !content.is_empty() {
                        content.push(Inline::Break);
                    }
                    content.extend(more);
                }
                other => {
                    if !content.is_empty() {
                        self.push(Block::Quote(std::mem::take(&mut content)));
                    }
                    self.push(other);
                }
            }
        }
        if !content.is_empty() {
            self.push(Block::Quote(content));
        }
    }

    /// A caption inside belongs to the figure's pictures; with several, to the last.
    fn figure(&mut self, element: ElementRef<'_>) {
        let blocks = self.collect(element);
        self.blocks.extend(blocks);
    }

    fn caption(&mut self, element: ElementRef<'_>) {
        let blocks = self.collect(element);
        let texts: Vec<String> = blocks
            .iter()
            .filter(|block| !matches!(block, Block::Image(_)))
            .map(Block::text)
            .filter(|text| !text.is_empty())
            .collect();
        let has_pictures = blocks.iter().any(|block| matches!(block, Block::Image(_)));
        self.blocks.extend(blocks.iter().filter(|block| matches!(block, Block::Image(_))).cloned());
        let caption = texts.join(" ").replace('\n', " ");
        match self.blocks.last_mut() {
            Some(Block::Image(picture)) if picture.caption.is_empty() && !caption.is_empty() => {
                crate::clean::set_caption(picture, caption);
            }
            _ if has_pictures => self.push(Block::Paragraph(vec![Inline::Text(caption)])),
            _ => self.blocks.extend(blocks),
        }
    }

    fn picture(&mut self, element: ElementRef<'_>) {
        match picture::read(element, self.addresses) {
            picture::Read::Picture(picture) => {
                if picture::in_sentence(&self.runs) {
                    self.waiting.push(picture);
                } else {
                    self.push(Block::Image(picture));
                }
            }
            picture::Read::Character(text) => self.text(&text),
            picture::Read::NoAddress(written) => {
                self.pictures_left_out.insert(written);
            }
            picture::Read::Nothing => {}
        }
    }

    fn player(&mut self, element: ElementRef<'_>) {
        match embed::read(element, self.addresses) {
            embed::Read::Known(block) => self.push(block),
            embed::Read::Unknown(address) => {
                self.players_left_out.insert(address);
            }
            embed::Read::Nothing => {}
        }
        if element.value().name() == "object" {
            self.children(element);
        }
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self) {
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

/// Headings are bold anyway.
fn without_strong(content: Vec<Inline>) -> Vec<Inline> {
    match <[Inline; 1]>::try_from(content) {
        Ok([Inline::Strong(inner)]) => inner,
        Ok([other]) => vec![other],
        Err(content) => content,
    }
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
            | "dd"
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
