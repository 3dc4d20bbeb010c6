//! What a sentence is about that says nothing of it yet: the next may go on about that. Knows no status.

use super::{answer::words, list::List, sentence::Reader};
use crate::text::{Stretch, is_letter, within};

impl Reader<'_> {
    /// Whether a clause with a colon only quotes what somebody answers to, and the answer is not that it
    /// is so: 盒马回应“不支持微信支付”：…
    pub(super) fn is_a_topic(&self, clause: &Stretch) -> bool {
        let text = &self.block.text;
        let colon = matches!(text.at(clause.end.wrapping_sub(1)), Some('：' | ':'));
        let quotes = text.slice(clause).iter().position(|c| matches!(c, '“' | '「'));
        let before = quotes.map(|at| clause.start..clause.start + at);
        colon
            && before.is_some_and(|before| self.rules.verbs.is_in(text, &before))
            && !self.rules.confirmations.is_in(text, self.sentence)
    }

    /// The one object that a sentence without claims and subjects names.
    pub(super) fn topic_of_objects(&self) -> Vec<usize> {
        let mut lists = self.clauses.iter().flat_map(|clause| &clause.lists);
        match (lists.next(), lists.next()) {
            (Some(list), None) if list.only_objects() && list.entities.len() == 1 => list.entities.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether a list is in the first clause, with little else: 换成拼多多，….
    fn says_little_beside(&self, list: &List) -> bool {
        let first = self.clauses.first().filter(|clause| within(&list.stretch, &clause.stretch));
        let beside = |at: &usize| is_letter(self.block.text.chars[*at]) && !list.stretch.contains(at);
        first.is_some_and(|first| words(&self.block.text, &first.stretch, &beside) <= TURNING)
    }

    /// The one subject that opens a sentence without claims: the next may go on about it.
    pub(super) fn topic(&self) -> Vec<usize> {
        let mut lists = self.clauses.iter().flat_map(|clause| &clause.lists);
        match (lists.next(), lists.next()) {
            (Some(list), None)
                if !list.has_object
                    && list.entities.len() == 1
                    && (list.stretch.start <= self.sentence.start + 1 || self.says_little_beside(list))
                    && !list.qualifies(self.block, self.rules) =>
            {
                list.entities.clone()
            }
            _ => Vec::new(),
        }
    }
}

/// How many letters may stand beside the subject that a sentence turns to: 先打开的是美团。
const TURNING: usize = 5;
