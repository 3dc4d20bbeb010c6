//! Emphasis beside East Asian text. By CommonMark's rule `**` does not open between a letter and a mark
//! (`说**“你好”**了`), which is right where words are parted by spaces; generators for Chinese, Japanese and
//! Korean let it.

use super::dialects::replace;
use crate::text::patterns;
use std::borrow::Cow;

patterns! {
    OPENING = r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])(\*{1,3})([[\p{P}\p{S}]--[*\\]])";
    CLOSING = r"([[\p{P}\p{S}]--[*\\]])(\*{1,3})([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])";
    /// Beside code, which is parted from the text here.
    AT_BEGINNING = r"^(\*{1,3}[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])";
    AT_END = r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]\*{1,3})$";
}

/// Puts a word joiner between marks of emphasis and marks of print: it shows nothing, is no mark and no space,
/// and leaves with what shows nothing.
pub(super) fn beside_east_asian(text: &mut Cow<'_, str>) {
    if text.is_ascii() {
        return;
    }
    replace(text, &["*"], &OPENING, &|found| format!("{}{}\u{2060}{}", &found[1], &found[2], &found[3]));
    replace(text, &["*"], &CLOSING, &|found| format!("{}\u{2060}{}{}", &found[1], &found[2], &found[3]));
    if text.starts_with('*') {
        replace(text, &["*"], &AT_BEGINNING, &|found| format!("\u{2060}{}", &found[1]));
    }
    if text.ends_with('*') {
        replace(text, &["*"], &AT_END, &|found| format!("{}\u{2060}", &found[1]));
    }
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
