//! Which of those named before a clause means by a word for them, their number or their place: 该平台, 两者, 另外
//! 两家, 前者. Knows no word.

use super::{
    beside::{acts_on_it, is_a_way, points_with_one_word},
    clause::Clause,
    completed::Gaps,
    earlier::Earlier,
    lexicon::{Lexicon, Roles},
    memory::Memory,
    noun::{Pick, is_of_one_of_them, of_two_names, pick_behind},
    sides::Sides,
};
use crate::{reading::BlockReading, text::holds};
use std::ops::ControlFlow;

impl Earlier {
    /// The sides of a clause with those that it points to; broken off where nothing else is to be found.
    pub(super) fn pointed_to(&self, mut sides: Sides, gaps: Gaps) -> ControlFlow<Sides, Sides> {
        let Gaps { clause, block, lexicon, memory, .. } = gaps;
        // 飞猪客服说，目前只能通过微信小程序下单: by what, not of whom.
        if !self.subjects.is_empty() && is_a_way(clause, block) {
            sides.subjects.clone_from(&self.subjects);
        }
        let unknown = sides.subjects.is_empty() && is_of_one_of_them(&clause.stretch, block);
        if unknown || points_with_one_word(clause, block, lexicon) {
            return ControlFlow::Break(Sides::default());
        }
        // Alipay has supported it since May: it is what was told of, and who does so opens the clause.
        if sides.subjects.is_empty() && acts_on_it(clause, block) {
            let mut objects = memory.last_objects(None);
            objects.retain(|object| !sides.objects.contains(object));
            sides = Sides { subjects: sides.objects, objects };
        }
        let sides = self.numbered(sides, gaps)?;
        let sides = self.placed(sides, gaps)?;
        ControlFlow::Continue(self.with_more(sides, gaps))
    }

