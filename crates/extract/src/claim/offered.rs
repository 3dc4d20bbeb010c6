//! What a clause has for those after it: subjects that go on, names that wait for what is said of them. Knows no
//! other clause.

use super::{
    answer::words,
    beside::is_only_related,
    clause::Clause,
    list::List,
    sides::{Sides, union},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{is_letter, is_one_of},
};

impl Clause {
    /// The subjects that a later clause may carry on: those not merely qualifying another word
    /// (部分淘宝用户).
    pub fn carried_subjects(&self, block: &BlockReading, rules: &Rules) -> Vec<usize> {
        let mut lists = self.lists.iter().filter(|list| list.has_subject).collect::<Vec<_>>();
        // 淘菜菜上线微信小程序: what stands right behind the phrase is not who does it.
        let phrase = self.verdict.as_ref().map(|verdict| &verdict.phrase);
        let before = |list: &&List| phrase.is_none_or(|phrase| list.stretch.end <= phrase.start);
        // pulled its mini-program from WeChat
        const WHOSE: [&str; 5] = [" its ", " their ", " the ", " a ", " an "];
        let behind = |list: &&List| {
            phrase.is_some_and(|phrase| {
                let between = phrase.end..list.stretch.start.max(phrase.end);
                phrase.end.abs_diff(list.stretch.start) <= 1 || is_one_of(block.text.slice(&between), &WHOSE)
            })
        };
        if lists.iter().any(before) {
            lists.retain(|list| !behind(list));
        }
        let alone = lists.len() == 1;
        // 美团用户结账时，: where users do something is whose they are.
        let when = matches!(block.text.slice(&self.stretch), [.., '时', '，']);
        let users = |list: &List| {
            let behind = list.stretch.end..self.stretch.end.max(list.stretch.end);
            let holder = rules.holders.find(&block.text, &behind).into_iter().next();
            holder.is_some_and(|holder| holder.stretch.start == behind.start)
        };
        lists.retain(|list| {
            (!list.qualifies(block, rules) || when && users(list)) && !is_only_related(list, alone, block)
        });
        union(&lists)
    }

    /// Its only list, where it says little beside that: 优酷，可以.
    pub fn waiting(&self, block: &BlockReading, rules: &Rules) -> Sides {
        let [list] = self.lists.as_slice() else { return Sides::default() };
        let around = [self.stretch.start..list.stretch.start, list.stretch.end..self.stretch.end];
        let letter = |at: &usize| is_letter(block.text.chars[*at]);
        let beside = around.iter().map(|rest| words(&block.text, rest, &letter)).sum::<usize>();
        let says = self.verdict.is_some() || rules.verbs.is_in(&block.text, &self.stretch);
        if says || beside > BESIDE { Sides::default() } else { Sides::offered(self) }
    }

    /// Its only list, if that fills it but for punctuation and an ordinal before it.
    pub fn only_list(&self, block: &BlockReading) -> Option<&List> {
        let [list] = self.lists.as_slice() else { return None };
        let loose = |c: &char| !c.is_alphanumeric() || c.is_ascii_digit();
        let around = [self.stretch.start..list.stretch.start, list.stretch.end..self.stretch.end];
        around.iter().all(|rest| block.text.slice(rest).iter().all(loose)).then_some(list)
    }
}

/// How many letters a clause may have beside names that wait for what is said of them.
const BESIDE: usize = 5;
