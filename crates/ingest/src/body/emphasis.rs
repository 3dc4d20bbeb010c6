//! Emphasis beside East Asian text. By CommonMark's rule `**` does not open between a letter and a mark
//! (`说**“你好”**了`), which is right where words are parted by spaces; generators for Chinese, Japanese and
//! Korean let it.

use super::stretch::Stretch;
use crate::text::{is_east_asian, patterns};

patterns! {
    /// A mark of print, and none of Markdown's.
    MARK = r"^[[\p{P}\p{S}]--[*\\]]";
}

/// Asterisks that are marks: emphasis, strong emphasis, both.
const LONGEST: usize = 3;

/// Shows nothing, is no mark and no space.
const JOINER: char = '\u{2060}';

/// Puts a word joiner between marks of emphasis and marks of print, or the beginning and end of the text, which
/// is parted from code there.
pub(super) fn beside_east_asian(stretch: &mut Stretch) {
    let text = stretch.text();
    if text.is_ascii() || !text.contains('*') {
        return;
    }
    let mut out = String::new();
    let mut kept = 0;
    let mut from = 0;
    while let Some(start) = text[from..].find('*').map(|at| at + from) {
        let end = text.len() - text[start..].trim_start_matches('*').len();
        from = end;
        if end - start > LONGEST {
            continue;
        }
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let is_mark = |near: Option<char>| near.is_none_or(is_mark);
        let joined = match (before.is_some_and(is_letter), after.is_some_and(is_letter)) {
            (true, false) if is_mark(after) => end,
            (false, true) if is_mark(before) => start,
            _ => continue,
        };
        out.push_str(&text[kept..joined]);
        out.push(JOINER);
        kept = joined;
    }
    if !out.is_empty() {
        out.push_str(&text[kept..]);
        stretch.set(out);
    }
}

fn is_letter(character: char) -> bool {
    is_east_asian(character) && character.is_alphabetic()
}

fn is_mark(character: char) -> bool {
    MARK.is_match(character.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::super::{Notation, to_html};

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        let html = to_html(markdown, Notation::Markdown, true).replace('\u{2060}', "");
        assert_eq!(html.trim_end(), format!("<p>{expected}</p>"));
    }

    #[test]
    fn marks_of_print_do_not_hinder_it() {
        check(
            "他说**“你好”**然后走了。这是**《红楼梦》**里的话。",
            "他说<strong>“你好”</strong>然后走了。这是<strong>《红楼梦》</strong>里的话。",
        );
        check(
            "**注意：**不要，**「強調」**です",
            "<strong>注意：</strong>不要，<strong>「強調」</strong>です",
        );
        check("**a**，**b**“c”", "<strong>a</strong>，<strong>b</strong>“c”");
        check("甲**使用 `x`**的", "甲<strong>使用 <code>x</code></strong>的");
        check("价格\\*（元）\\*和", "价格*（元）*和");
        check("3 * 4 （五） * 六", "3 * 4 （五） * 六");
    }
}
