//! The alternatives of a written pattern: `(未|没有)取消`. Knows no text.

use super::fold::fold;

/// The patterns that one with alternatives stands for: `(未|没有)取消` for `未取消` and `没有取消`; `before` is
/// what stands before the rest of the pattern.
pub(super) fn each_alternative(before: &mut Vec<char>, pattern: &[char], each: &mut dyn FnMut(&[char])) {
    let kept = before.len();
    let place = |of: char, from: usize| pattern[from..].iter().position(|c| *c == of).map(|at| from + at);
    let parts = place('(', 0).and_then(|open| {
        let close = place(')', open + 1)?;
        let inside = &pattern[open + 1..close];
        inside.contains(&'|').then_some((&pattern[..open], inside, &pattern[close + 1..]))
    });
    match parts {
        Some((first, inside, after)) => {
            before.extend(first);
            let start = before.len();
            for one in inside.split(|c| *c == '|') {
                before.extend(one);
                each_alternative(before, after, each);
                before.truncate(start);
            }
        }
        // Most have none.
        None if before.is_empty() => each(pattern),
        None => {
            before.extend(pattern);
            each(before);
        }
    }
    before.truncate(kept);
}

/// A character of a written pattern, folded; but not a bracket of full width, which opens no alternatives.
pub(super) fn folded_sign(c: char) -> char {
    if is_sign(c) { c } else { fold(c) }
}

/// Whether a character of a pattern is not folded before its alternatives are told apart.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '（' | '）')
}

/// The same character where alternatives are told apart.
pub(super) fn word_of_sign(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        c => c,
    }
}
