//! The reader for front matter that its parser refuses: one key a line, lists as `- item` lines
//! below it or `[a, b]`. The first of several equal keys wins, as it does in Jekyll's listing.

use super::Value;
use std::collections::BTreeMap;

/// Reads what can be read.
pub(super) fn read(source: &str, separator: char) -> Vec<(String, Value)> {
    let mut entries: Vec<(String, Value)> = Vec::new();
    for line in source.lines() {
        match key(line, separator) {
            Some((name, rest)) => {
                let known = entries.iter().position(|(other, _)| *other == name);
                match known {
                    Some(at) if !entries[at].1.is_empty() => entries.push((String::new(), value(rest))),
                    Some(at) => entries[at].1 = value(rest),
                    None => entries.push((name, value(rest))),
                }
            }
            None => {
                if let Some((_, current)) = entries.last_mut() {
                    continue_value(current, line);
                }
            }
        }
    }
    entries.retain(|(name, _)| !name.is_empty());
    entries
}

/// The line of the file, from 1, that each key stands on.
pub(super) fn numbers(source: &str, first_line: u32) -> BTreeMap<String, u32> {
    let mut numbers = BTreeMap::new();
    for (number, line) in (first_line..).zip(source.lines()) {
        if let Some((name, _)) = key(line, ':').or_else(|| key(line, '=')) {
            numbers.entry(name.to_lowercase()).or_insert(number);
        }
    }
    numbers
}

fn key(line: &str, separator: char) -> Option<(String, &str)> {
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    if line.starts_with([' ', '\t', '-', '#', '[']) && separator != ':' || line.starts_with(['-', '#']) {
        return None;
    }
    // A full-width colon is what a Chinese keyboard gives.
    let (name, rest) = line.split_once(|c| c == separator || separator == ':' && c == '：')?;
    let name = name.trim().trim_matches(['"', '\'']);
    let named = !name.is_empty()
        && !line.starts_with([' ', '\t'])
        && name.chars().all(|character| character.is_alphanumeric() || "_-.".contains(character));
    named.then(|| (name.into(), rest))
}

fn value(rest: &str) -> Value {
    let rest = rest.trim().trim_end_matches(',').trim();
    if rest.is_empty() || matches!(rest, "|" | ">" | "|-" | ">-" | "[") {
        return Value::Empty;
    }
    match rest.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => Value::List(inner.split(',').map(|item| Value::Text(unquote(item))).collect()),
        None => Value::Text(unquote(rest)),
    }
}

/// A list item or a further line of the value above.
fn continue_value(current: &mut Value, line: &str) {
    let line = line.trim();
    if line.is_empty() || matches!(line, "]" | "}" | "{") {
        return;
    }
    let item = line.strip_prefix("- ").map(|item| Value::Text(unquote(item)));
    match (current, item) {
        (Value::List(list), Some(item)) => list.push(item),
        (current @ Value::Empty, Some(item)) => *current = Value::List(vec![item]),
        (current @ Value::Empty, None) => *current = Value::Text(unquote(line)),
        (Value::Text(text), None) => {
            text.push(' ');
            text.push_str(line);
            *text = unquote(text);
        }
        _ => {}
    }
}

/// Takes off one pair, or any larger number, of quotes around a text.
fn unquote(text: &str) -> String {
    let mut text = text.trim().trim_end_matches(',').trim_end();
    while let Some(inner) =
        ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote))
    {
        text = inner.trim();
    }
    let lone =
        ["\"", "'"].iter().find_map(|quote| text.strip_prefix(quote).filter(|rest| !rest.contains(quote)));
    lone.unwrap_or(text).replace("\\\"", "\"").replace("''", "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines() {
        let source = "title: \"\"\"a \"b\" c\"\"\"\ntitle: second\ntags:\n  - x\n  - 'y'\ndate: 2020-01-01\nlist: [a, \"b\"]\nlong: one\n  two\n";
        let entries: BTreeMap<_, _> = read(source, ':').into_iter().collect();
        assert_eq!(entries["title"].as_text(), Some("a \"b\" c"));
        assert_eq!(entries["tags"].to_line(), "x, y");
        assert_eq!(entries["list"].to_line(), "a, b");
        assert_eq!(entries["long"].as_text(), Some("one two"));
        assert_eq!(numbers(source, 2)["date"], 7);
    }
}
