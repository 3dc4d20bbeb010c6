//! What stands behind a phrase or an object: whether it is still the relation that is spoken of
//! (接入微信支付功能), or another thing (推出满减活动, 接入微信支付的传闻, 支付宝的份额). Knows no side.

use super::lexicon::{Lexicon, Roles};
use crate::{
    reading::BlockReading,
    rules::{Rules, Words},
    text::{Folded, Hit, Stretch, is_cjk, is_one_of, overlap, starts_with, within},
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

/// Whether a verb in Latin letters has another object than the relation's behind it, with which that is
/// only joined: launched a campaign with Alipay, but not offers the option of paying with Alipay.
pub(super) fn governs_another(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const JOINTS: [&str; 16] = [
        "with", "for", "from", "on", "in", "of", "at", "by", "to", "against", "over", "through", "via",
        "about", "under", "into",
    ];
    let text = &block.text;
    if !is_latin(text, phrase) || !lexicon.has_tails {
        return false;
    }
    let names = block.names_in(&(phrase.end..clause.end));
    let Some(object) = names.iter().find(|name| lexicon.can_be_object(name.value)) else { return false };
    let words = latin_words(text, &(phrase.end..object.stretch.start));
    let is_joint = |word: &&Stretch| is_one_of(text.slice(word), &JOINTS);
    let Some(last) = words.iter().rposition(|word| is_joint(&word)) else { return false };
    let known = known_words(block, &(phrase.end..object.stretch.start), rules, lexicon);
    let is_known = |word: &&Stretch| is_joint(word) || known.iter().any(|it| within(word, it));
    !words[..last].iter().all(|word| is_known(&word))
}

/// Whether a verb in Latin letters is that of a relative clause, which tells of another noun than whom
/// the clause names: keeps its cash in a bank that works with WeChat Pay.
pub(super) fn is_of_a_relative(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const RELATIVES: [&str; 3] = ["that", "which", "who"];
    const ARTICLES: [&str; 8] = ["a", "an", "the", "its", "their", "another", "any", "some"];
    const COPULAS: [&str; 8] = ["is", "are", "was", "were", "became", "becomes", "remains", "be"];
    let text = &block.text;
    if !is_latin(text, phrase) || !lexicon.has_tails {
        return false;
    }
    let words = latin_words(text, &(clause.start..phrase.start));
    let is_one = |word: &Stretch, all: &[&str]| is_one_of(text.slice(word), all);
    let Some(relative) = words.iter().rposition(|word| is_one(word, &RELATIVES)) else { return false };
    let near = words.len() - relative <= ADVERBS + 1;
    let Some(noun) = relative.checked_sub(1).map(|at| words[at].clone()).filter(|_| near) else {
        return false;
    };
    let article = words[..relative].iter().rev().take(ARTICLE).any(|word| is_one(word, &ARTICLES));
    let known = known_words(block, &noun, rules, lexicon).iter().any(|it| within(&noun, it));
    let named = block.names_in(&(clause.start..noun.start));
    let subject =
        named.iter().rfind(|name| matches!(lexicon.roles(name.value), Roles::Subject | Roles::Both));
    // JD.com is the last retailer that …
    let is_it = |name: &Hit<usize>| {
        words
            .iter()
            .any(|word| name.stretch.end <= word.start && word.end <= noun.start && is_one(word, &COPULAS))
    };
    article && !known && subject.is_some_and(|name| !is_it(name))
}

/// How many words may stand between a relative and its verb, and how far before it the article of its
/// noun does.
const ADVERBS: usize = 2;
const ARTICLE: usize = 4;

/// Whether a stretch begins in Latin letters.
fn is_latin(text: &Folded, stretch: &Stretch) -> bool {
    text.at(stretch.start).is_some_and(|c| c.is_ascii_alphabetic())
}

/// The words of a stretch in Latin letters.
fn latin_words(text: &Folded, stretch: &Stretch) -> Vec<Stretch> {
    let mut words: Vec<Stretch> = Vec::new();
    for at in stretch.clone().filter(|at| text.chars[*at].is_ascii_alphabetic()) {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = at + 1,
            None => words.push(at..at + 1),
        }
    }
    words
}

