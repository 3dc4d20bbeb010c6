//! What a clause leaves out and the sentence around it tells: rows of a list, exceptions, short
//! answers, the same of another. Knows no date and no scope.

use super::{
    clause::Clause,
    list::List,
    memory::Earlier,
    sentence::{Reader, Stated},
    sides::Sides,
};

impl Reader<'_> {
    /// A row of a list of its own: `腾讯视频：微信支付、QQ钱包`.
    pub(super) fn row(&self, at: usize) -> Option<(&List, &List)> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let objects = clause.only_list(self.block).filter(|list| list.only_objects())?;
        let subjects = before.only_list(self.block).filter(|list| !list.has_object)?;
        let colon = self.block.text.at(before.stretch.end - 1).is_some_and(|c| matches!(c, '：' | ':'));
        (colon && clause.verdict.is_none()).then_some((subjects, objects))
    }

    /// Adds what is meant as well, and states the opposite of what is left out.
    pub(super) fn except(
        &self,
        clause: &Clause,
        sides: &mut Sides,
        status: usize,
        earlier: &mut Earlier,
        stated: &mut Stated,
    ) {
        if sides.objects.is_empty() && sides.subjects.is_empty() {
            return;
        }
        let Some(list) = earlier.excepted.take() else { return };
        let side = if list.only_objects() { &mut sides.objects } else { &mut sides.subjects };
        if earlier.adds_excepted || self.rules.additions.is_in(&self.block.text, &clause.stretch) {
            side.extend(list.entities);
            return;
        }
        let mut others = sides.clone();
        if list.only_objects() {
            others.objects = list.entities;
        } else {
            others.subjects = list.entities;
        }
        if let Some(opposite) = self.lexicon.opposite(status) {
            self.state(clause, &others, opposite, stated);
        }
    }

    /// `答：不能。`: a short no, or a phrase of the relation, answers the question before.
    pub(super) fn answer(&self, sides: &Sides, asked: usize, stated: &mut Stated) {
        let opening = self.clauses.iter().take(2).find(|clause| clause.stretch.len() > ANSWER_MARK);
        let Some(clause) = opening.filter(|clause| clause.is_bare() && clause.stretch.len() <= ANSWER) else {
            return;
        };
        let modifiers = self.lexicon.modifiers.find(&self.block.text, &clause.stretch);
        let no = modifiers.into_iter().map(|hit| hit.value).find(|status| self.lexicon.is_negative(*status));
        let status = match (no, &clause.verdict) {
            (Some(no), _) if !self.lexicon.is_negative(asked) => no,
            (None, Some(verdict)) => verdict.status,
            _ => return,
        };
        self.state(clause, sides, status, stated);
    }

    /// `天猫也是如此`: what the sentence before said of the last of its subjects.
    pub(super) fn repeat(&self, clause: &Clause, said: &[(usize, usize, usize)], stated: &mut Stated) {
        let Some((last, ..)) = said.last() else { return };
        let subjects = clause.carried_subjects(self.block, self.rules);
        for (_, object, status) in said.iter().filter(|(subject, ..)| subject == last) {
            let sides = Sides { subjects: subjects.clone(), objects: vec![*object] };
            self.state(clause, &sides, *status, stated);
        }
    }

    /// `淘宝除外`: the opposite of what was just said of others.
    pub(super) fn except_afterwards(&self, clause: &Clause, earlier: &Earlier, stated: &mut Stated) {
        let Some(list) = &clause.excepted else { return };
        let mut sides = earlier.said();
        if list.only_objects() {
            sides.objects.clone_from(&list.entities);
        } else {
            sides.subjects.clone_from(&list.entities);
        }
        if let Some(opposite) = stated.status.and_then(|status| self.lexicon.opposite(status)) {
            self.state(clause, &sides, opposite, stated);
        }
    }
}

/// How long `答：` and the like are, at most, and how long a short answer is. Characters.
const ANSWER_MARK: usize = 2;
const ANSWER: usize = 6;
