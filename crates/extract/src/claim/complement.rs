//! What stands behind a phrase or an object: whether it is still the relation that is spoken of
//! (接入微信支付功能), or another thing (推出满减活动, 接入微信支付的传闻, 支付宝的份额). Knows no side.

use super::lexicon::{Lexicon, Roles};
use crate::{
    reading::BlockReading,
    rules::{Rules, Words},
    text::{Folded, Hit, Stretch, ends_with, is_cjk, is_han, is_letter, is_one_of, starts_with},
};

/// How many Chinese characters that nobody knows may follow a phrase without an object of its own.
const UNKNOWN: usize = 1;
/// How many may stand between a phrase and a name behind it.
const BEFORE_NAME: usize = 6;

/// How far behind 的 its noun is looked for. Characters.
const HEAD: usize = 8;

/// Whether a phrase has another complement than the relation's: 为商家提供手续费减免. What is named
/// behind it is left to the lists.
pub(super) fn is_of_something_else(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let tail = phrase.end..clause.end;
    // 为商家提供贷款
    let noun = rules.compounds.find(&block.text, &(tail.start..tail.end.min(tail.start + HEAD)));
    let noun = noun.first().filter(|noun| noun.stretch.start == tail.start);
    let known = |noun: &Stretch| lexicon.tails.find(&block.text, noun).iter().any(|it| it.stretch == *noun);
    if noun.is_some_and(|noun| !known(&noun.stretch)) {
        return lexicon.has_tails;
    }
    let names = block.names_in(&(phrase.start..clause.end));
    let mut own = names.iter().filter(|name| lexicon.roles(name.value) != Roles::None);
    let (tail, most) = match own.next() {
        Some(name) => {
            let between = tail.start..name.stretch.start.max(tail.start);
            // 恢复上市进程的消息尚未得到淘宝回应
            let another = block.text.slice(&between).iter().rev().skip(1).any(|c| *c == '的');
            (between, if another { UNKNOWN } else { BEFORE_NAME })
        }
        None => (tail, UNKNOWN),
    };
    lexicon.has_tails && unknown(block, &tail, rules, lexicon) > most
}

/// Whether a no, or a removal, has an object right behind it that nobody knows, and none that is known is
/// named with it: 但不支援街口支付等业者, 封锁来自微信的流量.
pub(super) fn is_of_an_unknown(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let tail = phrase.end..clause.end;
    // 部分账号找不到是由于缓存所致: a cause is no object.
    if matches!(block.text.at(tail.start), Some('是' | '系' | '因' | '由')) {
        return false;
    }
    let named = || block.names_in(clause).iter().any(|name| lexicon.can_be_object(name.value));
    // 封锁来自微信的流量
    if starts_with(block.text.slice(&tail), "来自") {
        return lexicon.has_tails && !named();
    }
    lexicon.has_tails
        && tail.len() >= OBJECT
        && !named()
        && block.text.at(tail.start).is_some_and(|c| is_cjk(c) && is_letter(c))
        && !known_words(block, &tail, rules, lexicon).iter().any(|it| it.contains(&tail.start))
        && block.text.slice(&tail).iter().filter(|c| is_letter(**c)).count() >= OBJECT
}

/// Whether a no, or a removal, ends a clause without an object and is said of something that belongs to
/// somebody: 其在多个城市的前置仓已经关闭.
pub(super) fn ends_what_is_owned(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const ADVERBS: [&str; 8] = ["已经", "已", "暂时", "均", "全部", "也", "正式", "将"];
    let text = &block.text;
    let named = block.names_in(clause).iter().any(|name| lexicon.can_be_object(name.value));
    if !lexicon.has_tails || named || text.slice(&(phrase.end..clause.end)).iter().any(|c| is_letter(*c)) {
        return false;
    }
    let before = text.slice(&(clause.start..phrase.start));
    let Some(owner) = before.iter().rposition(|c| *c == '的') else { return false };
    let mut end = before.len();
    while let Some(adverb) = ADVERBS.iter().find(|adverb| ends_with(&before[..end], adverb)) {
        end -= adverb.chars().count();
    }
    let noun = clause.start + owner + 1..clause.start + end.max(owner + 1);
    let another = (NOUN..=LONGEST).contains(&noun.len())
        && block.names_in(&noun).is_empty()
        && ![&rules.verbs, &rules.roles].iter().any(|words| words.is_in(text, &noun));
    another && unknown(block, &noun, rules, lexicon) >= NOUN
}

