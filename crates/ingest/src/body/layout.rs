//! Pages that a table lays out, with a menu in one cell and the text in the one beside it.

use scraper::{ElementRef, Html};

/// A cell has text of its own from this many letters on that are in no link.
const PROSE: usize = 100;

/// So many links, and hardly anything else, are a menu.
const MENU: usize = 3;

/// Letters of a link in a menu, in the mean.
const LONGEST_ENTRY: usize = 40;

/// The page without the menus beside its text; none where it has no such.
pub(super) fn without_menus(document: &Html) -> Option<Html> {
    let elements = document.tree.nodes().filter_map(ElementRef::wrap);
    let tables = elements.filter(|element| element.value().name() == "table");
    let menus: Vec<_> = tables
        .flat_map(rows)
        .filter(|cells| has_menu(cells))
        .flat_map(|cells| cells.into_iter().filter(|cell| is_menu(*cell)))
        .map(|cell| cell.id())
        .collect();
    if menus.is_empty() {
        return None;
    }
    let mut document = document.clone();
    for menu in menus {
        if let Some(mut node) = document.tree.get_mut(menu) {
            node.detach();
        }
    }
    Some(document)
}

/// Whether a menu stands beside the text in a row.
pub(crate) fn has_menu(cells: &[ElementRef<'_>]) -> bool {
    cells.len() > 1 && cells.iter().copied().any(is_menu) && cells.iter().copied().any(is_prose)
}

fn is_prose(cell: ElementRef<'_>) -> bool {
    letters(cell) >= PROSE + links(cell).map(letters).sum::<usize>()
}

/// A column of short links, with a word above them or so.
pub(crate) fn is_menu(cell: ElementRef<'_>) -> bool {
    let (count, linked) = links(cell).fold((0, 0), |(count, sum), link| (count + 1, sum + letters(link)));
    count >= MENU && linked <= count * LONGEST_ENTRY && letters(cell) * 3 <= linked * 4
}

fn links(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.descendants().filter_map(ElementRef::wrap).filter(|inner| inner.value().name() == "a")
}

fn letters(element: ElementRef<'_>) -> usize {
    element.text().flat_map(str::chars).filter(|c| c.is_alphanumeric()).count()
}

/// The cells of the table's own rows, not of tables inside it.
pub(crate) fn rows(table: ElementRef<'_>) -> Vec<Vec<ElementRef<'_>>> {
    let mut rows = Vec::new();
    for child in elements(table) {
        match child.value().name() {
            "tr" => rows.push(child),
            "thead" | "tbody" | "tfoot" => {
                rows.extend(elements(child).into_iter().filter(|row| row.value().name() == "tr"));
            }
            _ => {}
        }
    }
    let cells =
        |row| elements(row).into_iter().filter(|cell| matches!(cell.value().name(), "td" | "th")).collect();
    rows.into_iter().map(cells).filter(|cells: &Vec<_>| !cells.is_empty()).collect()
}

fn elements(parent: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    parent.children().filter_map(ElementRef::wrap).collect()
}
