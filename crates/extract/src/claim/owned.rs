//! Names that belong to another name in their clause: 飞猪的微信小程序 is that of 飞猪, 京东支付页面 a page of 京东.
//! Knows no status.

use super::{
    complement,
    lexicon::{Lexicon, Roles},
    list::List,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Hit, Stretch, ends_with, first_of, holds, is_cjk, within},
};

/// How long a noun between two names is, at most: 抖音的竞争对手快手. Characters.
const NOUN: usize = 5;
const NOUN_LATIN: usize = 24;

/// 飞猪的微信小程序, 微信小程序“飞猪”: the owner is the subject, and so is whom a name in quotation
/// marks tells, or a name after a noun (抖音的竞争对手快手).
pub(super) fn drop_owned(block: &BlockReading, lists: &mut Vec<List>) {
    let owned = (1..lists.len()).rev().filter_map(|at| {
        let between = lists[at - 1].stretch.end..lists[at].stretch.start;
        let subjects = !lists[at - 1].has_object && !lists[at].has_object;
        let objects = lists[at - 1].only_objects() && lists[at].only_objects();
        match block.text.slice(&between) {
            // 同属京东的七鲜
            ['的', ..] if subjects && is_of_one_house(&block.text, &lists[at - 1].stretch) => Some(at - 1),
            // 支付宝的花呗
            ['的'] if objects => Some(at - 1),
            ['的'] if subjects => Some(at),
            // 淘菜菜、盒马集市两家的微信小程序
            ['两' | '二' | '三' | '四' | '五', '家' | '个' | '款', '的'] if subjects => Some(at),
            // 微信小程序版闲鱼
            ['“' | '「' | '"' | '版'] if subjects => Some(at - 1),
            // 携程旗下的去哪儿
            ['旗', '下', noun @ ..] if subjects && noun.len() <= NOUN => Some(at - 1),
            // Trip.com's sister site Qunar
            ['\'' | '’', 's', ' ', noun @ ..]
                if subjects && noun.len() <= NOUN_LATIN && is_one_noun(noun) =>
            {
                Some(at - 1)
            }
            ['的', noun @ ..]
                if subjects && noun.len() <= NOUN && !noun.iter().any(|c| matches!(c, '在' | '、')) =>
            {
                Some(at - 1)
            }
            _ => None,
        }
    });
    for at in owned.collect::<Vec<_>>() {
        lists.remove(at);
    }
}

/// Whether a name only tells to whom somebody belongs as well: 同属京东的.
fn is_of_one_house(text: &Folded, name: &Stretch) -> bool {
    let before = &text.chars[..name.start];
    text.at(name.end) == Some('的') && ["同属", "隶属", "隶属于"].iter().any(|word| ends_with(before, word))
}

/// 滴滴旗下青桔单车: whether a list only names whose something is that nobody knows, which then is spoken of.
pub(super) fn is_parent_of_an_unknown(
    list: &List,
    block: &BlockReading,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let behind = &text.chars[list.stretch.end..];
    if !list.has_object && (is_whose_owner(behind) || is_of_one_house(text, &list.stretch)) {
        return true;
    }
    let place = |words: &[char]| {
        if words.first() == Some(&'在') { words.iter().position(|c| *c == '的') } else { None }
    };
    // 美团在香港的KeeTa: whose name is in letters that are no word.
    let of = place(&behind[..behind.len().min(PLACE)]).unwrap_or(0);
    if behind.get(of) == Some(&'的') && !list.has_object {
        let start = list.stretch.end + of + 1;
        let named = block.names_in(&(start..text.chars.len().min(start + ATTRIBUTE)));
        let noun = lexicon.subject_nouns.find(text, &(start..text.chars.len().min(start + ATTRIBUTE)));
        let opens = |at: usize| at <= start + 1;
        // 京东的PC端
        let name = text.was_capital(start)
            && text.at(start + 1).is_some_and(|c| c.is_ascii_alphabetic())
            && !text.was_capital(start + 1);
        return name
            && !named.first().is_some_and(|name| opens(name.stretch.start))
            && !noun.first().is_some_and(|noun| opens(noun.stretch.start));
    }
    let Some(behind) = behind.strip_prefix(&['旗', '下']) else { return false };
    let behind = behind.strip_prefix(&['的']).unwrap_or(behind);
    let start = text.chars.len() - behind.len();
    let child = start..text.chars.len().min(start + CHILD);
    let named = block.names_in(&(start..text.chars.len().min(start + ATTRIBUTE))).first();
    // 拼多多旗下Temu接受PayPal, not 阿里旗下App
    let noun =
        || lexicon.subject_nouns.find(text, &(start..start + CHILD)).first().map(|it| it.stretch.start);
    let latin = text.at(start).is_some_and(|c| c.is_ascii_alphabetic()) && text.was_capital(start);
    if latin && start + CHILD <= text.chars.len() && !list.has_object {
        return named.is_none_or(|name| name.stretch.start > start) && noun() != Some(start);
    }
    // 旗下三款产品
    let counted = matches!(behind.get(1), Some('款' | '个' | '家' | '大' | '种' | '项'));
    let known = complement::known_words(block, &child, rules, lexicon);
    let is_known =
        |at: &usize| !is_cjk(text.chars[*at]) || known.iter().any(|word| word.len() > 1 && word.contains(at));
    !list.has_object
        && !counted
        && !rules.segments.is_in(text, &child)
        && named.is_none_or(|name| name.stretch.start >= child.end)
        && child.clone().filter(is_known).count() <= 1
        && child.len() == CHILD
}

