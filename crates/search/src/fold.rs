//! What counts as the same text: case, width and the spaces beside Chinese are ignored.

/// A folded text that knows where each of its characters came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text`, the offset in characters of the one it was made from; one
    /// more entry at the end, the length of the source in characters.
    offsets: Vec<u32>,
}

impl Folded {
    /// Folds a text and keeps the way back.
    pub fn new(source: &str) -> Self {
        let mut offsets = Vec::with_capacity(source.len() / 2);
        let mut text = String::with_capacity(source.len());
        fold_into(source, |folded, offset| {
            text.push(folded);
            offsets.push(offset);
        });
        offsets.push(count(source));
        Self { text, offsets }
    }

    /// The stretch of the source, in characters, that a stretch of the folded text (in bytes, on
    /// character boundaries) was made from.
    pub fn source(&self, bytes: std::ops::Range<usize>) -> std::ops::Range<u32> {
        let first = self.text[..bytes.start].chars().count();
        let length = self.text[bytes].chars().count();
        let start = self.offsets[first];
        let end = if length == 0 { start } else { self.offsets[first + length - 1] + 1 };
        start..end
    }
}

/// The folded text alone.
///
/// Letters are lower-cased one by one, full-width forms become half-width, every run of white
/// space becomes one space, and a space that touches a Chinese, Japanese or Korean character is
/// dropped, so that `QQ 音乐` and `ＱＱ音乐` are the same.
pub fn fold(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    fold_into(source, |folded, _| text.push(folded));
    text
}

fn fold_into(source: &str, mut push: impl FnMut(char, u32)) {
    let mut last: Option<char> = None;
    let mut space: Option<u32> = None;
    for (character, offset) in source.chars().zip(0_u32..) {
        let folded = fold_character(character);
        if folded == ' ' {
            space.get_or_insert(offset);
            continue;
        }
        if let Some(at) = space.take()
            && last.is_some_and(|last| !is_cjk(last))
            && !is_cjk(folded)
        {
            push(' ', at);
        }
        push(folded, offset);
        last = Some(folded);
    }
}

fn fold_character(character: char) -> char {
    match character {
        'A'..='Z' => character.to_ascii_lowercase(),
        '\0'..='\x7f' if !character.is_ascii_whitespace() => character,
        '\u{ff01}'..='\u{ff5e}' => {
            let half = char::from_u32(character as u32 - 0xfee0).unwrap_or(character);
            half.to_ascii_lowercase()
        }
        _ if character.is_whitespace() => ' ',
        _ => {
            let mut lower = character.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => character,
            }
        }
    }
}

/// Han, kana, hangul and the punctuation that goes with them.
fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds() {
        for (source, expected) in [
            ("QQ 音乐", "qq音乐"),
            ("ＱＱ　音乐", "qq音乐"),
            ("Apple  Pay", "apple pay"),
            ("  Apple\nPay ", "apple pay"),
            ("3Q大战", "3q大战"),
            ("９月２８日", "9月28日"),
            ("İstanbul", "İstanbul"),
            ("", ""),
        ] {
            assert_eq!(fold(source), expected, "{source}");
        }
    }

    proptest! {
        #[test]
        fn offsets_lead_back(source in "\\PC{0,40}") {
            let folded = Folded::new(&source);
            prop_assert_eq!(&folded.text, &fold(&source));
            let length = u32::try_from(source.chars().count()).unwrap();
            for (at, character) in folded.text.char_indices() {
                let range = folded.source(at..at + character.len_utf8());
                prop_assert!(range.end <= length && range.start + 1 == range.end);
                let from = source.chars().nth(range.start as usize).unwrap();
                prop_assert!(fold_character(from) == character);
            }
        }

        #[test]
        fn folding_twice_changes_nothing(source in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&source)), fold(&source));
        }
    }
}
