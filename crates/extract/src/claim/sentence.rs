//! Clauses of a sentence made into statements. Knows scope and order, not how a clause is read.

use super::{
    Statement,
    clause::{Clause, Verdict},
    lexicon::{Lexicon, Roles},
    list::joined,
    memory::{Earlier, Memory},
    scope::{Scopes, breaks},
    sides::Sides,
};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses},
};
use hutong_model::{Article, Day, Precision};
use std::collections::BTreeMap;

/// Every statement about a relation that blocks of an article make.
pub(super) fn statements<'a>(
    article: &Article,
    blocks: impl IntoIterator<Item = &'a BlockReading>,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut memory = Memory::default();
    // Where the statements of the two sentences before this one begin.
    let mut recent = [0, 0];
    for block in blocks {
        memory.next_block();
        for sentence in &block.sentences {
            weigh(&mut statements, recent[0], block, sentence, rules);
            recent = [recent[1].min(statements.len()), statements.len()];
            let names = block.names_in(sentence);
            let concerned = names.iter().any(|name| lexicon.roles(name.value) != Roles::None);
            let back = || {
                lexicon.back_to_subjects.is_in(&block.text, sentence)
                    || lexicon.back_to_objects.is_in(&block.text, sentence)
            };
            if concerned || memory.asked.is_some() || memory.has_lists() && back() {
                let reader = Reader::new(article, block, sentence, rules, lexicon);
                statements.extend(reader.read(&mut memory));
            } else {
                memory.forget();
            }
        }
    }
    statements
}

/// A rumour that is confirmed right after it is none, and one that is denied says nothing.
fn weigh(
    statements: &mut Vec<Statement>,
    from: usize,
    block: &BlockReading,
    sentence: &Stretch,
    rules: &Rules,
) {
    if !statements[from..].iter().any(|statement| statement.hedged) {
        return;
    }
    if rules.denials.is_in(&block.text, sentence) {
        let recent = statements.split_off(from);
        statements.extend(recent.into_iter().filter(|statement| !statement.hedged));
    } else if rules.confirmations.is_in(&block.text, sentence) {
        statements[from..].iter_mut().for_each(|statement| statement.hedged = false);
    }
}

/// A sentence about a relation.
pub(super) struct Reader<'a> {
    article: &'a Article,
    pub(super) block: &'a BlockReading,
    sentence: &'a Stretch,
    pub(super) rules: &'a Rules,
    pub(super) lexicon: &'a Lexicon,
    scopes: Scopes,
    pub(super) clauses: Vec<Clause>,
}

/// What a sentence stated so far: the statements, and which was the last of each pair.
#[derive(Default)]
pub(super) struct Stated {
    statements: Vec<Statement>,
    last: BTreeMap<(usize, usize), Last>,
    /// The status that was stated last, of whomever.
    pub(super) status: Option<usize>,
}

/// The last statement of a pair.
#[derive(Clone, Copy)]
struct Last {
    /// Its index.
    at: usize,
    /// Whether it told of the past (此前).
    formerly: bool,
    /// Where the date stands that it was told with.
    date: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(
        article: &'a Article,
        block: &'a BlockReading,
        sentence: &'a Stretch,
        rules: &'a Rules,
        lexicon: &'a Lexicon,
    ) -> Self {
        let breaks = breaks(&block.text, sentence, rules);
        let scopes = Scopes::new(&block.text, sentence, &breaks, rules);
        let whole = joined(block, clauses(&block.text, sentence), rules, lexicon);
        let clauses = cut(whole, &breaks)
            .into_iter()
            .map(|stretch| Clause::new(block, stretch, rules, lexicon))
            .collect();
        Self { article, block, sentence, rules, lexicon, scopes, clauses }
    }

    fn read(&self, memory: &mut Memory) -> Vec<Statement> {
        let mut stated = Stated::default();
        if let Some((sides, status)) = memory.asked.take() {
            self.answer(&sides, status, &mut stated);
        }
        let said = std::mem::take(&mut memory.said);
        let mut earlier = Earlier::after(std::mem::take(&mut memory.stated), &said);
        for at in 0..self.clauses.len() {
            let clause = &self.clauses[at];
            let mut sides = earlier.complete(clause, self.block, self.rules, self.lexicon, memory);
            let mut verdict = clause.verdict.clone();
            if let Some((subjects, objects)) = self.row(at) {
                sides = Sides { subjects: subjects.entities.clone(), objects: objects.entities.clone() };
                verdict = Some(Verdict { status: 0, phrase: clause.stretch.clone() });
            }
            if self.rules.likewise.is_in(&self.block.text, &clause.stretch) {
                self.repeat(clause, &said, &mut stated);
            }
            if clause.only_excepts {
                self.except_afterwards(clause, &earlier, &mut stated);
            } else if clause.excepted.is_some() {
                earlier.excepted.clone_from(&clause.excepted);
                earlier.adds_excepted = clause.adds_excepted;
            }
            if let Some(verdict) = verdict.as_ref().filter(|_| is_question(self.block, &clause.stretch)) {
                memory.asked = Some((sides.clone(), verdict.status));
            }
            if let Some(verdict) = verdict.filter(|_| self.is_stated(at)) {
                let mut status = verdict.status.max(earlier.hint.unwrap_or(0));
                if self.is_to_come(clause) {
                    status = self.lexicon.to_come(status);
                }
                self.except(clause, &mut sides, status, &mut earlier, &mut stated);
                self.state(clause, &sides, status, &mut stated);
                if sides.are_both() {
                    memory.stated.clone_from(&sides.subjects);
                }
            }
            earlier.remember(clause, sides, self.block, self.rules, memory);
        }
        if memory.stated.is_empty() {
            memory.stated = self.topic();
        }
        memory.said = stated.statements.iter().map(|said| (said.subject, said.object, said.status)).collect();
        stated.statements
    }

