//! What earlier sentences named and said, in the block and the blocks before, for those that leave it out
//! or point back. Knows no word.

use super::{
    lexicon::{Lexicon, Roles},
    noun::Pick,
    sides::Sides,
};
use crate::{reading::BlockReading, text::Hit};

/// How many blocks back a back-reference reaches.
const NEAR: usize = 2;

/// What earlier clauses of the article named.
#[derive(Default)]
pub(crate) struct Memory {
    /// Lists of subjects and objects with the number of their block, the latest last.
    pub(super) subjects: Vec<(usize, Vec<usize>)>,
    pub(super) objects: Vec<(usize, Vec<usize>)>,
    /// The sides of statements with the number of their block, the latest last.
    pub(super) both: Vec<(usize, Sides)>,
    /// How many blocks were read.
    pub(super) block: usize,
    /// The subjects of the last sentence's claims, or the one it is about.
    pub stated: Vec<usize>,
    /// The one subject that the block before was about.
    pub told_of: Option<usize>,
    /// What the last sentence said: subject, object, status.
    pub said: Vec<(usize, usize, usize)>,
    /// The one object of the last sentence, where that said nothing of anybody.
    pub topic: Vec<usize>,
    /// What was said last in these blocks.
    last_said: Option<(usize, Sides, usize)>,
    /// Who speaks in all of the article, where it is their announcement.
    pub house: Option<usize>,
    /// What the last sentence asked: the sides and the status in question.
    pub asked: Option<(Sides, usize)>,
}

impl Memory {
    /// Of an article in which somebody may speak all through.
    pub fn of(house: Option<usize>) -> Self {
        Self { house, ..Self::default() }
    }

    /// A block begins: nothing carries over, and back-references reach to the one before it.
    pub fn next_block(&mut self) {
        self.block += 1;
        self.forget();
        let near = |(block, _): &(usize, Vec<usize>)| block + NEAR >= self.block;
        self.subjects.retain(near);
        self.objects.retain(near);
        self.both.retain(|(block, _)| block + NEAR >= self.block);
    }

    /// Those whom a pointer to an object means where the sentence names nobody (该功能将于下月推出):
    /// of whom was spoken last, unless the block is about somebody else.
    pub(super) fn spoken_of(&self, block: &BlockReading, lexicon: &Lexicon) -> Sides {
        let only_subject = |name: &&Hit<usize>| lexicon.roles(name.value) == Roles::Subject;
        let about = block.names.iter().find(only_subject).map(|name| name.value);
        let fits = |sides: &&Sides| about.is_none_or(|subject| sides.subjects.contains(&subject));
        self.both.iter().rev().map(|(_, sides)| sides).find(fits).cloned().unwrap_or_default()
    }

    /// The subject that was named last, where that was in this block and alone.
    pub(super) fn one_of_this_block(&self) -> Vec<usize> {
        match self.subjects.last() {
            Some((block, one)) if *block == self.block && one.len() == 1 => one.clone(),
            _ => Vec::new(),
        }
    }

    /// A sentence about something else: nothing carries over it.
    pub fn forget(&mut self) {
        self.stated.clear();
        self.said.clear();
        self.topic.clear();
    }

    /// Whether there is anything to refer back to.
    pub fn has_lists(&self) -> bool {
        !self.subjects.is_empty() || !self.objects.is_empty()
    }

    /// What was said last, here or in the blocks before.
    pub fn last_said(&self) -> Option<(Sides, usize)> {
        let near = self.last_said.as_ref().filter(|(block, ..)| block + 1 >= self.block);
        near.map(|(_, sides, status)| (sides.clone(), *status))
    }

    /// Remembers what was said last.
    pub fn remember_said(&mut self, sides: Sides, status: usize) {
        self.last_said = Some((self.block, sides, status));
    }

    /// The last list of so many subjects, or the last lists of one block that are so many together.
    pub(super) fn last_subjects(&self, number: Option<usize>) -> Vec<usize> {
        Self::last_together(&self.subjects, number)
    }

    /// The same of objects: 接受微信支付，但暂不支持支付宝；饿了么则两者皆可.
    pub(super) fn last_objects(&self, number: Option<usize>) -> Vec<usize> {
        let last = Self::last_together(&self.objects, number);
        let Some(number) = number.filter(|_| last.is_empty()) else { return last };
        // Named one at a time: 重新接受支付宝。…不支持微信支付。…两者皆收.
        let mut apart: Vec<usize> = Vec::new();
        for (_, list) in self.objects.iter().rev() {
            let new = list.iter().filter(|object| !apart.contains(object)).copied().collect::<Vec<_>>();
            apart.extend(new);
            if apart.len() >= number {
                break;
            }
        }
        if apart.len() == number { apart } else { Vec::new() }
    }

    /// Some of the last list of objects that is longer, by their places in it.
    pub(super) fn picked_objects(&self, pick: Pick) -> Vec<usize> {
        let mut lists = self.objects.iter().rev().map(|(_, list)| pick.of(list));
        lists.find(|picked| !picked.is_empty()).unwrap_or_default()
    }

    /// The last list of so many, or the last lists of one block that are so many together.
    fn last_together(lists: &[(usize, Vec<usize>)], number: Option<usize>) -> Vec<usize> {
        let last = Self::last(lists, number);
        let (true, Some(number), [.., (block, _)]) = (last.is_empty(), number, lists) else { return last };
        // 1688率先试水，8月闲鱼跟上，淘宝压轴，三款App…: named one at a time.
        let mut together: Vec<usize> = Vec::new();
        for (_, list) in lists.iter().rev().take_while(|(of, _)| of == block) {
            let known = list.iter().filter(|member| together.contains(member)).count();
            match known {
                0 => drop(together.splice(0..0, list.iter().copied())),
                _ if known == list.len() => {}
                _ => return last,
            }
            if together.len() >= number {
                break;
            }
        }
        if together.len() == number { together } else { last }
    }

    pub(super) fn last(lists: &[(usize, Vec<usize>)], number: Option<usize>) -> Vec<usize> {
        let fits = |list: &Vec<usize>| number.is_none_or(|number| list.len() == number);
        lists.iter().rev().map(|(_, list)| list).find(|list| fits(list)).cloned().unwrap_or_default()
    }

    pub(super) fn remember_subjects(&mut self, subjects: Vec<usize>) {
        self.subjects.push((self.block, subjects));
    }

    pub(super) fn remember_objects(&mut self, objects: Vec<usize>) {
        self.objects.push((self.block, objects));
    }
}
