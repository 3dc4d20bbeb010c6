//! Where code stands in a body, which no template tag is taken out of.

use crate::text::{find, has};
use regex::{Captures, Regex};
use std::borrow::Cow;

/// Stretches of a body, each with whether it is a fenced block or a code span.
pub(super) fn by_code(body: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(open) = next_mark(rest) {
        if let Some(end) = tag_around(rest, open) {
            parts.push((&rest[..end], false));
            rest = &rest[end..];
            continue;
        }
        let sign = char::from(rest.as_bytes()[open]);
        let count = rest[open..].len() - rest[open..].trim_start_matches(sign).len();
        let mark = &rest[open..open + count];
        let after = &rest[open + count..];
        let Some(close) = closing(after, mark) else {
            let (text, code) = rest.split_at(open + count);
            parts.push((text, false));
            rest = code;
            continue;
        };
        let end = open + count + close + count;
        parts.push((&rest[..open], false));
        parts.push((&rest[open..end], true));
        rest = &rest[end..];
    }
    parts.push((rest, false));
    parts
}

/// Where the tag ends in which a place stands, on one line.
fn tag_around(text: &str, at: usize) -> Option<usize> {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    if !text[line..at].contains('{') {
        return None;
    }
    let (_, close) = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")]
        .into_iter()
        .find(|(open, close)| text[line..at].rfind(open) > text[line..at].rfind(close))?;
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    text[at..end].find(close).map(|found| at + found + close.len())
}

/// Where code may begin: at a backtick, or at three tildes that begin a line.
fn next_mark(text: &str) -> Option<usize> {
    let tick = find(text, "`");
    let before = &text[..tick.unwrap_or(text.len())];
    if !has(before, "~~~") {
        return tick;
    }
    let tildes = before.match_indices("~~~").map(|(at, _)| at);
    let begins_line =
        |at: &usize| before[..*at].rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
    tildes.into_iter().find(begins_line).or(tick)
}

/// Where the same mark stands again.
fn closing(text: &str, mark: &str) -> Option<usize> {
    let sign = mark.chars().next()?;
    let mut from = 0;
    while let Some(found) = find(&text[from..], mark).map(|at| at + from) {
        let run = text[found..].len() - text[found..].trim_start_matches(sign).len();
        if run == mark.len() {
            return Some(found);
        }
        from = found + run;
    }
    None
}

/// Replaces a pattern where it does not begin in code; code may stand in what it finds.
pub(super) fn replace_outside_code<'t>(
    body: Cow<'t, str>,
    pattern: &Regex,
    with: fn(&Captures) -> String,
) -> Cow<'t, str> {
    let mut code = Vec::new();
    let mut at = 0;
    for (text, is_code) in by_code(&body) {
        if is_code {
            code.push(at..at + text.len());
        }
        at += text.len();
    }
    let replaced = pattern.replace_all(&body, |tag: &Captures| {
        let start = tag.get(0).map_or(0, |whole| whole.start());
        if code.iter().any(|range| range.contains(&start)) { tag[0].to_owned() } else { with(tag) }
    });
    match replaced {
        Cow::Borrowed(_) => body,
        Cow::Owned(new) => Cow::Owned(new),
    }
}
