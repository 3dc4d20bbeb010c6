//! What a sentence only asks when it comes, and what was gone for a while and is back. Knows no date.

use super::{clause::Clause, earlier::Earlier, list::List, sentence::Reader, sides::Sides};
use crate::text::{holds, starts_with};

impl Reader<'_> {
    /// `闲鱼已递交申请，何时能用上微信支付，要看审核结果`: the object of what the clause before told without one. `何时加入
    /// 微信支付未有时间表`: what nobody knows when it comes is not there.
    pub(super) fn awaited(&self, at: usize, earlier: &Earlier) -> Option<(Sides, usize)> {
        if !self.asks_when(at) {
            return None;
        }
        let clause = &self.clauses[at];
        let objects = Sides::offered(clause).objects;
        if self.nobody_knows_when(at) {
            let subjects = earlier.said().subjects;
            let new = objects.iter().all(|object| !earlier.objects.contains(object));
            let so = new && !objects.is_empty() && !subjects.is_empty();
            return self.lexicon.opposite(0).filter(|_| so).map(|no| (Sides { subjects, objects }, no));
        }
        let before = self.begun_before(at)?;
        let subjects = before.carried_subjects(self.block, self.rules);
        let status = before.verdict.as_ref()?.status;
        let sides = Sides { subjects, objects };
        sides.are_both().then_some((sides, status))
    }

    /// Whether a clause asks when something comes that is told to be on its way, or says that nobody knows.
    pub(super) fn is_awaited(&self, at: usize) -> bool {
        self.asks_when(at)
            && (self.nobody_knows_when(at) || self.begun_before(at).is_some())
            && !self.scopes.is_denied(&self.clauses[at].stretch)
    }

    /// The clause before, where that tells without an object that something is on its way.
    fn begun_before(&self, at: usize) -> Option<&Clause> {
        let before = &self.clauses[at.checked_sub(1)?];
        let begun = before.verdict.as_ref().is_some_and(|said| self.lexicon.is_begun(said.status));
        let of_none = !before.lists.iter().any(|list| list.has_object) && !before.foreign_object;
        (begun && of_none && !before.unclear).then_some(before)
    }

    /// Whether a clause says that there is no day for what it tells.
    fn nobody_knows_when(&self, at: usize) -> bool {
        const OPEN: [&str; 4] = ["未有时间表", "没有时间表", "无时间表", "没有明确的时间表"];
        holds(self.block.text.slice(&self.clauses[at].stretch), &OPEN)
    }

    /// Whether a clause opens with when something of its objects is to be, and is no question.
    fn asks_when(&self, at: usize) -> bool {
        const WHEN: [&str; 4] = ["何时", "什么时候", "几时", "啥时候"];
        let clause = &self.clauses[at];
        WHEN.iter().any(|when| starts_with(self.block.text.slice(&clause.stretch), when))
            && clause.lists.iter().all(List::only_objects)
            && !self.block.is_question(&clause.stretch)
    }

    /// `一度因故障无法使用支付宝，两小时后恢复正常`: what could not be had for a while can be had again.
    pub(super) fn is_back(&self, at: usize, earlier: &Earlier) -> Option<(Sides, usize)> {
        const OVER: [&str; 5] = ["恢复正常", "已恢复", "已经恢复", "已修复", "已经修复"];
        const FAULTS: [&str; 4] = ["故障", "宕机", "崩溃", "系统问题"];
        let text = &self.block.text;
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let gone = before.verdict.as_ref().is_some_and(|said| self.lexicon.is_negative(said.status));
        let fault = gone && holds(text.slice(&before.stretch), &FAULTS);
        let over = fault && clause.is_bare() && holds(text.slice(&clause.stretch), &OVER);
        let not = || holds(text.slice(&clause.stretch), &["未", "没", "尚", "仍"]);
        (over && earlier.both.are_both() && !not()).then(|| (earlier.both.clone(), 0))
    }
}
