//! Typed blocks → virtual DOM, with marks. There is no other way for an article's text to the page.

use crate::{
    components::picture::{Room, remote_picture},
    marks::{Mark, MarkKind, segments},
    store::Store,
};
use hutong_model::{Block, Inline, ListItem};
use yew::{prelude::*, virtual_dom::VTag};

/// Anchor of a block; addresses and evidence lead to it.
pub fn anchor(block: u32) -> String {
    format!("b{block}")
}

/// One block of a body.
pub fn block(store: &Store, block: &Block, id: String, marks: &[Mark]) -> Html {
    let mut pen = Pen { at: 0, marks };
    match block {
        Block::Paragraph(content) => html! { <p {id}>{ pen.inlines(content) }</p> },
        Block::Heading { level, content } => heading(*level, id, pen.inlines(content)),
        Block::Quote(content) => html! { <blockquote {id}><p>{ pen.inlines(content) }</p></blockquote> },
        Block::Image(picture) => html! {
            <div {id}>{ remote_picture(store, Some(picture), &Room::Article) }</div>
        },
        Block::List { ordered, items } => list(*ordered, id, items, &mut pen),
        Block::Table { header, rows } => table(*header, id, rows, &mut pen),
        Block::Code { text, .. } => html! { <pre {id}><code>{ pen.text(text) }</code></pre> },
        Block::Divider => html! { <hr {id} /> },
        Block::Embed { url, title } => html! {
            <p {id} class="embed"><a href={url.clone()} rel="noopener noreferrer external">{ pen.text(title) }</a></p>
        },
    }
}

/// Headings of the article stand below the page's own two.
fn heading(level: u8, id: String, content: Html) -> Html {
    let name = ["h2", "h3", "h4", "h5", "h6"][usize::from(level.saturating_sub(2)).min(4)];
    let mut tag = VTag::new(name);
    tag.add_attribute("id", id);
    tag.add_child(content);
    tag.into()
}

fn list(ordered: bool, id: String, items: &[ListItem], pen: &mut Pen<'_>) -> Html {
    let items: Html = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            pen.skip_separator(at);
            let class = format!("depth-{}", item.depth.min(4));
            html! { <li {class}>{ pen.inlines(&item.content) }</li> }
        })
        .collect();
    if ordered {
        html! { <ol {id}>{ items }</ol> }
    } else {
        html! { <ul {id}>{ items }</ul> }
    }
}

fn table(header: bool, id: String, rows: &[Vec<Vec<Inline>>], pen: &mut Pen<'_>) -> Html {
    let rows: Html = rows
        .iter()
        .enumerate()
        .map(|(at, cells)| {
            pen.skip_separator(at);
            let cells: Html = cells
                .iter()
                .enumerate()
                .map(|(column, cell)| {
                    pen.skip_separator(column);
                    let content = pen.inlines(cell);
                    if header && at == 0 {
                        html! { <th scope="col">{ content }</th> }
                    } else {
                        html! { <td>{ content }</td> }
                    }
                })
                .collect();
            html! { <tr>{ cells }</tr> }
        })
        .collect();
    html! { <div {id} class="table" tabindex="0"><table><tbody>{ rows }</tbody></table></div> }
}

/// Writes inlines while counting the characters of the block's plain text, the way
/// [`Block::text`] does, so that marks fall where they belong.
struct Pen<'a> {
    at: u32,
    marks: &'a [Mark],
}

impl Pen<'_> {
    fn inlines(&mut self, content: &[Inline]) -> Html {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Html {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Strong(content) => html! { <strong>{ self.inlines(content) }</strong> },
            Inline::Emphasis(content) => html! { <em>{ self.inlines(content) }</em> },
            Inline::Code(text) => html! { <code>{ self.text(text) }</code> },
            Inline::Link { url, content } => html! {
                <a href={url.clone()} rel="noopener noreferrer external">{ self.inlines(content) }</a>
            },
            Inline::Break => {
                self.at += 1;
                html! { <br /> }
            }
        }
    }

    fn text(&mut self, text: &str) -> Html {
        let start = self.at;
        self.at += u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let segments = segments(text, start, self.marks);
        segments
            .into_iter()
            .map(|segment| {
                if segment.marks.is_empty() {
                    return html! { { segment.text } };
                }
                let class: Classes = segment.marks.iter().map(|mark| mark.kind.class()).collect();
                let titles = segment.marks.iter().map(|mark| mark.title.as_str());
                let title: Vec<_> = titles.filter(|title| !title.is_empty()).collect();
                let title = (!title.is_empty()).then(|| title.join("; "));
                // Names and dates are set apart only when the reader asks for it.
                let loud = segment.marks.iter().any(|mark| mark.kind <= MarkKind::Found);
                let mut element = VTag::new(if loud { "mark" } else { "span" });
                element.add_attribute("class", class.to_string());
                title.into_iter().for_each(|title| element.add_attribute("title", title));
                element.add_child(segment.text.into());
                element.into()
            })
            .collect()
    }

    /// Parts of a list or a table after the first are divided by one character.
    fn skip_separator(&mut self, part: usize) {
        self.at += u32::from(part > 0);
    }
}
