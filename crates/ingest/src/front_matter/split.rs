//! Where front matter ends and the body begins.

use super::properties;

/// How front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    None,
    /// Keys without a fence, up to a blank line.
    Lines,
    /// Lines under a heading, which is the title.
    Properties,
    Yaml,
    Toml,
    Json,
}

/// The two parts of a file.
#[derive(Debug)]
pub(super) struct Parts<'t> {
    pub(super) notation: Notation,
    pub(super) front_matter: &'t str,
    /// The line of the file, from 1, that `front_matter` begins on.
    pub(super) first_line: u32,
    pub(super) body: &'t str,
    /// The line of a fence that nothing closes, where the next line looks like a key.
    pub(super) unclosed: Option<u32>,
}

/// How many lines a file without an opening fence may have before its `---`.
const LONGEST_UNOPENED: usize = 40;

/// Splits a text whose line ends are `\n`. Blank lines may stand before the fence.
pub(super) fn split(text: &str) -> Parts<'_> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\n']).len();
    let start = start + leading_comment(&text[start..]);
    // White space before the fence is only allowed as whole lines.
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = count_lines(&text[..start]) + 1;
    let rest = text[start..].trim_start_matches('\u{feff}');
    let (first, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let (notation, closing): (_, &[&str]) = match first.trim_end() {
        "---" | "---yaml" => (Notation::Yaml, &["---", "..."]),
        "---json" => (Notation::Json, &["---"]),
        "---toml" => (Notation::Toml, &["---"]),
        long if long.len() > 3 && long.bytes().all(|byte| byte == b'-') && is_key(second(after)) => {
            (Notation::Yaml, &[LONG_FENCE])
        }
        "+++" => (Notation::Toml, &["+++"]),
        ";;;" => (Notation::Json, &[";;;"]),
        opening if opening.trim_start().starts_with('{') => return json(text, rest, line),
        opening if is_key(opening) => return unopened(text, rest, line),
        opening if opening.starts_with("# ") => return properties(text, rest, line),
        _ => return without(text),
    };
    match close(after, closing) {
        // Between two rules stands text, not front matter, where no line of it is a key.
        Some((front_matter, _))
            if !front_matter.trim().is_empty() && !front_matter.lines().any(opens_key) =>
        {
            without(text)
        }
        Some((front_matter, body)) => {
            Parts { notation, front_matter, first_line: line + 1, body, unclosed: None }
        }
        None => {
            let unclosed = after.lines().next().is_some_and(is_key).then_some(line);
            Parts { unclosed, ..without(text) }
        }
    }
}

fn without(text: &str) -> Parts<'_> {
    Parts { notation: Notation::None, front_matter: "", first_line: 1, body: text, unclosed: None }
}

