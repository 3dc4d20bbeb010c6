//! What a clause leaves out and the sentence around it tells: rows of a list, exceptions, short
//! answers, the same of another. Knows no date and no scope.

use super::{clause::Clause, list::List, memory::Earlier, sentence::Reader, sides::Sides, stated::Stated};
use crate::text::{Stretch, is_letter, overlap};

impl Reader<'_> {
    /// A row of a list of its own: `腾讯视频：微信支付、QQ钱包`.
    pub(super) fn row(&self, at: usize) -> Option<(&List, &List)> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let objects = clause.only_list(self.block).filter(|list| list.only_objects())?;
        let subjects = before.only_list(self.block).filter(|list| !list.has_object)?;
        let colon = self.block.text.at(before.stretch.end - 1).is_some_and(|c| matches!(c, '：' | ':'));
        (colon && clause.verdict.is_none()).then_some((subjects, objects))
    }

    /// `，其中包括饿了么`: some of those that the clause before told of with a common noun.
    pub(super) fn instances(&self, at: usize, earlier: &Earlier) -> Option<(Sides, usize)> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let status = before.verdict.as_ref().filter(|_| self.is_stated(at - 1))?.status;
        let (list, others) = clause.lists.split_first()?;
        let words = self.rules.instances.find(&self.block.text, &clause.stretch);
        let word = words.iter().find(|word| word.stretch.end.abs_diff(list.stretch.start) <= 1)?;
        let free = clause.verdict.as_ref().is_none_or(|verdict| overlap(&verdict.phrase, &word.stretch));
        let named = Sides::new(before, self.block, self.rules, self.lexicon);
        let sides = match (list.only_objects(), list.has_object) {
            (true, _) if named.objects.is_empty() => {
                let subjects =
                    if named.subjects.is_empty() { earlier.said().subjects } else { named.subjects };
                Sides { subjects, objects: list.entities.clone() }
            }
            (false, false) if named.subjects.is_empty() => {
                Sides { subjects: list.entities.clone(), objects: named.objects }
            }
            _ => return None,
        };
        (free && others.is_empty() && sides.are_both()).then_some((sides, status))
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
        if earlier.adds_excepted && self.lexicon.is_provisional(status) {
            // 继拼多多之后，京东也将支持: those before it are there already.
            let mut before = sides.clone();
            if list.only_objects() {
                before.objects = list.entities;
            } else {
                before.subjects = list.entities;
            }
            self.state(clause, &before, 0, stated);
            return;
        }
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
            self.infer(clause, &others, opposite, stated);
        }
    }

    /// `淘宝、天猫、闲鱼中，只有闲鱼不支持`: the opposite of what is said of one holds for the others.
    pub(super) fn only(
        &self,
        clause: &Clause,
        sides: &Sides,
        status: usize,
        earlier: &Earlier,
        stated: &mut Stated,
    ) {
        let words = self.rules.only.find(&self.block.text, &clause.stretch);
        let named = clause.lists.iter().find(|list| {
            list.has_subject && words.iter().any(|word| word.stretch.end.abs_diff(list.stretch.start) <= 1)
        });
        let all = earlier.said().subjects;
        let opposite = self.lexicon.opposite(status).filter(|_| self.lexicon.is_negative(status));
        let (Some(list), Some(opposite)) = (named, opposite) else { return };
        let (ones, others): (Vec<usize>, Vec<usize>) =
            all.into_iter().partition(|subject| list.entities.contains(subject));
        if ones.len() == list.entities.len() && !others.is_empty() {
            let sides = Sides { subjects: others, objects: sides.objects.clone() };
            self.state(clause, &sides, opposite, stated);
        }
    }

    /// `答：不能。`, `客服称可以`, `前者可以，后者不行`: a short yes or no, or a phrase of the relation,
    /// answers the question before.
    pub(super) fn answer(&self, sides: &Sides, asked: usize, stated: &mut Stated) {
        for clause in self.clauses.iter().take(ANSWERS) {
            let Some(said) = self.answered(clause).filter(|_| clause.is_bare()) else { continue };
            let modifiers = self.lexicon.modifiers.find(&self.block.text, &said);
            let no = modifiers.into_iter().map(|hit| hit.value).find(|it| self.lexicon.is_negative(*it));
            let yes = self.rules.affirmations.is_in(&self.block.text, &said);
            let status = match (no, &clause.verdict) {
                (Some(no), _) if !self.lexicon.is_negative(asked) => no,
                (None, Some(verdict)) => verdict.status,
                // 不能用？可以: yes to a question with a no in it says that it is so.
                (None, None) if yes && self.lexicon.is_negative(asked) => {
                    let Some(so) = self.lexicon.opposite(asked) else { return };
                    so
                }
                (None, None) if yes => asked,
                _ => return,
            };
            let Some(at) = clause.one_of_two else {
                return self.state(clause, sides, status, stated);
            };
            let subjects = sides.subjects.get(at).copied().into_iter().collect();
            self.state(clause, &Sides { subjects, objects: sides.objects.clone() }, status, stated);
        }
    }

    /// What a clause answers, if it is short: what follows a colon or a verb of speech.
    fn answered(&self, clause: &Clause) -> Option<Stretch> {
        let text = &self.block.text;
        let verb = self.rules.verbs.find(text, &clause.stretch).pop().map(|hit| hit.stretch.end);
        let said = verb.unwrap_or(clause.stretch.start)..clause.stretch.end;
        let speaker = matches!(text.at(said.end.wrapping_sub(1)), Some('：' | ':'));
        let length = said.clone().filter(|at| is_letter(text.chars[*at])).count();
        (!speaker && (1..=ANSWER).contains(&length)).then_some(said)
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

/// How many letters a short answer has, at most, and how many clauses may be answers.
const ANSWER: usize = 6;
const ANSWERS: usize = 3;
