//! Who may speak in a clause: names, roles and pronouns that are not where or to whom something was said.
//! Knows no verb.

use super::verb::is_mark;
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, ends_with, holds, overlap},
};
use std::cell::LazyCell;

/// Somebody who may speak.
pub(super) struct Candidate {
    pub start: usize,
    pub end: usize,
    pub entity: Option<usize>,
    pub pronoun: bool,
}

/// Names and roles that may speak, by where they end; not those a preposition makes a place or an
/// addressee of (在国新办, 对记者).
pub(super) fn candidates(block: &BlockReading, clause: &Stretch, rules: &Rules) -> Vec<Candidate> {
    // Most clauses have nobody to ask about.
    let fillers = LazyCell::new(|| rules.fillers.find(&block.text, clause));
    let free = |stretch: &Stretch| {
        let governed = stretch.start > clause.start
            && block
                .text
                .at(stretch.start - 1)
                .is_some_and(|c| matches!(c, '在' | '对' | '向' | '于' | '《'));
        let before = block.text.slice(&(clause.start..stretch.start));
        // 回复网友称: whom it was said to.
        let told = ["回复", "告诉", "答复", "提醒", "回应", "通知", "感谢", "问及", "谈到", "谈及", "提及"]
            .iter()
            .any(|verb| ends_with(before, verb));
        // 被问及台湾民众使用电子支付的问题，仅表示…: of whom they were asked.
        let told = told || holds(before, &["被问及", "被问到"]);
        // （中央社記者: what stands in brackets does not speak.
        let bracketed = before.iter().rev().find(|c| matches!(**c, '(' | ')')) == Some(&'(');
        // 在个人微博发文称, 通过官方微博发文: by what it was said, not by whom.
        let behind = stretch.end..block.text.chars.len().min(stretch.end + CHANNEL);
        let channel = rules.channels.find(&block.text, &behind);
        let channel = channel.first().is_some_and(|word| word.stretch.start == stretch.end);
        let place = before.iter().rposition(|c| matches!(c, '在' | '于')).is_some_and(|at| {
            let between = &before[at + 1..];
            // 在线客服, 小牛在线负责人
            between.first() != Some(&'线')
                && between.len() <= PLACE
                && !between.iter().any(|c| is_mark(*c) && *c != '“')
        });
        // 国内方面，金管会表示: of what comes next, not who speaks.
        let aspect = block.text.slice(stretch) == ['方', '面']
            && ["国内", "海外", "内地", "境外", "国际", "市场", "政策", "技术", "一", "本地"]
                .iter()
                .any(|word| ends_with(before, word));
        !governed
            && !aspect
            && !told
            && !bracketed
            && !channel
            && !place
            && !fillers.iter().any(|filler| overlap(&filler.stretch, stretch))
    };
    let names = block.names_in(clause).iter().map(|hit| (hit.stretch.clone(), Some(hit.value)));
    let opening = clause.start..clause.end.min(clause.start + OPENING);
    let pronoun = rules.pronouns.find(&block.text, &opening).into_iter().next();
    let pronoun = pronoun.filter(|hit| opens(block, clause, &hit.stretch)).map(|hit| hit.stretch);
    // 该负责人 is nobody new.
    let roles = rules.roles.find(&block.text, clause).into_iter().map(|hit| (hit.stretch, None));
    let roles = roles.filter(|(role, _)| !pronoun.as_ref().is_some_and(|pronoun| overlap(pronoun, role)));
    // 在9月13日的记者会上: where it was said.
    let conference = |role: &Stretch| {
        matches!(block.text.slice(role), ['记', '者']) && block.text.at(role.end) == Some('会')
    };
    let roles = roles.filter(|(role, _)| !conference(role));
    let candidate = |stretch: Stretch, entity, pronoun| Candidate {
        start: stretch.start,
        end: stretch.end,
        entity,
        pronoun,
    };
    let mut all = names
        .chain(roles)
        .filter(|(stretch, _)| free(stretch))
        .map(|(stretch, entity)| candidate(stretch, entity, false))
        .chain(pronoun.clone().into_iter().map(|stretch| candidate(stretch, None, true)))
        .collect::<Vec<_>>();
    all.sort_by_key(|candidate| (candidate.end, candidate.start));
    all
}

/// How long what follows 官方 or a firm is where that only names a channel. Characters.
const CHANNEL: usize = 6;
/// How many characters may stand between 在 and the place where something was said: 在其个人微博.
const PLACE: usize = 4;

/// How far into its clause a pronoun may stand, with its own length.
const OPENING: usize = 8;

/// Whether only marks and white space stand before a word in its clause.
fn opens(block: &BlockReading, clause: &Stretch, word: &Stretch) -> bool {
    block.text.slice(&(clause.start..word.start)).iter().all(|c| !c.is_alphanumeric())
}

/// 林某不是政协委员，强调…: what somebody is said to be, at the end of a clause, does not speak in the next.
pub(super) fn is_predicate(block: &BlockReading, clause: &Stretch, named: &Candidate) -> bool {
    let rest = block.text.slice(&(named.end..clause.end));
    let ends = !rest.is_empty() && rest.iter().all(|c| !c.is_alphanumeric());
    named.entity.is_none() && ends && holds(block.text.slice(&(clause.start..named.start)), &["是", "并非"])
}

/// 京东也尚未接入支付宝，公司在回复中说，…: whether what ends a clause is what was not done in it.
pub(super) fn is_not_done(block: &BlockReading, clause: &Stretch, named: &Candidate) -> bool {
    let ends = !block.text.slice(&(named.end..clause.end)).iter().any(|c| c.is_alphanumeric());
    ends && holds(block.text.slice(&(clause.start..named.start)), &["尚未", "仍未", "还未", "并未", "没有"])
}
