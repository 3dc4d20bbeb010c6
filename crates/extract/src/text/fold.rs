//! Folding: full width to half width, capital to small, traditional to simplified, no space
//! beside a Chinese character, one space elsewhere; each kept character remembers its origin.

use super::{FIRST_HAN, LAST_HAN, Stretch, is_cjk, sentence};
use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use hutong_model::Place;
use std::{
    cell::OnceCell,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
};

/// A folded text and the way back.
pub(crate) struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// So many of the first characters have the index of the character they came from: most texts have
    /// no space to lose.
    unmoved: usize,
    /// For each of the others, the index of the character it came from.
    origin: Vec<u32>,
    /// The indices of those that were capital letters, in order.
    capitals: Vec<u32>,
    /// Where its clauses end, once somebody asked: the same sentence is cut again for every rule.
    clause_ends: OnceCell<Vec<usize>>,
}

impl Folded {
    /// Folds a text; linear in its length.
    pub fn new(original: &str) -> Self {
        let chars = Vec::with_capacity(original.chars().count());
        let clause_ends = OnceCell::new();
        let mut folded = Self { chars, unmoved: 0, origin: Vec::new(), capitals: Vec::new(), clause_ends };
        let mut space = None;
        for (at, original) in original.chars().enumerate() {
            if let FIRST_HAN..=LAST_HAN = original
                && space.is_none()
            {
                folded.push(simplified(original), at, false);
            } else if original.is_ascii_lowercase() && space.is_none() {
                folded.push(original, at, false);
            } else if original == '\n' || !original.is_whitespace() {
                let c = fold(original);
                if let Some(from) = space.take()
                    && folded.chars.last().is_some_and(|last| !glued(*last) && !glued(c))
                {
                    folded.push(' ', from, false);
                }
                folded.push(c, at, c != original && !is_cjk(original) && original.is_uppercase());
            } else if space.is_none() {
                space = Some(at);
            }
        }
        folded
    }

    /// The characters of a stretch with their places, but not those inside a Latin word: nearly every character of a
    /// Latin text is, and no word begins there.
    pub fn outside_words<'a>(&'a self, stretch: &Stretch) -> impl Iterator<Item = (char, usize)> + use<'a> {
        let mut before = stretch.start.checked_sub(1).and_then(|at| self.at(at)).unwrap_or('\n');
        let is_outside = move |(c, _): &(char, usize)| {
            let inside = before.is_ascii_lowercase() && c.is_ascii_lowercase();
            before = *c;
            !inside
        };
        self.slice(stretch).iter().copied().zip(stretch.start..).filter(is_outside)
    }

    /// Where a stretch of the folded text stands in the block.
    pub fn place(&self, block: u32, stretch: &Stretch) -> Place {
        let start = self.origin(stretch.start).unwrap_or(0);
        let end = match stretch.end.checked_sub(1).and_then(|last| self.origin(last)) {
            Some(last) if stretch.end > stretch.start => last + 1,
            _ => start,
        };
        Place { block, start, end }
    }

    /// The characters of a stretch; none where it is turned around or reaches beyond the text.
    pub fn slice(&self, stretch: &Stretch) -> &[char] {
        self.chars.get(stretch.clone()).unwrap_or_default()
    }

    /// Behind which characters a clause ends, in order.
    pub(super) fn clause_ends(&self) -> &[usize] {
        self.clause_ends.get_or_init(|| sentence::clause_ends(self))
    }

    /// Whether the character was a capital letter before folding.
    pub fn was_capital(&self, at: usize) -> bool {
        self.capitals.binary_search(&offset(at)).is_ok()
    }

    /// The character, if there is one.
    pub fn at(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// Whether a stretch ends with a colon: what it opens comes behind it.
    pub fn ends_with_colon(&self, stretch: &Stretch) -> bool {
        stretch.end.checked_sub(1).is_some_and(|last| matches!(self.at(last), Some('：' | ':')))
    }

    fn push(&mut self, c: char, origin: usize, capital: bool) {
        let at = self.chars.len();
        if capital {
            self.capitals.push(offset(at));
        }
        // What once came later than its place never comes back to it.
        if at == origin {
            self.unmoved += 1;
        } else {
            self.origin.push(offset(origin));
        }
        self.chars.push(c);
    }

    /// The index of the character that a folded one came from.
    fn origin(&self, at: usize) -> Option<u32> {
        match at.checked_sub(self.unmoved) {
            None => Some(offset(at)),
            Some(at) => self.origin.get(at).copied(),
        }
    }
}

