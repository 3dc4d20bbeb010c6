//! Clauses of a sentence made into statements: what one leaves out is taken from those before it.
//! Knows scope and order, not how a clause is read.

use super::{
    Statement,
    clause::{Clause, Sides},
    lexicon::{Lexicon, Roles, Side},
    scope::{Scopes, breaks},
};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses},
};
use hutong_model::{Article, Day, Precision};
use std::collections::BTreeSet;

/// Every statement that an article makes about a relation.
pub(super) fn statements(
    article: &Article,
    blocks: &[BlockReading],
    rules: &Rules,
    lexicon: &Lexicon,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    for block in blocks {
        let mut memory = Memory::default();
        for sentence in &block.sentences {
            let names = block.names_in(sentence);
            let concerned = names.iter().any(|name| lexicon.roles(name.value) != Roles::None);
            if concerned || memory.has_lists() && lexicon.back.is_in(&block.text, sentence) {
                read_sentence(article, block, sentence, rules, lexicon, &mut memory, &mut statements);
            } else {
                memory.stated.clear();
            }
        }
    }
    statements
}

/// What earlier clauses of the block named.
#[derive(Default)]
struct Memory {
    /// Lists of subjects and objects, the latest last, for back-references.
    subjects: Vec<Vec<usize>>,
    objects: Vec<Vec<usize>>,
    /// The subjects of the last sentence's claims.
    stated: Vec<usize>,
}

impl Memory {
    fn has_lists(&self) -> bool {
        !self.subjects.is_empty() || !self.objects.is_empty()
    }

    fn list(&self, side: Side, number: Option<usize>) -> Vec<usize> {
        let lists = match side {
            Side::Subject => &self.subjects,
            Side::Object => &self.objects,
        };
        let fits = |list: &&Vec<usize>| number.is_none_or(|number| list.len() == number);
        lists.iter().rev().find(fits).cloned().unwrap_or_default()
    }
}

fn read_sentence(
    article: &Article,
    block: &BlockReading,
    sentence: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
    memory: &mut Memory,
    statements: &mut Vec<Statement>,
) {
    let text = &block.text;
    let breaks = breaks(text, sentence, rules);
    let scopes = Scopes::new(text, sentence, &breaks, rules);
    let read = cut(clauses(text, sentence), &breaks)
        .into_iter()
        .map(|stretch| Clause::new(block, stretch, rules, lexicon))
        .collect::<Vec<_>>();
    let before = std::mem::take(&mut memory.stated);
    let mut earlier = Earlier { stated: before, ..Earlier::default() };
    for (at, clause) in read.iter().enumerate() {
        let sides = earlier.complete(clause, block, rules, memory);
        let taken_back = read
            .get(at + 1)
            .is_some_and(|next| next.lists.is_empty() && scopes.is_reservation(&next.stretch));
        let stated = !scopes.is_guess(&clause.stretch) && !taken_back && !is_question(block, &clause.stretch);
        if let Some(verdict) = clause.verdict.as_ref().filter(|_| stated) {
            let as_of = as_of(article, block, sentence, clause);
            let elaborates = clause.lists.iter().all(|list| !list.has_subject);
            for subject in &sides.subjects {
                for object in sides
                    .objects
                    .iter()
                    .filter(|object| *object != subject && lexicon.can_be_object(**object))
                {
                    let pair = (*subject, *object);
                    // 淘宝正内测微信支付，并新增了…: a clause without a subject tells more of the same.
                    if elaborates && earlier.pairs.contains(&pair) {
                        continue;
                    }
                    earlier.pairs.insert(pair);
                    statements.push(Statement {
                        relation: lexicon.relation,
                        subject: *subject,
                        object: *object,
                        status: verdict.status.max(earlier.hint.unwrap_or(0)),
                        hedged: scopes.is_hedged(&clause.stretch),
                        as_of,
                        evidence: block.span(article, sentence),
                    });
                }
            }
            if !sides.subjects.is_empty() && !sides.objects.is_empty() {
                memory.stated.clone_from(&sides.subjects);
            }
        }
        earlier.remember(clause, sides, block, rules, memory);
    }
}

/// What the clauses before this one named in the sentence.
#[derive(Default)]
struct Earlier {
    subjects: Vec<usize>,
    /// The sides of the last clause that named both.
    both: Sides,
    objects: Vec<usize>,
    /// The subjects of the sentence before.
    stated: Vec<usize>,
    /// Whether the sentence has named anybody yet.
    named: bool,
    /// The pairs that the sentence has stated something of.
    pairs: BTreeSet<(usize, usize)>,
    /// A provisional status from a clause without names.
    hint: Option<usize>,
}

