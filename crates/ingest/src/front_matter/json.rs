//! JSON front matter: an object at the beginning, or between `;;;` lines.

use super::{Broken, Value, lines};

/// The entries, and why the parser refused where it did.
pub(super) fn read(source: &str) -> (Vec<(String, Value)>, Option<Broken>) {
    let source = source.trim();
    let object = match (source.starts_with('{'), source.ends_with('}')) {
        (true, true) => source.to_string(),
        // The closing brace stands on the line that ended the front matter.
        (true, false) => format!("{source}\n}}"),
        (false, _) => format!("{{{source}}}"),
    };
    match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&object) {
        Ok(map) => (map.into_iter().map(|(key, value)| (key, value.into())).collect(), None),
        Err(error) => {
            let broken = Broken {
                line: u32::try_from(error.line()).unwrap_or(1),
                reason: error.to_string(),
                hint: "check commas and quotes with any JSON tool",
            };
            (lines::read(&flat(source), ':'), Some(broken))
        }
    }
}

/// The lines without their indents, by which the reader of lines tells what belongs to a key.
fn flat(source: &str) -> String {
    source.trim_matches(['{', '}']).lines().map(str::trim).collect::<Vec<_>>().join("\n")
}
