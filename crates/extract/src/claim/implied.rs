//! A yes without a phrase of the relation: something is done with an object (用微信支付买单), or it is
//! there where objects are had (付款页上只有支付宝). Knows no side and no other status.

use super::{complement, lexicon::Lexicon, list::List};
use crate::{
    reading::BlockReading,
    rules::{Rules, Words},
    text::{Folded, Hit, Stretch, is_cjk, is_one_of, starts_with, within},
};

/// What stands in the place of a phrase in a clause with one list of objects: an instrument or a
/// presence right before it.
pub(super) fn phrase(
    block: &BlockReading,
    clause: &Stretch,
    lists: &[List],
    rules: &Rules,
    lexicon: &Lexicon,
) -> Option<Hit<usize>> {
    let objects = lists.iter().filter(|list| list.only_objects()).collect::<Vec<_>>();
    let (list, others) = objects.split_first()?;
    // settle with Alipay or with QuickPass
    let used = used(block, clause, list, lexicon)
        .filter(|_| others.iter().all(|other| leads(block, clause, other, lexicon)));
    // 只显示美团支付与微信支付
    let mut joined = objects.windows(2).map(|two| two[0].stretch.end..two[1].stretch.start);
    let joined = joined.all(|between| matches!(block.text.slice(&between), ['与' | '跟' | '同']));
    let present = || present(block, clause, list, lists, rules, lexicon).filter(|_| joined);
    let taken = || {
        let owner = lists.iter().rfind(|owner| owner.stretch.end < list.stretch.start)?;
        taken(block, owner, list, lexicon).filter(|_| joined)
    };
    let visited = || others.is_empty().then(|| visited(block, list, lists, lexicon)).flatten();
    let counted = || others.is_empty().then(|| counted(block, list, lists, lexicon)).flatten();
    let stretch = used.or_else(present).or_else(taken).or_else(visited).or_else(counted)?;
    // 曾短暂出现微信支付图标
    let guarded =
        lexicon.guards.find(&block.text, clause).iter().any(|guard| within(&stretch, &guard.stretch));
    (!guarded).then_some(Hit { stretch, value: 0 })
}

/// `京东的数字人民币订单量翻了一番`: what is counted of an object that its owner has.
fn counted(block: &BlockReading, list: &List, lists: &[List], lexicon: &Lexicon) -> Option<Stretch> {
    const COUNTED: [&str; 7] = ["量", "数量", "额", "占", "增", "同比", "环比"];
    let text = &block.text;
    let word = right_behind(text, list, &lexicon.uses)?;
    let counted = COUNTED.iter().any(|count| starts_with(&text.chars[word.end..], count));
    let owned = lists.iter().any(|owner| {
        let between = owner.stretch.end..list.stretch.start.max(owner.stretch.end);
        !owner.has_object && matches!(text.slice(&between), ['的'] | ['上', '的'] | ['平', '台', '的'])
    });
    (counted && owned).then_some(word)
}

/// `携程收支付宝和微信支付`: the one word between an owner and the objects that it has.
fn taken(block: &BlockReading, owner: &List, list: &List, lexicon: &Lexicon) -> Option<Stretch> {
    let between = owner.stretch.end..list.stretch.start;
    let word = lexicon.takings.find(&block.text, &between).pop()?.stretch;
    let whole = word == between;
    (whole && !owner.has_object).then_some(word)
}

/// `去盒马用微信支付`: the word between where somebody is and what they use there, not who does so
/// (在淘宝用支付宝的人).
fn visited(block: &BlockReading, list: &List, lists: &[List], lexicon: &Lexicon) -> Option<Stretch> {
    let text = &block.text;
    let place = lists.iter().rfind(|place| place.stretch.end < list.stretch.start && !place.has_object)?;
    let word = place.stretch.end..list.stretch.start;
    let goes =
        matches!(text.at(place.stretch.start.wrapping_sub(1)), Some('去' | '到' | '坐' | '搭' | '逛' | '在'));
    // 快的打车用支付宝
    let deed = lexicon.deeds.find(text, &place.stretch).pop();
    let goes = goes || deed.is_some_and(|deed| deed.stretch.end == place.stretch.end);
    let of_them = matches!(text.at(list.stretch.end), Some('的' | '者' | '吗'));
    (goes && text.slice(&word) == ['用'] && !of_them).then_some(word)
}

/// A word that follows a list at once.
pub(super) fn right_behind(text: &Folded, list: &List, words: &Words) -> Option<Stretch> {
    let rest = list.stretch.end..text.chars.len().min(list.stretch.end + LONGEST);
    let first = words.find(text, &rest).into_iter().next()?;
    (first.stretch.start == list.stretch.end).then_some(first.stretch)
}

/// How long such a word is, at most. Characters.
const LONGEST: usize = 8;

/// Whether an instrument stands right before a list.
pub(super) fn leads(block: &BlockReading, clause: &Stretch, list: &List, lexicon: &Lexicon) -> bool {
    right_before(block, clause, list, &lexicon.instruments).is_some()
}

