//! Typed blocks → virtual DOM, with marks. There is no other way for an article's text to the page.

use crate::{
    components::{
        element::{Element, element},
        picture::{Room, remote_picture},
    },
    marks::{Mark, MarkKind, segments},
    store::Store,
};
use hutong_model::{Block, Inline, ListItem};
use yew::prelude::*;

/// Anchor of a block; addresses and evidence lead to it.
pub fn anchor(block: u32) -> String {
    format!("b{block}")
}

/// One block of a body.
pub fn block(store: &Store, block: &Block, id: String, marks: &[Mark]) -> Html {
    let mut pen = Pen { at: 0, marks };
    match block {
        Block::Paragraph(content) => pen.inlines(element("p", "").put("id", &id), content).done(),
        Block::Heading { level, content } => {
            // Headings of the article stand below the page's own two.
            let name = ["h2", "h3", "h4", "h5", "h6"][usize::from(level.saturating_sub(2)).min(4)];
            pen.inlines(element(name, "").put("id", &id), content).done()
        }
        Block::Quote(content) => {
            let said = pen.inlines(element("p", ""), content);
            element("blockquote", "").put("id", &id).child(said).done()
        }
        Block::Image(picture) => element("div", "")
            .put("id", &id)
            .with(remote_picture(store, Some(picture), &Room::Article))
            .done(),
        Block::List { ordered, items } => list(*ordered, &id, items, &mut pen),
        Block::Table { header, rows } => table(*header, &id, rows, &mut pen),
        Block::Code { text, .. } => {
            element("pre", "").put("id", &id).child(pen.text(element("code", ""), text)).done()
        }
        Block::Divider => element("hr", "").put("id", &id).done(),
        Block::Embed { url, title } => {
            element("p", "embed").put("id", &id).child(pen.text(external(url), title)).done()
        }
    }
}

/// A link to another site.
fn external(url: &str) -> Element {
    element("a", "").put("href", url).set("rel", "noopener noreferrer external")
}

fn list(ordered: bool, id: &str, items: &[ListItem], pen: &mut Pen<'_>) -> Html {
    let mut list = element(if ordered { "ol" } else { "ul" }, "").put("id", id);
    for (at, item) in items.iter().enumerate() {
        pen.skip_separator(at);
        let class = ["depth-0", "depth-1", "depth-2", "depth-3", "depth-4"][usize::from(item.depth).min(4)];
        let line = element("li", class);
        let line = match item.number {
            Some(number) => line.number("value", number),
            None => line,
        };
        list = list.child(pen.inlines(line, &item.content));
    }
    list.done()
}

fn table(header: bool, id: &str, rows: &[Vec<Vec<Inline>>], pen: &mut Pen<'_>) -> Html {
    let mut body = element("tbody", "");
    for (at, cells) in rows.iter().enumerate() {
        pen.skip_separator(at);
        let mut row = element("tr", "");
        for (column, content) in cells.iter().enumerate() {
            pen.skip_separator(column);
            let is_head = header && at == 0;
            let cell = if is_head { element("th", "").set("scope", "col") } else { element("td", "") };
            row = row.child(pen.inlines(cell, content));
        }
        body = body.child(row);
    }
    element("div", "table").put("id", id).set("tabindex", "0").child(element("table", "").child(body)).done()
}

/// Writes inlines while counting the characters of the block's plain text, the way
/// [`Block::text`] does, so that marks fall where they belong.
struct Pen<'a> {
    at: u32,
    marks: &'a [Mark],
}

impl Pen<'_> {
    fn inlines(&mut self, into: Element, content: &[Inline]) -> Element {
        content.iter().fold(into, |into, inline| self.inline(into, inline))
    }

    fn inline(&mut self, into: Element, inline: &Inline) -> Element {
        let (inside, content) = match inline {
            Inline::Text(text) => return self.text(into, text),
            Inline::Code(text) => return into.child(self.text(element("code", ""), text)),
            Inline::Break => {
                self.at += 1;
                return into.child(element("br", ""));
            }
            Inline::Strong(content) => (element("strong", ""), content),
            Inline::Emphasis(content) => (element("em", ""), content),
            Inline::Struck(content) => (element("s", ""), content),
            Inline::Link { url, content } => (external(url), content),
        };
        into.child(self.inlines(inside, content))
    }

    fn text(&mut self, mut into: Element, text: &str) -> Element {
        let start = self.at;
        self.at += u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        for segment in segments(text, start, self.marks) {
            if segment.marks.is_empty() {
                into = into.text(&segment.text);
                continue;
            }
            let (mut class, mut title) = (String::new(), String::new());
            for mark in &segment.marks {
                class = class + " " + mark.kind.class();
                if !mark.title.is_empty() {
                    title += if title.is_empty() { "" } else { "; " };
                    title += &mark.title;
                }
            }
            // What was found in the text is set apart only when the reader asks for it.
            let loud = segment.marks.iter().any(|mark| mark.kind <= MarkKind::Found);
            let mut mark = element(if loud { "mark" } else { "span" }, "").put("class", class.trim_start());
            if !title.is_empty() {
                mark = mark.put("title", &title);
            }
            into = into.child(mark.text(&segment.text));
        }
        into
    }

    /// Parts of a list or a table after the first are divided by one character.
    fn skip_separator(&mut self, part: usize) {
        self.at += u32::from(part > 0);
    }
}
