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
    let mut next = ordered.then(|| number(element, "start").unwrap_or(1));
    for child in element.children().filter_map(ElementRef::wrap) {
        if walker.leaves(child) {
            continue;
        }
        let (content, rest) = walker.line(child);
        if ordered && let Some(number) = number(child, "value") {
            next = Some(number);
        }
        if !content.is_empty() {
            items.push(ListItem { depth: 0, number: next, content });
            next = next.and_then(|number| number.checked_add(1));
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

/// A number that an attribute says; a list that counts from below zero counts from one here.
fn number(element: ElementRef<'_>, attribute: &str) -> Option<u32> {
    element.value().attr(attribute)?.trim().parse().ok()
}

fn deeper(item: ListItem) -> ListItem {
    ListItem { depth: (item.depth + 1).min(DEEPEST), ..item }
}
