//! What a clause leaves out and the sentence around it tells: rows of a list, exceptions. Knows no
//! date and no scope.

use super::{
    clause::Clause, earlier::Earlier, lexicon::Roles, list::List, sentence::Reader, sides::Sides,
    stated::Stated,
};
use crate::text::{Hit, ends_with, holds, overlap, starts_with};

impl Reader<'_> {
    /// A row of a list of its own: `腾讯视频：微信支付、QQ钱包`.
    pub(super) fn row(&self, at: usize) -> Option<(&List, &List)> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let objects = clause.only_list(self.block).filter(|list| list.only_objects())?;
        let subjects = before.only_list(self.block).filter(|list| !list.has_object)?;
        let colon = self.block.text.at(before.stretch.end - 1).is_some_and(|c| matches!(c, '：' | ':'));
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
        let colon = text.at(before.stretch.end - 1).is_some_and(|c| matches!(c, '：' | ':'));
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
        words.extend(self.rules.only.find(&self.block.text, &clause.stretch).into_iter().filter(|_| left));
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

    /// `unlike Freshippo, which accepts it`: of whom a clause tells behind the one they are told apart from;
    /// of nobody, where that is no name.
    pub(super) fn unlike(&self, at: usize) -> Option<Vec<usize>> {
        const APART: [&str; 2] = [" unlike ", " ahead of "];
        let text = &self.block.text;
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let relative = starts_with(text.slice(&clause.stretch), " which ");
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

    /// `除得物照常支持花呗外，其余两家均已停用`: whether a clause says yes of those whom it leaves out.
    pub(super) fn is_of_the_excepted(&self, clause: &Clause) -> Option<Vec<usize>> {
        const OUT: [&str; 3] = ["外，", "以外，", "之外，"];
        let list = clause.excepted.as_ref().filter(|list| !list.has_object && !clause.only_excepts)?;
        let said = clause.verdict.as_ref().filter(|said| self.lexicon.is_affirmative(said.status))?;
        let within = list.stretch.end <= said.phrase.start
            && OUT.iter().any(|out| ends_with(self.block.text.slice(&clause.stretch), out));
        (within && clause.lists.iter().any(List::only_objects)).then(|| list.entities.clone())
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
        if earlier.adds_excepted && self.lexicon.is_provisional(status) && !alike() {
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

/// Behind what something else is beside.
const BESIDE: [&str; 2] = ["以外的", "之外的"];
