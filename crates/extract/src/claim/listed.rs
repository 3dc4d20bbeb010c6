//! Lists that a clause is, or has before it: rows, what a venue holds, some of those that were told of, those who
//! are counted before a colon. Knows no date and no scope.

use super::{
    earlier::Earlier,
    list::{List, tells_what_it_is},
    sentence::Reader,
    sides::Sides,
};
use crate::text::{Hit, holds, is_one_of, overlap, starts_with};

impl Reader<'_> {
    /// A row of a list of its own: `腾讯视频：微信支付、QQ钱包`.
    pub(super) fn row(&self, at: usize) -> Option<(&List, &List)> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let objects = clause.only_list(self.block).filter(|list| list.only_objects())?;
        let subjects = before.only_list(self.block).filter(|list| !list.has_object)?;
        let colon = self.block.text.ends_with_colon(&before.stretch);
        (colon && clause.verdict.is_none()).then_some((subjects, objects))
    }

    /// `知乎的付款选项增加到三个：支付宝、微信支付和花呗`, `常见的几种都收：…`, `多了一个选项：微信支付`: what a venue
    /// holds, or somebody takes or got, behind its colon.
    pub(super) fn menu(&self, at: usize, earlier: &Earlier) -> Option<Sides> {
        const GAINS: [&str; 6] = ["多了一", "多出一", "新增一", "增加了一", "添了一", "加了一"];
        let text = &self.block.text;
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let objects = clause.only_list(self.block).filter(|list| list.only_objects())?;
        let several = objects.entities.len() > 1;
        let colon = text.ends_with_colon(&before.stretch);
        if !colon || clause.verdict.is_some() || before.lists.iter().any(List::only_objects) {
            return None;
        }
        let words = text.slice(&before.stretch);
        let gains = || holds(words, &GAINS);
        let takes = before.verdict.as_ref().is_some_and(|said| self.lexicon.is_affirmative(said.status))
            && self.is_stated(at - 1);
        let refuses = before.verdict.as_ref().is_some_and(|said| self.lexicon.is_refusal(said.status));
        let says =
            !refuses && (several && self.lexicon.venues.is_in(text, &before.stretch) || takes || gains());
        let own = before.carried_subjects(self.block, self.rules);
        let subjects = if own.is_empty() { earlier.said().subjects } else { own };
        // 多了一个支付宝以外的选项：微信支付
        let beside = |name: &&Hit<usize>| {
            let rest = text.slice(&(name.stretch.end..before.stretch.end));
            self.lexicon.can_be_object(name.value) && BESIDE.iter().any(|word| starts_with(rest, word))
        };
        let known = self.block.names_in(&before.stretch).iter().filter(beside).map(|name| name.value);
        let objects = objects.entities.iter().copied().chain(known).collect();
        (says && !subjects.is_empty()).then_some(Sides { subjects, objects })
    }

    /// `，其中包括饿了么`: some of those that the clause before told of with a common noun.
    pub(super) fn instances(&self, at: usize, earlier: &Earlier) -> Option<(Sides, usize)> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let status = before.verdict.as_ref().filter(|_| self.is_stated(at - 1))?.status;
        let (list, others) = clause.lists.split_first()?;
        // 还没接入微信支付的，就剩淘宝和天猫
        let left = self.block.text.slice(&before.stretch).iter().rev().take(2).any(|c| *c == '的');
        let mut words = self.rules.instances.find(&self.block.text, &clause.stretch);
        // 这一方式被关闭，余下只有微信支付: what alone is there is none of what was told.
        let only = |at: usize| matches!(self.block.text.at(at), Some('只' | '仅'));
        words.retain(|word| !only(word.stretch.start.wrapping_sub(1)));
        words.extend(self.rules.only.find(&self.block.text, &clause.stretch).into_iter().filter(|_| left));
        let leads = |word: &&Hit<()>| {
            let between = word.stretch.end..list.stretch.start.max(word.stretch.end);
            word.stretch.end.abs_diff(list.stretch.start) <= 1
                || tells_what_it_is(&self.block.text, &between, self.lexicon)
                || is_a_description(self.block.text.slice(&between))
        };
        let word = words.iter().find(leads)?;
        let free = clause.verdict.as_ref().is_none_or(|verdict| overlap(&verdict.phrase, &word.stretch));
        let named = Sides::new(before, self.block, self.rules, self.lexicon);
        let sides = match (list.only_objects(), list.has_object) {
            (true, _) if named.objects.is_empty() => {
                let subjects =
                    if named.subjects.is_empty() { earlier.said().subjects } else { named.subjects };
                Sides { subjects, objects: list.entities.clone() }
            }
            (false, false) if named.subjects.is_empty() => {
                let subjects = clause.lists.iter().flat_map(|list| list.entities.clone()).collect();
                Sides { subjects, objects: named.objects }
            }
            _ => return None,
        };
        // reading service Zhihu and video platform Youku
        let is_of_the_row = |two: &[List]| {
            let between =
                self.block.text.slice(&(two[0].stretch.end..two[1].stretch.start.max(two[0].stretch.end)));
            let what = [", ", " and "].iter().find(|joint| starts_with(between, joint));
            !two[1].has_object && what.is_some_and(|joint| is_a_description(&between[joint.len() - 1..]))
        };
        let alone = others.is_empty() || !list.has_object && clause.lists.windows(2).all(is_of_the_row);
        (free && alone && sides.are_both()).then_some((sides, status))
    }

    /// `能用微信支付的有五款：饿了么、优酷…`, `游戏至今未接入支付宝，王者荣耀就是例子`: of whom the clause before tells, that
    /// names no subject itself.
    pub(super) fn those_it_is_of(&self, at: usize) -> Option<(Sides, usize)> {
        const EXAMPLES: [&str; 6] = ["例子", "一例", "例证", "代表", "典型", "其中之一"];
        let text = &self.block.text;
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let status = before.verdict.as_ref().filter(|_| self.is_stated(at - 1))?.status;
        let [list] = clause.lists.as_slice() else { return None };
        let colon = text.ends_with_colon(&before.stretch);
        let named = colon && clause.only_list(self.block).is_some();
        let behind = text.slice(&(list.stretch.end..clause.stretch.end));
        let example = || {
            let is = behind.iter().position(|c| *c == '是').filter(|is| *is <= 1);
            is.is_some_and(|is| EXAMPLES.iter().any(|word| starts_with(&behind[is + 1..], word)))
        };
        let objects = Sides::offered(before).objects;
        let of_nobody = before.lists.iter().all(List::only_objects);
        let fits = !list.has_object && clause.verdict.is_none() && of_nobody && !objects.is_empty();
        let apart = || before.back_to_subjects.is_none() && example();
        (fits && (named && counts(text.slice(&before.stretch)) || apart()))
            .then(|| (Sides { subjects: list.entities.clone(), objects }, status))
    }
}

