//! Clauses that one list runs through are one: a separator ended the first (Xianyu, Taobao Deals and
//! Freshippo), or what stands between only describes a name in it. Knows no side.

use super::{
    adjunct::interrupted,
    lexicon::{Lexicon, Roles},
    list::separated,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Hit, Stretch, is_one_of, starts_with, within},
};

/// Clauses joined where a separator of a list ended one: Xianyu, Taobao Deals and Freshippo.
pub(super) fn joined(
    block: &BlockReading,
    clauses: Vec<Stretch>,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    let mut clauses = clauses.into_iter().peekable();
    while let Some(clause) = clauses.next() {
        // Alipay and, since last year, its own wallet
        let tells_when = joined.last().zip(clauses.peek()).is_some_and(|(before, next)| {
            let names = [before, next].map(|it| block.names_in(it));
            let ([.., left], [right, ..]) = (names[0], names[1]) else { return false };
            within(&(left.stretch.end..right.stretch.start), &(before.start..next.end))
                && clause.start >= left.stretch.end
                && interrupted(block, &(left.stretch.end..right.stretch.start))
        });
        if let (Some(before), true) = (joined.last_mut(), tells_when) {
            before.end = clauses.next().map_or(clause.end, |next| next.end);
            continue;
        }
        // Alipay, run by Ant Group, or QuickPass
        let whole = joined.last().zip(clauses.peek()).is_some_and(|(before, next)| {
            is_apposition(block, &clause, rules, lexicon) && goes_on(block, before, next, rules, lexicon)
        });
        if let (Some(before), true) = (joined.last_mut(), whole) {
            before.end = clauses.next().map_or(clause.end, |next| next.end);
            continue;
        }
        let before = joined.last().and_then(|before| block.names_in(before).last());
        let first = block.names_in(&clause).first();
        let in_a_list = before.zip(first).is_some_and(|(left, right)| {
            lexicon.roles(left.value) == lexicon.roles(right.value)
                && !opens_with_an_owner(&block.text, &clause)
                && !(joined.len() == 1 && ends_an_opening(block, &joined[0], &clause, rules, lexicon))
                && (separated(&block.text, left.stretch.end..right.stretch.start, &rules.separators)
                    || described(&block.text, left.stretch.end..right.stretch.start, rules, lexicon))
        });
        let begun = || joined.last().is_some_and(|before| is_begun(block, before, &clause, rules, lexicon));
        let followed = || {
            joined.last().is_some_and(|before| is_followed_by_more(block, before, &clause, rules, lexicon))
        };
        let named = || joined.last().is_some_and(|before| is_named_behind(block, before, &clause, lexicon));
        let in_a_list = in_a_list || begun() || followed() || named();
        match joined.last_mut().filter(|_| in_a_list) {
            Some(before) => before.end = clause.end,
            None => joined.push(clause),
        }
    }
    joined
}

/// Contrary to posts on Weibo, Vipshop has not dropped it: whether the comma between two clauses only ends
/// what a sentence opens with, so that the names around it are no list.
fn ends_an_opening(
    block: &BlockReading,
    opening: &Stretch,
    next: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let names = block.names_in(next);
    let subject = names.first().filter(|name| lexicon.roles(name.value) == Roles::Subject);
    let Some(first) = subject else { return false };
    // On Taobao, Tmall and Ele.me, users can …
    let listed =
        |two: &[Hit<usize>]| separated(text, two[0].stretch.end..two[1].stretch.start, &rules.separators);
    let last = 1 + names.windows(2).take_while(|two| listed(two)).count();
    let behind = names[last - 1].stretch.end;
    let goes_on = || {
        let holder = rules.holders.find(text, &(behind..next.end.min(behind + HOLDER)));
        let held = holder.first().is_some_and(|word| word.stretch.start == behind + 1);
        text.at(behind) == Some(' ') && (last == 1 || !held)
    };
    PREPOSITIONS.iter().any(|word| starts_with(text.slice(opening), word))
        && text.slice(&(next.start.saturating_sub(1)..first.stretch.start)) == [',', ' ']
        && !rules.exceptions.is_in(text, opening)
        && goes_on()
}