/// Block texts are far shorter than four thousand million characters; one that is not is cut.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Adds the characters that [`Folded::new`] makes of a word whose characters are [`fold`]ed: no way back is kept.
pub(super) fn add_word(chars: &mut Vec<char>, word: impl Iterator<Item = char>) {
    let start = chars.len();
    let mut space = false;
    for c in word {
        if c != '\n' && c.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && chars[start..].last().is_some_and(|last| !glued(*last) && !glued(c))
        {
            chars.push(' ');
        }
        chars.push(c);
    }
}

fn glued(c: char) -> bool {
    is_cjk(c) || matches!(c, '\n' | '，' | '：' | '；' | '！' | '？')
}

/// A character in the form in which all are compared.
pub(super) fn fold(c: char) -> char {
    match c {
        '0'..='9' | 'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{FF10}'..='\u{FF19}'
        | '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}'
        | '％'
        | '．'
        | '－'
        | '／'
        | '＋' => char::from_u32(u32::from(c) - 0xFEE0).map_or(c, |c| c.to_ascii_lowercase()),
        FIRST_HAN..=LAST_HAN => simplified(c),
        '（' => '(',
        '）' => ')',
        '～' | '〜' => '~',
        // Marks, Chinese and others: no letter here has two sizes.
        '\u{2000}'..='\u{206F}' | '\u{2E80}'..='\u{9FFF}' | '！' | '，' | '：' | '；' | '？' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The simplified form of a character of the main Han block, itself where it has none. Character by
/// character, so that offsets stay; OpenCC's phrase rules are not used.
#[inline(always)]
fn simplified(c: char) -> char {
    let known = &SIMPLIFIED[c as usize - FIRST_HAN as usize];
    match char::from_u32(known.load(Relaxed)) {
        Some(simplified) if simplified != UNKNOWN => simplified,
        _ => simplified_once(c, known),
    }
}

#[cold]
#[inline(never)]
fn simplified_once(c: char, known: &AtomicU32) -> char {
    let simplified = simplify(c).unwrap_or(c);
    known.store(simplified.into(), Relaxed);
    simplified
}

fn simplify(c: char) -> Option<char> {
    let simplified = CONVERTER.as_ref()?.convert(c.encode_utf8(&mut [0; 4]));
    let mut chars = simplified.chars();
    chars.next().filter(|_| chars.next().is_none())
}

static CONVERTER: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

/// What was converted before: texts hold a few thousand of the twenty thousand characters.
static SIMPLIFIED: [AtomicU32; HAN] = [const { AtomicU32::new(UNKNOWN as u32) }; HAN];
const HAN: usize = LAST_HAN as usize - FIRST_HAN as usize + 1;
const UNKNOWN: char = '\0';

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_and_finds_the_way_back() {
        let folded = Folded::new("８ 月 18 日，QQ 音樂  and Apple  Pay");
        assert_eq!(folded.chars.iter().collect::<String>(), "8月18日，qq音乐and apple pay");
        let stretch = 6..10;
        assert_eq!(folded.place(3, &stretch), Place { block: 3, start: 9, end: 14 });
        assert!(folded.was_capital(stretch.start));
        let unmoved = Folded::new("音樂A");
        assert_eq!(unmoved.place(0, &(1..3)), Place { block: 0, start: 1, end: 3 });
        assert!(unmoved.was_capital(2) && !unmoved.was_capital(1));
        assert_eq!(unmoved.place(0, &(3..4)), Place { block: 0, start: 0, end: 0 });
        assert_eq!(Folded::new("").place(0, &(0..0)), Place { block: 0, start: 0, end: 0 });
    }

    proptest! {
        #[test]
        fn a_word_has_the_characters_of_a_text(text in "[Aa１ 　\n音樂，（'-]{0,12}") {
            let mut chars = vec!['a'];
            add_word(&mut chars, text.chars().map(fold));
            prop_assert_eq!(&chars[1..], Folded::new(&text).chars);
        }
    }
}