    /// With those that are meant by their number: 上述两款App, 另外两家, 三者.
    fn numbered(&self, mut sides: Sides, gaps: Gaps) -> ControlFlow<Sides, Sides> {
        let Gaps { clause, block, memory, .. } = gaps;
        if self.are_of_one_pair(clause, block) {
            return ControlFlow::Break(self.both.clone());
        }
        if sides.subjects.is_empty() && is_of_another_company(clause, block, gaps.lexicon) {
            return ControlFlow::Break(Sides::default());
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
                return ControlFlow::Break(Sides::default());
            }
        }
        if let Some(number) = clause.back_to_objects.filter(|_| sides.objects.is_empty()) {
            let theirs = self.had_by_the_excepted(memory).filter(|_| number.is_none());
            sides.objects = theirs.unwrap_or_else(|| memory.last_objects(number));
            if let Some(one) = self.the_one(clause, number, &sides.objects, gaps) {
                sides.objects = vec![one];
            }
            // WeChat Pay appears below Alipay. At Taobao, it does not: nobody knows which of two.
            let latin = block.text.at(clause.stretch.start).is_some_and(|c| c.is_ascii());
            let of_several = self.said.iter().any(|(object, _)| *object != self.said[0].0);
            if number.is_none() && self.objects.is_empty() && latin && of_several {
                return ControlFlow::Break(Sides::default());
            }
            // Zhihu adds Bestpay. Suning takes both wallets: of one alone was told.
            if number.is_some() && sides.objects.is_empty() && latin {
                return ControlFlow::Break(Sides::default());
            }
            // 页面依次列出四种。…该功能10月中旬开始灰度: nobody knows which of many.
            if number.is_none() && self.objects.is_empty() && sides.objects.len() > MANY {
                return ControlFlow::Break(Sides::default());
            }
        }
        ControlFlow::Continue(sides)
    }

    /// 下一个接入云闪付的会是飞猪，双方的对接已近尾声: whether both sides are meant of the one pair that was told of.
    fn are_of_one_pair(&self, clause: &Clause, block: &BlockReading) -> bool {
        let Sides { subjects, objects } = &self.both;
        subjects.len() == 1
            && objects.len() == 1
            && clause.is_bare()
            && clause.back_to_subjects == Some(Some(2))
            && holds(block.text.slice(&clause.stretch), &["双方"])
    }

    /// With those that are meant by their place: 前者, 后两款, the first two.
    fn placed(&self, mut sides: Sides, gaps: Gaps) -> ControlFlow<Sides, Sides> {
        let Gaps { clause, block, lexicon, memory, .. } = gaps;
        // 携程则只支持前者: of the two objects before, where it has a subject of its own.
        let named = !sides.subjects.is_empty() && sides.objects.is_empty();
        if let Some(pick) = clause.pick.filter(|_| named) {
            sides.objects = pick.of(&memory.last_objects(Some(2)));
        }
        if let Some(pick) = clause.pick.filter(|_| sides.subjects.is_empty()) {
            let mut picked = self.picked(pick, sides, memory);
            if picked.subjects.is_empty() && matches!(pick, Pick::OfTwo(_)) {
                picked.subjects = of_two_names(pick, &clause.stretch, block, lexicon);
            }
            return ControlFlow::Break(picked);
        }
        // Pinduoduo takes the first two and UnionPay QuickPass
        let said = clause.verdict.as_ref().filter(|_| !sides.subjects.is_empty());
        if let Some(pick) = said.and_then(|said| pick_behind(block, said.phrase.end)) {
            let more = memory.picked_objects(pick);
            sides.objects.extend(more.into_iter().filter(|more| !clause.names(*more)));
        }
        ControlFlow::Continue(sides)
    }

    /// With those that are meant beside the ones it names, or that do it to one another.
    fn with_more(&self, mut sides: Sides, Gaps { clause, block, lexicon, memory, .. }: Gaps) -> Sides {
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
        sides
    }

    /// 正向部分用户测试…。有用户看见…选项: what some saw of what was told to be tried out is no more than that.
    pub(super) fn tried(
        &self,
        clause: &Clause,
        sides: &Sides,
        block: &BlockReading,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        const SOME: [&str; 5] = ["有用户", "有网友", "有买家", "有消费者", "有顾客"];
        let some = !clause.has_subject() && holds(block.text.slice(&clause.stretch), &SOME);
        let same = some && sides.subjects.iter().all(|subject| self.stated.contains(subject));
        let of_all = self.told_of(&sides.objects).filter(|_| same)?;
        of_all.into_iter().max().filter(|status| lexicon.is_partial(*status))
    }

    /// 暂不支持数字人民币，可使用微信支付或支付宝。…这一支付方式: one word for one means what was told of alone, not two that
    /// were named together since.
    fn the_one(
        &self,
        clause: &Clause,
        number: Option<usize>,
        last: &[usize],
        Gaps { block, lexicon, memory, .. }: Gaps,
    ) -> Option<usize> {
        const ONE: [&str; 3] = ["这一", "该", "这种"];
        let several = number.is_none() && last.len() > 1 && self.objects.is_empty();
        let one = several && holds(block.text.slice(&clause.stretch), &ONE);
        let of_all = self.told_of(last).filter(|_| one)?;
        let alone = memory.objects.iter().rev().find(|(_, list)| list.len() == 1 && !last.contains(&list[0]));
        let object = alone?.1[0];
        let told = self.told_of(&[object]).is_some_and(|of_one| lexicon.is_negative(of_one[0]));
        (told && of_all.iter().all(|status| lexicon.is_affirmative(*status))).then_some(object)
    }

    /// The status that each of some objects was told of first; none where one of them was not told of.
    fn told_of(&self, objects: &[usize]) -> Option<Vec<usize>> {
        let status_of = |object: &usize| self.said.iter().find(|(said, _)| said == object).map(|said| said.1);
        objects.iter().map(status_of).collect()
    }

    /// 除淘宝外，天猫也已开放这一选项: the one object that was told of those who are left out.
    fn had_by_the_excepted(&self, memory: &Memory) -> Option<Vec<usize>> {
        let list = self.excepted.as_ref().filter(|list| !list.has_object)?;
        let theirs = |sides: &&Sides| list.entities.iter().all(|one| sides.subjects.contains(one));
        let objects = memory.both.iter().rev().map(|(_, sides)| sides).find(theirs)?.objects.clone();
        (objects.len() == 1).then_some(objects)
    }

    /// So many objects as were named last: 两者都支持.
    pub(super) fn so_many_objects(&self, number: usize, memory: &Memory) -> Vec<usize> {
        let latest = memory.objects.last().filter(|(_, last)| last.len() == number);
        if let Some((_, last)) = latest {
            return last.clone();
        }
        let said = self.so_many_said(number, |_| true);
        if said.is_empty() { memory.last_objects(Some(number)) } else { said }
    }

    /// The objects of which the sentence before said something fitting, where they are just so many.
    pub(super) fn so_many_said(&self, number: usize, fits: impl Fn(usize) -> bool) -> Vec<usize> {
        let fitting = self.said.iter().filter(|(_, status)| fits(*status));
        let mut objects = fitting.map(|(object, _)| *object).collect::<Vec<_>>();
        objects.sort_unstable();
        objects.dedup();
        if objects.len() == number { objects } else { Vec::new() }
    }

    /// So many of a list named before, without those of whom was spoken last: 另外两家.
    pub(super) fn others(&self, number: usize, memory: &Memory) -> Vec<usize> {
        // 大麦、书旗和闲鱼…，除闲鱼仍在审核外，其余两款…
        let excepted = self.excepted.as_ref().filter(|list| !list.has_object).map(|list| &list.entities);
        let known = excepted.unwrap_or(&self.subjects);
        let without =
            |list: &[usize]| list.iter().copied().filter(|one| !known.contains(one)).collect::<Vec<_>>();
        let lists = memory.subjects.iter().rev().filter(|(_, list)| list.len() > number);
        lists.map(|(_, list)| without(list)).find(|others| others.len() == number).unwrap_or_default()
    }

    /// The former or the latter: of two objects if the sentence told of one subject, else of the two
    /// subjects that were named last; so many of a longer list.
    pub(super) fn picked(&self, pick: Pick, named: Sides, memory: &Memory) -> Sides {
        let Sides { subjects, objects } = &self.both;
        let of_two = matches!(pick, Pick::OfTwo(_));
        if of_two && subjects.len() == 1 && objects.len() == 2 && named.objects.is_empty() {
            return Sides { subjects: subjects.clone(), objects: pick.of(objects) };
        }
        let objects = match (named.objects.is_empty(), objects.is_empty()) {
            (false, _) => named.objects,
            (true, true) => self.offered.objects.clone(),
            (true, false) => objects.clone(),
        };
        let subjects = if of_two {
            pick.of(&Memory::last(&memory.subjects, Some(2)))
        } else if let Some(last) = named_apart(pick, memory) {
            last.to_vec()
        } else {
            let mut lists = memory.subjects.iter().rev().map(|(_, list)| pick.of(list));
            lists.find(|picked| !picked.is_empty()).unwrap_or_default()
        };
        Sides { subjects, objects }
    }
}

