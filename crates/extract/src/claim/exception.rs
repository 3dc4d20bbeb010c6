//! Lists that are left out of what is said, or whom others follow: 除淘宝外, 淘宝除外, After Ele.me and Youku,.
//! Knows no verdict.

use super::{lexicon::Lexicon, list::List};
use crate::{
    reading::BlockReading,
    text::{Folded, Stretch, holds, starts_with, within},
};

/// Takes the list after a word of exception out of the others, or the one right before it, and says
/// which of both it was (除淘宝外; 淘宝除外).
pub(super) fn excepted(text: &Folded, word: &Stretch, lists: &mut Vec<List>) -> Option<(List, bool)> {
    let near = |left: usize, right: usize| left <= right && right <= left + 1;
    // 除了常用的微信支付
    let described = |list: &List| {
        let between = text.slice(&(word.end..list.stretch.start.max(word.end)));
        between.len() <= DESCRIPTION && between.last() == Some(&'的')
    };
    let follows = lists.iter().position(|list| {
        near(word.end, list.stretch.start) || within(&list.stretch, word) || described(list)
    });
    // 爱奇艺除这两种外还支持…: only a bare word leaves out what stands before it.
    let before = || lists.iter().position(|list| near(list.stretch.end, word.start));
    let at = follows.or_else(|| before().filter(|_| word.len() <= BARE))?;
    // 例外是夸克，会员页面只有支付宝
    let is = text.at(lists[at].stretch.start.wrapping_sub(1)) == Some('是') && word.len() <= BARE;
    Some((lists.remove(at), follows.is_none() || is))
}

/// 除了闲鱼买二手，…: whether a clause only tells what is done where, besides what is done elsewhere.
pub(super) fn tells_of_a_deed(
    block: &BlockReading,
    list: &List,
    clause: &Stretch,
    lexicon: &Lexicon,
) -> bool {
    let behind = list.stretch.end..clause.end.min(list.stretch.end + DEED);
    let deed = lexicon.deeds.find(&block.text, &behind).into_iter().next();
    !list.has_object && deed.is_some_and(|deed| deed.stretch.start == behind.start)
}

/// How long a word for what is done is, at most. Characters.
const DEED: usize = 4;

/// How long a description of what is left out is, at most. Characters.
const DESCRIPTION: usize = 5;

/// How long a word of exception is that holds nothing itself: 除外, 例外.
const BARE: usize = 2;

/// `After Ele.me and Youku, …`, `淘宝之后，下一个…`: where a clause holds nothing but those whom others follow.
pub(super) fn after_others(block: &BlockReading, clause: &Stretch, lists: &[List]) -> Option<Stretch> {
    const AFTER: &str = "after ";
    const NEXT: [&str; 4] = ["下一", "又一", "也", "亦"];
    let [list] = lists else { return None };
    let text = &block.text;
    let behind = text.slice(&(list.stretch.end..clause.end));
    let opening = clause.end..text.chars.len().min(clause.end + OPENING);
    let next = || holds(text.slice(&opening), &NEXT);
    if list.stretch.start == clause.start && !list.has_object && starts_with(behind, "之后") && next() {
        return (behind.len() == AFTERWARDS).then(|| list.stretch.end..clause.end - 1);
    }
    let opens = starts_with(text.slice(clause), AFTER) && clause.start + AFTER.len() == list.stretch.start;
    (opens && !list.has_object && list.stretch.end + 1 == clause.end)
        .then(|| clause.start..clause.start + AFTER.len() - 1)
}

/// How long a word for after is, with its comma: 之后，.
const AFTERWARDS: usize = 3;

/// Within how much of the next clause stands that others follow. Characters.
const OPENING: usize = 10;
