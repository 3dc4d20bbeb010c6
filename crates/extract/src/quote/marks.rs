//! Pairs of quotation marks. Knows no speech.

use crate::text::{Folded, Stretch, is_han};

/// What stands inside each pair, outermost pairs only, in order. A mark without a partner is
/// passed over; straight marks pair up within a line.
pub(super) fn marked(text: &Folded) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.chars.iter().enumerate() {
        match (open, *c) {
            // Nearly every character, and no mark.
            (_, c) if is_han(c) || c.is_ascii_lowercase() || c == ' ' => {}
            (_, '\n') => open = None,
            (None, '“' | '「' | '"') => open = Some((at, partner(*c))),
            (Some((start, close)), c) if c == close => {
                found.push(start + 1..at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn partner(open: char) -> char {
    match open {
        '“' => '”',
        '「' => '」',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_loose_marks() {
        let inside = |text: &str| {
            let folded = Folded::new(text);
            marked(&folded)
                .iter()
                .map(|words| folded.slice(words).iter().collect::<String>())
                .collect::<Vec<_>>()
        };
        assert_eq!(inside("他说“好‘的’吧”，「再見」"), ["好‘的’吧", "再见"]);
        assert_eq!(inside("a \"b\" c \"d"), ["b"]);
        assert!(inside("”没有“").is_empty());
    }
}
