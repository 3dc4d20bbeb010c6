//! What earlier clauses of a sentence named, for those that leave it out. Knows no word.

use super::{
    beside::tells,
    clause::Clause,
    join::{is_relative, opens_aside},
    list::List,
    memory::Memory,
    noun::is_of_one_of_them,
    sides::Sides,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{holds, starts_with},
};

/// What the clauses before this one named in the sentence.
#[derive(Default)]
pub(crate) struct Earlier {
    pub(super) subjects: Vec<usize>,
    pub(super) objects: Vec<usize>,
    /// The sides of the last clause that named both.
    pub(super) both: Sides,
    /// The same of the clause before, where that has no phrase.
    pub(super) offered: Sides,
    /// Whether that clause only says who tells what follows (淘宝用户发现).
    pub(super) tells: bool,
    /// Whether all of several do (抖音、快手均回应称).
    pub(super) told_by_each: bool,
    /// What the sentence before asked about.
    pub asked: Sides,
    /// Whether it asked why something is not.
    pub asked_of_a_no: bool,
    /// The names of a clause that says nothing of them, until something does (优酷和爱奇艺，不行).
    pub awaiting: Sides,
    /// The subjects that are all of the clause before, for a noun that takes them up.
    pub(super) apposed: Vec<usize>,
    /// The subjects of the sentence before, and its objects, each with what was said of it.
    pub(super) stated: Vec<usize>,
    pub(super) said: Vec<(usize, usize)>,
    /// What was said last in the block before, where nothing was said since.
    pub(super) recalled: Option<(Sides, usize)>,
    /// The objects for which somebody speaks in the sentence (微信支付相关负责人表示).
    pub(super) spoken_for: Vec<usize>,
    /// The one object of the sentence before, if that was all.
    pub topic: Vec<usize>,
    /// Whether the sentence has named anybody yet.
    pub(super) named: bool,
    /// A provisional status from a clause without names.
    pub hint: Option<usize>,
    /// The objects to which a clause only turns (至于支付宝).
    pub(super) turned_to: Vec<usize>,
    /// The list that is left out of what comes next.
    pub excepted: Option<List>,
    /// Whether that list is meant as well.
    pub adds_excepted: bool,
    /// What is said of that list itself (除闲鱼仍未接入外).
    pub excepted_status: Option<usize>,
    /// How many objects a clause without a phrase points to that are meant as well (在这两样之外，还…).
    pub(super) adds_back: Option<Option<usize>>,
}

impl Earlier {
    /// At the beginning of a sentence.
    pub fn after(stated: Vec<usize>, said: &[(usize, usize, usize)]) -> Self {
        let said = said.iter().map(|(_, object, status)| (*object, *status)).collect();
        Self { stated, said, ..Self::default() }
    }

    /// The one subject of the sentence says behind it what they do.
    pub fn is_told_by(&mut self, teller: usize) {
        self.stated = vec![teller];
        self.subjects = vec![teller];
    }

    /// Whether a clause between commas only says more of a name before it: , which runs Alipay, and
    /// , a rival of Douyin,
    fn is_aside(&self, clause: &Clause, block: &BlockReading) -> bool {
        // Temu, an overseas sister of Pinduoduo, takes …
        let unknown = || is_one_name(block, clause.stretch.start);
        let named = !self.subjects.is_empty() || !self.offered.objects.is_empty() || unknown();
        named && !clause.is_bare() && opens_aside(&block.text, &clause.stretch)
    }

    /// The objects that a subject with a mere yes or no is about.
    pub fn in_question(&self) -> Vec<usize> {
        let objects = if self.objects.is_empty() { self.unnamed_objects() } else { self.objects.clone() };
        let recalled = || self.recalled.as_ref().map(|(sides, _)| sides.objects.clone()).unwrap_or_default();
        if objects.is_empty() { recalled() } else { objects }
    }

    /// The subjects of the last clause that had any, else those that the sentence before asked about or
    /// told of.
    pub fn answering(&self) -> Vec<usize> {
        let all = [&self.subjects, &self.asked.subjects, &self.stated];
        let all = &all[..if self.named { 1 } else { 3 }];
        all.iter().find(|subjects| !subjects.is_empty()).map(|subjects| subjects.to_vec()).unwrap_or_default()
    }

