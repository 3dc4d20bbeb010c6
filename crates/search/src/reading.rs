//! Pinyin: which stretches of Chinese a word in Latin letters is the reading of. Readings come with
//! the lexicon; tones are not written.

/// How characters are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readings {
    syllables: Vec<String>,
    /// Characters with the position of a syllable in the lower bits, ascending; a character with
    /// several readings stands there several times.
    of: Vec<usize>,
}

/// There are about 400 syllables.
const SYLLABLE_BITS: u32 = 10;

/// How much of a syllable has to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// All of it, except of the last one.
    Never,
    /// The first letter is enough (`wxzf`), and `zh`, `ch`, `sh` count as letters.
    Initials,
}

impl Readings {
    /// Reads the lines of a lexicon: each a syllable followed by characters.
    pub fn new(lines: &str) -> Self {
        let mut readings = Self::default();
        for (at, line) in lines.split('\n').enumerate().take(1 << SYLLABLE_BITS) {
            let syllable = line.trim_end_matches(|c: char| !c.is_ascii());
            if syllable.is_empty() || !syllable.is_ascii() {
                readings.syllables.push(String::new());
                continue;
            }
            readings.of.extend(line[syllable.len()..].chars().map(|c| (c as usize) << SYLLABLE_BITS | at));
            readings.syllables.push(syllable.to_owned());
        }
        readings.of.sort_unstable();
        readings
    }

    /// The length in bytes of a beginning of a text, of two characters or more, that reads as
    /// `typed`; none where none does.
    pub fn read(&self, text: &str, typed: &str, abbreviation: Abbreviation) -> Option<usize> {
        let first = text.chars().next()?;
        let length = self.rest(text, typed, abbreviation)?;
        (length > first.len_utf8()).then_some(length)
    }

    fn rest(&self, text: &str, typed: &str, abbreviation: Abbreviation) -> Option<usize> {
        if typed.is_empty() {
            return Some(0);
        }
        let character = text.chars().next()?;
        let length = character.len_utf8();
        let from = self.of.partition_point(|entry| entry >> SYLLABLE_BITS < character as usize);
        let syllables =
            self.of[from..].iter().take_while(|entry| *entry >> SYLLABLE_BITS == character as usize);
        let mut syllables = syllables.map(|entry| &*self.syllables[entry & ((1 << SYLLABLE_BITS) - 1)]);
        let on = |left: &str| self.rest(&text[length..], left, abbreviation).map(|more| length + more);
        syllables.find_map(|syllable| {
            if syllable.starts_with(typed) {
                return Some(length);
            }
            let whole = typed.strip_prefix(syllable).and_then(on);
            if whole.is_some() || abbreviation == Abbreviation::Never || syllable.len() == 1 {
                return whole;
            }
            let (initial, h) = syllable.split_at(1);
            let both = if h.starts_with('h') { &syllable[..2] } else { initial };
            typed.strip_prefix(both).and_then(on).or_else(|| typed.strip_prefix(initial).and_then(on))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        let groups = [
            "wei微", "xin信", "zhi支", "fu付", "zhong重", "chong重", "qing庆", "qu去", "xian先", "xi西",
            "an安",
        ];
        let readings = Readings::new(&groups.join("\n"));
        for (text, typed, whole, initials) in [
            ("微信支付", "weixinzhifu", "微信支付", "微信支付"),
            ("微信支付", "weixin", "微信", "微信"),
            ("微信支付", "weix", "微信", "微信"),
            ("微信支付", "wxzf", "", "微信支付"),
            ("微信支付", "wxzhf", "", "微信支付"),
            ("微信支付", "wxzhifu", "", "微信支付"),
            ("微信支付", "wxa", "", ""),
            ("微信支付", "wei", "", ""),
            ("微信支付", "w", "", ""),
            ("重庆", "chongqing", "重庆", "重庆"),
            ("重庆", "zhongqing", "重庆", "重庆"),
            ("西安", "xian", "西安", "西安"),
            ("先", "xian", "", ""),
            ("Apple", "apple", "", ""),
            ("", "a", "", ""),
        ] {
            let read = |how| &text[..readings.read(text, typed, how).unwrap_or(0)];
            assert_eq!(read(Abbreviation::Never), whole, "{typed} of {text}");
            assert_eq!(read(Abbreviation::Initials), initials, "{typed} of {text}");
        }
    }
}
