//! TOML between `+++` lines; Zola's `[extra]` and `[taxonomies]` are opened.

use super::{Broken, Value, lines};

/// The entries, and why the parser refused where it did.
pub(super) fn read(source: &str) -> (Vec<(String, Value)>, Option<Broken>) {
    match source.parse::<toml::Table>() {
        Ok(table) => {
            let mut entries = Vec::new();
            let mut opened = Vec::new();
            for (key, value) in table {
                match (key.as_str(), value) {
                    ("extra" | "taxonomies" | "params", toml::Value::Table(inner)) => opened.extend(inner),
                    (_, value) => entries.push((key, value.into())),
                }
            }
            for (key, value) in opened {
                if entries.iter().all(|(name, _)| *name != key) {
                    entries.push((key, value.into()));
                }
            }
            (entries, None)
        }
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start).min(source.len());
            let line = source.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            let broken = Broken {
                line: u32::try_from(line).unwrap_or(1),
                reason: error.message().lines().next().unwrap_or_default().into(),
                hint: "put texts in double quotes, escape quotes inside them, and write each key only once",
            };
            (lines::read(source, '='), Some(broken))
        }
    }
}
