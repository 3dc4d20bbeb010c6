//! Step 1 of a page that a browser saved as one file (MHTML, RFC 2557): bytes → its HTML. Knows messages of
//! several parts, nothing of pages.

use crate::notes::Notes;
use mail_parser::{MessageParser, MimeHeaders, PartType};

/// Whether a file is such a page by its ending.
pub(crate) fn is_one_file(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ["mhtml", "mht"].iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// The page, which is the first part in HTML, and above it where it was saved from, as browsers write that into
/// pages that they save as HTML; nothing (and a note) where there is none.
pub(crate) fn page(bytes: &[u8], notes: &mut Notes) -> Option<String> {
    let message = MessageParser::default().parse(bytes);
    let parts = message.iter().flat_map(|message| &message.parts);
    let page = parts.filter_map(|part| match &part.body {
        PartType::Html(html) => Some((html, part.content_location())),
        _ => None,
    });
    let Some((html, place)) = page.into_iter().next() else {
        notes.skipped(
            None,
            "the file holds no page, though its name says so",
            "open it in a browser and save it as HTML",
        );
        return None;
    };
    let place = place.filter(|place| place.starts_with("http") && !place.contains('>'));
    let place = place.map(|place| format!("<!-- saved from url=({:04}){place} -->\n", place.len()));
    Some(place.unwrap_or_default() + html)
}
