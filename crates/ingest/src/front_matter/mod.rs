//! Step 2: text → front matter and body. Knows the three notations and how each is repaired;
//! what a key means is for `metadata` to say.

mod json;
mod lines;
mod properties;
mod split;
mod toml;
mod value;
mod yaml;

pub(crate) use value::Value;

use crate::notes::Notes;
use split::Notation;
use std::cell::Cell;
use std::collections::BTreeMap;

/// What stands before the body: keys in lower case, values as written.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    /// Few, in the order of their keys: most of the many keys that are asked for are not there, which is told
    /// by their lengths.
    values: Vec<(String, Entry)>,
    lines: BTreeMap<String, u32>,
}

#[derive(Debug)]
struct Entry {
    value: Value,
    /// Whether anybody asked for it.
    is_known: Cell<bool>,
}

/// Splits a text and reads what stands before the body.
pub(crate) fn read<'t>(text: &'t str, notes: &mut Notes) -> (FrontMatter, &'t str) {
    let parts = split::split(text);
    if let Some(line) = parts.unclosed {
        notes.warning(
            Some(line),
            "front matter begins here and is never closed, so the whole file was read as text",
            "end it with the line it begins with (`---` or `+++`)",
        );
    }
    let source = parts.front_matter;
    let (values, broken) = match parts.notation {
        Notation::None => return (FrontMatter::default(), parts.body),
        Notation::Lines => (lines::read(source, ':'), None),
        Notation::Properties => (properties::read(source), None),
        Notation::Yaml => yaml::read(source),
        Notation::Toml => toml::read(source),
        Notation::Json => json::read(source),
    };
    if let Some(broken) = broken {
        notes.repaired(
            Some(parts.first_line + broken.line.saturating_sub(1)),
            format!("the front matter is broken ({}) and was read line by line", broken.reason),
            broken.hint,
        );
    }
    let lines = lines::numbers(source, parts.first_line);
    let values: BTreeMap<String, Value> =
        values.into_iter().map(|(key, value)| (key.trim().to_lowercase(), value)).collect();
    let entry = |(key, value)| (key, Entry { value, is_known: Cell::new(false) });
    (FrontMatter { values: in_english(values).into_iter().map(entry).collect(), lines }, parts.body)
}

/// Keys that people write in their own language, and the ones that are asked for.
const TRANSLATED: [(&str, &str); 20] = [
    ("标题", "title"),
    ("標題", "title"),
    ("题目", "title"),
    ("题名", "title"),
    ("日期", "date"),
    ("时间", "date"),
    ("時間", "date"),
    ("发布时间", "date"),
    ("發佈時間", "date"),
    ("作者", "author"),
    ("编辑", "editor"),
    ("編輯", "editor"),
    ("标签", "tags"),
    ("標籤", "tags"),
    ("分类", "categories"),
    ("分類", "categories"),
    ("来源", "source"),
    ("來源", "source"),
    ("摘要", "summary"),
    ("链接", "link"),
];

/// A key that is there in English as well stays as it is written.
fn in_english(mut values: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    if values.keys().all(|key| key.is_ascii()) {
        return values;
    }
    for (written, key) in TRANSLATED {
        if !values.contains_key(key)
            && let Some(value) = values.remove(written)
        {
            values.insert(key.into(), value);
        }
    }
    values
}

/// Why a parser refused; `line` counts from 1 inside the front matter.
#[derive(Debug)]
pub(crate) struct Broken {
    line: u32,
    reason: String,
    hint: &'static str,
}

impl FrontMatter {
    /// Whether a key is there; asking does not make it known.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.values.iter().find(|(known, _)| known == key).map(|(_, entry)| entry)
    }

    /// The text of a key; asking does not make it known.
    pub(crate) fn text_unasked(&self, key: &str) -> Option<&str> {
        self.entry(key)?.value.as_text()
    }

    /// The first of these keys that has a value; the key is then known, and not `extra`.
    pub(crate) fn get(&self, keys: &[&str]) -> Option<(&Value, Option<u32>)> {
        let mut found = None;
        for key in keys {
            let Some(entry) = self.entry(key) else { continue };
            entry.is_known.set(true);
            if found.is_none() && !entry.value.is_empty() {
                found = Some((&entry.value, self.lines.get(*key).copied()));
            }
        }
        found
    }

    /// The first of these keys that holds a text; another of them that repeats it says nothing
    /// more, and is known too.
    pub(crate) fn text(&self, keys: &[&str]) -> Option<&str> {
        let found = keys.iter().filter_map(|key| self.get(&[key])).find_map(|(value, _)| value.as_text())?;
        for key in keys {
            if let Some(entry) = self.entry(key).filter(|entry| entry.value.as_text() == Some(found)) {
                entry.is_known.set(true);
            }
        }
        Some(found)
    }

    /// Every key that nobody asked for, with its value as one line.
    pub(crate) fn unused(&self) -> BTreeMap<String, String> {
        let unused = self.values.iter().filter(|(_, entry)| !entry.is_known.get() && !entry.value.is_empty());
        unused.map(|(key, entry)| (key.clone(), entry.value.to_line())).collect()
    }
}