/// Whether a phrase stands behind a copula with a subject before it and one of few is spoken of: 苏宁是
/// 首家受理数字人民币的卖场 says so of 苏宁.
fn is_predicate(block: &BlockReading, clause: &Stretch, phrase: &Stretch, lexicon: &Lexicon) -> bool {
    const COPULAS: [&str; 5] = ["成为", "成了", "是", "系", "作为"];
    const FEW: [&str; 9] = ["首", "第一", "唯一", "最早", "最先", "少数", "为数不多", "率先", "又一"];
    let text = &block.text;
    let before = text.slice(&(clause.start..phrase.start));
    let copula = (0..before.len()).rev().find(|at| COPULAS.iter().any(|it| starts_with(&before[*at..], it)));
    let Some(copula) = copula else { return false };
    let few = (copula..before.len()).any(|at| FEW.iter().any(|it| starts_with(&before[at..], it)));
    let names = block.names_in(&(clause.start..clause.start + copula));
    let subject = names.iter().rfind(|name| lexicon.roles(name.value) != Roles::None);
    few && subject.is_some_and(|name| !text.slice(&(name.stretch.end..clause.start + copula)).contains(&'的'))
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
    if is_predicate(block, clause, phrase, lexicon) {
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
    lexicon.has_tails
        && block.text.at(list.end) == Some('的')
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
    block.names_in(&head).iter().any(|name| name.stretch.start <= at + 1)
        || sets.iter().any(|words| words.find(text, &head).iter().any(long))
        || lexicon.phrases.find(text, &head).iter().any(|hit| hit.stretch.start <= at + 2)
        || lexicon.modifiers.find(text, &head).iter().any(|hit| hit.stretch.start == at)
}

/// How many Chinese characters of a stretch are in no word that is known.
pub(super) fn unknown(block: &BlockReading, stretch: &Stretch, rules: &Rules, lexicon: &Lexicon) -> usize {
    let known = known_words(block, stretch, rules, lexicon);
    let is_unknown = |at: &usize| {
        matches!(block.text.chars[*at], '\u{4E00}'..='\u{9FFF}') && !known.iter().any(|it| it.contains(at))
    };
    stretch.clone().filter(is_unknown).count()
}

/// What of a stretch is in words that are known.
fn known_words(block: &BlockReading, stretch: &Stretch, rules: &Rules, lexicon: &Lexicon) -> Vec<Stretch> {
    let text = &block.text;
    let sets: [&Words; 9] = [
        &lexicon.tails,
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

/// Whether a clause speaks of some of those who use something: 部分淘宝用户, 少数门店.
pub(super) fn is_of_some(
    block: &BlockReading,
    clause: &Stretch,
    names_nobody: bool,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let some = rules.quantifiers.find(text, clause);
    if some.is_empty() {
        return false;
    }
    let holders = rules.holders.find(text, clause);
    let names = block.names_in(clause);
    // Of a clause that names nobody 在部分商户 is a place.
    let is_a_place = |word: &Stretch| names_nobody && text.at(word.start.wrapping_sub(1)) == Some('在');
    let guards = lexicon.guards.find(text, clause);
    // 部分用户需更新后才能看到: the longer word has the holder in it.
    let guarded = |word: &Stretch, holder: &Stretch| {
        guards.iter().any(|guard| within(word, &guard.stretch) && holder.end < guard.stretch.end)
    };
    some.into_iter().map(|hit| hit.stretch).filter(|word| !is_a_place(word)).any(|word| {
        holders.iter().any(|holder| {
            let between = word.end..holder.stretch.start;
            let named = |at: &usize| names.iter().any(|name| name.stretch.contains(at));
            word.end <= holder.stretch.start
                && !guarded(&word, &holder.stretch)
                && between.clone().filter(|at| !named(at)).count() <= BETWEEN
                && !between.clone().any(|at| matches!(text.chars[at], '，' | '、'))
        })
    })
}

/// Whether a no is said of all, so that it holds for some: 尚未覆盖全部用户, 没有全面开放.
pub(super) fn is_not_of_all(
    block: &BlockReading,
    clause: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let no = lexicon.modifiers.find(text, clause).into_iter().find(|hit| lexicon.is_negative(hit.value));
    no.is_some_and(|no| {
        rules.universals.find(text, &(no.stretch.end..clause.end)).iter().any(|all| {
            let between = text.slice(&(no.stretch.end..all.stretch.start));
            between.len() <= NEAR && !between.contains(&'，')
        })
    })
}

/// How far behind a no the word for all stands, at most. Characters.
const NEAR: usize = 6;

/// Whether a clause speaks before its phrase of one kind of those who use something: 苹果用户暂不在名单之列.
pub(super) fn is_of_a_segment(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
) -> bool {
    rules.segments.is_in(&block.text, &(clause.start..phrase.start.max(clause.start)))
}

/// How many characters beside names may stand between a quantifier and its holder.
const BETWEEN: usize = 6;

/// Whether a no stands right before another, or before a word that takes something away: 没有拒绝,
/// 不会取消. What holds then is left open.
pub(super) fn is_twice_negated(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let no = lexicon.modifiers.find(text, clause).into_iter();
    let no = no.filter(|hit| lexicon.is_negative(hit.value)).map(|hit| hit.stretch).collect::<Vec<_>>();
    let takes = lexicon.phrases.find(text, clause).into_iter();
    let takes = takes.filter(|hit| lexicon.is_refusal(hit.value)).map(|hit| hit.stretch);
    let second = takes.chain(no.iter().cloned()).collect::<Vec<_>>();
    let free =
        |it: &&Stretch| !lexicon.guards.find(text, clause).iter().any(|guard| within(it, &guard.stretch));
    no.iter().filter(free).any(|first| {
        second.iter().filter(free).any(|second| {
            !overlap(first, second)
                && first.end <= second.start
                && second.start <= first.end + 2
                && text.slice(&(first.end..second.start)).iter().all(|c| is_cjk(*c) || *c == ' ')
        })
    })
}
