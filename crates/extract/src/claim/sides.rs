//! Which lists of a clause are its subjects and which its objects. Knows no status.

use super::{clause::Clause, lexicon::Lexicon, list::List, verdict::Verdict};
use crate::{reading::BlockReading, rules::Rules, text::starts_with};

/// The two sides of a clause, as far as it names them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sides {
    pub subjects: Vec<usize>,
    pub objects: Vec<usize>,
}

impl Sides {
    /// Those that a clause names.
    pub fn new(clause: &Clause, block: &BlockReading, rules: &Rules, lexicon: &Lexicon) -> Self {
        let Some(verdict) = &clause.verdict else {
            return Self::default();
        };
        let (subjects, objects) = halves(clause);
        match (subjects.as_slice(), objects.as_slice()) {
            ([], []) => Self::default(),
            ([], objects) => between_objects(objects, clause, verdict, block, rules, lexicon),
            (subjects, []) => mixed(subjects, clause, block, lexicon),
            (subjects, objects) => Self { subjects: union(subjects), objects: union(objects) },
        }
    }

    /// Those that a clause without a phrase names, for a phrase in the clause after it.
    pub fn offered(clause: &Clause) -> Self {
        let (subjects, objects) = halves(clause);
        Self { subjects: union(&subjects), objects: union(&objects) }
    }

    /// Whether it has both.
    pub fn are_both(&self) -> bool {
        !self.subjects.is_empty() && !self.objects.is_empty()
    }
}

/// The entities of several lists, without repeats.
pub(crate) fn union(lists: &[&List]) -> Vec<usize> {
    let mut all = Vec::new();
    for entity in lists.iter().flat_map(|list| &list.entities) {
        if !all.contains(entity) {
            all.push(*entity);
        }
    }
    all
}

fn halves(clause: &Clause) -> (Vec<&List>, Vec<&List>) {
    let subjects = clause.lists.iter().filter(|list| list.has_subject).collect();
    let objects = clause.lists.iter().filter(|list| list.only_objects()).collect();
    (subjects, objects)
}

/// Only objects are named: two of them may stand on the two sides (支付宝已向云闪付开放), else the
/// subject is in another clause.
fn between_objects(
    objects: &[&List],
    clause: &Clause,
    verdict: &Verdict,
    block: &BlockReading,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Sides {
    if lexicon.together.is_in(&block.text, &clause.stretch) {
        return Sides { subjects: Vec::new(), objects: union(objects) };
    }
    let (before, after): (Vec<&List>, Vec<&List>) =
        objects.iter().partition(|list| list.stretch.end <= verdict.phrase.start);
    // 在支付宝下方出现了微信支付: both are there.
    if before.iter().any(|list| is_a_neighbour(list, block)) {
        return Sides { subjects: Vec::new(), objects: union(objects) };
    }
    if !before.is_empty() && !after.is_empty() {
        return Sides { subjects: union(&before), objects: union(&after) };
    }
    // 支付宝与微信支付两个选项: told of both alike.
    let behind = before.last().map_or(0, |list| list.stretch.end);
    let behind = block.text.slice(&(behind..clause.stretch.end.max(behind)));
    // 支付宝与微信支付须点开“更多”才能看到
    const ALIKE: [char; 15] =
        ['两', '都', '均', '等', '双', '也', '亦', '皆', '须', '需', '可', '仍', '照', '还', '能'];
    // 微信支付与支付宝一直同时获接受
    const TOGETHER: [&str; 5] = ["同时", "一直同时", "一直都", "一样", "同样"];
    let together = || TOGETHER.iter().any(|word| starts_with(behind, word)) && !behind.contains(&'互');
    let alike =
        behind.first().is_some_and(|c| ALIKE.contains(c)) || matches!(behind, ['不', '受', ..]) || together();
    let turn = before.windows(2).filter(|_| !alike).position(|pair| {
        !rules.towards.find(&block.text, &(pair[0].stretch.end..pair[1].stretch.start)).is_empty()
    });
    if let Some(turn) = turn {
        return Sides { subjects: union(&before[..=turn]), objects: union(&before[turn + 1..]) };
    }
    one_another(union(objects), clause, block, lexicon)
}

/// Whether a list only says where among objects another one stands: 支付宝下方, 花呗旁边.
fn is_a_neighbour(list: &List, block: &BlockReading) -> bool {
    const PLACES: [&str; 10] = ["下方", "上方", "旁", "之下", "之上", "下面", "上面", "左侧", "右侧", "后面"];
    let behind = &block.text.chars[list.stretch.end..];
    let behind = behind.strip_prefix(&['的']).unwrap_or(behind);
    PLACES.iter().any(|place| starts_with(behind, place))
}

/// 支付宝和云闪付互认: the first stands in the relation to the others. Without such a word all are
/// objects of a subject in another clause.
fn one_another(mut all: Vec<usize>, clause: &Clause, block: &BlockReading, lexicon: &Lexicon) -> Sides {
    if all.len() > 1 && lexicon.mutual.is_in(&block.text, &clause.stretch) {
        let rest = all.split_off(1);
        return Sides { subjects: all, objects: rest };
    }
    Sides { subjects: Vec::new(), objects: all }
}

/// Every list has a subject in it; objects beside it (微信、支付宝) are objects, and nothing that
/// stands in one list with an object is its subject, except of one another.
fn mixed(lists: &[&List], clause: &Clause, block: &BlockReading, lexicon: &Lexicon) -> Sides {
    let (mixed, pure): (Vec<&List>, Vec<&List>) = lists.iter().partition(|list| list.has_object);
    if pure.is_empty() {
        return one_another(union(&mixed), clause, block, lexicon);
    }
    Sides { subjects: union(&pure), objects: union(&mixed) }
}
