//! Where clauses are cut beside commas: before a contrast, or before another phrase with an object of its
//! own (接入微信支付并停用支付宝). Knows no status.

use super::lexicon::{Lexicon, Roles};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Hit, Stretch, first_of, starts_with},
};

/// Cuts clauses also where a contrast, or another phrase with an object of its own, begins inside them.
pub(super) fn cut(clauses: Vec<Stretch>, breaks: &[usize]) -> Vec<Stretch> {
    let mut cut = Vec::new();
    for clause in clauses {
        let mut start = clause.start;
        for stop in breaks.iter().filter(|stop| clause.start < **stop && **stop < clause.end) {
            cut.push(start..*stop);
            start = *stop;
        }
        cut.push(start..clause.end);
    }
    cut
}

/// How far behind a link a phrase begins, at most. Characters.
const NEAR: usize = 8;

/// Where a phrase begins that has an object of its own, after another with one: 接入微信支付并停用支付宝.
pub(super) fn links(block: &BlockReading, clause: &Stretch, rules: &Rules, lexicon: &Lexicon) -> Vec<usize> {
    let rows = rows(block, clause, lexicon);
    if !rows.is_empty() {
        return rows;
    }
    let found = rules.links.find(&block.text, clause);
    if found.is_empty() {
        return done_before(block, clause, lexicon);
    }
    let phrases = lexicon.phrases.find(&block.text, clause);
    let objects = block.names_in(clause).iter().filter(|name| lexicon.can_be_object(name.value));
    let objects = objects.map(|name| name.stretch.clone()).collect::<Vec<_>>();
    let told = |link: &Stretch| phrases.iter().any(|phrase| phrase.stretch.start < link.start);
    let links = found.into_iter().map(|hit| hit.stretch).filter(|link| {
        let next = phrases.iter().map(|hit| hit.stretch.start).find(|start| *start >= link.end);
        let near = next.filter(|start| *start <= link.end + NEAR);
        told(link)
            && objects.iter().any(|name| name.end <= link.start)
            && near.is_some_and(|_| objects.iter().any(|name| name.start >= link.end))
    });
    // Vipshop added Alipay in May and Suning is preparing to.
    let others = rules.links.find(&block.text, clause).into_iter().map(|hit| hit.stretch).filter(|link| {
        let named = objects.iter().any(|name| name.end <= link.start);
        told(link)
            && (another_acts(block, link, clause, lexicon)
                || named && undoes_it(block, link, &phrases)
                || named && goes_on_to_say(block, link, clause, rules)
                || named && goes_on_of_it(block, link, clause, lexicon))
    });
    let mut all = links.map(|link| link.start).chain(others.map(|link| link.start)).collect::<Vec<_>>();
    all.sort_unstable();
    all.dedup();
    all
}

