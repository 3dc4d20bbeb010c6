//! Lists: flat items with a depth.

use super::walker::Walker;
use hutong_model::{Block, ListItem};
use scraper::ElementRef;

/// Deeper nesting is shown at this depth.
const DEEPEST: u8 = 8;

/// Writes a list. What cannot stand in an item (a picture, code, a table) parts the list.
pub(super) fn list(walker: &mut Walker<'_>, element: ElementRef<'_>) {
    let ordered = element.value().name() == "ol";
    let mut items: Vec<ListItem> = Vec::new();
    for child in element.children().filter_map(ElementRef::wrap) {
        if walker.leaves(child) {
            continue;
        }
        let (content, rest) = walker.line(child);
        if !content.is_empty() {
            items.push(ListItem { depth: 0, content });
        }
        for block in rest {
            match block {
                Block::List { items: inner, .. } => items.extend(inner.into_iter().map(deeper)),
                other => {
                    if !items.is_empty() {
                        walker.push(Block::List { ordered, items: std::mem::take(&mut items) });
                    }
                    walker.push(other);
                }
            }
        }
    }
    if !items.is_empty() {
        walker.push(Block::List { ordered, items });
    }
}

fn deeper(item: ListItem) -> ListItem {
    ListItem { depth: (item.depth + 1).min(DEEPEST), ..item }
}