    /// Whether nobody was named in the sentence, nor told of in the one before.
    pub fn is_at_the_opening(&self) -> bool {
        !self.named && self.stated.is_empty() && self.offered.subjects.is_empty()
    }

    /// Whether the sentence has named nobody and the one before it was about somebody.
    pub fn answers_of_one(&self) -> bool {
        !self.named && self.stated.len() == 1
    }

    /// The objects of the last clause, with its subjects if it had any.
    pub fn said(&self) -> Sides {
        Sides { subjects: self.subjects.clone(), objects: self.objects.clone() }
    }

    /// What comes next is of nobody that was named.
    pub(super) fn forget(&mut self) {
        self.subjects.clear();
        self.objects.clear();
        self.both = Sides::default();
    }

    /// Takes a clause in, with the sides it turned out to have.
    pub fn remember(
        &mut self,
        clause: &Clause,
        sides: Sides,
        block: &BlockReading,
        rules: &Rules,
        memory: &mut Memory,
    ) {
        self.hint = clause.hint.or(self.hint);
        self.adds_back = clause.adds_back.filter(|_| clause.verdict.is_none());
        // 至于信用卡，: what comes next is of something else.
        if clause.is_bare() && starts_with(block.text.slice(&clause.stretch), "至于") {
            self.both = Sides::default();
            self.objects.clear();
            self.offered = Sides::default();
            return;
        }
        // 至于小米用户关心的Mi Pay，唯品会客服说暂不支持
        if clause.verdict.is_none()
            && starts_with(block.text.slice(&clause.stretch), "至于")
            && clause.lists.iter().all(List::only_objects)
        {
            self.turned_to = Sides::offered(clause).objects;
        } else if sides.are_both() {
            self.turned_to.clear();
        }
        // Taobao Deals, the bargain app that Alibaba launched to counter Pinduoduo, is …: a verb without an object.
        let of_none = !sides.are_both() && clause.lists.iter().all(|list| !list.has_object);
        if clause.verdict.is_none() && is_of_what_lies_between(clause, block)
            || (clause.verdict.is_none() || of_none) && self.is_aside(clause, block)
        {
            return;
        }
        let carried = clause.carried_subjects(block, rules);
        // 微信支付、Q币都可以: objects of whom the sentence is about, though one of them might be a subject.
        let of_objects = !sides.subjects.is_empty()
            && clause.lists.iter().filter(|list| list.has_subject).all(|list| list.has_object);
        let mut subjects = if carried.is_empty() || of_objects { sides.subjects.clone() } else { carried };
        // 无论是在淘票票买票，还是在大麦买票，…: what comes next is of either.
        if !subjects.is_empty() && is_the_other_way(clause, block) {
            let first = self.subjects.iter().filter(|first| !subjects.contains(first)).copied();
            subjects = first.collect::<Vec<_>>().into_iter().chain(subjects).collect();
        }
        // 拼多多、京东的链接…，两家平台也…: who is named at all can be pointed back to.
        let named = Sides::offered(clause).subjects;
        if subjects.is_empty() && !named.is_empty() {
            memory.remember_subjects(named);
        }
        if !subjects.is_empty() {
            // 前两款…，最后一款…: both are of the list before.
            if clause.pick.is_none() {
                memory.remember_subjects(subjects.clone());
            }
            self.subjects = subjects;
        } else if let Some(number) = clause.back_to_subjects {
            let meant = Memory::last(&memory.subjects, number);
            // 同程与云闪付…，双方已经续约: one of each side, of whom one was told of.
            let of_both_sides = meant.is_empty() && number == Some(2) && self.subjects.len() == 1;
            if !of_both_sides {
                self.subjects = meant;
            }
        }
        // 腾讯视频是例外，至今没有接入: what follows is of the exception.
        if let Some(list) =
            clause.excepted.as_ref().filter(|list| clause.only_excepts && !list.only_objects())
        {
            self.subjects.clone_from(&list.entities);
            self.both = Sides { subjects: list.entities.clone(), objects: self.objects.clone() };
        }
        // 剩下一家仅支持支付宝。…这一选项: not what one of many has.
        let of_many = !is_of_one_of_them(&clause.stretch, block);
        // Hebao, which runs on QuickPass tills, is … it: nor what an aside tells of.
        let aside = clause.verdict.is_none() && is_relative(&block.text, &clause.stretch);
        for list in clause.lists.iter().filter(|list| of_many && !aside && list.only_objects()) {
            memory.remember_objects(list.entities.clone());
        }
        if !sides.objects.is_empty() && !aside {
            self.objects.clone_from(&sides.objects);
        }
        let alone = clause.only_list(block).filter(|list| !list.has_object && list.entities.len() > 1);
        self.apposed = alone.map(|list| list.entities.clone()).unwrap_or_default();
        if !clause.is_bare() || clause.verdict.is_some() {
            self.awaiting = clause.waiting(block, rules);
            // 支付宝方面，美团、拼多多均可使用: what comes next is of this object.
            if self.awaiting.subjects.is_empty() && !self.awaiting.objects.is_empty() {
                self.objects.clone_from(&self.awaiting.objects);
            }
        } else if let Some(pick) = clause.pick.filter(|_| clause.stretch.len() <= PICKED) {
            // 后者却还没有
            self.awaiting.subjects = pick.of(&Memory::last(&memory.subjects, Some(2)));
        }
        // Alipay, the payment arm of Ant Group, is accepted at …
        if clause.verdict.is_some() {
            self.offered = Sides::default();
        } else if !clause.is_bare() && !clause.only_leaves_out() {
            self.offered = Sides::offered(clause);
        }
        // 淘宝、天猫发布公告称，为提升体验，平台计划…: what stands between says nothing of anybody.
        let tells = tells(clause, block, rules);
        if clause.verdict.is_some() || clause.has_subject() || tells {
            self.tells = tells;
            let words = block.text.slice(&clause.stretch);
            let each = words.iter().any(|c| matches!(c, '均' | '都' | '皆')) || holds(words, &JOINTLY);
            self.told_by_each = self.tells && each;
        }
        if self.tells && clause.verdict.is_none() && clause.lists.len() <= 1 {
            self.spoken_for = clause.spokesman_of.clone();
        }
        if sides.are_both() {
            memory.both.push((memory.block, sides.clone()));
            self.both = sides;
        }
        self.named |= clause.foreign_subject || clause.lists.iter().any(|list| list.has_subject);
    }
}