/// How many Chinese characters that nobody knows make another noun, at least, and how long it is at most.
const NOUN: usize = 2;
const LONGEST: usize = 6;

/// How many letters an object has, at least, of which the first is in no word that is known: 不支持货到付款.
const OBJECT: usize = 4;

/// Whether a phrase stands behind a copula with a subject before it and one of few is spoken of: 苏宁是
/// 首家受理数字人民币的卖场 says so of 苏宁.
fn is_predicate(block: &BlockReading, clause: &Stretch, phrase: &Stretch, lexicon: &Lexicon) -> bool {
    const COPULAS: [&str; 5] = ["成为", "成了", "是", "系", "作为"];
    const FEW: [&str; 11] =
        ["首", "第一", "唯一", "最早", "最先", "较早", "较晚", "少数", "为数不多", "率先", "又一"];
    let text = &block.text;
    let before = text.slice(&(clause.start..phrase.start));
    let copula = (0..before.len()).rev().find(|at| COPULAS.iter().any(|it| starts_with(&before[*at..], it)));
    let Some(copula) = copula else { return false };
    let few = (copula..before.len()).any(|at| FEW.iter().any(|it| starts_with(&before[at..], it)));
    let names = block.names_in(&(clause.start..clause.start + copula));
    let subject = names.iter().rfind(|name| lexicon.roles(name.value) != Roles::None);
    // 作为首个接入微信支付的App，饿了么…: whose predicate it is comes behind it.
    let announced = starts_with(&before[copula..], "作为") && copula == 0;
    let of_whom = |name: &Hit<usize>| !text.slice(&(name.stretch.end..clause.start + copula)).contains(&'的');
    few && (announced || subject.is_some_and(of_whom))
}

/// Whether a phrase with its object only qualifies a noun, so that something is said of that:
/// 接入微信支付的传闻.
pub(super) fn qualifies_a_noun(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let rest = phrase.end..clause.end;
    // 上线云闪付的消息得到了银联的确认
    let confirmed = || rules.confirmations.is_in(text, &rest) && !rules.unconfirmed.is_in(text, &rest);
    if is_predicate(block, clause, phrase, lexicon) || confirmed() {
        return false;
    }
    let names = block.names_in(&rest);
    let light = [&lexicon.tails, &rules.separators].map(|words| words.find(text, &rest));
    let light = light.into_iter().flatten().map(|hit| hit.stretch).collect::<Vec<_>>();
    let names = names.iter().map(|name| name.stretch.clone()).collect::<Vec<_>>();
    let mut at = phrase.end;
    while at < clause.end && text.chars[at] != '的' {
        let known = names.iter().chain(&light).find(|it| it.contains(&at));
        match known {
            Some(known) => at = known.end,
            None if is_cjk(text.chars[at]) && !matches!(text.chars[at], '、' | '“' | '”') => {
                return false;
            }
            None => at += 1,
        }
    }
    // A phrase that is itself behind 的 (对微信支付的支持) is looked at elsewhere.
    lexicon.has_tails && at < clause.end && !is_a_fitting_head(block, at + 1, clause.end, rules, lexicon)
}

/// Whether an object is only what a noun behind it belongs to: 支付宝的市场份额.
pub(super) fn owns_something_else(
    block: &BlockReading,
    list: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    // 接入微信支付的时间: it is the phrase that belongs to the noun.
    let opening = list.start.saturating_sub(OPENING)..list.end;
    let governed = || {
        let phrases = lexicon.phrases.find_over(&block.text, &opening, block.names_in(&opening));
        phrases.iter().any(|phrase| phrase.stretch.end + 1 >= list.start)
    };
    // 对云闪付的态度
    let towards = starts_with(&block.text.chars[list.end..], "的态度")
        && block.text.at(list.start.wrapping_sub(1)) == Some('对');
    lexicon.has_tails
        && block.text.at(list.end) == Some('的')
        && !towards
        && !is_a_fitting_head(block, list.end + 1, block.text.chars.len(), rules, lexicon)
        && !governed()
}

