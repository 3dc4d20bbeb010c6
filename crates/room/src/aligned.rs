//! Two passages that are nearly the same, cut where they differ. Knows no articles.

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// A stretch of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether the other passage has something else here, or nothing.
    pub differs: bool,
}

/// Both passages in pieces, which together are what they were.
pub fn aligned(texts: [&str; 2]) -> [Vec<Piece>; 2] {
    let tokens = texts.map(tokens);
    let mut pieces = [Vec::new(), Vec::new()];
    for change in capture_diff_slices(Algorithm::Myers, &tokens[0], &tokens[1]) {
        let (tag, old, new) = change.as_tag_tuple();
        for (side, range) in [old, new].into_iter().enumerate() {
            put(&mut pieces[side], &tokens[side], range, tag != DiffTag::Equal);
        }
    }
    pieces
}

fn put(pieces: &mut Vec<Piece>, tokens: &[&str], range: Range<usize>, differs: bool) {
    let text = tokens[range].concat();
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.differs == differs => last.text += &text,
        _ => pieces.push(Piece { text, differs }),
    }
}

/// Words where they are written apart, else single characters.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let in_word = |c: &char| c.is_alphanumeric() && *c < '\u{2e80}';
        let end = match in_word(&first) {
            true => rest.find(|c: char| !in_word(&c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_differs_is_set_apart() {
        let said = |pieces: &[Piece]| {
            let pieces = pieces.iter().map(|piece| match piece.differs {
                true => format!("[{}]", piece.text),
                false => piece.text.clone(),
            });
            pieces.collect::<String>()
        };
        for (texts, expected) in [
            (["同一句话。", "同一句话。"], ["同一句话。", "同一句话。"]),
            (["今天开放了", "昨天开放"], ["[今]天开放[了]", "[昨]天开放"]),
            (["It opened in 2021.", "It closed in 2021."], ["It [opened] in 2021.", "It [closed] in 2021."]),
            (["", "x"], ["", "[x]"]),
            (["", ""], ["", ""]),
        ] {
            let [first, second] = aligned(texts);
            assert_eq!([said(&first), said(&second)], expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_what_is_the_same_is_the_same(first in "[a-c 甲乙丙，]{0,30}", second in "[a-c 甲乙丙，]{0,30}") {
            let pieces = aligned([&first, &second]);
            let whole = pieces.each_ref().map(|pieces| pieces.iter().map(|piece| &*piece.text).collect::<String>());
            prop_assert_eq!(whole, [first, second]);
            let same = pieces.map(|pieces| pieces.into_iter().filter(|piece| !piece.differs).map(|piece| piece.text).collect::<String>());
            prop_assert_eq!(&same[0], &same[1]);
        }
    }
}
