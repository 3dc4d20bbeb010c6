//! A `dossier.toml` that cannot be used, said with its line and what to do. Knows TOML's own
//! errors, not the meaning of any key.

use crate::near::nearest;
use std::ops::Range;

/// A `dossier.toml` that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {what}; hint: {hint}")]
pub struct ConfigError {
    /// The file, as the caller named it.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// What was found.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

/// The text that is read, for messages.
pub(crate) struct Source<'a> {
    pub text: &'a str,
    pub path: &'a str,
}

impl Source<'_> {
    /// An error at a byte range of the text.
    pub fn error(&self, span: Range<usize>, what: impl Into<String>, hint: impl Into<String>) -> ConfigError {
        ConfigError {
            path: self.path.into(),
            line: self.line(span.start),
            what: what.into(),
            hint: hint.into(),
        }
    }

    /// The parser's own error, with its hint made from the names it expected.
    pub fn syntax(&self, error: &toml::de::Error) -> ConfigError {
        let message = error.message().lines().collect::<Vec<_>>().join(" ");
        let hint = hint_for(&message);
        self.error(error.span().unwrap_or(0..0), message, hint)
    }

    fn line(&self, offset: usize) -> u32 {
        let before = self.text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count();
        u32::try_from(before).map_or(u32::MAX, |before| before.saturating_add(1))
    }
}

fn hint_for(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let Some(found) = names.next().filter(|_| message.starts_with("unknown ")) else {
        return missing_or_broken(message);
    };
    let expected = names.collect::<Vec<_>>();
    match nearest(found, expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", expected.join(", ")),
    }
}

fn missing_or_broken(message: &str) -> String {
    if message.starts_with("missing field") {
        "add it; the documentation of the hutong-config crate shows every key".into()
    } else if message.starts_with("invalid type") {
        "give a value of the type that is expected there".into()
    } else {
        "correct the TOML there: strings in quotes, lists in [ ], one key a line, no key twice".into()
    }
}
