//! What a clause leaves out and the sentence around it tells: who is set apart, exceptions. Knows no
//! date and no scope.

use super::{
    clause::Clause, earlier::Earlier, join::is_relative, lexicon::Roles, list::List, sentence::Reader,
    sides::Sides, stated::Stated,
};
use crate::text::{ends_with, starts_with};

impl Reader<'_> {
    /// `unlike Freshippo, which accepts it`: of whom a clause tells behind the one they are told apart from;
    /// of nobody, where that is no name.
    pub(super) fn unlike(&self, at: usize) -> Option<Vec<usize>> {
        const APART: [&str; 2] = [" unlike ", " ahead of "];
        let text = &self.block.text;
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let relative = is_relative(text, &clause.stretch);
        let words = text.slice(&before.stretch);
        let opens = at == 1 && starts_with(words, "unlike ");
        let apart = opens || APART.iter().any(|word| starts_with(words, word));
        let name = self.block.names_in(&before.stretch).last();
        let subject = name.filter(|name| self.lexicon.roles(name.value) == Roles::Subject);
        (relative && apart).then(|| subject.map(|name| name.value).into_iter().collect())
    }

    /// `users can now pay with Alipay, JD.com said`: the one subject of the sentence, who says behind it
    /// what they do themselves.
    pub(super) fn teller(&self) -> Option<usize> {
        let text = &self.block.text;
        let (last, others) = self.clauses.split_last()?;
        let list = last.lists.first().filter(|list| last.lists.len() == 1 && !list.has_object)?;
        let [subject] = list.entities.as_slice() else { return None };
        let latin = text.at(list.stretch.end) == Some(' ');
        let verb = self.rules.verbs.find(text, &(list.stretch.end..last.stretch.end));
        let says = verb.first().is_some_and(|verb| verb.stretch.start == list.stretch.end + 1);
        let named = others.iter().any(|clause| clause.lists.iter().any(|list| list.has_subject));
        (latin && says && !named && !others.is_empty() && last.verdict.is_none()).then_some(*subject)
    }

    /// `除闲鱼仍未接入外`: whether a clause says no of subjects that it leaves out, and names no object.
    pub(super) fn excepts_with_a_no(&self, clause: &Clause) -> bool {
        let subjects = clause.excepted.as_ref().is_some_and(|list| !list.has_object);
        subjects && clause.lists.is_empty() && !clause.unclear
    }

    /// `除得物照常支持花呗外，其余两家均已停用`: whether a clause says of those whom it leaves out what they have, or
    /// will.
    pub(super) fn is_of_the_excepted(&self, clause: &Clause) -> Option<Vec<usize>> {
        let list = self.told_of_the_excepted(clause)?;
        let no = clause.verdict.as_ref().is_some_and(|said| self.lexicon.is_refusal(said.status));
        (!no && clause.lists.iter().any(List::only_objects)).then(|| list.entities.clone())
    }

    /// `除闲鱼的申请仍在等待审核外，`: those whom a clause leaves out, where it says itself what is so of them.
    fn told_of_the_excepted<'a>(&self, clause: &'a Clause) -> Option<&'a List> {
        const OUT: [&str; 3] = ["外，", "以外，", "之外，"];
        let list = clause.excepted.as_ref().filter(|list| !list.has_object && !clause.only_excepts)?;
        let within = clause.verdict.as_ref().is_some_and(|said| list.stretch.end <= said.phrase.start)
            && OUT.iter().any(|out| ends_with(self.block.text.slice(&clause.stretch), out));
        within.then_some(list)
    }

    /// What a clause says of those whom it leaves out of the next: a no, or that they will, of the same.
    pub(super) fn status_of_the_excepted(&self, clause: &Clause) -> Option<usize> {
        let status = clause.verdict.as_ref()?.status;
        if self.refuses(clause) {
            return Some(status);
        }
        let of_the_same = !clause.lists.iter().any(List::only_objects) && !clause.unclear;
        let told = self.lexicon.is_provisional(status) && self.told_of_the_excepted(clause).is_some();
        (of_the_same && told).then_some(status)
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
        // 继支付宝之后，微信支付也加入进来：…: it is kept until it is told of whom.
        let of_both = |list: &mut List| {
            let others = if list.only_objects() { &sides.subjects } else { &sides.objects };
            !others.is_empty()
        };
        let Some(list) = earlier.excepted.take_if(of_both) else { return };
        if let Some(own) = earlier.excepted_status.take() {
            let others = Sides { subjects: list.entities, objects: sides.objects.clone() };
            self.state(clause, &others, own, stated);
            return;
        }
        let side = if list.only_objects() { &mut sides.objects } else { &mut sides.subjects };
        // 继饿了么之后，淘宝也在测试: and they do the same.
        let adds = || self.rules.additions.is_in(&self.block.text, &clause.stretch);
        let alike = || self.lexicon.is_partial(status) && adds();
        // 淘宝和天猫之外，阿里旗下App大多已支持微信支付: it is not told whether they do.
        let beyond = !list.has_object && starts_with(&self.block.text.chars[list.stretch.end..], "之外");
        if beyond && !adds() {
            return;
        }
        if earlier.adds_excepted && self.lexicon.is_provisional(status) && !alike() {
            // 继拼多多之后，京东也将支持: those before it are there already.
            let mut before = sides.clone();
            if list.only_objects() {
                before.objects = list.entities;
            } else {
                before.subjects = list.entities;
            }
            let from = stated.statements.len();
            self.state(clause, &before, 0, stated);
            // 传闻称，继拼多多之后…: that they have it is no part of the rumour.
            stated.statements[from..].iter_mut().for_each(|said| said.hedged = false);
            return;
        }
        // 除支付宝外，微信支付、云闪付均可使用: what can be had beside others can be had.
        let beside = list.only_objects() && self.lexicon.is_affirmative(status);
        if earlier.adds_excepted || beside || adds() {
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

    /// `has accepted WeChat Pay since April, besides Alipay`: whether a clause names behind what was stated
    /// what is meant as well, and says nothing itself.
    pub(super) fn adds_behind(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.clauses[before]) else { return false };
        let clause = &self.clauses[at];
        let latin = self.block.text.at(clause.stretch.start) == Some(' ');
        let objects = clause.excepted.as_ref().is_some_and(List::only_objects);
        let more = clause.adds_excepted && objects && clause.lists.is_empty() && clause.verdict.is_none();
        latin && more && before.verdict.is_some() && before.lists.iter().any(|list| list.has_object)
    }

    /// `支付宝、微信支付之外，另有一个自家的钱包`: whose they are, beside which there is one that nobody knows.
    pub(super) fn has_others(&self, clause: &Clause, earlier: &Earlier) -> Option<Vec<usize>> {
        const MORE: [&str; 6] = ["另有", "还有", "也有", "还能", "还可", "还支持"];
        let list = earlier.excepted.as_ref().filter(|list| earlier.adds_excepted && list.only_objects())?;
        let words = self.block.text.slice(&clause.stretch);
        let more = !list.entities.is_empty() && MORE.iter().any(|word| starts_with(words, word));
        let subjects = earlier.said().subjects;
        (more && clause.is_bare() && !subjects.is_empty()).then_some(subjects)
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

    /// `传言称钉钉已支持微信支付，官方否认，称只支持支付宝`: what is denied is not so, where only others are.
    pub(super) fn exclude(&self, clause: &Clause, sides: &Sides, denied: &[Sides], stated: &mut Stated) {
        let Some(said) = clause.verdict.as_ref().filter(|said| self.lexicon.is_affirmative(said.status))
        else {
            return;
        };
        let text = &self.block.text;
        let only = |at: usize| matches!(text.at(at), Some('只' | '仅'));
        let alone = only(said.phrase.start) || only(said.phrase.start.wrapping_sub(1));
        let Some(no) = self.lexicon.opposite(said.status).filter(|_| alone) else { return };
        for Sides { subjects, objects } in denied {
            let of_the_same = subjects.iter().all(|subject| sides.subjects.contains(subject));
            let objects = objects.iter().copied().filter(|object| !sides.objects.contains(object));
            let sides = Sides { subjects: subjects.clone(), objects: objects.collect() };
            if of_the_same {
                self.state(clause, &sides, no, stated);
            }
        }
    }

    /// `小红书否认停用支付宝`: what is not taken away is there, as who denies it says.
    pub(super) fn deny_removal(&self, clause: &Clause, sides: &Sides, stated: &mut Stated) {
        let Some(said) = clause.verdict.as_ref().filter(|said| self.lexicon.is_removal(said.status)) else {
            return;
        };
        let before = clause.stretch.start..said.phrase.start;
        let denial = self.rules.denials.find(&self.block.text, &before).pop();
        let latin = self.block.text.at(said.phrase.start).is_some_and(|c| c.is_ascii());
        let reach = if latin { DENIAL_LATIN } else { DENIAL };
        let near = denial.is_some_and(|it| it.stretch.end + reach >= said.phrase.start);
        if near && clause.has_subject() {
            self.infer(clause, sides, 0, stated);
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

/// How far behind a denial stands what it denies, and in a text with Latin letters: denied a report that it had
/// stopped …. Characters.
const DENIAL: usize = 14;
const DENIAL_LATIN: usize = 30;
