//! What a clause leaves out, found in what the clauses and sentences before it named. Knows no word.

use super::{
    beside::{is_counterpart, is_done_with, is_mutual_with_an_unknown},
    clause::Clause,
    earlier::Earlier,
    lexicon::{Lexicon, Roles},
    memory::Memory,
    sides::Sides,
    verdict::Verdict,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{holds, is_cjk},
};
use std::ops::ControlFlow;

/// A clause, and what it is read beside.
#[derive(Clone, Copy)]
pub(super) struct Gaps<'a> {
    pub(super) clause: &'a Clause,
    pub(super) block: &'a BlockReading,
    pub(super) rules: &'a Rules,
    pub(super) lexicon: &'a Lexicon,
    pub(super) memory: &'a Memory,
}

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
        let sides = Sides::new(clause, block, rules, lexicon);
        if clause.verdict.is_none() {
            return sides;
        }
        let gaps = Gaps { clause, block, rules, lexicon, memory };
        let sides = match self.pointed_to(sides, gaps) {
            ControlFlow::Break(all) => return all,
            ControlFlow::Continue(sides) => sides,
        };
        match (sides.subjects.is_empty(), sides.objects.is_empty()) {
            (false, false) => sides,
            (false, true) => self.without_objects(sides, gaps),
            (true, false) => self.without_subjects(sides, gaps),
            (true, true) => self.without_both(gaps),
        }
    }

    /// The sides of a clause that names subjects alone.
    fn without_objects(&self, mut sides: Sides, gaps: Gaps) -> Sides {
        let Gaps { clause, block, rules, lexicon, .. } = gaps;
        let points_back =
            clause.back_to_subjects.is_some() || clause.back_to_objects.is_some() || clause.others.is_some();
        if clause.foreign_object {
            return Sides::default();
        }
        // The only name qualifies another word (等待微信审核): the clause names nobody.
        if !points_back && clause.carried_subjects(block, rules).is_empty() {
            return self.widened(clause);
        }
        // …；淘宝排在最后: a place among others is theirs who are named.
        if lexicon.together.is_in(&block.text, &clause.stretch) {
            return Sides::default();
        }
        // 菜鸟与京东物流实现了系统互通: with one that nobody knows.
        if is_mutual_with_an_unknown(clause, block, rules, lexicon) {
            return Sides::default();
        }
        // 新增数字人民币，与美团打通了子钱包: whom it is done with is not who does it.
        if self.both.are_both() && is_counterpart(clause, block, rules) {
            return Sides::default();
        }
        if !self.turned_to.is_empty() && !clause.is_bare() && !clause.foreign_subject && !points_back {
            sides.objects.clone_from(&self.turned_to);
            return sides;
        }
        if !self.objects.is_empty() || clause.foreign_subject {
            sides.objects.clone_from(&self.objects);
            return sides;
        }
        // 饿了么已接入微信支付。淘宝则尚未接入。
        sides.objects = self.unnamed_objects();
        if sides.objects.is_empty() && clause.ends_with_its_phrase() {
            sides.objects.clone_from(&self.topic);
        }
        // 微信支付方面表示，正与淘宝进行适配: with whom they do it, and for what.
        if sides.objects.is_empty() && is_done_with(clause, block, rules) {
            sides.objects.clone_from(&self.spoken_for);
        }
        sides
    }

    /// The sides of a clause that names nobody.
    fn without_both(&self, Gaps { clause, block, lexicon, .. }: Gaps) -> Sides {
        if clause.foreign_object || clause.foreign_subject {
            return Sides::default();
        }
        // 饿了么已接入微信支付，淘宝方面表示，尚未接入。
        if self.offers_subjects() {
            return Sides { subjects: self.offered.subjects.clone(), objects: self.objects.clone() };
        }
        // …，支付宝则遭京东割舍，迄今未恢复: of what the clause before names, whatever it says of that.
        if self.offers_others() {
            return self.offered.clone();
        }
        // …已支持云闪付，至于支付宝，集团称暂未支持
        if self.both.are_both() && self.offers_objects() {
            return Sides { subjects: self.both.subjects.clone(), objects: self.offered.objects.clone() };
        }
        if self.both.are_both() {
            return self.both.clone();
        }
        let mut sides = self.offered();
        if sides.objects.is_empty() && clause.ends_with_its_phrase() {
            // 闲鱼更早，去年就能用。 Taobao, which is the largest, has not followed.
            let latin = block.text.at(clause.stretch.start) == Some(' ');
            let says = |said: &Verdict| {
                lexicon.is_affirmative(said.status) || latin && lexicon.is_negative(said.status)
            };
            let says = clause.verdict.as_ref().is_some_and(says);
            sides.objects = if says { self.unnamed_objects() } else { self.said_alike(clause, block) };
        }
        sides
    }

    /// The sides of a clause that names objects alone.
    fn without_subjects(&self, mut sides: Sides, gaps: Gaps) -> Sides {
        let Gaps { clause, block, rules, lexicon, memory } = gaps;
        if self.is_joined_by(clause, block, lexicon) {
            return Sides::default();
        }
        let means_the_last = clause.means_the_last && (self.subjects.len() == 1 || self.told_by_each);
        if clause.foreign_subject && !self.apposed.is_empty() {
            // 优酷、飞猪，一众应用都能看到…
            sides.subjects.clone_from(&self.apposed);
        } else if clause.means_the_last && self.offers_only_subjects() && self.offered.subjects.len() == 1 {
            // 当当网客服证实，手机客户端也可以用微信支付: the one whose they are who tell it.
            sides.subjects.clone_from(&self.offered.subjects);
        } else if clause.means_the_last && self.subjects.is_empty() && self.is_at_the_opening() {
            // Meituan drew complaints for hiding Alipay. Its app accepts it today.
            sides.subjects = memory.one_of_this_block();
        } else if clause.foreign_subject && !means_the_last {
            return sides;
        } else if !self.subjects.is_empty() {
            sides.subjects.clone_from(&self.subjects);
        } else if !self.named && !self.stated.is_empty() {
            sides.subjects.clone_from(&self.stated);
        } else if self.offers_only_subjects() {
            // 部分淘宝用户发现，付款页面多了微信支付: who tells it is a part of the subject.
            sides.subjects.clone_from(&self.offered.subjects);
        } else if !self.asked.subjects.is_empty() && is_one_alone(clause, block, lexicon) {
            // 视频号开通了云闪付？客服：没有这回事，目前仅支持微信支付: of whom it was asked.
            sides.subjects.clone_from(&self.asked.subjects);
        } else if self.named {
            return sides;
        } else if lexicon.venues.is_in(&block.text, &clause.stretch) {
            // 页面上可选的还有支付宝: the page is that of whom was spoken last.
            sides.subjects = memory.spoken_of(block, lexicon).subjects;
        } else if clause.back_to_objects.is_some() {
            return memory.spoken_of(block, lexicon);
        } else if self.is_asked_about(&sides.objects) {
            // 携程能用PayPal吗？公司回应：“已经可以用PayPal付款了”
            sides.subjects.clone_from(&self.asked.subjects);
        } else if !clause.foreign_subject {
            // 客服的回复很官方：“现在可以使用支付宝付款了”: of whom alone the paragraph tells.
            sides.subjects = only_subject(clause, block, rules, lexicon);
        }
        // 关于喜马拉雅…的公告: who announces speaks of themselves.
        let of_the_house = sides.subjects.is_empty() && !self.named && !clause.foreign_subject;
        if let Some(house) = memory.house.filter(|_| of_the_house) {
            sides.subjects = vec![house];
        }
        sides
    }

    /// 微信支付与云闪付实现互扫；当年11月，支付宝也宣布加入: whether an object does what those before it, of the same
    /// kind, did to one another. To whom, nobody says.
    pub(super) fn is_joined_by(&self, clause: &Clause, block: &BlockReading, lexicon: &Lexicon) -> bool {
        let alike = |subject: &usize| lexicon.can_be_object(*subject);
        let [list] = clause.lists.as_slice() else { return false };
        let opens = !block.text.slice(&(clause.stretch.start..list.stretch.start)).iter().any(|c| is_cjk(*c));
        let also = matches!(block.text.at(list.stretch.end), Some('也' | '亦'));
        let joins = opens && also && list.only_objects() && clause.verdict.is_some();
        joins && !self.subjects.is_empty() && self.subjects.iter().all(alike)
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
        self.so_many_said(1, |status| status == said.status)
    }

    /// The objects of the clause before, or the one object of the sentence before.
    pub(super) fn unnamed_objects(&self) -> Vec<usize> {
        if !self.offered.objects.is_empty() {
            return self.offered.objects.clone();
        }
        self.so_many_said(1, |_| true)
    }
}

/// Whether a clause says that no more than what it names can be had: 仅支持微信支付.
fn is_one_alone(clause: &Clause, block: &BlockReading, lexicon: &Lexicon) -> bool {
    let said = clause.verdict.as_ref().filter(|said| lexicon.is_affirmative(said.status));
    let alone = |at: usize| matches!(block.text.at(at), Some('只' | '仅'));
    said.is_some_and(|said| alone(said.phrase.start) || alone(said.phrase.start.wrapping_sub(1)))
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