/// `用微信支付买单`: the word before the object, where a deed is near it.
fn used(block: &BlockReading, clause: &Stretch, list: &List, lexicon: &Lexicon) -> Option<Stretch> {
    let word = right_before(block, clause, list, &lexicon.instruments)?;
    let text = &block.text;
    let near = list.stretch.end..clause.end.min(list.stretch.end + DEED);
    let deed = lexicon.deeds.find(text, &near).pop();
    // 用微信支付给淘宝付款成了…: a deed that opens its clause, of which nothing is told but what it is.
    let opens = text.slice(&(clause.start..word.start)).iter().all(|c| !c.is_alphanumeric());
    let ends = |deed: &Hit<()>| {
        deed.stretch.end + 1 >= clause.end
            || matches!(text.at(deed.stretch.end), Some('”' | '」' | '的' | '成' | '是'))
    };
    let gerund = |deed: &Hit<()>| opens && ends(deed);
    let behind = deed.is_some_and(|deed| !gerund(&deed));
    // 可以刷数字人民币
    let able = matches!(text.slice(&(clause.start..word.start)), [.., '可' | '能'] | [.., '可', '以']);
    // paid for with WeChat Pay
    let before = || {
        let latin = text.at(word.start).is_some_and(|c| c.is_ascii());
        let reach = clause.start.max(word.start.saturating_sub(DEED_LATIN))..word.start;
        latin && lexicon.deeds.is_in(text, &reach)
    };
    // 请使用支付宝。
    let asked = text.at(word.start.wrapping_sub(1)) == Some('请')
        && !text.slice(&(list.stretch.end..clause.end)).iter().any(|c| c.is_alphanumeric());
    // 结账时选微信支付
    let occasion = || {
        let head = clause.start..word.start;
        let deed = lexicon.deeds.find(text, &head).pop().map(|deed| deed.stretch.end);
        deed.is_some_and(|end| is_one_of(text.slice(&(end..head.end)), &["时", "的时候", "时可", "时请"]))
    };
    (behind || able || asked || before() || occasion()).then_some(word)
}

/// `付款页上只有支付宝`: the word before the objects, where a venue is named before it and nothing else
/// is said of them.
fn present(
    block: &BlockReading,
    clause: &Stretch,
    list: &List,
    lists: &[List],
    rules: &Rules,
    lexicon: &Lexicon,
) -> Option<Stretch> {
    let word = right_before(block, clause, list, &lexicon.presences)
        .or_else(|| before_others(&block.text, clause, list, &lexicon.presences))?;
    let sentence = block.sentences_around(clause).first()?;
    let last = lists.iter().rfind(|list| list.only_objects()).map_or(list.stretch.end, |it| it.stretch.end);
    // 眼下有微信支付和支付宝两种付款方式
    let venue = lexicon.venues.is_in(&block.text, &(sentence.start..word.start))
        || lexicon.venues.is_in(&block.text, &(last..clause.end.max(last)))
        || lists.iter().any(|owner| has(block, owner, &word, rules));
    let alone = complement::unknown(block, &(last..clause.end), rules, lexicon) <= BEHIND;
    (venue && alone).then_some(word)
}

/// `抖音有支付宝`: whether the owner stands right before the word, which says that it has something.
fn has(block: &BlockReading, owner: &List, word: &Stretch, rules: &Rules) -> bool {
    let has = block.text.slice(word).last() == Some(&'有');
    if !has || owner.has_object || word.start < owner.stretch.end {
        return false;
    }
    // 盒马目前只有支付宝
    let between = owner.stretch.end..word.start;
    let now = rules.present.find(&block.text, &between).first().map_or(0, |now| now.stretch.len());
    between.len() <= BESIDE + now
}

/// How many characters may stand between an owner and its 有: 抖音上也有. Characters.
const BESIDE: usize = 2;

/// The last of some words, where only quotation marks and spaces stand between it and a list.
fn right_before(block: &BlockReading, clause: &Stretch, list: &List, words: &Words) -> Option<Stretch> {
    let text = &block.text;
    let before = clause.start.max(list.stretch.start.saturating_sub(WORD))..list.stretch.start;
    let word = words.find(text, &before).pop()?.stretch;
    let between = text.slice(&(word.end..before.end));
    let joined = between.iter().all(|c| matches!(c, ' ' | '“' | '「' | '"' | '《' | '了'))
        || matches!(between, [' ', 't', 'h', 'e', ' '] | [' ', 'a', ' ']);
    let denied = matches!(text.at(word.start.wrapping_sub(1)), Some('不' | '没' | '未'));
    (joined && !denied).then_some(word)
}

/// `付款选项有信用卡、超商付款及支付宝`: the last of some words, where only members of the list that nobody knows
/// stand between it and those that are known.
fn before_others(text: &Folded, clause: &Stretch, list: &List, words: &Words) -> Option<Stretch> {
    let before = clause.start.max(list.stretch.start.saturating_sub(OTHERS))..list.stretch.start;
    let comma = text.slice(&before).iter().position(|c| *c == '、')?;
    let word = words.find(text, &(before.start..before.start + comma)).pop()?.stretch;
    let others = text.slice(&(word.end..list.stretch.start));
    let (link, members) = others.split_last()?;
    let member = |it: &[char]| (MEMBER.0..=MEMBER.1).contains(&it.len()) && it.iter().all(|c| is_cjk(*c));
    let listed = matches!(link, '、' | '及' | '和' | '与') && members.split(|c| *c == '、').all(member);
    let denied = matches!(text.at(word.start.wrapping_sub(1)), Some('不' | '没' | '未'));
    (listed && !denied).then_some(word)
}

/// How far before an object the word begins that governs its list, and how short and long the others are that
/// stand in it, with 以 before 及. Characters.
const OTHERS: usize = 24;
const MEMBER: (usize, usize) = (2, 7);

/// How far before an object the word that governs it begins, at most. Characters.
const WORD: usize = 12;

/// How far behind an object what is done with it stands, and how far before it in a text with Latin
/// letters. Characters.
const DEED: usize = 14;
const DEED_LATIN: usize = 40;

/// How many characters that nobody knows may follow objects that are there.
const BEHIND: usize = 3;
