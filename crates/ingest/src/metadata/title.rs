//! The headline. Order of trust: front matter (it is what the author's site shows above the
//! text), the body's own `h1`, the page's `<title>`, the file's name, and where that has no letter the
//! beginning of the text. Never empty.

use super::Found;
use crate::front_matter::FrontMatter;
use crate::notes::Notes;
use crate::text::{patterns, plain};
use hutong_model::Block;

/// Keys that hold a title.
const KEYS: [&str; 4] = ["title", "headline", "subject", "name"];

patterns! {
    DATE_PREFIX = r"^[0-9]{4}[-_.年]?[0-9]{1,2}[-_.月]?[0-9]{1,2}[日]?[-_. ]*";
}

/// The front matter's title, decoded.
pub(crate) fn written(front_matter: &FrontMatter) -> Option<String> {
    let written = front_matter.text(&KEYS)?;
    Some(unwrapped(&plain(written))).filter(|title| !title.is_empty())
}

/// So much of a text stands for its title, in characters.
const BEGINNING: usize = 60;

/// The title, whatever it takes.
pub(crate) fn title(
    front_matter: &FrontMatter,
    found: &mut Found,
    path: &str,
    body: &[Block],
    notes: &mut Notes,
) -> String {
    if let Some(title) = written(front_matter) {
        if let Some(headline) = found.headline.take() {
            found.extra.insert("headline".into(), headline);
        }
        return title;
    }
    let of_page =
        found.page.title.as_deref().map(|title| without_site(&plain(title), found.page.site.as_deref()));
    let from_page = found.headline.take().map(|title| plain(&title)).or(of_page);
    if let Some(title) = from_page.filter(|title| !title.is_empty()) {
        return title;
    }
    let name = from_name(path);
    let beginning = (!name.chars().any(char::is_alphabetic)).then(|| beginning(body)).flatten();
    if let Some(title) = beginning {
        notes.repaired(
            None,
            format!("no title was found; the text's beginning is used: {title}"),
            "write `title: …` between two `---` lines at the beginning of the file",
        );
        return title;
    }
    let title = name;
    notes.repaired(
        None,
        format!("no title was found; the file's name is used: {title}"),
        "write `title: …` between two `---` lines at the beginning of the file",
    );
    title
}

/// `A day in May | The Gazette` without the name of the site.
fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site.map(plain).filter(|site| !site.is_empty()) else { return title.into() };
    let marks = [' ', '-', '–', '—', '|', '｜', '_', '·', '•', ':', '：', '»', '«'];
    let rest = title.strip_suffix(site.as_str()).filter(|rest| rest.ends_with(marks));
    let rest = rest.map(|rest| rest.trim_end_matches(marks)).filter(|rest| !rest.is_empty());
    rest.unwrap_or(title).into()
}

/// Quotes around the whole title, left by a site that quoted twice.
fn unwrapped(title: &str) -> String {
    let mut title = title.trim();
    while let Some(inner) = title.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        if inner.contains('"') || inner.is_empty() {
            break;
        }
        title = inner.trim();
    }
    title.into()
}

/// The first sentence of a text.
fn beginning(body: &[Block]) -> Option<String> {
    let first = body.iter().find(|block| matches!(block, Block::Paragraph(_)))?;
    Some(super::summary::first_sentence(&plain(&first.text()), BEGINNING)).filter(|title| !title.is_empty())
}

fn from_name(path: &str) -> String {
    let stem = super::id::stem(path);
    let name = DATE_PREFIX.replace(&stem, "");
    // The digits of a longer number are no date.
    if name.is_empty() && !stem.is_empty() || name != stem && name.starts_with(|c: char| c.is_ascii_digit()) {
        return stem;
    }
    let words = plain(&name.replace(['_', '-'], " "));
    if words.is_empty() { "Untitled".into() } else { words }
}