/// kept QuickPass after dropping Alipay: where in an English clause begins what was done before to another object.
fn done_before(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> Vec<usize> {
    const AFTER: &str = " after ";
    let text = &block.text;
    let Some(after) = first_of(text.slice(clause), &[AFTER]) else { return Vec::new() };
    let after = clause.start + after;
    let is_object = |name: &Hit<usize>| lexicon.can_be_object(name.value);
    let act = lexicon.phrases.find(text, &(after + AFTER.len()..clause.end)).into_iter().next();
    let done = act.filter(|act| act.stretch.start == after + AFTER.len()).is_some_and(|act| {
        let next = block.names_in(&(act.stretch.end..clause.end)).first();
        next.is_some_and(|name| is_object(name) && name.stretch.start == act.stretch.end + 1)
    });
    let before = || block.names_in(&(clause.start..after)).iter().any(is_object);
    if done && before() { vec![after] } else { Vec::new() }
}

/// 滴滴只能用微信支付、快的只能用支付宝: where a mark of a list leads from an object to another who has one of
/// their own.
fn rows(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> Vec<usize> {
    let acts = |name: &Hit<usize>| lexicon.roles(name.value) == Roles::Subject;
    let names = block.names_in(clause);
    if !names.first().is_some_and(acts) {
        return Vec::new();
    }
    let does = |words: &Stretch| {
        lexicon.phrases.is_in(&block.text, words) || lexicon.instruments.is_in(&block.text, words)
    };
    let has = |of: &[Hit<usize>]| {
        let next = of.get(1).filter(|next| lexicon.can_be_object(next.value));
        next.is_some_and(|next| does(&(of[0].stretch.end..next.stretch.start)))
    };
    let pairs = (1..names.len()).filter(|at| {
        let (before, name) = (&names[at - 1], &names[*at]);
        lexicon.can_be_object(before.value)
            && acts(name)
            && has(&names[*at..])
            && block.text.slice(&(before.stretch.end..name.stretch.start)) == ['、']
    });
    pairs.map(|at| names[at].stretch.start).collect()
}

/// Whether another name with a verb of its own stands behind an English link: and Suning is preparing to, and
/// WeChat Pay is to be added, and Taobao still does not.
fn another_acts(block: &BlockReading, link: &Stretch, clause: &Stretch, lexicon: &Lexicon) -> bool {
    const VERBS: [&str; 13] = [
        " is ", " are ", " was ", " has ", " have ", " had ", " will ", " would ", " plans ", " said ",
        " does ", " did ", " can ",
    ];
    const ADVERBS: [&str; 4] = [" still", " also", " now", " so far"];
    let behind = link.end..clause.end;
    // and that Xianyu has applied
    let that = if starts_with(block.text.slice(&behind), " that ") { " that".len() } else { 0 };
    let name = block.names_in(&behind).first().filter(|name| name.stretch.start == link.end + that + 1);
    // that Kaola and Zhihu had applied: both did.
    let before = block.names_in(&(clause.start..link.start)).last();
    let before = before.filter(|before| before.stretch.end + 1 >= link.start && that == 0);
    let is_listed = |name: &Hit<usize>| {
        before.is_some_and(|before| lexicon.roles(before.value) == lexicon.roles(name.value))
    };
    name.filter(|name| !is_listed(name)).is_some_and(|name| {
        let rest = block.text.slice(&(name.stretch.end..clause.end));
        let adverb = ADVERBS.iter().find(|adverb| starts_with(rest, adverb)).map_or(0, |it| it.len());
        let rest = &rest[adverb..];
        lexicon.roles(name.value) != Roles::None && VERBS.iter().any(|verb| starts_with(rest, verb))
    })
}

/// Whether an English link leads to what was done later to what was named: and restored it three months later.
fn undoes_it(block: &BlockReading, link: &Stretch, phrases: &[Hit<usize>]) -> bool {
    let next = phrases.iter().find(|phrase| phrase.stretch.start >= link.end);
    next.is_some_and(|next| {
        let rest = &block.text.chars[next.stretch.end..];
        next.stretch.start == link.end + 1
            && block.text.at(link.end) == Some(' ')
            && [" it ", " it.", " it,", " them ", " them.", " them,"].iter().any(|it| starts_with(rest, it))
    })
}

/// began a trial of Hebao in May and the wallet is now available: whether an English link leads to what is so by now
/// of what was named.
fn goes_on_of_it(block: &BlockReading, link: &Stretch, clause: &Stretch, lexicon: &Lexicon) -> bool {
    const BY_NOW: [&str; 4] = [" is now ", " is by now ", " has since ", " has been "];
    let behind = link.end + 1..clause.end.max(link.end + 1);
    let pointer = lexicon.back_to_objects.find(&block.text, &behind).into_iter().next();
    let pointer = pointer.filter(|pointer| pointer.stretch.start == behind.start);
    pointer.is_some_and(|pointer| {
        let rest = block.text.slice(&(pointer.stretch.end..clause.end));
        BY_NOW.iter().any(|word| starts_with(rest, word))
    })
}

/// Whether an English link leads to a verb of speech: removed Huabei in July and said it had no plan to ….
fn goes_on_to_say(block: &BlockReading, link: &Stretch, clause: &Stretch, rules: &Rules) -> bool {
    let behind = link.end..clause.end.min(link.end + SAID);
    let verb = rules.verbs.find(&block.text, &behind).into_iter().next();
    block.text.at(link.end) == Some(' ') && verb.is_some_and(|verb| verb.stretch.start == link.end + 1)
}

/// How long a verb of speech behind a link is, with what stands before it. Characters.
const SAID: usize = 16;
