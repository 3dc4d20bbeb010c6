//! The style sheets of the views, each added to `www/style.css` where the view is shown.

use super::assets::{keep, text};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where they lie in `www/`.
pub const FOLDER: &str = "views/";

/// Of which style sheets of `www/` that of each view is made. All but `cards` are called as the part of the program
/// that draws the view.
const VIEWS: [(&str, &[&str]); 4] = [
    ("cards", &["views/article.css", "views/cards.css"]),
    ("matrix", &["views/evidence.css", "views/matrix.css"]),
    ("reader", &["views/article.css", "views/reader.css"]),
    ("timeline", &["views/evidence.css", "views/timeline.css"]),
];

/// Writes the style sheet of each view, made of sheets that `read` has; says what each is called beside the program.
///
/// # Errors
///
/// When one cannot be read or written.
pub fn write(out: &Path, read: impl Fn(&str) -> Result<String>) -> Result<BTreeMap<&'static str, String>> {
    let style = |(view, sheets): (&'static str, &[&str])| {
        let style: String = sheets.iter().map(|sheet| read(sheet)).collect::<Result<_>>()?;
        Ok((view, keep(out, view, ".css", style.as_bytes())?))
    };
    VIEWS.into_iter().map(style).collect()
}

/// All that is added to the style sheet of pages for their views, as `www/` has it.
///
/// # Errors
///
/// When a file of it cannot be read.
pub fn of_all_views(www: &Path) -> Result<String> {
    let sheets: BTreeSet<_> = VIEWS.iter().flat_map(|(_, sheets)| *sheets).collect();
    sheets.iter().map(|sheet| text(&www.join(sheet))).collect()
}
