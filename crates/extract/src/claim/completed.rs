//! What a clause leaves out, found in what the clauses and sentences before it named. Knows no word.

use super::{
    beside::{acts_on_it, is_a_way, is_counterpart, is_done_with, points_with_one_word},
    clause::Clause,
    earlier::Earlier,
    lexicon::{Lexicon, Roles},
    memory::Memory,
    noun::{Pick, is_of_one_of_them, of_two_names, pick_behind},
    sides::Sides,
    verdict::Verdict,
};
use crate::{reading::BlockReading, rules::Rules, text::holds};

impl Earlier {
    /// The sides of a clause, with what it leaves out.
    pub fn complete(
        &self,
        clause: &Clause,
        block: &BlockReading,
        rules: &Rules,
        lexicon: &Lexicon,
        memory: &Memory,
    ) -> Sides {
        let mut sides = Sides::new(clause, block, rules, lexicon);
        if clause.verdict.is_none() {
            return sides;
        }
        // 飞猪客服说，目前只能通过微信小程序下单: by what, not of whom.
        if !self.subjects.is_empty() && is_a_way(clause, block) {
            sides.subjects.clone_from(&self.subjects);
        }
        if points_with_one_word(clause, block, lexicon) {
            return Sides::default();
        }
        if sides.subjects.is_empty() && is_of_one_of_them(&clause.stretch, block) {
            return Sides::default();
        }
        // Alipay has supported it since May: it is what was told of, and who does so opens the clause.
        if sides.subjects.is_empty() && acts_on_it(clause, block) {
            let mut objects = memory.last_objects(None);
            objects.retain(|object| !sides.objects.contains(object));
            sides = Sides { subjects: sides.objects, objects };
        }
        if let Some(number) = clause.back_to_subjects.filter(|_| sides.subjects.is_empty()) {
            sides.subjects = memory.last_subjects(number);
            // 唯品会与PayPal…，双方拟于…: one of each side, of whom one was told of.
            if sides.subjects.is_empty() && number == Some(2) && self.subjects.len() == 1 {
                sides.subjects.clone_from(&self.subjects);
            }
        }
        if let Some(Some(number)) = clause.others.filter(|_| sides.subjects.is_empty()) {
            sides.subjects = self.others(number, memory);
        }
        // 微信支付、支付宝、云闪付，三者都能在12306上用。
        if let Some(Some(number)) = clause.back_to_subjects.filter(|_| sides.objects.is_empty()) {
            let here = clause.lists.iter().any(|list| list.has_subject);
            sides.objects = if here { self.so_many_objects(number, memory) } else { Vec::new() };
            // 拼多多则两者皆收, of which one alone was named; but 京东与淘宝两者都…
            if here && sides.objects.is_empty() && sides.subjects.len() != number {
                return Sides::default();
            }
        }
        if let Some(number) = clause.back_to_objects.filter(|_| sides.objects.is_empty()) {
            let theirs = self.had_by_the_excepted(memory).filter(|_| number.is_none());
            sides.objects = theirs.unwrap_or_else(|| memory.last_objects(number));
        }
        // 携程则只支持前者: of the two objects before, where it has a subject of its own.
        let named = !sides.subjects.is_empty() && sides.objects.is_empty();
        if let Some(pick) = clause.pick.filter(|_| named) {
            sides.objects = pick.of(&memory.last_objects(Some(2)));
        }
        if let Some(pick) = clause.pick.filter(|_| sides.subjects.is_empty()) {
            let picked = self.picked(pick, sides, memory);
            let unknown = picked.subjects.is_empty() && matches!(pick, Pick::OfTwo(_));
            return Sides {
                subjects: if unknown {
                    of_two_names(pick, &clause.stretch, block, lexicon)
                } else {
                    picked.subjects
                },
                ..picked
            };
        }
        // Pinduoduo takes the first two and UnionPay QuickPass
        let said = clause.verdict.as_ref().filter(|_| !sides.subjects.is_empty());
        if let Some(pick) = said.and_then(|said| pick_behind(block, said.phrase.end)) {
            let more = memory.picked_objects(pick);
            sides.objects.extend(more.into_iter().filter(|more| !clause.names(*more)));
        }
        let adds_back = clause.adds_back.or(self.adds_back);
        if let Some(number) = adds_back.filter(|_| !sides.objects.is_empty()) {
            let more = memory.last_objects(number);
            sides.objects.extend(more.into_iter().filter(|more| !clause.names(*more)));
        }
        let one_another = lexicon.mutual.is_in(&block.text, &clause.stretch);
        if one_another && clause.back_to_subjects.is_some() && sides.objects.is_empty() && clause.is_bare() {
            let mut both = Memory::last(&memory.objects, Some(2));
            sides = Sides { objects: both.split_off(both.len().min(1)), subjects: both };
        }
        let points_back =
            clause.back_to_subjects.is_some() || clause.back_to_objects.is_some() || clause.others.is_some();
        let own_subjects = clause.carried_subjects(block, rules);
        match (sides.subjects.is_empty(), sides.objects.is_empty()) {
            (false, true) | (true, true) if clause.foreign_object => return Sides::default(),
            // The only name qualifies another word (等待微信审核): the clause names nobody.
            (false, true) if own_subjects.is_empty() && !points_back => return self.widened(clause),
            // …；淘宝排在最后: a place among others is theirs who are named.
            (false, true) if lexicon.together.is_in(&block.text, &clause.stretch) => {
                return Sides::default();
            }
            // 新增数字人民币，与美团打通了子钱包: whom it is done with is not who does it.
            (false, true) if self.both.are_both() && is_counterpart(clause, block, rules) => {
                return Sides::default();
            }
            // 饿了么已接入微信支付。淘宝则尚未接入。
            (false, true) if self.objects.is_empty() && !clause.foreign_subject => {
                sides.objects = self.unnamed_objects();
                if sides.objects.is_empty() && clause.ends_with_its_phrase() {
                    sides.objects.clone_from(&self.topic);
                }
                // 微信支付方面表示，正与淘宝进行适配: with whom they do it, and for what.
                if sides.objects.is_empty() && is_done_with(clause, block, rules) {
                    sides.objects.clone_from(&self.spoken_for);
                }
            }
            (false, true) => sides.objects.clone_from(&self.objects),
            (true, true) if clause.foreign_subject => return Sides::default(),
            // 饿了么已接入微信支付，淘宝方面表示，尚未接入。
            (true, true) if self.offers_subjects() => {
                return Sides { subjects: self.offered.subjects.clone(), objects: self.objects.clone() };
            }
            // …，支付宝则遭京东割舍，迄今未恢复: of what the clause before names, whatever it says of that.
            (true, true) if self.offers_others() => return self.offered.clone(),
            (true, true) if !self.both.are_both() => {
                let mut sides = self.offered();
                // 闲鱼更早，去年就能用。 Taobao, which is the largest, has not followed.
                let latin = block.text.at(clause.stretch.start) == Some(' ');
                let says = |said: &Verdict| {
                    lexicon.is_affirmative(said.status) || latin && lexicon.is_negative(said.status)
                };
                let says = clause.verdict.as_ref().is_some_and(says);
                if sides.objects.is_empty() && clause.ends_with_its_phrase() {
                    sides.objects =
                        if says { self.unnamed_objects() } else { self.said_alike(clause, block) };
                }
                return sides;
            }
            // …已支持云闪付，至于支付宝，集团称暂未支持
            (true, true) if self.offers_objects() => {
                return Sides { subjects: self.both.subjects.clone(), objects: self.offered.objects.clone() };
            }
            (true, true) => return self.both.clone(),
            // 优酷、飞猪，一众应用都能看到…
            (true, false) if clause.foreign_subject && !self.apposed.is_empty() => {
                sides.subjects.clone_from(&self.apposed);
            }
            (true, false)
                if clause.foreign_subject
                    && !(clause.means_the_last && (self.subjects.len() == 1 || self.told_by_each)) => {}
            (true, false) if !self.subjects.is_empty() => sides.subjects.clone_from(&self.subjects),
            (true, false) if !self.named && !self.stated.is_empty() => {
                sides.subjects.clone_from(&self.stated);
            }
            // 部分淘宝用户发现，付款页面多了微信支付: who tells it is a part of the subject.
            (true, false) if self.subjects.is_empty() && self.offers_only_subjects() => {
                sides.subjects.clone_from(&self.offered.subjects);
            }
            // 页面上可选的还有支付宝: the page is that of whom was spoken last.
            (true, false) if !self.named && lexicon.venues.is_in(&block.text, &clause.stretch) => {
                sides.subjects = memory.spoken_of(block, lexicon).subjects;
            }
            (true, false) if !self.named && clause.back_to_objects.is_some() => {
                return memory.spoken_of(block, lexicon);
            }
            // 携程能用PayPal吗？公司回应：“已经可以用PayPal付款了”
            (true, false) if !self.named && self.is_asked_about(&sides.objects) => {
                sides.subjects.clone_from(&self.asked.subjects);
            }
            // 客服的回复很官方：“现在可以使用支付宝付款了”: of whom alone the paragraph tells.
            (true, false) if !self.named && !clause.foreign_subject => {
                sides.subjects = only_subject(clause, block, rules, lexicon);
            }
            _ => {}
        }
        // 关于喜马拉雅…的公告: who announces speaks of themselves.
        let of_the_house = sides.subjects.is_empty() && !sides.objects.is_empty() && !self.named;
        if let Some(house) = memory.house.filter(|_| of_the_house && !clause.foreign_subject) {
            sides.subjects = vec![house];
        }
        sides
    }