    /// Whether the last date of a clause is after the publication.
    fn is_to_come(&self, clause: &Clause) -> bool {
        let published = self.article.published.as_ref().map(|published| published.day);
        let day = self.block.dates_in(&clause.stretch).last().and_then(|date| date.span);
        published.zip(day).is_some_and(|(published, day)| day.start > published)
    }

    /// Whether a clause is neither wished nor asked, nor taken back by the next one.
    fn is_stated(&self, at: usize) -> bool {
        let clause = &self.clauses[at];
        let taken_back = self
            .clauses
            .get(at + 1)
            .is_some_and(|next| next.is_bare() && self.scopes.is_reservation(&next.stretch));
        !self.scopes.is_guess(&clause.stretch) && !taken_back && !is_question(self.block, &clause.stretch)
    }

    pub(super) fn state(&self, clause: &Clause, sides: &Sides, status: usize, stated: &mut Stated) {
        stated.status = Some(status);
        let (text, stretch) = (&self.block.text, &clause.stretch);
        let turns = self.rules.turns.is_in(text, stretch);
        let formerly = self.rules.formerly.is_in(text, stretch);
        let dates = self.block.dates_in(&(self.sentence.start..stretch.end));
        let date = dates.last().map(|date| date.stretch.start);
        let inherited = as_of(self.article, self.block, self.sentence, clause);
        for (subject, object) in self.pairs(clause, sides) {
            let known = stated.last.get(&(subject, object)).copied();
            // 1月25日停止支持，后又恢复: what turned after a day holds until the publication.
            let since = turns && known.is_some_and(|known| known.date.is_some() && known.date == date);
            let as_of = if since { self.article.published.as_ref().map(|it| it.day) } else { inherited };
            let same = known.filter(|known| stated.statements[known.at].as_of == as_of);
            if let Some(known) = same.filter(|known| formerly || known.formerly || !clause.has_subject()) {
                // 淘宝正内测微信支付，并新增了…: a clause without a subject tells more of the same.
                let last = &mut stated.statements[known.at];
                let hedged = self.scopes.is_hedged(stretch);
                match (formerly, known.formerly || turns) {
                    (true, _) => {}
                    (false, true) => last.status = status,
                    // 已内测，有望年底上线: what is to come does not undo what is.
                    (false, false) if self.lexicon.goes_on(last.status, status) => {}
                    (false, false) => {
                        last.status = last.status.max(status);
                        last.hedged |= hedged;
                    }
                }
                continue;
            }
            stated.last.insert((subject, object), Last { at: stated.statements.len(), formerly, date });
            stated.statements.push(Statement {
                relation: self.lexicon.relation,
                subject,
                object,
                status,
                hedged: self.scopes.is_hedged(&clause.stretch),
                as_of,
                evidence: self.block.span(self.article, self.sentence),
            });
        }
    }

    /// Every subject with every object, or each with its own.
    fn pairs(&self, clause: &Clause, sides: &Sides) -> Vec<(usize, usize)> {
        let (subjects, objects) = (&sides.subjects, &sides.objects);
        let pairwise = subjects.len() > 1
            && subjects.len() == objects.len()
            && self.rules.pairwise.is_in(&self.block.text, &clause.stretch);
        let pairs = if pairwise {
            subjects.iter().copied().zip(objects.iter().copied()).collect::<Vec<_>>()
        } else {
            subjects.iter().flat_map(|subject| objects.iter().map(|object| (*subject, *object))).collect()
        };
        let can_be = |(subject, object): &(usize, usize)| {
            subject != object
                && self.lexicon.can_be_object(*object)
                && !self.lexicon.is_short_for(*subject, *object)
        };
        pairs.into_iter().filter(can_be).collect()
    }

    /// The one subject that opens a sentence without claims: the next may go on about it.
    fn topic(&self) -> Vec<usize> {
        let mut lists = self.clauses.iter().flat_map(|clause| &clause.lists);
        match (lists.next(), lists.next()) {
            (Some(list), None)
                if !list.has_object
                    && list.entities.len() == 1
                    && list.stretch.start <= self.sentence.start + 1
                    && !list.qualifies(self.block, self.rules) =>
            {
                list.entities.clone()
            }
            _ => Vec::new(),
        }
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
        // A year tells it where it opens the sentence (早在2013年), not inside (founded in 2014).
        let opens = date.stretch.start <= sentence.start + 3;
        let least = if opens { Precision::Year } else { Precision::Month };
        !date.open && !since && date.span.is_some_and(|span| span.precision >= least)
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
