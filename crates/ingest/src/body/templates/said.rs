//! Words that a tag says: what a reader of the site sees in its place.

use super::super::dialects;
use crate::text::{is_east_asian, patterns};

patterns! {
    SAID = r#"(?:(?-u:\b)(title|caption|summary|text)\s*=\s*)?"([^"\n]*)""#;
}

/// What a theme's own tag says: the first of its parts that is no style, address or setting. Tags of the
/// generators themselves say nothing.
pub(super) fn said_by_theme(name: &str, said: &str) -> String {
    let is_own = name.starts_with("end")
        || GENERATORS.contains(&name)
        || !name.starts_with(|c: char| c.is_alphabetic());
    if is_own || said.is_empty() {
        return String::new();
    }
    let parts =
        said.split(',').map(|part| part.rsplit("::").next().unwrap_or(part).trim().trim_matches(['"', '\'']));
    let is_word = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_#.%/".contains(&byte))
    };
    let is_style = |part: &str| {
        let is_address = part.contains("://") || part.starts_with('/');
        let is_code = part.is_ascii() && part.contains(['{', '|', '.']);
        is_address || is_code || part.contains('=') || part.split(' ').all(is_word)
    };
    let words = parts.into_iter().find(|part| !part.is_empty() && !is_style(part)).unwrap_or_default();
    // Styles may stand before the words without a comma.
    let at = words.char_indices().find(|(_, c)| is_east_asian(*c)).map_or(0, |(at, _)| at);
    let styles = words[..at].trim_end();
    let is_led = !styles.is_empty() && is_style(styles);
    (if is_led { &words[at..] } else { words }).to_owned()
}

/// The tags of Liquid, Jekyll, Nunjucks and Hexo.
#[rustfmt::skip]
const GENERATORS: [&str; 56] = [
    "if", "unless", "for", "assign", "capture", "case", "when", "else", "elsif", "elseif", "cycle", "increment",
    "decrement", "layout", "include", "include_relative", "include_cached", "include_code", "render", "block",
    "extends", "set", "macro", "import", "from", "call", "filter", "with", "autoescape", "tablerow", "paginate",
    "comment", "raw", "liquid", "seo", "feed_meta", "link", "post_url", "post_path", "post_link", "asset_path",
    "asset_link", "asset_img", "break", "continue", "trans", "load", "url", "static", "tabs", "gist", "partial",
    "section", "style", "javascript", "render_partial",
];

/// The words that a shortcode says: a title as a line of its own.
pub(super) fn said(tag: &str) -> String {
    let mut out = String::new();
    for found in SAID.captures_iter(tag) {
        let words = found[2].trim();
        let is_address = words.contains("://") || words.starts_with(['/', '#', '.']);
        let is_words = words.contains(' ') || words.chars().any(is_east_asian);
        match found.get(1) {
            Some(name) if name.as_str() == "title" && !words.is_empty() => {
                out.push_str(&dialects::titled("", Some(words)))
            }
            Some(_) if !words.is_empty() && !is_address => out.push_str(words),
            None if is_words && !is_address && !tag.contains(&format!("=\"{}", &found[2])) => {
                out.push_str(words)
            }
            _ => {}
        }
    }
    out
}