    /// 除淘宝外，天猫也已开放这一选项: the one object that was told of those who are left out.
    fn had_by_the_excepted(&self, memory: &Memory) -> Option<Vec<usize>> {
        let list = self.excepted.as_ref().filter(|list| !list.has_object)?;
        let theirs = |sides: &&Sides| list.entities.iter().all(|one| sides.subjects.contains(one));
        let objects = memory.both.iter().rev().map(|(_, sides)| sides).find(theirs)?.objects.clone();
        (objects.len() == 1).then_some(objects)
    }

    /// Whether all objects of a clause were in the question before it.
    fn is_asked_about(&self, objects: &[usize]) -> bool {
        let asked = !self.asked.subjects.is_empty() && !self.asked_of_a_no;
        asked && objects.iter().all(|object| self.asked.objects.contains(object))
    }

    /// What was said of one, of all whose merchants are named: …, 并将向所有淘宝、天猫商家开放.
    fn widened(&self, clause: &Clause) -> Sides {
        let Sides { subjects, objects } = self.both.clone();
        let named = Sides::offered(clause).subjects;
        let more = named.len() > subjects.len() && subjects.iter().all(|subject| named.contains(subject));
        Sides { subjects: if more && !subjects.is_empty() { named } else { subjects }, objects }
    }

