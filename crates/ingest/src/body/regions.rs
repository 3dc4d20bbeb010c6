//! Finds the stretches of a Markdown body that are HTML, so that blank lines and indents in them
//! mean what they mean in HTML (CommonMark would end the HTML at a blank line and take the
//! indented rest for code).

use super::markdown::item_around;
use crate::text::{has, lines, patterns};
use std::borrow::Cow;

patterns! {
    /// A block element opens a line (the ones of CommonMark's sixth HTML block rule that hold text).
    OPENING = r"(?i)^\s*<(address|article|aside|blockquote|body|center|details|dialog|dir|div|dl|fieldset|figure|footer|form|h[1-6]|header|html|main|menu|nav|ol|p|section|table|ul|!doctype)[\s>/]";
    TAG = r#"(?is)<!--.*?-->|</?(?:address|article|aside|blockquote|body|center|details|dialog|dir|div|dl|fieldset|figure|footer|form|header|html|main|menu|nav|ol|section|table|ul)(?-u:\b)(?:[^<>"']|"[^"]*"|'[^']*')*>"#;
    VERBATIM = r"(?i)</?(?:pre|textarea)(?-u:\b)";
}

/// Rewrites the HTML stretches of a body so that CommonMark keeps each as one HTML block.
pub(super) fn isolate(body: &str) -> Cow<'_, str> {
    if !has(body, "<") {
        return Cow::Borrowed(body);
    }
    let lines = lines(body);
    let mut out = String::with_capacity(body.len() + 64);
    let mut fence: Option<char> = None;
    let mut looks = lines.len().saturating_mul(LOOKS);
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        fence = next_fence(fence, line);
        let is_tag = line.trim_start().starts_with('<');
        let region = (is_tag && fence.is_none() && OPENING.is_match(line) && starts_block(&lines, at))
            .then(|| region_end(&lines, at, &mut looks))
            .flatten();
        match region {
            Some(end) => {
                push_region(&lines[at..end], &mut out);
                at = end;
            }
            None => {
                out.push_str(line);
                out.push('\n');
                at += 1;
            }
        }
    }
    Cow::Owned(out)
}

/// The fence that is open after a line, where `fence` is open before it.
pub(super) fn next_fence(fence: Option<char>, line: &str) -> Option<char> {
    let line = line.trim_start();
    let mark = [("```", '`'), ("~~~", '~')].into_iter().find(|(mark, _)| line.starts_with(mark));
    let mark = mark.map(|(_, character)| character);
    match (fence, mark) {
        (None, mark) => mark,
        (Some(open), Some(mark)) if open == mark => None,
        (open, _) => open,
    }
}

/// An indented line is only HTML where it does not go on with a list or an indented code block.
fn starts_block(lines: &[&str], at: usize) -> bool {
    let indent = lines[at].len() - lines[at].trim_start().len();
    let goes_on = || item_around(lines[..at].iter().rev().copied(), indent).is_some();
    indent < 4 && !goes_on() || lines[..at].iter().all(|line| line.trim().is_empty())
}

/// How often a line is looked at, on average, to find where elements end that begin on it or before: a body
/// that leaves that many of them open is not told apart any more.
const LOOKS: usize = 64;

/// The line after the one on which everything opened from `start` on is closed again, and a blank
/// line or another block follows; the end of the body where the tags never balance and nothing
/// but HTML follows. None where the author writes Markdown between the tags.
fn region_end(lines: &[&str], start: usize, looks: &mut usize) -> Option<usize> {
    let mut depth = 0_i64;
    let mut comment = false;
    for (at, line) in lines.iter().enumerate().skip(start) {
        *looks = looks.checked_sub(1)?;
        if at > start && !is_html_through(lines[at - 1], line) {
            return None;
        }
        if comment {
            comment = !line.contains("-->");
            continue;
        }
        let has_tags = has(line, "<");
        let tags = has_tags.then(|| TAG.find_iter(line));
        for tag in tags.into_iter().flatten() {
            match tag.as_str().as_bytes().get(1) {
                Some(b'!') | None => {}
                Some(b'/') => depth -= 1,
                Some(_) => depth += 1,
            }
        }
        comment = has_tags && line.rfind("<!--").is_some_and(|open| !line[open..].contains("-->"));
        let next = lines.get(at + 1).map(|line| line.trim()).unwrap_or_default();
        if depth <= 0 && !comment && next.is_empty() {
            return Some(at + 1);
        }
    }
    Some(lines.len())
}

/// Whether a blank line inside the stretch is only white space: after it, a tag goes on. Where
/// text goes on instead, the author writes Markdown between tags.
fn is_html_through(before: &str, after: &str) -> bool {
    !before.trim().is_empty()
        || after.trim().is_empty()
        || after.trim_start().starts_with('<')
        || after.starts_with("    ")
}

/// One HTML block for CommonMark: set apart by blank lines, without any inside, not indented.
fn push_region(lines: &[&str], out: &mut String) {
    out.push('\n');
    let mut verbatim = false;
    for (at, line) in lines.iter().enumerate() {
        let line = if at == 0 { line.trim_start() } else { line };
        if line.trim().is_empty() {
            // A blank line in preformatted text is written as a reference, which is not blank.
            if verbatim {
                out.push_str("&#10;");
            }
            continue;
        }
        let tags = line.contains('<').then(|| VERBATIM.find_iter(line));
        if let Some(tag) = tags.into_iter().flatten().last() {
            verbatim = !tag.as_str().starts_with("</");
        }
        out.push_str(line);
        out.push('\n');
    }
    out.push('\n');
}
