//! Tables of data; tables that only lay a page out are opened.

use super::walker::Walker;
use crate::body::layout::{self, rows};
use hutong_model::{Block, Inline};
use scraper::ElementRef;

/// Writes a table, or what is in it where it is a layout.
pub(super) fn table(walker: &mut Walker<'_>, element: ElementRef<'_>) {
    let rows = rows(element);
    let mut caption = None;
    for child in element.children().filter_map(ElementRef::wrap) {
        if child.value().name() == "caption" && !walker.leaves(child) {
            caption = Some(walker.collect(child));
        }
    }
    caption.into_iter().flatten().for_each(|block| walker.push(block));
    let widest = rows.iter().map(|cells| cells.len()).max().unwrap_or(0);
    let nests = element
        .descendants()
        .skip(1)
        .filter_map(ElementRef::wrap)
        .any(|inner| inner.value().name() == "table");
    if widest < 2 || rows.len() < 2 || nests || rows.iter().any(|cells| layout::has_menu(cells)) {
        return open(walker, rows);
    }
    let header = rows.first().is_some_and(|cells| cells.iter().all(|cell| cell.value().name() == "th"));
    let mut rest = Vec::new();
    let mut data: Vec<Vec<Vec<Inline>>> = Vec::new();
    for cells in rows {
        let mut row = Vec::new();
        for cell in cells {
            if walker.leaves(cell) {
                continue;
            }
            let (content, more) = walker.line(cell);
            let mut content = content;
            for block in more {
                match block {
                    Block::List { items, .. } => {
                        join(&mut content, items.into_iter().map(|item| item.content))
                    }
                    Block::Code { text, .. } => join(&mut content, std::iter::once(vec![Inline::Code(text)])),
                    other => rest.push(other),
                }
            }
            row.push(content);
        }
        if row.iter().any(|cell| !cell.is_empty()) {
            data.push(row);
        }
    }
    if !data.is_empty() {
        walker.push(Block::Table { header, rows: data });
    }
    rest.into_iter().for_each(|block| walker.push(block));
}

fn join(content: &mut Vec<Inline>, lines: impl Iterator<Item = Vec<Inline>>) {
    for line in lines {
        if !content.is_empty() {
            content.push(Inline::Break);
        }
        content.extend(line);
    }
}

fn open(walker: &mut Walker<'_>, rows: Vec<Vec<ElementRef<'_>>>) {
    for cells in rows {
        let has_menu = layout::has_menu(&cells);
        for cell in cells {
            let is_menu = has_menu && layout::is_menu(cell);
            if !is_menu && !walker.leaves(cell) {
                let blocks = walker.collect(cell);
                blocks.into_iter().for_each(|block| walker.push(block));
            }
        }
    }
}