/// 优酷、大麦和书旗都…，淘票票与飞猪没有，后两者…: the list named last, where it is as long as the last ones are many and none
/// of it was in the list before.
fn named_apart(pick: Pick, memory: &Memory) -> Option<&[usize]> {
    let ([.., (_, before), (_, last)], Pick::Last(number)) = (memory.subjects.as_slice(), pick) else {
        return None;
    };
    (last.len() == number && !last.iter().any(|one| before.contains(one))).then_some(last)
}

/// More objects of another sentence are not pointed to by one word for one.
const MANY: usize = 2;

/// 银联国际去年…。该公司…: whether a firm is pointed to that the sentence before is about and that has no side.
fn is_of_another_company(clause: &Clause, block: &BlockReading, lexicon: &Lexicon) -> bool {
    const FIRMS: [&str; 5] = ["该公司", "该集团", "the company", "the firm", "the group"];
    if clause.back_to_subjects.is_none() || !holds(block.text.slice(&clause.stretch), &FIRMS) {
        return false;
    }
    let own = block.sentences_around(&clause.stretch).first();
    let at = own.map_or(0, |own| block.sentences.partition_point(|sentence| sentence.end <= own.start));
    let opening = at.checked_sub(1).and_then(|before| block.name_opening(&block.sentences[before]));
    opening.is_some_and(|name| lexicon.roles(name.value) == Roles::None)
}