/// `两个钱包之间的隔阂，始于2013年：`: whether a clause tells of what lies between the objects it names, not of
/// them.
fn is_of_what_lies_between(clause: &Clause, block: &BlockReading) -> bool {
    let objects = clause.lists.iter().all(List::only_objects);
    let last = clause.lists.last().filter(|_| objects);
    let behind = last.map(|list| list.stretch.end..clause.stretch.end);
    behind.is_some_and(|behind| starts_with(block.text.slice(&behind), "之间的"))
}

/// Whether a clause tells the second of two ways that make no difference: 还是在大麦买票，.
fn is_the_other_way(clause: &Clause, block: &BlockReading) -> bool {
    const EITHER: [&str; 3] = ["无论", "不论", "不管"];
    let text = &block.text;
    let sentence = || block.sentences_around(&clause.stretch).first();
    clause.verdict.is_none()
        && starts_with(text.slice(&clause.stretch), "还是")
        && sentence().is_some_and(|it| holds(text.slice(&(it.start..clause.stretch.start)), &EITHER))
}

/// What several make known with one voice.
const JOINTLY: [&str; 4] = ["发布公告", "发布声明", "联合宣布", "发公告"];

/// How long a clause is that only picks one of those before. Characters.
const PICKED: usize = 4;

/// Whether an English sentence opens with one word with a capital, that ends with the clause before a place.
fn is_one_name(block: &BlockReading, end: usize) -> bool {
    let text = &block.text;
    let sentence = block.sentences_around(&(end.saturating_sub(1)..end)).first();
    sentence.is_some_and(|sentence| match text.slice(&(sentence.start..end)) {
        [name @ .., ','] => text.was_capital(sentence.start) && name.iter().all(char::is_ascii_alphabetic),
        _ => false,
    })
}
