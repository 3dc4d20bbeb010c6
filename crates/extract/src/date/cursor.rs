//! A place in a folded text and the smallest readings there: literal words and numbers.

use crate::text::{Folded, Stretch};

/// A place in a text; copying it is how a reading is tried and given up.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    text: &'a Folded,
    /// The next character's index.
    pub at: usize,
}

/// A number and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its value.
    pub value: u32,
    /// How many characters it took.
    pub width: usize,
    /// How it was written.
    pub script: Script,
}

/// The ways to write a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// 2021
    Arabic,
    /// 二〇二一, digit by digit
    ChineseDigits,
    /// 二十一
    Chinese,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a Folded, at: usize) -> Self {
        Self { text, at }
    }

    pub fn text(&self) -> &'a Folded {
        self.text
    }

    pub fn peek(&self) -> Option<char> {
        self.text.at(self.at)
    }

    pub fn before(&self) -> Option<char> {
        self.text.at(self.at.checked_sub(1)?)
    }

    /// Whether a literal stands right before.
    pub fn follows(&self, literal: &str) -> bool {
        let mut before = self.text.chars.get(..self.at).unwrap_or_default().iter().rev();
        literal.chars().rev().all(|c| before.next() == Some(&c))
    }

    /// Whether one of some literals stands right before.
    pub fn follows_one_of(&self, literals: &[&str]) -> bool {
        literals.iter().any(|literal| self.follows(literal))
    }

    /// The Latin letters right before a mark that stands right before: the `in` of `in May`.
    pub fn word_before(&self, marks: &[char]) -> Option<Stretch> {
        let end = self.at.checked_sub(1).filter(|at| marks.contains(&self.text.chars[*at]))?;
        let width = self.text.chars[..end].iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
        Some(end - width..end)
    }

    /// Steps over a literal, if it is next.
    pub fn eat(&mut self, literal: &str) -> bool {
        let mut at = self.at;
        for c in literal.chars() {
            if self.text.at(at) != Some(c) {
                return false;
            }
            at += 1;
        }
        self.at = at;
        true
    }

    /// Whether a literal is next.
    pub fn sees(mut self, literal: &str) -> bool {
        self.eat(literal)
    }

    /// Whether the next character is one of these.
    pub fn sees_any(&self, chars: &str) -> bool {
        self.peek().is_some_and(|c| chars.contains(c))
    }

    /// Whether an Arabic digit is next.
    pub fn sees_digit(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    /// Steps over the first of the words that is next; longer words stand before their beginnings.
    pub fn one_of<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        self.first_of(words, Self::eat)
    }

    /// Steps over a literal of Latin letters that is a whole word.
    pub fn word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        let whole = ahead.eat(word) && !ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric());
        if whole {
            *self = ahead;
        }
        whole
    }

    /// Steps over the first of the whole words that is next.
    pub fn word_of<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        self.first_of(words, Self::word)
    }

    /// Steps over the first of some words that is taken in a way; most are told apart by their first character.
    fn first_of<T: Copy>(
        &mut self,
        words: &[(&str, T)],
        take: impl Fn(&mut Self, &str) -> bool,
    ) -> Option<T> {
        let first = self.peek()?;
        // By its first byte nearly every word is told apart; Chinese ones may share it.
        let byte = first.encode_utf8(&mut [0; 4]).as_bytes()[0];
        let begins = |word: &str| word.as_bytes().first() == Some(&byte);
        let mut words = words.iter().filter(|(word, _)| begins(word));
        words.find(|(word, _)| take(self, word)).map(|(_, value)| *value)
    }

    /// How many Arabic digits come next, of ten at most, and what stands behind them.
    pub fn digits(&self) -> (usize, Option<char>) {
        let width = self.run(|c| c.is_ascii_digit());
        (width, self.text.at(self.at + width))
    }

    /// Reads a run of Arabic digits of at most nine.
    pub fn arabic(&mut self) -> Option<Number> {
        let width = self.run(|c| c.is_ascii_digit());
        if !(1..=9).contains(&width) {
            return None;
        }
        let value = self.text.chars[self.at..self.at + width]
            .iter()
            .fold(0, |value, c| value * 10 + c.to_digit(10).unwrap_or(0));
        self.at += width;
        Some(Number { value, width, script: Script::Arabic })
    }

    /// Reads a number in either script.
    pub fn number(&mut self) -> Option<Number> {
        self.arabic().or_else(|| self.chinese())
    }

    /// A number between two bounds, both included.
    pub fn number_in(&mut self, bounds: std::ops::RangeInclusive<u32>) -> Option<Number> {
        let mut ahead = *self;
        let number = ahead.number().filter(|number| bounds.contains(&number.value) && number.width <= 4)?;
        *self = ahead;
        Some(number)
    }

    fn chinese(&mut self) -> Option<Number> {
        let width = self.run(is_numeral).min(9);
        let chars = &self.text.chars[self.at..self.at + width];
        let (value, script) = match chars {
            [] => return None,
            _ if chars.iter().all(|c| digit(*c).is_some()) => {
                (chars.iter().fold(0, |value, c| value * 10 + digit(*c).unwrap_or(0)), Script::ChineseDigits)
            }
            _ => (with_scales(chars), Script::Chinese),
        };
        self.at += width;
        Some(Number { value, width, script })
    }

    fn run(&self, accepts: impl Fn(char) -> bool) -> usize {
        self.text.chars[self.at.min(self.text.chars.len())..]
            .iter()
            .take(10)
            .take_while(|c| accepts(**c))
            .count()
    }
}

/// Whether a character belongs to a number in Chinese.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || scale(c).is_some() || tens(c).is_some()
}

/// The value of a Chinese digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn scale(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// Twenty and thirty in one character, as old dates have them: 廿八日, 卅日.
fn tens(c: char) -> Option<u32> {
    match c {
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    }
}

fn with_scales(chars: &[char]) -> u32 {
    let mut total = 0;
    let mut pending = None;
    for c in chars {
        match scale(*c) {
            Some(scale) => total += pending.take().unwrap_or(1) * scale,
            None if tens(*c).is_some() => total += tens(*c).unwrap_or(0),
            None => pending = digit(*c).filter(|digit| *digit > 0),
        }
    }
    total + pending.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_scripts() {
        let value = |text: &str| Cursor::new(&Folded::new(text), 0).number().map(|number| number.value);
        assert_eq!(value("2021年"), Some(2021));
        assert_eq!(value("二〇二一年"), Some(2021));
        assert_eq!(value("三十一日"), Some(31));
        assert_eq!(value("十月"), Some(10));
        assert_eq!(value("廿八日"), Some(28));
        assert_eq!(value("卅日"), Some(30));
        assert_eq!(value("两千零四年"), Some(2004));
        assert_eq!(value("月"), None);
        assert_eq!(value("12345678901"), None);
    }
}
