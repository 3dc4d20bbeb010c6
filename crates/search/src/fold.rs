//! What counts as the same text. Both the text and what is looked for are folded; neither is
//! shown that way. Knows no language: which characters are the same comes with the [`Lexicon`].
//!
//! [`Lexicon`]: crate::Lexicon

use std::ops::Range;

/// Which characters count as the same.
///
/// Small letters are made of `A` to `Z`, half-width forms of full-width ones; every run of white
/// space becomes one space, and a space that touches a Chinese, Japanese or Korean character or
/// full-width punctuation is dropped, so that `QQ 音乐` and `ＱＱ音乐` are the same. All else
/// (other letters' case, compatibility forms, traditional characters) is in the lexicon of the
/// dossier; the default has none.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    /// For each character of the basic plane the one it becomes; 0 where it stays, [`LONGER`]
    /// where `longer` has it. Empty where no character is listed.
    single: Vec<u16>,
    /// Characters that become none, several, or one outside the basic plane, each followed by that.
    longer: Vec<String>,
}

/// No character, so it can stand for another place to look.
const LONGER: u16 = 0xffff;

/// A folded text that knows where each of its characters came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text`, the offset in characters of the one it was made from.
    offsets: Vec<u32>,
}

impl Folding {
    /// Reads the lists of a lexicon: characters in pairs, from and to; and lines of a character
    /// and the text that it becomes.
    pub(crate) fn new(pairs: &[&str], longer: &str) -> Self {
        let mut folding = Self::default();
        let mut characters = pairs.iter().flat_map(|pairs| pairs.chars());
        while let (Some(from), Some(to)) = (characters.next(), characters.next()) {
            // Every character of a pair lies in the basic plane.
            folding.set(from, u16::try_from(u32::from(to)).unwrap_or(0));
        }
        for line in longer.split('\n') {
            if let Some(from) = line.chars().next() {
                folding.set(from, LONGER);
                folding.longer.push(line.to_owned());
            }
        }
        folding
    }

    fn set(&mut self, from: char, to: u16) {
        self.single.resize(0x1_0000, 0);
        if let Some(place) = self.single.get_mut(from as usize) {
            *place = to;
        }
    }

    /// The folded text alone. Folding it again changes nothing.
    pub fn fold(&self, source: &str) -> String {
        let mut text = String::with_capacity(source.len());
        self.fold_into(source, |folded, _| text.push(folded));
        text
    }

    /// Folds a text and keeps the way back.
    pub fn folded(&self, source: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(source.len()), offsets: Vec::new() };
        self.fold_into(source, |character, offset| {
            folded.text.push(character);
            folded.offsets.push(offset);
        });
        folded
    }

    fn fold_into(&self, source: &str, mut push: impl FnMut(char, u32)) {
        // Whether the last character drops a space after it, as the beginning of a text does.
        let mut glued = true;
        let mut space: Option<u32> = None;
        for (character, offset) in source.chars().zip(0_u32..) {
            if character.is_whitespace() {
                space.get_or_insert(offset);
                continue;
            }
            let mut put = |folded: char| {
                let glues = is_cjk(folded) || is_wide_punctuation(character);
                if let Some(at) = space.take()
                    && !glued
                    && !glues
                {
                    push(' ', at);
                }
                push(folded, offset);
                glued = glues;
            };
            match self.one(character) {
                Some(folded) => put(folded),
                None => self.several(character).chars().for_each(put),
            }
        }
    }

    fn one(&self, character: char) -> Option<char> {
        match character {
            '\0'..='\x7f' => Some(character.to_ascii_lowercase()),
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(character as u32 - 0xfee0).map(|half| half.to_ascii_lowercase())
            }
            _ => match self.single.get(character as usize) {
                Some(&LONGER) => None,
                Some(&to) if to != 0 => char::from_u32(u32::from(to)),
                None if !self.longer.is_empty() => None,
                _ => Some(character),
            },
        }
    }

    fn several(&self, character: char) -> String {
        let known = self.longer.iter().find_map(|line| line.strip_prefix(character));
        known.map_or_else(|| character.into(), str::to_owned)
    }
}

impl Folded {
    /// The stretch of the source, in characters, that a stretch of the folded text (in bytes, on
    /// character boundaries, not empty) was made from.
    pub fn source(&self, bytes: Range<usize>) -> Range<u32> {
        let first = self.text[..bytes.start].chars().count();
        let last = (first + self.text[bytes].chars().count()).saturating_sub(1);
        let at = |index: usize| self.offsets.get(index).copied().unwrap_or(0);
        at(first)..at(last) + 1
    }
}

/// Whether a character is part of a word that spaces end: a letter or a digit that is not Chinese,
/// Japanese or Korean.
pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !is_cjk(character)
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

/// `，` and the like; full-width letters and digits are words in disguise.
fn is_wide_punctuation(character: char) -> bool {
    matches!(character, '\u{ff01}'..='\u{ff5e}') && !character.is_alphanumeric()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn folding() -> Folding {
        Folding::new(&["ÉéİiΣσςσ雲云閃闪樂乐Ⅳ〇"], "㎏kg\n\u{200b}\n𝐀a\nßss")
    }

    #[test]
    fn folds() {
        for (source, expected) in [
            ("QQ 音樂", "qq音乐"),
            ("ＱＱ　音乐", "qq音乐"),
            ("Apple  Pay", "apple pay"),
            ("  Apple\nPay ", "apple pay"),
            ("3Q大战", "3q大战"),
            ("９月２８日", "9月28日"),
            ("雲閃付", "云闪付"),
            ("5 ㎏", "5 kg"),
            ("Straße", "strasse"),
            ("𝐀 b", "a b"),
            ("云\u{200b}闪付", "云闪付"),
            ("你好， Apple", "你好,apple"),
            ("ＡＢ ＣＤ", "ab cd"),
            ("𝐁", "𝐁"),
            ("", ""),
        ] {
            assert_eq!(folding().fold(source), expected, "{source}");
        }
        assert_eq!(Folding::default().fold("É 雲 ＡＢ"), "É雲ab");
    }

    #[test]
    fn a_character_that_becomes_two_is_one_in_the_source() {
        let folded = folding().folded("重 5 ㎏。");
        let at = folded.text.find("kg").unwrap();
        assert_eq!(folded.source(at..at + 1), 4..5);
        assert_eq!(folded.source(at..at + 2), 4..5);
    }

    proptest! {
        #[test]
        fn offsets_lead_back(source in "[ a-cA雲云㎏ß，Ａ\\PC]{0,40}") {
            let (folding, length) = (folding(), u32::try_from(source.chars().count()).unwrap());
            let folded = folding.folded(&source);
            prop_assert_eq!(&folded.text, &folding.fold(&source));
            for (at, character) in folded.text.char_indices() {
                let range = folded.source(at..at + character.len_utf8());
                prop_assert!(range.end <= length && range.start + 1 == range.end);
                let from: String = source.chars().nth(range.start as usize).into_iter().collect();
                prop_assert!(character == ' ' || folding.fold(&from).contains(character));
            }
        }

        #[test]
        fn folding_twice_changes_nothing(source in "[ a-cA雲云㎏ß，Ａ\\PC]{0,40}") {
            let folding = folding();
            prop_assert_eq!(folding.fold(&folding.fold(&source)), folding.fold(&source));
        }
    }
}
