//! One clause: its lists, what it refers back to, and the status it states. Knows no other clause.

use super::{
    lexicon::{Lexicon, Side},
    list::{List, lists},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, within},
};

/// What a clause holds.
pub(crate) struct Clause {
    pub stretch: Stretch,
    /// Lists of entities with a side in the relation.
    pub lists: Vec<List>,
    /// What its phrases and modifiers come to, if it has a phrase.
    pub verdict: Option<Verdict>,
    /// The sides it refers back to, with the number it names (以上三种).
    pub back: Vec<(Side, Option<usize>)>,
    /// Whether it has a subject of its own that is no entity of the relation.
    pub foreign_subject: bool,
    /// Whether that subject is a common noun that opens the clause (平台暂未…): it means the one
    /// subject that was named before, if there was one.
    pub means_the_last: bool,
    /// Whether it has a common noun for an object (多种支付方式) and points back to nothing.
    pub foreign_object: bool,
    /// A provisional status that a clause without names hands on (据测试截图, 未来).
    pub hint: Option<usize>,
}

/// A status and where its phrase stands.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// Index of the status.
    pub status: usize,
    /// The phrase that the sides are looked for around.
    pub phrase: Stretch,
}

/// The two sides of a clause, as far as it names them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sides {
    pub subjects: Vec<usize>,
    pub objects: Vec<usize>,
}

impl Clause {
    /// Reads a clause.
    pub fn new(block: &BlockReading, stretch: Stretch, rules: &Rules, lexicon: &Lexicon) -> Self {
        let text = &block.text;
        let names = block.names_in(&stretch);
        let verdict = verdict(block, &stretch, lexicon);
        let lists = lists(text, names, &rules.separators, lexicon);
        let back: Vec<(Side, Option<usize>)> = lexicon
            .back
            .find(text, &stretch)
            .into_iter()
            .map(|hit| (hit.value, number(text.slice(&hit.stretch))))
            .collect();
        let head = stretch.start..verdict.as_ref().map_or(stretch.end, |verdict| verdict.phrase.start);
        let foreign_subject =
            block.names_in(&head).iter().any(|hit| lexicon.roles(hit.value) == super::lexicon::Roles::None)
                || lexicon.subject_nouns.is_in(text, &head);
        let nouns = lexicon.subject_nouns.find(text, &head);
        let means_the_last = nouns.len() == 1
            && block.names_in(&head).is_empty()
            && nouns.iter().all(|noun| noun.stretch.start <= head.start + 1);
        let foreign_object = back.is_empty() && lexicon.object_nouns.is_in(text, &stretch);
        let hint = names.is_empty().then(|| modifier(block, &stretch, lexicon)).flatten();
        Self { stretch, lists, verdict, back, foreign_subject, means_the_last, foreign_object, hint }
    }

    /// Which lists are subjects and which are objects.
    pub fn sides(&self, block: &BlockReading, rules: &Rules) -> Sides {
        let Some(verdict) = &self.verdict else {
            return Sides::default();
        };
        let subjects = self.lists.iter().filter(|list| list.has_subject).collect::<Vec<_>>();
        let objects = self.lists.iter().filter(|list| list.only_objects()).collect::<Vec<_>>();
        match (subjects.as_slice(), objects.as_slice()) {
            ([], []) => Sides::default(),
            ([], objects) => between_objects(objects, verdict, block, rules),
            (subjects, []) => mixed(subjects),
            (subjects, objects) => Sides { subjects: union(subjects), objects: union(objects) },
        }
    }

    /// The subjects that a later clause may carry on: those not merely qualifying another word
    /// (部分淘宝用户).
    pub fn carried_subjects(&self, block: &BlockReading, rules: &Rules) -> Vec<usize> {
        let free = |list: &&List| {
            let after = list.stretch.end..(list.stretch.end + ATTRIBUTE).min(self.stretch.end);
            let word = rules.attributes.find(&block.text, &after).into_iter().next();
            word.is_none_or(|hit| hit.stretch.start != after.start)
        };
        let lists = self.lists.iter().filter(|list| list.has_subject).filter(free).collect::<Vec<_>>();
        union(&lists)
    }
}

/// How many characters after a name are looked at for the word that it qualifies.
const ATTRIBUTE: usize = 12;

fn verdict(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> Option<Verdict> {
    let text = &block.text;
    let guards = lexicon.guards.find(text, clause);
    let free = |stretch: &Stretch| {
        !guards.iter().any(|guard| within(stretch, &guard.stretch))
            && !block.names_in(clause).iter().any(|name| within(stretch, &name.stretch))
    };
    let phrases =
        lexicon.phrases.find(text, clause).into_iter().filter(|hit| free(&hit.stretch)).collect::<Vec<_>>();
    let last = phrases.last()?.stretch.start;
    let modifiers = lexicon.modifiers.find(text, clause).into_iter();
    let modifiers =
        modifiers.filter(|hit| hit.stretch.start <= last && free(&hit.stretch)).map(|hit| hit.value);
    // Statuses are listed strongest first: of several in a clause the weakest holds.
    let status = phrases.iter().map(|hit| hit.value).chain(modifiers).max()?;
    Some(Verdict { status, phrase: phrases.first()?.stretch.clone() })
}

fn modifier(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> Option<usize> {
    let text = &block.text;
    let guards = lexicon.guards.find(text, clause);
    let free = |stretch: &Stretch| !guards.iter().any(|guard| within(stretch, &guard.stretch));
    let hits = lexicon.modifiers.find(text, clause).into_iter();
    hits.filter(|hit| free(&hit.stretch) && lexicon.is_provisional(hit.value)).map(|hit| hit.value).max()
}

/// Only objects are named: two of them may stand on the two sides (支付宝已向云闪付开放), else the
/// subject is in another clause.
fn between_objects(objects: &[&List], verdict: &Verdict, block: &BlockReading, rules: &Rules) -> Sides {
    let (before, after): (Vec<&List>, Vec<&List>) =
        objects.iter().partition(|list| list.stretch.end <= verdict.phrase.start);
    if !before.is_empty() && !after.is_empty() {
        return Sides { subjects: union(&before), objects: union(&after) };
    }
    let turn = before.windows(2).position(|pair| {
        !rules.towards.find(&block.text, &(pair[0].stretch.end..pair[1].stretch.start)).is_empty()
    });
    match turn {
        Some(turn) => Sides { subjects: union(&before[..=turn]), objects: union(&before[turn + 1..]) },
        None => Sides { subjects: Vec::new(), objects: union(objects) },
    }
}

/// Every list has a subject in it; objects beside it (微信、支付宝) are objects, and nothing that
/// stands in one list with an object is its subject.
fn mixed(lists: &[&List]) -> Sides {
    let (mixed, pure): (Vec<&List>, Vec<&List>) = lists.iter().partition(|list| list.has_object);
    Sides { subjects: union(&pure), objects: union(&mixed) }
}

fn union(lists: &[&List]) -> Vec<usize> {
    let mut all = Vec::new();
    for entity in lists.iter().flat_map(|list| &list.entities) {
        if !all.contains(entity) {
            all.push(*entity);
        }
    }
    all
}

/// The number a back-reference names: 以上三种.
fn number(words: &[char]) -> Option<usize> {
    words.iter().find_map(|c| match c {
        '两' | '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        c => c.to_digit(10).map(|digit| digit as usize),
    })
}