/// How far before an object the phrase that it belongs to begins, at most. Characters.
const OPENING: usize = 8;

/// Whether what follows 的 is a noun of the relation, a name, or nothing.
fn is_a_fitting_head(block: &BlockReading, at: usize, end: usize, rules: &Rules, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let head = at..end.min(at + HEAD);
    if !text.at(at).is_some_and(|c| is_cjk(c) && !matches!(c, '，' | '。' | '；' | '？' | '！'))
        || head.is_empty()
    {
        return true;
    }
    let long = |hit: &Hit<()>| hit.stretch.len() > 1;
    let sets: [&Words; 4] = [&lexicon.tails, &lexicon.subject_nouns, &lexicon.object_nouns, &rules.holders];
    // 同步接入微信支付的还有优酷
    let leads =
        |name: &Hit<usize>| is_one_of(text.slice(&(at..name.stretch.start)), &["还有", "有", "则有", "包括"]);
    // 还不支持微信支付的有两家：淘宝、天猫
    let rest = text.slice(&(at..end.max(at)));
    let told = ["有", "共有", "已有", "仅有", "只有"].iter().any(|word| starts_with(rest, word));
    let counted_out = told && rest.len() <= HEAD && rest.last() == Some(&'：');
    counted_out
        || block.names_in(&head).iter().any(|name| name.stretch.start <= at + 1 || leads(name))
        || are_counted(text, at, end)
        || sets.iter().any(|words| words.find(text, &head).iter().any(long))
        || lexicon.phrases.find(text, &head).iter().any(|hit| hit.stretch.start <= at + 2)
        || lexicon.modifiers.find(text, &head).iter().any(|hit| hit.stretch.start == at)
}

/// 可以扫码付款的城市增至12个: whether the places where something holds are only counted.
fn are_counted(text: &Folded, at: usize, end: usize) -> bool {
    const PLACES: [&str; 8] = ["城市", "地区", "省份", "省市", "国家", "线路", "车站", "景区"];
    const COUNTS: [&str; 8] = ["增至", "增加到", "扩大到", "扩至", "达到", "达", "有", "升至"];
    let words = text.slice(&(at..end.max(at)));
    let place = PLACES.iter().find(|place| starts_with(words, place));
    place.is_some_and(|place| {
        let rest = &words[place.chars().count()..];
        let rest = rest.strip_prefix(&['已']).unwrap_or(rest);
        COUNTS.iter().any(|count| starts_with(rest, count))
    })
}

/// How many Chinese characters of a stretch are in no word that is known.
pub(super) fn unknown(block: &BlockReading, stretch: &Stretch, rules: &Rules, lexicon: &Lexicon) -> usize {
    let known = known_words(block, stretch, rules, lexicon);
    let is_unknown = |at: &usize| is_han(block.text.chars[*at]) && !known.iter().any(|it| it.contains(at));
    stretch.clone().filter(is_unknown).count()
}

/// What of a stretch is in words that are known.
pub(super) fn known_words(
    block: &BlockReading,
    stretch: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Vec<Stretch> {
    let text = &block.text;
    let sets: [&Words; 10] = [
        &lexicon.tails,
        &lexicon.back_to_subjects,
        &lexicon.subject_nouns,
        &lexicon.object_nouns,
        &lexicon.back_to_objects,
        &rules.holders,
        &rules.attributes,
        &rules.present,
        &rules.turns,
        &rules.links,
    ];
    let mut known =
        sets.iter().flat_map(|words| words.find(text, stretch)).map(|hit| hit.stretch).collect::<Vec<_>>();
    known.extend(lexicon.phrases.find(text, stretch).into_iter().map(|hit| hit.stretch));
    known.extend(lexicon.modifiers.find(text, stretch).into_iter().map(|hit| hit.stretch));
    known.extend(block.names_in(stretch).iter().map(|hit| hit.stretch.clone()));
    known.extend(block.dates_in(stretch).iter().map(|date| date.stretch.clone()));
    known
}