    /// Whether the clause before named subjects without saying anything of them.
    fn offers_subjects(&self) -> bool {
        let offered = &self.offered.subjects;
        // Of several who are spoken of one may speak for all.
        let others = !offered.iter().all(|subject| self.both.subjects.contains(subject));
        others && self.offered.objects.is_empty() && !self.objects.is_empty()
    }

    /// Whether the clause before named subjects alone, which only qualified another word.
    fn offers_only_subjects(&self) -> bool {
        self.tells && !self.offered.subjects.is_empty() && self.offered.objects.is_empty()
    }

    /// Whether the clause before named objects alone, of which nothing was said yet.
    fn offers_objects(&self) -> bool {
        let Sides { subjects, objects } = &self.offered;
        let new = objects.iter().all(|object| !self.both.objects.contains(object));
        subjects.is_empty() && !objects.is_empty() && new
    }

    /// Whether the clause before named both sides, and an object of which nothing was said yet.
    fn offers_others(&self) -> bool {
        let Sides { subjects, objects } = &self.offered;
        let new = objects.iter().all(|object| !self.both.objects.contains(object));
        !subjects.is_empty() && !objects.is_empty() && self.both.are_both() && new
    }

    /// The sides of the clause before, with a subject from before it (B站表示，数字人民币开发完成，等待批准).
    fn offered(&self) -> Sides {
        let mut sides = self.offered.clone();
        if sides.subjects.is_empty() {
            sides.subjects.clone_from(&self.subjects);
        }
        // 拼多多是少有的开放平台。微信支付、支付宝，用户可任选其一。
        if sides.subjects.is_empty() && !sides.objects.is_empty() && !self.named {
            sides.subjects.clone_from(&self.stated);
        }
        sides
    }

    /// The one object of which the sentence before said the same: 淘特的进度与之相仿，同样处于申请阶段。
    fn said_alike(&self, clause: &Clause, block: &BlockReading) -> Vec<usize> {
        let Some(said) = clause.verdict.as_ref() else { return Vec::new() };
        if !holds(block.text.slice(&clause.stretch), &ALIKE) {
            return Vec::new();
        }
        let alike = self.said_statuses.iter().filter(|(_, status)| *status == said.status);
        let mut objects = alike.map(|(object, _)| *object).collect::<Vec<_>>();
        objects.sort_unstable();
        objects.dedup();
        if objects.len() == 1 { objects } else { Vec::new() }
    }

    /// The objects of the clause before, or the one object of the sentence before.
    pub(super) fn unnamed_objects(&self) -> Vec<usize> {
        if !self.offered.objects.is_empty() {
            return self.offered.objects.clone();
        }
        let mut objects = self.said_objects.clone();
        objects.sort_unstable();
        objects.dedup();
        if objects.len() == 1 { objects } else { Vec::new() }
    }
}

/// The one subject of a block, for what somebody in a role says in it whose firm is not named.
fn only_subject(clause: &Clause, block: &BlockReading, rules: &Rules, lexicon: &Lexicon) -> Vec<usize> {
    let sentence = block.sentences_around(&clause.stretch).first();
    let told = sentence.filter(|sentence| {
        let head = sentence.start..clause.stretch.start;
        let opens = rules.roles.find(&block.text, &head);
        let quoted = head.clone().chain([clause.stretch.start]);
        let quoted = quoted.into_iter().any(|at| matches!(block.text.chars[at], '“' | '「'));
        quoted && opens.first().is_some_and(|role| role.stretch.start == sentence.start)
    });
    let Some(sentence) = told else { return Vec::new() };
    let before = block.names.iter().take_while(|name| name.stretch.start < sentence.start);
    let mut subjects = before
        .map(|name| name.value)
        .filter(|name| lexicon.roles(*name) == Roles::Subject)
        .collect::<Vec<_>>();
    subjects.dedup();
    if subjects.len() == 1 { subjects } else { Vec::new() }
}

/// What says that it is so of another too.
const ALIKE: [&str; 3] = ["同样", "一样", "也"];
