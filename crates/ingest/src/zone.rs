//! The zone of a folder that says none: what the dates of its files agree on, in front matter and in the
//! heads of pages.

use crate::metadata::{date, published};
use crate::notes::Notes;
use crate::read::Listed;
use crate::{decode, front_matter, page};
use jiff::tz::Offset;
use scraper::Html;

/// So many files at most are looked at, spread over the folder.
const LOOKED_AT: usize = 500;

/// The zone by its IANA name, where at least two dates have an offset, and all that
/// have one have the same. None for UTC: machines write it wherever they stand.
pub fn agreed(files: &[Listed]) -> Option<String> {
    let step = files.len().div_ceil(LOOKED_AT).max(1);
    let mut offsets = files.iter().step_by(step).filter_map(offset);
    let (first, second) = (offsets.next()?, offsets.next()?);
    (first == second && offsets.all(|offset| offset == first)).then(|| name(first)).flatten()
}

fn offset(listed: &Listed) -> Option<Offset> {
    let file = listed.read().ok()?;
    // What is doubtful is said where the file becomes an article.
    let mut notes = Notes::new("");
    let text = decode::decode(&file.bytes, &mut notes)?;
    let (front_matter, body) = front_matter::read(&text, &mut notes);
    match published::written(&front_matter) {
        Some((date, _)) => date::offset_in(date),
        None if body.contains("<meta") || body.contains("<script") => {
            let page = page::read(body, &Html::parse_document(body), &[]);
            date::offset_in(&page.published?)
        }
        None => None,
    }
}

/// A zone of this offset without summer time.
fn name(offset: Offset) -> Option<String> {
    match (offset.seconds() / 3600, offset.seconds() % 3600) {
        (0, 0) => None,
        // The sign in these names is that of the way to Greenwich.
        (hours, 0) if (-12..=14).contains(&hours) => Some(format!("Etc/GMT{:+}", -hours)),
        (5, 1800) => Some("Asia/Kolkata".into()),
        _ => None,
    }
}
