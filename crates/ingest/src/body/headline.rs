//! The headline of a plain text, which nothing marks but that it stands alone: the first line, short, not
//! a sentence, with a blank line, an indented paragraph or a byline below it.

use crate::metadata::{Found, byline};
use crate::text::{ends_sentence, length};
use std::borrow::Cow;

/// Characters of a headline at most.
const LONGEST: usize = 60;

/// The text with its headline as a heading, where it has one.
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    let start = text.trim_start_matches(['\n', ' ']);
    let Some((first, rest)) = start.split_once('\n') else { return Cow::Borrowed(text) };
    let (second, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let is_byline = |line: &str| byline::take_byline(line.trim(), &mut Found::default());
    let stands_alone = second.trim().is_empty() || second.starts_with('\u{3000}') || is_byline(second);
    let title = first.trim();
    let is_headline = title.starts_with(char::is_alphanumeric)
        && length(title) <= LONGEST
        && !ends_sentence(title)
        && !title.ends_with(['，', ',', '、'])
        && !is_byline(title);
    if !stands_alone || !is_headline || rest.trim().is_empty() {
        return Cow::Borrowed(text);
    }
    match is_byline(second) {
        true => Cow::Owned(format!("# {title}\n\n{second}\n\n{after}")),
        false => Cow::Owned(format!("# {title}\n\n{rest}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_stands_alone() {
        for (text, expected) in [
            ("港口新闻\n\n昨天开港。", "# 港口新闻\n\n\n昨天开港。"),
            (
                "港口新闻\n2021年9月28日 来源：海峡报\n正文。",
                "# 港口新闻\n\n2021年9月28日 来源：海峡报\n\n正文。",
            ),
            ("昨天开港。\n\n今天下雨。", "昨天开港。\n\n今天下雨。"),
            ("A line that goes\non in the next.", "A line that goes\non in the next."),
            ("2021年9月28日\n\n正文。", "2021年9月28日\n\n正文。"),
            ("- a\n\nb", "- a\n\nb"),
            ("Alone\n", "Alone\n"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }
}