/// The text before and after the first line that is one of `closing`.
fn close<'t>(text: &'t str, closing: &[&str]) -> Option<(&'t str, &'t str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = line.trim_end();
        let is_long = end.len() > 3 && end.bytes().all(|byte| byte == b'-');
        if closing.contains(&end) || is_long && closing.contains(&LONG_FENCE) {
            return Some((&text[..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Hugo's JSON: an object at the very beginning.
fn json<'t>(text: &'t str, rest: &'t str, line: u32) -> Parts<'t> {
    let mut values =
        serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Map<String, serde_json::Value>>();
    match values.next() {
        Some(Ok(object)) if !object.is_empty() => {
            let (front_matter, body) = rest.split_at(values.byte_offset());
            Parts { notation: Notation::Json, front_matter, first_line: line, body, unclosed: None }
        }
        _ => broken_json(text, rest, line),
    }
}

/// An object that does not parse ends at a line that is nothing but its closing brace.
fn broken_json<'t>(text: &'t str, rest: &'t str, line: u32) -> Parts<'t> {
    let second = rest.trim_start_matches('{').trim_start();
    let is_object = second
        .strip_prefix('"')
        .and_then(|key| key.split_once('"'))
        .is_some_and(|(key, after)| is_name(key) && after.trim_start().starts_with(':'));
    match close(rest, &["}"]).filter(|_| is_object) {
        Some((front_matter, body)) => {
            Parts { notation: Notation::Json, front_matter, first_line: line, body, unclosed: None }
        }
        None => without(text),
    }
}

/// Hexo's habit of leaving out the opening fence: keys, then `---`.
fn unopened<'t>(text: &'t str, rest: &'t str, line: u32) -> Parts<'t> {
    let Some((front_matter, body)) = close(rest, &["---"]) else { return header(text, rest, line) };
    let lines = front_matter.lines().filter(|line| !line.trim().is_empty());
    let keys = lines.clone().filter(|line| is_key(line)).count();
    let others = lines.clone().filter(|line| !is_key(line) && !line.starts_with([' ', '-'])).count();
    if keys == 0 || others > 0 || lines.count() > LONGEST_UNOPENED {
        return header(text, rest, line);
    }
    Parts { notation: Notation::Yaml, front_matter, first_line: line, body, unclosed: None }
}

/// Pelican's and MultiMarkdown's habit, and that of mails: keys up to the first blank line, a title
/// among them, and something under it.
fn header<'t>(text: &'t str, rest: &'t str, line: u32) -> Parts<'t> {
    let Some((head, body)) = rest.split_once("\n\n") else { return without(text) };
    let continues = |line: &str| line.starts_with(' ') && !line.trim().is_empty();
    let whole = head.lines().all(|line| is_key(line) && line.contains(": ") || continues(line));
    let named = |name: &str| head.lines().any(|line| key_of(line).eq_ignore_ascii_case(name));
    let titled = named("title") || named("subject") && named("from");
    // A line alone is a line of text: `Title: what it means`.
    if !whole || !titled || head.lines().count() < 2 || head.lines().count() > LONGEST_UNOPENED {
        return without(text);
    }
    Parts { notation: Notation::Lines, front_matter: head, first_line: line, body, unclosed: None }
}

fn properties<'t>(text: &'t str, rest: &'t str, line: u32) -> Parts<'t> {
    let Some((front_matter, body)) = properties::split(rest) else { return without(text) };
    Parts { notation: Notation::Properties, front_matter, first_line: line, body, unclosed: None }
}

fn key_of(line: &str) -> &str {
    line.split_once(':').map_or("", |(key, _)| key.trim())
}

/// The length of a comment that stands alone before a fence.
fn leading_comment(text: &str) -> usize {
    let end = text.strip_prefix("<!--").and_then(|rest| rest.find("-->")).map_or(0, |at| at + 7);
    let after = text[end..].trim_start();
    let is_fence = ["---\n", "+++\n"].iter().any(|fence| after.starts_with(fence));
    if is_fence { text.len() - after.len() } else { 0 }
}

fn second(after: &str) -> &str {
    after.lines().next().unwrap_or_default()
}

/// Stands for a fence of any number of dashes above three.
const LONG_FENCE: &str = "----";

fn is_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once([':', '=']) else { return false };
    is_name(key.trim_end()) && (value.is_empty() || value.starts_with(' '))
}

fn is_name(key: &str) -> bool {
    !key.is_empty()
        && key.chars().all(|character| character.is_ascii_alphanumeric() || "_-".contains(character))
}

/// Whether a line inside a fence may be a key of any notation, in any script, or a comment.
fn opens_key(line: &str) -> bool {
    let line = line.trim_start_matches(['{', '[', ' ', '\t']);
    let Some((key, _)) = line.split_once([':', '=', '：', ']']) else { return line.starts_with('#') };
    let key = key.trim().trim_matches(['"', '\'']);
    !key.is_empty() && !key.contains(char::is_whitespace)
}

fn count_lines(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, notation: Notation, front_matter: &str, first_line: u32, body: &str) {
        let parts = split(text);
        assert_eq!(
            (parts.notation, parts.front_matter, parts.first_line, parts.body),
            (notation, front_matter, first_line, body),
            "{text:?}"
        );
    }

    #[test]
    fn fences() {
        check("---\na: 1\n---\nb", Notation::Yaml, "a: 1\n", 2, "b");
        check("\n\n---\na: 1\n---\n", Notation::Yaml, "a: 1\n", 4, "");
        check("+++\na = 1\n+++\n---\n", Notation::Toml, "a = 1\n", 2, "---\n");
        check("---\na: 1\n------\n---\nb", Notation::Yaml, "a: 1\n------\n", 2, "b");
        check("{\"a\": 1}\nb", Notation::Json, "{\"a\": 1}", 1, "\nb");
        check("title: x\ntags:\n- y\n---\nb", Notation::Yaml, "title: x\ntags:\n- y\n", 1, "b");
        check("a\n---\nb", Notation::None, "", 1, "a\n---\nb");
        check("---\n\na rule above: b\n\n---\nc", Notation::None, "", 1, "---\n\na rule above: b\n\n---\nc");
        check("{\n\"a\": 1,\n}\nb", Notation::Json, "{\n\"a\": 1,\n", 1, "b");
        check("---\nb", Notation::None, "", 1, "---\nb");
        check("Note: a\ntext\n---\nb", Notation::None, "", 1, "Note: a\ntext\n---\nb");
        check("", Notation::None, "", 1, "");
        assert_eq!(split("\n---\na: 1\nb").unclosed, Some(2));
    }
}
