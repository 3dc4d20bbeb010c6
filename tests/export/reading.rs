//! Reads exported files back, by the formats' own rules and not by the writers' code.

use std::collections::BTreeMap;

/// The entries of a calendar: values by property, parameters left out.
pub fn entries(calendar: &str) -> Vec<BTreeMap<String, String>> {
    let unfolded = calendar.replace("\r\n ", "");
    let mut entries = Vec::new();
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').expect("a content line has a name");
        match (line, entries.last_mut()) {
            ("BEGIN:VEVENT", _) => entries.push(BTreeMap::new()),
            ("END:VEVENT" | "END:VCALENDAR", _) | (_, None) => {}
            (_, Some(entry)) => {
                let name = name.split(';').next().unwrap_or(name);
                let before = entry.insert(name.to_owned(), unescaped(name, value));
                assert_eq!(before, None, "{name} stands there twice");
            }
        }
    }
    entries
}

fn unescaped(name: &str, value: &str) -> String {
    let mut characters = value.chars();
    let mut text = String::new();
    while let Some(character) = characters.next() {
        let separates = matches!(character, ',' | ';');
        assert!(!separates || name == "CATEGORIES", "{name} has a bare `{character}`: {value}");
        let escaped = if character == '\\' { characters.next() } else { None };
        assert!(character != '\\' || escaped.is_some_and(|next| "\\;,nN".contains(next)), "{name}: {value}");
        text.push(match escaped {
            Some('n' | 'N') => '\n',
            Some(literal) => literal,
            None => character,
        });
    }
    text
}

/// The rows of a table: cells by column.
pub fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.expect("every row has as many cells as there are columns")).collect()
}

/// A cell as it was before it was kept from being a formula.
pub fn unguarded(cell: &str) -> &str {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    let guarded = cell.starts_with('\'') && cell.trim_start_matches('\'').starts_with(signs);
    if guarded { &cell[1..] } else { cell }
}
