//! The typed body of an article. The browser gets these, never HTML.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// One block of a body, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside the article.
    Heading {
        /// 1 to 6; the article's own title is not in the body.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A picture.
    Image(Picture),
    /// A quotation set apart; its paragraphs, joined by line breaks.
    Quote(Vec<Inline>),
    /// A list.
    List {
        /// Whether the items of the outermost list are numbered.
        ordered: bool,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A table: rows of cells.
    Table {
        /// Whether the first row is a header.
        header: bool,
        /// Rows, top to bottom; every row has its own number of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Preformatted text.
    Code {
        /// The language it is in, where given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The text.
        text: String,
    },
    /// A thematic break.
    Divider,
    /// Something played elsewhere (a video, a post), kept as a plain link.
    Embed {
        /// http(s), absolute.
        url: String,
        /// What it is called; the host name where nothing better is known.
        title: String,
    },
}

/// One item of a list; nesting is kept as depth, so that a body stays flat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListItem {
    /// 0 for the outermost list.
    pub depth: u8,
    /// Its number, as the author's list counts, where that is numbered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its text.
    pub content: Vec<Inline>,
}

/// A picture somewhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Picture {
    /// http(s), absolute, unwrapped from image proxies.
    pub url: String,
    /// What it shows, for those who do not see it; empty where unknown. Never a file name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// The caption under it; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Pixels, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The file beside the pages, relative to the viewer's root, where the build keeps one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
}

/// A run of text inside a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text; white space is already collapsed.
    Text(String),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// What no longer holds, and is left to be seen.
    Struck(Vec<Inline>),
    /// A link.
    Link {
        /// http(s) and absolute, or `mailto:`.
        url: String,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A piece of code.
    Code(String),
    /// A line break.
    Break,
}

impl Block {
    /// The block's plain text, the one that [`crate::Place`] offsets count in.
    ///
    /// Items of a list and rows of a table are joined by `\n`, cells by `\t`; a line break is
    /// `\n`; a picture's text is its caption, an embed's its title; a divider has none.
    pub fn text(&self) -> String {
        let mut out = String::new();
        match self {
            Block::Paragraph(content) | Block::Heading { content, .. } | Block::Quote(content) => {
                push_text(content, &mut out);
            }
            Block::List { items, .. } => {
                join(items, '\n', &mut out, |item, out| push_text(&item.content, out));
            }
            Block::Table { rows, .. } => join(rows, '\n', &mut out, |cells, out| {
                join(cells, '\t', out, |cell, out| push_text(cell, out));
            }),
            Block::Image(picture) => out.push_str(&picture.caption),
            Block::Code { text, .. } => out.push_str(text),
            Block::Embed { title, .. } => out.push_str(title),
            Block::Divider => {}
        }
        out
    }
}

impl Inline {
    /// Appends the plain text of this run.
    pub fn push_text(&self, out: &mut String) {
        match self {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. } => {
                push_text(content, out);
            }
            Inline::Break => out.push('\n'),
        }
    }
}

fn push_text(content: &[Inline], out: &mut String) {
    content.iter().for_each(|inline| inline.push_text(out));
}

fn join<T>(parts: &[T], separator: char, out: &mut String, each: impl Fn(&T, &mut String)) {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push(separator);
        }
        each(part, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    #[test]
    fn plain_text_of_each_block() {
        let rich = vec![
            Inline::Text("a".into()),
            Inline::Strong(vec![Inline::Link { url: "https://x.example/".into(), content: text("b") }]),
            Inline::Break,
            Inline::Code("c".into()),
        ];
        assert_eq!(Block::Paragraph(rich).text(), "ab\nc");
        let item = |t: &str| ListItem { depth: 0, number: None, content: text(t) };
        assert_eq!(Block::List { ordered: false, items: vec![item("x"), item("y")] }.text(), "x\ny");
        let rows = vec![vec![text("1"), text("2")], vec![text("3")]];
        assert_eq!(Block::Table { header: true, rows }.text(), "1\t2\n3");
        assert_eq!(Block::Divider.text(), "");
    }
}