/// Words with which a sentence opens that tells where, when or against what something is said.
const PREPOSITIONS: [&str; 14] = [
    "contrary to ",
    "according to ",
    "despite ",
    "unlike ",
    "after ",
    "before ",
    "amid ",
    "in ",
    "on ",
    "at ",
    "for ",
    "inside ",
    "over ",
    "under ",
];

/// How long the word is for those who use something. Characters.
const HOLDER: usize = 12;

/// pay by credit card, PayPal or Alipay: whether a clause is the rest of a list whose first members are no
/// names.
fn is_begun(
    block: &BlockReading,
    before: &Stretch,
    next: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let [first, .., last] = block.names_in(next) else { return false };
    let letters = |stretch: Stretch| text.slice(&stretch).iter().any(|c| c.is_alphanumeric());
    let alone = text.at(next.start) == Some(' ')
        && lexicon.can_be_object(first.value)
        && !letters(next.start..first.stretch.start)
        && !letters(last.stretch.end..next.end)
        && block
            .names_in(next)
            .windows(2)
            .all(|two| separated(text, two[0].stretch.end..two[1].stretch.start, &rules.separators));
    let verb = || lexicon.phrases.find(text, before).pop().map(|phrase| phrase.stretch.end..before.end);
    alone
        && verb().is_some_and(|members| {
            let words = text.slice(&members).split(|c| !c.is_ascii_alphabetic()).filter(|it| !it.is_empty());
            block.names_in(&members).is_empty() && (1..=DESCRIPTION).contains(&words.count())
        })
}

/// have added a rival's wallet, WeChat Pay, …: whether a clause is only the name of what the one before ends
/// with a noun for.
fn is_named_behind(block: &BlockReading, before: &Stretch, next: &Stretch, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let [name] = block.names_in(next) else { return false };
    let letters = |stretch: Stretch| text.slice(&stretch).iter().any(|c| c.is_alphanumeric());
    let alone = text.at(next.start) == Some(' ')
        && lexicon.can_be_object(name.value)
        && !letters(next.start..name.stretch.start)
        && !letters(name.stretch.end..next.end);
    let noun = || {
        let end = before.end - usize::from(text.at(before.end.wrapping_sub(1)) == Some(','));
        let tails = lexicon.tails.find(text, before);
        tails.last().is_some_and(|tail| {
            tail.stretch.end == end && text.chars[tail.stretch.start].is_ascii_lowercase()
        })
    };
    let governed = |phrase: &Hit<usize>| {
        !block
            .names_in(&(phrase.stretch.end..before.end))
            .iter()
            .any(|name| lexicon.can_be_object(name.value))
    };
    alone && noun() && lexicon.phrases.find(text, before).pop().is_some_and(|phrase| governed(&phrase))
}

/// 全民K歌、QQ音乐的会员业务，以及Q币充值，…: whether a clause opens with another name for a list whose last member
/// goes on with what of it is meant.
fn is_followed_by_more(
    block: &BlockReading,
    before: &Stretch,
    next: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const LINKS: [&str; 4] = ["以及", "及", "还有", "连同"];
    let text = &block.text;
    let (Some(left), Some(right)) = (block.names_in(before).last(), block.names_in(next).first()) else {
        return false;
    };
    let opening = text.slice(&(next.start..right.stretch.start.max(next.start)));
    let rest = left.stretch.end..before.end.max(left.stretch.end);
    is_one_of(opening, &LINKS)
        && lexicon.roles(left.value) == lexicon.roles(right.value)
        && lexicon.roles(left.value) != Roles::None
        && text.at(rest.start) == Some('的')
        && rest.len() <= PART
        && !lexicon.phrases.is_in(text, before)
        && !lexicon.modifiers.is_in(text, before)
        && !rules.verbs.is_in(text, before)
}

/// How long what of a name is meant is, with its comma. Characters.
const PART: usize = 9;