impl Earlier {
    /// The sides of a clause, with what it leaves out.
    fn complete(&self, clause: &Clause, block: &BlockReading, rules: &Rules, memory: &Memory) -> Sides {
        let mut sides = clause.sides(block, rules);
        if clause.verdict.is_none() {
            return sides;
        }
        for (side, number) in &clause.back {
            let list = memory.list(*side, *number);
            match side {
                Side::Subject if sides.subjects.is_empty() => sides.subjects = list,
                Side::Object if sides.objects.is_empty() => sides.objects = list,
                _ => {}
            }
        }
        let own_subjects = clause.carried_subjects(block, rules);
        match (sides.subjects.is_empty(), sides.objects.is_empty()) {
            (false, true) | (true, true) if clause.foreign_object => return Sides::default(),
            // The only name qualifies another word (等待微信审核): the clause names nobody.
            (false, true) if own_subjects.is_empty() && clause.back.is_empty() => return self.both.clone(),
            (false, true) => sides.objects.clone_from(&self.objects),
            (true, true) => return if clause.foreign_subject { Sides::default() } else { self.both.clone() },
            (true, false)
                if clause.foreign_subject && !(clause.means_the_last && self.subjects.len() == 1) => {}
            (true, false) if !self.subjects.is_empty() => sides.subjects.clone_from(&self.subjects),
            (true, false) if !self.named => sides.subjects.clone_from(&self.stated),
            _ => {}
        }
        sides
    }

    fn remember(
        &mut self,
        clause: &Clause,
        sides: Sides,
        block: &BlockReading,
        rules: &Rules,
        memory: &mut Memory,
    ) {
        self.hint = clause.hint.or(self.hint);
        let carried = clause.carried_subjects(block, rules);
        let subjects = if carried.is_empty() { sides.subjects.clone() } else { carried };
        if !subjects.is_empty() {
            memory.subjects.push(subjects.clone());
            self.subjects = subjects;
        }
        let objects = clause.lists.iter().filter(|list| list.only_objects());
        memory.objects.extend(objects.map(|list| list.entities.clone()));
        if !sides.objects.is_empty() {
            self.objects.clone_from(&sides.objects);
        }
        if !sides.subjects.is_empty() && !sides.objects.is_empty() {
            self.both = sides;
        }
        self.named |= clause.foreign_subject || clause.lists.iter().any(|list| list.has_subject);
    }
}

/// Cuts clauses also where a contrast begins inside them.
fn cut(clauses: Vec<Stretch>, breaks: &[usize]) -> Vec<Stretch> {
    let mut cut = Vec::new();
    for clause in clauses {
        let mut start = clause.start;
        for stop in breaks.iter().filter(|stop| clause.start < **stop && **stop < clause.end) {
            cut.push(start..*stop);
            start = *stop;
        }
        cut.push(start..clause.end);
    }
    cut
}

fn is_question(block: &BlockReading, clause: &Stretch) -> bool {
    block
        .text
        .slice(clause)
        .iter()
        .rev()
        .find(|c| !matches!(c, '”' | '"' | '」' | ' '))
        .is_some_and(|c| matches!(c, '？' | '?'))
}

/// The day of the last date before the clause's end, or of the sentence's only date behind it,
/// where that tells when the statement holds; else the publication's.
fn as_of(article: &Article, block: &BlockReading, sentence: &Stretch, clause: &Clause) -> Option<Day> {
    let published = article.published.as_ref().map(|published| published.day);
    let tells = |date: &&date::Mention| {
        let since =
            block.text.at(date.stretch.start.wrapping_sub(1)).is_some_and(|c| matches!(c, '自' | '从'));
        !date.open && !since && date.span.is_some_and(|span| span.precision >= Precision::Month)
    };
    let all = block.dates_in(sentence);
    let before = block.dates_in(&(sentence.start..clause.stretch.end)).iter().rev().find(tells);
    let dated = before.or_else(|| all.first().filter(|_| all.len() == 1).filter(tells));
    match (dated.and_then(|date| date.span), published) {
        (Some(span), Some(published)) if span.start <= published => Some(span.end.min(published)),
        (Some(span), None) => Some(span.end),
        _ => published,
    }
}
