//! How characters are read in pinyin. Every common reading of a character is listed, whatever the
//! word: `chongqing` and `zhongqing` both find 重庆.

use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{BTreeMap, BTreeSet};

/// How many readings of a character are listed: dictionaries have rare ones after the common.
const MOST: usize = 2;

/// Lines of a syllable and the characters that read so.
pub fn of(characters: &BTreeSet<char>) -> String {
    let mut by_syllable: BTreeMap<String, String> = BTreeMap::new();
    for character in characters {
        let first = character.to_pinyin().into_iter();
        let others = character.to_pinyin_multi().into_iter().flatten();
        let mut syllables: Vec<String> = Vec::new();
        for syllable in first.chain(others) {
            // ü is typed as v.
            let syllable = syllable.plain().replace('ü', "v");
            if !syllables.contains(&syllable) && syllable.bytes().all(|byte| byte.is_ascii_lowercase()) {
                syllables.push(syllable);
            }
        }
        for syllable in syllables.into_iter().take(MOST) {
            by_syllable.entry(syllable).or_default().push(*character);
        }
    }
    by_syllable
        .into_iter()
        .map(|(syllable, characters)| syllable + &characters)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_readings() {
        let lines = of(&"微信重女行abc".chars().collect());
        for expected in ["wei微", "xin信", "zhong重", "chong重", "nv女", "xing行", "hang行"] {
            assert!(lines.lines().any(|line| line == expected), "{expected} is not in {lines}");
        }
        assert!(of(&BTreeSet::from(['a', '。'])).is_empty());
    }
}
