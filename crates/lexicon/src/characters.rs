//! Which characters count as the same: compatibility forms (NFKC), capital and small letters,
//! traditional and simplified characters, and nothing for what is not seen (zero-width spaces, soft
//! hyphens). Each character is folded by itself, so that a match leads back to the text.
//!
//! Listed are the characters that the dossier has, and those that a query is likely to have and
//! that become something in the dossier: letters of any script but compatibility forms, and the
//! traditional characters of Big5. What becomes something that is nowhere in the dossier finds
//! nothing, folded or not.

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use hutong_search::{Folding, Lexicon};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Which characters become which.
#[derive(Default)]
pub struct Characters {
    /// As in [`Lexicon::pairs`].
    pub pairs: String,
    /// As in [`Lexicon::simplified`].
    pub simplified: String,
    /// As in [`Lexicon::longer`].
    pub longer: String,
}

impl Characters {
    /// As parts of a lexicon.
    pub fn lexicon(&self) -> Lexicon<'_> {
        Lexicon {
            pairs: &self.pairs,
            simplified: &self.simplified,
            longer: &self.longer,
            ..Lexicon::default()
        }
    }
}

/// What becomes of which character in texts of these characters.
pub fn of(written: &BTreeSet<char>) -> Characters {
    let folder = Folder::new();
    let bare = Folding::default();
    let present: BTreeSet<char> =
        written.iter().flat_map(|c| folder.fold(*c).chars().collect::<Vec<_>>()).collect();
    let (mut characters, mut longer) = (Characters::default(), Vec::new());
    for character in '\u{80}'..=char::MAX {
        if !written.contains(&character) && !is_likely(character) {
            continue;
        }
        let folded = folder.fold(character);
        let unchanged = bare.fold(character.encode_utf8(&mut [0; 4])) == folded;
        let is_needed = written.contains(&character) || folded.chars().all(|c| present.contains(&c));
        if unchanged || !is_needed || character.is_whitespace() {
            continue;
        }
        let mut target = folded.chars();
        match (target.next(), target.next()) {
            (Some(one), None) if one <= '\u{ffff}' && character <= '\u{ffff}' => {
                let pairs =
                    if is_han(character) { &mut characters.simplified } else { &mut characters.pairs };
                pairs.extend([character, one]);
            }
            _ => longer.push(format!("{character}{folded}")),
        }
    }
    characters.longer = longer.join("\n");
    characters
}

/// Whether a query may well have this character though the dossier has not.
fn is_likely(character: char) -> bool {
    let mut buffer = [0; 4];
    let text: &str = character.encode_utf8(&mut buffer);
    if is_han(character) {
        // Frequent characters have a first byte to 0xC6, the others to 0xF9; HKSCS uses the rest.
        let (bytes, _, unmappable) = encoding_rs::BIG5.encode(text);
        return !unmappable && (0xa4..=0xf9).contains(&bytes[0]);
    }
    is_unseen(character)
        || character.is_alphabetic()
            && !character.to_lowercase().eq([character])
            && text.nfkc().eq([character])
}

/// Characters that change how others look and are nothing by themselves.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}'
    )
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Folds any character.
struct Folder {
    simplifier: Option<OpenCC>,
}

impl Folder {
    fn new() -> Self {
        Self { simplifier: OpenCC::from_config(BuiltinConfig::T2s).ok() }
    }

    fn fold(&self, character: char) -> String {
        if is_unseen(character) {
            return String::new();
        }
        let mut text = character.to_string();
        // A round may make what another folds further, as in the compatibility form of a
        // traditional character; two are enough for every character (a test says so).
        for _ in 0..3 {
            let compatible: String = text.nfkc().flat_map(char::to_lowercase).nfkc().collect();
            text = compatible.chars().map(|c| self.simplified(c)).collect();
        }
        // A space that a form of compatibility brings along would be one more word.
        if text.contains(char::is_whitespace) { character.to_string() } else { text }
    }

    fn simplified(&self, character: char) -> char {
        if !is_han(character) {
            return character;
        }
        let simplified = self.simplifier.as_ref().map(|c| c.convert(character.encode_utf8(&mut [0; 4])));
        let mut simplified = simplified.iter().flat_map(|text| text.chars());
        match (simplified.next(), simplified.next()) {
            (Some(one), None) => one,
            _ => character,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_any_character_again_changes_nothing() {
        let folder = Folder::new();
        for character in '\u{80}'..=char::MAX {
            let folded = folder.fold(character);
            let again: String = folded.chars().map(|c| folder.fold(c)).collect();
            assert_eq!(folded, again, "{character:?}");
        }
    }

    #[test]
    fn lists_what_the_text_has_and_what_becomes_something_in_it() {
        let characters = of(&"云閃付é㎏Ⅳ kg支".chars().collect());
        let folding = characters.lexicon().folding();
        for (text, expected) in [
            ("雲閃付", "云闪付"),
            ("É", "é"),
            ("5㎏", "5kg"),
            ("Ⅳ", "iv"),
            ("支\u{200b}付\u{ad}", "支付"),
            // Nothing in the text is like it.
            ("樂", "樂"),
        ] {
            assert_eq!(folding.fold(text), expected, "{text}");
        }
        assert!(!characters.simplified.contains('樂'));
    }
}
