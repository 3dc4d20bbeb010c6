//! Something to find in a folded text, and where it occurs.
//!
//! A form occurs where the folded text has its characters in a row. One that begins with a letter
//! or a digit of a word (not Chinese, Japanese or Korean) occurs only where a word begins: `pay`
//! is in `Apple Pay`, `PayPal` and `用pay`, and not in `Alipay`. Where it ends is free, so that
//! the beginning of a word finds it; a whole word ranks higher.

use crate::fold::is_word;
use std::ops::Range;

/// Something to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Folded texts, none empty; one of them is enough. The first is what was typed, the others
    /// are what it may be the reading of.
    pub forms: Vec<String>,
    /// Whether it is only there to be absent.
    pub negated: bool,
}

/// Where a term occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// In bytes.
    pub range: Range<usize>,
    /// Whether no word goes on after it.
    pub whole: bool,
}

impl Term {
    /// Whether a folded text has it.
    pub fn is_in(&self, text: &str) -> bool {
        self.occurrences(text).next().is_some()
    }

    /// Every place in a folded text where it begins, form by form.
    pub(crate) fn occurrences<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Occurrence> + 'a {
        self.forms.iter().flat_map(move |form| occurrences(form, text))
    }
}

fn occurrences<'a>(form: &'a str, text: &'a str) -> impl Iterator<Item = Occurrence> + 'a {
    let first = form.chars().next().map_or(1, char::len_utf8);
    let begins = form.starts_with(is_word);
    let ends = form.ends_with(is_word);
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text.get(from..)?.find(form)?;
            from = at + first;
            if !begins || !text[..at].ends_with(is_word) {
                let end = at + form.len();
                let whole = !ends || !text[end..].starts_with(is_word);
                return Some(Occurrence { range: at..end, whole });
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn term(form: &str) -> Term {
        Term { forms: vec![form.into()], negated: false }
    }

    #[test]
    fn words_are_found_by_their_beginning() {
        for (form, text, expected) in [
            ("pay", "apple pay", "6 whole"),
            ("pay", "paypal", "0"),
            ("pay", "alipay", ""),
            ("pay", "用pay付", "3 whole"),
            ("a-a", "xa-a-a", "3 whole"),
            ("3q", "13q3q 3q大战", "6 whole"),
            ("云", "云云", "0 whole, 3 whole"),
            ("音乐", "qq音乐", "2 whole"),
            ("qq音", "qq音乐", "0 whole"),
            ("-", "a-b", "1 whole"),
        ] {
            let term = term(form);
            let found: Vec<_> = term
                .occurrences(text)
                .map(|found| format!("{}{}", found.range.start, if found.whole { " whole" } else { "" }))
                .collect();
            assert_eq!(found.join(", "), expected, "{form} in {text}");
        }
    }

    proptest! {
        /// Against the definition, position by position.
        #[test]
        fn what_is_defined_is_found(text in "[ab1 微信-]{0,12}", form in "[ab1 微信-]{1,3}") {
            let expected: Vec<_> = text
                .char_indices()
                .map(|(at, _)| at)
                .filter(|at| text[*at..].starts_with(&form))
                .filter(|at| {
                    let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                    !(ascii(form.chars().next()) && ascii(text[..*at].chars().next_back()))
                })
                .collect();
            let found: Vec<_> = term(&form).occurrences(&text).map(|found| found.range.start).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