/// How an English clause opens that only says more of the name before it: , run by Ant Group,
const OPENINGS: [&str; 20] = [
    " ahead of ",
    " another ",
    " a ",
    " an ",
    " the ",
    " its ",
    " both ",
    " one of ",
    " two of ",
    " part of ",
    " which ",
    " who ",
    " whose ",
    " where ",
    " run by ",
    " owned by ",
    " operated by ",
    " backed by ",
    " developed by ",
    " launched ",
];

/// Whether an English clause says more of what stands before it: …, which takes Alipay.
pub(super) fn is_relative(text: &Folded, clause: &Stretch) -> bool {
    starts_with(text.slice(clause), " which ")
}

/// Whether a clause between commas opens so that it may only say more of the name before it.
pub(super) fn opens_aside(text: &Folded, clause: &Stretch) -> bool {
    text.at(clause.end.wrapping_sub(1)) == Some(',')
        && (OPENINGS.iter().any(|opening| starts_with(text.slice(clause), opening))
            || opens_with_an_owner(text, clause))
}

/// Ele.me, Meituan's main rival, accepts …: whose they are, in one or two words.
fn opens_with_an_owner(text: &Folded, clause: &Stretch) -> bool {
    let words = text.slice(clause).split(|c| *c == ' ').filter(|word| !word.is_empty());
    let mut words = words.take(OWNER);
    text.at(clause.start + 1).is_some_and(|c| c.is_ascii())
        && words.any(|word| matches!(word, [.., '\'' | '’', 's']))
        && clause.len() <= APPOSITION
}

/// Within how many words an owner is named.
const OWNER: usize = 2;

/// Whether a clause only says more of the name before it and says nothing of an object.
fn is_apposition(block: &BlockReading, clause: &Stretch, rules: &Rules, lexicon: &Lexicon) -> bool {
    clause.len() <= APPOSITION
        && opens_aside(&block.text, clause)
        && !block.names_in(clause).iter().any(|name| lexicon.can_be_object(name.value))
        && !rules.verbs.is_in(&block.text, clause)
}

/// How long an apposition is, at most. Characters.
const APPOSITION: usize = 70;

/// Whether a clause goes on with the list that an earlier one ends with: or with QuickPass.
fn goes_on(block: &BlockReading, before: &Stretch, next: &Stretch, rules: &Rules, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let (Some(left), Some(right)) = (block.names_in(before).last(), block.names_in(next).first()) else {
        return false;
    };
    let ends = left.stretch.end + 1 >= before.end;
    let alike = lexicon.roles(left.value) == lexicon.roles(right.value);
    // Xianyu, a marketplace for used goods, and the grocery chain Freshippo
    let between = next.start.saturating_sub(1)..right.stretch.start;
    let described = || described(text, between.clone(), rules, lexicon);
    ends && alike && (separated(text, next.start..right.stretch.start, &rules.separators) || described())
}

/// Ele.me, video platform Youku: whether a separator and a few words that only describe the next one
/// stand between two names.
fn described(text: &Folded, between: Stretch, rules: &Rules, lexicon: &Lexicon) -> bool {
    const LINKS: [&str; 16] = [
        "on", "in", "at", "with", "via", "by", "to", "from", "of", "for", "that", "which", "while", "but",
        "where", "when",
    ];
    let [',', ' ', rest @ ..] = text.slice(&between) else { return false };
    let rest = rest.iter().collect::<String>();
    let words = rest.strip_prefix("and ").unwrap_or(&rest).trim_end().split(' ').collect::<Vec<_>>();
    let plain = |word: &&str| {
        let letters = word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        letters && !word.is_empty() && !LINKS.contains(word)
    };
    let capital = between.clone().any(|at| text.was_capital(at));
    rest.ends_with(' ')
        && words.len() <= DESCRIPTION
        && words.iter().all(plain)
        && !capital
        && !lexicon.phrases.is_in(text, &between)
        && !lexicon.modifiers.is_in(text, &between)
        && !rules.verbs.is_in(text, &between)
}

/// How many words may describe a name in a list, at most.
const DESCRIPTION: usize = 3;
