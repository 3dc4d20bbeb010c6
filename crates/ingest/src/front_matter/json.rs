//! JSON front matter: an object at the beginning, or between `;;;` lines.

use super::{Broken, Value, lines};

/// The entries, and why the parser refused where it did.
pub(super) fn read(source: &str) -> (Vec<(String, Value)>, Option<Broken>) {
    let source = source.trim();
    let object = if source.starts_with('{') { source.to_string() } else { format!("{{{source}}}") };
    match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&object) {
        Ok(map) => (map.into_iter().map(|(key, value)| (key, value.into())).collect(), None),
        Err(error) => {
            let broken = Broken {
                line: u32::try_from(error.line()).unwrap_or(1),
                reason: error.to_string(),
                hint: "check commas and quotes with any JSON tool",
            };
            (lines::read(source, ':'), Some(broken))
        }
    }
}