/// Toutiao's owner launched …: whether what stands behind a name is who owns it or what it competes with.
fn is_whose_owner(behind: &[char]) -> bool {
    const OWNERS: [&str; 9] = [
        "owner",
        "parent",
        "backer",
        "founder",
        "rival",
        "competitor",
        "shareholder",
        "affiliate",
        "creditor",
    ];
    let ['\'' | '’', 's', ' ', rest @ ..] = behind else { return false };
    let mut words = rest.split(|c| *c == ' ').take(OWNED);
    words.any(|word| OWNERS.iter().any(|owner| owner.chars().eq(word.iter().copied())))
}

/// Within how many words behind a name stands who owns it: Lazada's Chinese owner.
const OWNED: usize = 2;

/// 旗下京东健康已接入…: whether a clause is of something that belongs to whom was told of, and that has a longer name
/// than one of the vocabulary.
pub(super) fn is_of_a_child(block: &BlockReading, head: &Stretch, names: &[Hit<usize>]) -> bool {
    let Some(owned) = first_of(block.text.slice(head), &["旗下"]) else { return false };
    let start = head.start + owned + 2;
    let child = block.name_opening(&(start..head.end.max(start)));
    child.is_some_and(|child| !names.iter().any(|name| name.stretch.start == child.stretch.start))
}

/// How far behind a name its place reaches: 美团在香港的. Characters.
const PLACE: usize = 8;

/// How much of a name that nobody knows is looked at. Characters.
const CHILD: usize = 4;

/// Whether what stands between two names is one description: no list, no verb's complement.
fn is_one_noun(between: &[char]) -> bool {
    let text = between.iter().collect::<String>();
    !text.contains(',') && !["and ", "or ", "to ", "with ", "on "].iter().any(|word| text.contains(word))
}

/// The names of a clause, without those in a longer word that means something else.
pub(super) fn names(
    block: &BlockReading,
    clause: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Vec<Hit<usize>> {
    let mut guards = lexicon.guards.find(&block.text, clause);
    if !guards.is_empty() {
        // 支付服务由支付宝提供: a phrase that holds all of such a word means what it says.
        let phrases = lexicon.phrases.find_over(&block.text, clause, block.names_in(clause));
        let longer = |phrase: &Hit<usize>, guard: &Hit<()>| {
            let named = block.name_opening(&guard.stretch).is_some();
            !named && guard.stretch.len() < phrase.stretch.len() && within(&guard.stretch, &phrase.stretch)
        };
        guards.retain(|guard| !phrases.iter().any(|phrase| longer(phrase, guard)));
    }
    // shoppers on JD.com could pay: the name only stands between the words of one in Latin letters.
    let a_part = |name: &Stretch, guard: &Stretch| {
        let whole = is_cjk(block.text.chars[guard.start]) || block.text.at(guard.end - 1) == Some(',');
        within(name, guard) && (name.start == guard.start || whole)
    };
    let free = |name: &&Hit<usize>| !guards.iter().any(|guard| a_part(&name.stretch, &guard.stretch));
    let meant = |name: &Hit<usize>| owner(block, name, rules, lexicon).unwrap_or_else(|| name.clone());
    block.names_in(clause).iter().filter(free).map(meant).collect()
}

/// 京东支付页面 is a page of 京东.
fn owner(block: &BlockReading, name: &Hit<usize>, rules: &Rules, lexicon: &Lexicon) -> Option<Hit<usize>> {
    let (text, start, end) = (&block.text, name.stretch.start, name.stretch.end);
    let behind = end..text.chars.len().min(end + ATTRIBUTE);
    let occasion = rules.occasions.find(text, &behind).into_iter().next()?.stretch.start == end;
    let whole = text.slice(&name.stretch);
    (1..whole.len()).rev().filter(|_| occasion).find_map(|length| {
        let value = lexicon.named(&whole[..length])?;
        let owns = lexicon.roles(value) == Roles::Subject && !lexicon.is_short_for(value, name.value);
        owns.then_some(Hit { stretch: start..start + length, value })
    })
}

/// How many characters after a name are looked at for the occasion that it is part of.
const ATTRIBUTE: usize = 8;

/// 微信用户也可用微信支付结算, 用户在微信里打开: whose name is short for an object, where it only tells whose users have
/// that, or where something else is opened.
pub(super) fn drop_other_shops(
    block: &BlockReading,
    lists: &mut Vec<List>,
    rules: &Rules,
    lexicon: &Lexicon,
) {
    let short = |list: &List| match list.entities.as_slice() {
        [one] if !list.has_object => lexicon.object_meant(*one),
        _ => None,
    };
    let Some(at) = lists.iter().position(|list| short(list).is_some()) else { return };
    let (list, meant) = (&lists[at], short(&lists[at]));
    let mut objects = lists.iter().filter(|list| list.only_objects()).flat_map(|list| &list.entities);
    let of_its_users = list.qualifies(block, rules) && objects.any(|object| Some(*object) == meant);
    let opened = list.is_a_place(block, rules)
        && lists.len() == 1
        && holds(
            &block.text.chars[list.stretch.end..block.text.chars.len().min(list.stretch.end + OPENED)],
            &["打开，"],
        );
    if of_its_users || opened {
        lists.remove(at);
    }
}

/// How far behind where something is opened the verb stands. Characters.
const OPENED: usize = 4;
