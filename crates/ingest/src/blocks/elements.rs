//! The elements that become blocks of their own.

use super::walker::Walker;
use super::{embed, picture};
use hutong_model::{Block, Inline};
use scraper::{ElementRef, Node};

impl Walker<'_> {
    pub(super) fn heading(&mut self, element: ElementRef<'_>) {
        let level = element.value().name().as_bytes().get(1).map_or(2, |digit| digit - b'0');
        let blocks = self.collect(element);
        for block in blocks {
            self.push(match block {
                Block::Paragraph(content) => Block::Heading { level, content: without_strong(content) },
                other => other,
            });
        }
    }

    pub(super) fn code(&mut self, element: ElementRef<'_>) {
        let text = with_breaks(element);
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

    /// The footnote's label goes in front of its first paragraph, as it stands in the text.
    pub(super) fn footnote(&mut self, element: ElementRef<'_>) {
        let is_label = |inner: &ElementRef<'_>| picture::has_class(*inner, "footnote-definition-label");
        let label = element.child_elements().find(is_label).map(|label| label.text().collect::<String>());
        let mut blocks = self.collect(element);
        if let (Some(label), Some(Block::Paragraph(content))) = (label, blocks.first_mut()) {
            match content.first_mut() {
                Some(Inline::Text(text)) => text.insert_str(0, &format!("[{}] ", label.trim())),
                _ => content.insert(0, Inline::Text(format!("[{}] ", label.trim()))),
            }
        }
        self.blocks.extend(blocks);
    }

    /// Paragraphs of a quotation are joined by breaks; what cannot be in it stands after it.
    pub(super) fn quote(&mut self, element: ElementRef<'_>) {
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
                Block::List { items, .. } => {
                    for item in items {
                        if !content.is_empty() {
                            content.push(Inline::Break);
                        }
                        let mark =
                            item.number.map_or_else(|| "• ".to_owned(), |number| format!("{number}. "));
                        content.push(Inline::Text(mark));
                        content.extend(item.content);
                    }
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
    pub(super) fn figure(&mut self, element: ElementRef<'_>) {
        let blocks = self.collect(element);
        self.blocks.extend(blocks);
    }

    pub(super) fn caption(&mut self, element: ElementRef<'_>) {
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
            _ if has_pictures && caption.is_empty() => {}
            _ if has_pictures => self.push(Block::Paragraph(vec![Inline::Text(caption)])),
            _ => self.blocks.extend(blocks),
        }
    }

    pub(super) fn picture(&mut self, element: ElementRef<'_>) {
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

    /// Lazy loaders keep the picture for readers without scripts; other text there is no article's.
    pub(super) fn without_scripts(&mut self, element: ElementRef<'_>) {
        let source: String = element.text().collect();
        if !source.contains("<img") && !source.contains("<IMG") {
            return;
        }
        let fragment = scraper::Html::parse_fragment(&source);
        let root = fragment.root_element();
        if root.text().all(|text| text.trim().is_empty()) {
            let pictures = root.descendants().filter_map(ElementRef::wrap);
            pictures.filter(|inner| inner.value().name() == "img").for_each(|inner| self.picture(inner));
        }
    }

    /// Mathematics stays as it was written.
    pub(super) fn formula(&mut self, element: ElementRef<'_>, mark: &str) {
        let formula: String = element.text().collect();
        self.text(&format!("{mark}{formula}{mark}"));
    }

    pub(super) fn player(&mut self, element: ElementRef<'_>) {
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
}

/// The element's text, in which `<br>` ends a line, and every `<code>` where there are several.
fn with_breaks(element: ElementRef<'_>) -> String {
    let lines = element.child_elements().filter(|inner| inner.value().name() == "code").count();
    let mut text = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Text(piece) => text.push_str(piece),
            Node::Element(inner) if inner.name() == "br" => text.push('\n'),
            Node::Element(inner)
                if inner.name() == "code" && lines > 1 && !text.is_empty() && !text.ends_with('\n') =>
            {
                text.push('\n');
            }
            _ => {}
        }
    }
    text
}

/// Headings are bold anyway.
fn without_strong(content: Vec<Inline>) -> Vec<Inline> {
    match <[Inline; 1]>::try_from(content) {
        Ok([Inline::Strong(inner)]) => inner,
        Ok([other]) => vec![other],
        Err(content) => content,
    }
}
