//! Times that name no day: 近日, 日前, 前不久.

use crate::date::{cursor::Cursor, expression::Phrase};

const WORDS: [&str; 33] = [
    "近日来",
    "近日",
    "近些天",
    "近几天",
    "近几日",
    "近期",
    "近段时间以来",
    "近段时间来",
    "近段时间",
    "近一段时间",
    "近来",
    "日前",
    "前不久",
    "不久前",
    "最近几天",
    "最近几周",
    "最近几个月",
    "最近一段时间",
    "最近数周",
    "近几周",
    "近几个月",
    "近数周",
    "最近",
    "前几天",
    "前些天",
    "前两天",
    "前些日子",
    "前段时间",
    "这几天",
    "连日来",
    "连日",
    "早些时候",
    "数日前",
];

/// A vague phrase.
pub(super) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    if cursor.sees_digit() {
        return None;
    }
    // 3日前, 今日前往, 附近日本, 最近邻: the word began earlier or goes on.
    let joined = cursor.before().is_some_and(|c| {
        c.is_ascii_digit() || "今昨明当同次翌节生即附接靠邻临将相亲〇一二三四五六七八九十".contains(c)
    });
    if joined {
        return None;
    }
    let mut ahead = *cursor;
    let found = WORDS.iter().any(|word| ahead.eat(word));
    if !found || ahead.sees_any("邻本往距似视代的店离") && !ahead.sees("的") {
        return None;
    }
    *cursor = ahead;
    Some(Phrase::Vague)
}
