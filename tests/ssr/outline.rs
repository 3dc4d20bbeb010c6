//! HTML as an outline that a person can review: one element or text a line, attributes decoded,
//! without comments (the marks of hydration are comments).

use scraper::{ElementRef, Html};

/// The outline of a fragment.
pub fn of(html: &str) -> String {
    let mut out = String::new();
    write_children(Html::parse_fragment(html).root_element(), 0, &mut out);
    out
}

fn write_children(parent: ElementRef<'_>, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for node in parent.children() {
        if let Some(element) = ElementRef::wrap(node) {
            let attributes = element.value().attrs().map(|(name, value)| format!(" {name}={value:?}"));
            *out += &format!("{indent}{}{}\n", element.value().name(), attributes.collect::<String>());
            write_children(element, depth + 1, out);
        } else if let Some(text) = node.value().as_text() {
            *out += &format!("{indent}{:?}\n", &**text);
        }
    }
}
