//! The page template: slots, and what may stand in them. Knows nothing of what fills them.

use thiserror::Error;

/// A template that cannot be filled.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum TemplateError {
    /// It names something that no page has.
    #[error("line {line}: `{{{{{name}}}}}` is no slot; hint: slots are {}", SLOTS.join(", "))]
    UnknownSlot {
        /// The name.
        name: String,
        /// The line, from 1.
        line: usize,
    },
    /// A slot is opened and not closed.
    #[error("line {line}: `{{{{` without `}}}}`; hint: close the slot's name with two braces")]
    Unclosed {
        /// The line, from 1.
        line: usize,
    },
}

const SLOTS: [&str; 11] =
    ["lang", "script", "style", "head", "assets", "path", "build", "app", "words", "broken", "reload"];

/// Puts values into the `{{slots}}` of a template.
pub fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> Result<String, TemplateError> {
    let line = |rest: &str| 1 + template[..template.len() - rest.len()].matches('\n').count();
    let mut out = String::with_capacity(template.len() * 4);
    let mut rest = template;
    while let Some(open) = rest.find("{{") {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let close = from.find("}}").ok_or_else(|| TemplateError::Unclosed { line: line(from) })?;
        let name = from[2..close].trim();
        let filled = value(name)
            .ok_or_else(|| TemplateError::UnknownSlot { name: name.to_owned(), line: line(from) })?;
        out.push_str(&filled);
        rest = &from[close + 2..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Text between tags.
pub fn text(raw: &str) -> String {
    raw.replace('&', "&amp;").replace('<', "&lt;")
}

/// The value of an attribute in double quotes.
pub fn attribute(raw: &str) -> String {
    text(raw).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_or_named() {
        let value = |slot: &str| (slot == "a").then(|| "{{b}}".to_owned());
        assert_eq!(fill("x{{ a }}y", value).as_deref(), Ok("x{{b}}y"));
        assert_eq!(fill("\n{{c}}", value), Err(TemplateError::UnknownSlot { name: "c".into(), line: 2 }));
        assert_eq!(fill("{{a", value), Err(TemplateError::Unclosed { line: 1 }));
    }
}