/// Whether English words between what leads to a name and the name say what it is: including food-delivery service ….
fn is_a_description(words: &[char]) -> bool {
    let [' ', inner @ .., ' '] = words else { return false };
    let plain = inner.iter().all(|c| c.is_ascii_lowercase() || matches!(c, ' ' | '-'));
    let described = inner.split(|c| *c == ' ').collect::<Vec<_>>();
    let linked =
        described.iter().any(|word| is_one_of(word, &["and", "for", "in", "of", "on", "to", "with"]));
    plain && described.len() <= DESCRIBED && !linked
}

/// How many words may say what somebody is.
const DESCRIBED: usize = 4;

/// Whether a clause before a colon counts those whom it tells of: 能用的有五款：, 首批支持的平台包括：.
fn counts(words: &[char]) -> bool {
    const LEADS: [&str; 8] = ["的有", "共有", "已有", "包括", "分别是", "分别为", "如下", "以下"];
    const MEASURES: [char; 4] = ['款', '家', '个', '种'];
    let words = words.strip_suffix(&['：']).unwrap_or(words);
    let tail = &words[words.len().saturating_sub(TAIL)..];
    holds(tail, &LEADS) || words.last().is_some_and(|last| MEASURES.contains(last))
}

/// Within how much of the end of its clause stands that those behind the colon are counted. Characters.
const TAIL: usize = 6;

/// Behind what something else is beside.
const BESIDE: [&str; 2] = ["以外的", "之外的"];
