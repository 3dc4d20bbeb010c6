//! Whether a date without a year lies behind or ahead: the words around it say so. Knows no
//! calendar.

use crate::text::{Folded, Stretch};

/// Behind the publication or ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// The default: news tells what happened.
    Past,
    /// A plan, a deadline, a term.
    Future,
}

/// How many characters before and after a phrase are looked at; about one clause.
const REACH: usize = 14;
const REACH_LATIN: usize = 40;

const BEFORE: [&str; 26] = [
    "将于",
    "将在",
    "将从",
    "将自",
    "将会在",
    "将",
    "拟于",
    "拟在",
    "拟",
    "定于",
    "定在",
    "预计",
    "预定",
    "计划",
    "预期",
    "即将",
    "有望",
    "料将",
    "最晚",
    "最迟",
    "不晚于",
    "改期至",
    "延期至",
    "推迟至",
    "推迟到",
    "定档",
];
const AFTER: [&str; 30] = [
    "将于",
    "将在",
    "将会",
    "将正式",
    "将举行",
    "将开始",
    "将召开",
    "将实施",
    "将施行",
    "将生效",
    "将上线",
    "将推出",
    "将迎来",
    "将全面",
    "将发布",
    "将公布",
    "将开",
    "起施行",
    "起实施",
    "起生效",
    "起正式",
    "起将",
    "前完成",
    "之前完成",
    "前提交",
    "前将",
    "到期",
    "正式生效",
    "正式施行",
    "截止",
];
const BEFORE_LATIN: [&str; 14] = [
    "will ",
    "due ",
    "scheduled ",
    "expected ",
    "plans ",
    "planned ",
    "is to ",
    "are to ",
    "deadline",
    "until ",
    "effective ",
    "upcoming ",
    "no later than ",
    "starting ",
];
const AFTER_LATIN: [&str; 3] = [" will ", " is set to ", " is due"];
/// Longer words in which the ones above do not count.
const NOT_BEFORE: [&str; 8] = ["已将", "曾将", "并将", "计划在去年", "原计划", "原定", "原预计", "此前预计"];

/// The tense of a phrase.
pub(crate) fn tense(text: &Folded, phrase: &Stretch) -> Tense {
    let before = clause_before(text, phrase.start);
    let after = clause_after(text, phrase.end);
    let tail = |reach: usize| last_chars(&before, reach);
    let near = tail(REACH);
    let planned =
        !NOT_BEFORE.iter().any(|word| near.contains(word)) && BEFORE.iter().any(|word| near.contains(word));
    let ahead = planned
        || AFTER.iter().any(|word| first_chars(&after, REACH).contains(word))
        || BEFORE_LATIN.iter().any(|word| tail(REACH_LATIN).contains(word))
        || AFTER_LATIN.iter().any(|word| first_chars(&after, REACH_LATIN).contains(word));
    if ahead { Tense::Future } else { Tense::Past }
}

fn clause_before(text: &Folded, at: usize) -> String {
    let start = at.saturating_sub(REACH_LATIN);
    let window = &text.chars[start..at];
    let cut = window.iter().rposition(|c| ends_clause(*c)).map_or(0, |cut| cut + 1);
    window[cut..].iter().collect()
}

fn clause_after(text: &Folded, at: usize) -> String {
    // A comma right after the date does not end its clause: 10月1日，新规将正式施行.
    let mut rest = text.chars[at.min(text.chars.len())..].iter().copied().take(REACH_LATIN).peekable();
    rest.next_if(|c| matches!(c, '，' | ','));
    rest.take_while(|c| !ends_clause(*c)).collect()
}

fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '！' | '？' | ';' | '\n' | '“' | '”')
}

fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}
