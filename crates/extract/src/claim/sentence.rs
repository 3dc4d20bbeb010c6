//! Clauses of a sentence made into statements. Knows scope and order, not how a clause is read.

use super::{
    Statement,
    bare::sets_apart,
    clause::Clause,
    cut::{cut, links},
    earlier::Earlier,
    extent::is_of_others,
    join::joined,
    lexicon::Lexicon,
    memory::Memory,
    retold::{replaces, tries},
    scope::{Scopes, breaks},
    sides::Sides,
    stated::Stated,
    verdict::Verdict,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, holds},
};
use hutong_model::Article;

/// A sentence about a relation.
pub(super) struct Reader<'a> {
    pub(super) article: &'a Article,
    pub(super) block: &'a BlockReading,
    pub(super) sentence: &'a Stretch,
    pub(super) rules: &'a Rules,
    pub(super) lexicon: &'a Lexicon,
    pub(super) scopes: Scopes,
    pub(super) clauses: Vec<Clause>,
}

/// How far a sentence is read: what it stated, and what later clauses may take up.
pub(super) struct Course {
    pub(super) stated: Stated,
    pub(super) earlier: Earlier,
    /// What the sentence before said.
    pub(super) said: Vec<(usize, usize, usize)>,
    /// Whether the sentence answers a question.
    pub(super) answered: bool,
    denied: Vec<Sides>,
    /// What a clause asks, and which one it is.
    inquired: Option<(usize, Sides, usize)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        article: &'a Article,
        block: &'a BlockReading,
        sentence: &'a Stretch,
        rules: &'a Rules,
        lexicon: &'a Lexicon,
    ) -> Self {
        let breaks = breaks(&block.text, sentence, rules);
        let clauses = clauses(&block.text, sentence);
        let scopes = Scopes::new(block, sentence, &clauses, &breaks, rules, lexicon);
        let whole = joined(block, clauses, rules, lexicon);
        let links = whole.iter().flat_map(|clause| links(block, clause, rules, lexicon));
        let mut cuts = links.chain(breaks.iter().copied()).collect::<Vec<_>>();
        cuts.sort_unstable();
        let clauses = cut(whole, &cuts)
            .into_iter()
            .map(|stretch| Clause::new(block, stretch, rules, lexicon))
            .collect();
        Self { article, block, sentence, rules, lexicon, scopes, clauses }
    }

    /// What the sentence states.
    pub(super) fn read(&self, memory: &mut Memory) -> Vec<Statement> {
        let mut course = self.opened(memory);
        for (at, clause) in self.clauses.iter().enumerate() {
            let after_semicolon =
                self.block.text.at(clause.stretch.start.wrapping_sub(1)).is_some_and(is_semicolon);
            if at > 0 && after_semicolon {
                course.earlier.hint = None;
            }
            let Some((mut sides, verdict)) = self.meant(at, &mut course, memory) else { continue };
            self.adds(at, &mut course);
            self.asks(at, &sides, verdict.as_ref(), &mut course, memory);
            if clause.holds_not_for_some {
                course.stated.narrow(self.lexicon);
            }
            if verdict.is_some() && sides.are_both() && self.scopes.is_denied(&clause.stretch) {
                self.denies(clause, &sides, &mut course);
            }
            if let Some(verdict) = verdict.filter(|_| self.is_stated(at)) {
                self.states(at, &mut sides, &verdict, &mut course, memory);
            }
            if course.earlier.is_joined_by(clause, self.block, self.lexicon) {
                course.earlier.forget();
            }
            course.earlier.remember(clause, sides, self.block, self.rules, memory);
        }
        self.closed(course, memory)
    }

    /// What the sentence begins with: what was asked and said before it, and what it answers.
    fn opened(&self, memory: &mut Memory) -> Course {
        let mut stated = Stated::default();
        let asked = memory.asked.take();
        if let Some((sides, status)) = &asked {
            self.answer(sides, *status, &mut stated);
        }
        let said = std::mem::take(&mut memory.said);
        let mut earlier = Earlier::after(std::mem::take(&mut memory.stated), &said);
        earlier.topic = std::mem::take(&mut memory.topic);
        earlier.asked_of_a_no = asked.as_ref().is_some_and(|(_, status)| self.lexicon.is_refusal(*status));
        earlier.asked = asked.map(|(sides, _)| sides).unwrap_or_default();
        if let Some(tried) = memory.told_of.filter(|_| tries(self.block, self.sentence, &self.clauses)) {
            earlier.is_told_by(tried);
        }
        if let Some(teller) = self.teller() {
            earlier.is_told_by(teller);
        }
        let answered = !stated.statements.is_empty();
        Course { stated, earlier, said, answered, denied: Vec::new(), inquired: None }
    }

    /// What others are told of in a clause besides its own: the same of another, what is left out or added.
    fn adds(&self, at: usize, course: &mut Course) {
        let clause = &self.clauses[at];
        let Course { stated, earlier, said, .. } = course;
        if self.rules.likewise.is_in(&self.block.text, &clause.stretch) {
            self.repeat(clause, earlier, said, stated);
        }
        if self.adds_behind(at) {
            let more = clause.excepted.iter().flat_map(|list| list.entities.clone());
            let both = Sides { subjects: earlier.both.subjects.clone(), objects: more.collect() };
            if let Some(status) = stated.status {
                self.state(clause, &both, status, stated);
            }
        } else if clause.only_excepts {
            self.except_afterwards(clause, earlier, stated);
        } else if clause.excepted.is_some()
            && (!self.refuses(clause) || self.excepts_with_a_no(clause))
            && self.is_of_the_excepted(clause).is_none()
        {
            earlier.excepted.clone_from(&clause.excepted);
            earlier.adds_excepted = clause.adds_excepted;
            earlier.excepted_status = self.status_of_the_excepted(clause);
        }
    }

    /// What a clause asks, of the next sentence or of the rest of its own, and what it answers.
    fn asks(
        &self,
        at: usize,
        sides: &Sides,
        verdict: Option<&Verdict>,
        course: &mut Course,
        memory: &mut Memory,
    ) {
        let clause = &self.clauses[at];
        if let Some(verdict) = verdict.filter(|_| self.block.is_question(&clause.stretch)) {
            // 能不能用翼支付充值？: there is no no in it.
            let open = holds(self.block.text.slice(&clause.stretch), &["能不能", "可不可以"]);
            let open = open && self.lexicon.is_negative(verdict.status);
            let status = self.lexicon.opposite(verdict.status).filter(|_| open);
            memory.asked = Some((sides.clone(), status.unwrap_or(verdict.status)));
        }
        let Course { stated, earlier, inquired, .. } = course;
        let answers = |(before, ..): &&(usize, Sides, usize)| self.is_answer(*before, at);
        if let Some((_, both, status)) = inquired.as_ref().filter(answers) {
            // 有顾客问能否用微信支付，盒马客服答复：…: who answers, speaks of themselves.
            let subjects = if both.subjects.is_empty() { &earlier.subjects } else { &both.subjects };
            let both = Sides { subjects: subjects.clone(), objects: both.objects.clone() };
            self.answer_in(clause, &both, *status, stated);
        } else if let Some(verdict) = verdict
            && !sides.objects.is_empty()
            && self.inquires(&clause.stretch)
        {
            *inquired = Some((at, sides.clone(), verdict.status));
        }
    }

    /// What is denied in a clause.
    fn denies(&self, clause: &Clause, sides: &Sides, course: &mut Course) {
        course.denied.push(sides.clone());
        if !self.is_planned(&clause.stretch) {
            self.deny_removal(clause, sides, &mut course.stated);
        }
    }

    /// What a clause states, as its verdict and what stands around it come to.
    fn states(
        &self,
        at: usize,
        sides: &mut Sides,
        verdict: &Verdict,
        course: &mut Course,
        memory: &mut Memory,
    ) {
        let clause = &self.clauses[at];
        let Course { stated, earlier, denied, .. } = course;
        // 美团下架了支付宝，大众点评没有跟进: who does not follow a removal removed nothing.
        let told = stated.status.or_else(|| memory.last_said().map(|(_, status)| status));
        if self.follows_nobody(clause, verdict) && told.is_some_and(|told| self.lexicon.is_removal(told)) {
            return;
        }
        let is_to_come = self.is_to_come(clause, stated);
        // 自12月1日起将停止支持: what is to be taken away is still there, and is not told of.
        if self.lexicon.is_removal(verdict.status) && (is_to_come || self.is_planned(&clause.stretch)) {
            let dates = self.block.dates_in(&(self.sentence.start..clause.stretch.end));
            stated.passes_over(dates.last().map(|date| date.stretch.start));
            return;
        }
        if let Some(date) = self.interlude(at) {
            stated.passes_over(Some(date));
            return;
        }
        // 1月10日起，乘客用微信支付付车费每单立减10元: a discount that is to come tells nothing of when one can pay.
        if is_to_come && self.lexicon.is_affirmative(verdict.status) && self.tells_a_sum(clause, verdict) {
            return;
        }
        // 经过两周的分批放量，现已对全部用户开放: what holds for all is no trial.
        let for_all = self.rules.universals.is_in(&self.block.text, &clause.stretch);
        let hint = earlier.hint.or_else(|| earlier.tried(clause, sides, self.block, self.lexicon));
        let hint = hint.filter(|hint| !(for_all && self.lexicon.is_partial(*hint)));
        // 受邀旅客可以参加，其余旅客仍用…: the rest are not those of whom it was said.
        let hint = hint.filter(|_| !is_of_others(self.block, &clause.stretch, self.rules));
        // 还将有一批平台加入，…，12306则已支持云闪付多年: what is so already is no plan.
        let hint = hint.filter(|hint| !(self.lexicon.is_coming(*hint) && self.is_so_already(clause)));
        // dropped Bestpay, not Hebao: what was not taken away is there.
        let kept = stated.status.is_some_and(|status| self.lexicon.is_removal(status))
            && self.lexicon.is_negative(verdict.status)
            && sets_apart(clause, self.block);
        let said = self.lexicon.opposite(verdict.status).filter(|_| kept).unwrap_or(verdict.status);
        let status = said.max(hint.unwrap_or(0)).max(self.inherited(at).unwrap_or(0));
        let status = if is_to_come { self.lexicon.to_come(status) } else { status };
        self.except(clause, sides, status, earlier, stated);
        self.only(clause, sides, status, earlier, stated);
        self.state(clause, sides, status, stated);
        self.exclude(clause, sides, denied, stated);
        if sides.are_both() {
            memory.stated.clone_from(&sides.subjects);
        }
    }

    /// What the sentence stated, and what it leaves to the next.
    fn closed(&self, course: Course, memory: &mut Memory) -> Vec<Statement> {
        let Course { mut stated, earlier, answered, denied, .. } = course;
        // 原先可用QQ钱包，今年起改为微信支付: what others took the place of is over.
        let replaces = |clause: &&Clause| replaces(self.block.text.slice(&clause.stretch));
        if let Some(clause) = self.clauses.iter().find(replaces) {
            stated.forget_what_was(clause, self.lexicon);
        }
        if memory.asked.is_none() {
            memory.asked = self.asked_of_another(memory);
        }
        if memory.stated.is_empty() && answered {
            memory.stated = earlier.asked.subjects;
        } else if memory.stated.is_empty() {
            memory.stated = self.topic();
            memory.topic = self.topic_of_objects();
            // 抖音否认将下架支付宝。“微信支付也会保留。”
            if let ([denied], true) = (denied.as_slice(), memory.stated.is_empty()) {
                memory.stated.clone_from(&denied.subjects);
            }
        }
        if let Some(said) = stated.statements.last() {
            let sides = Sides { subjects: vec![said.subject], objects: vec![said.object] };
            memory.remember_said(sides, said.status);
        }
        memory.said = stated.said();
        stated.statements
    }

    /// `那云闪付呢？`: what was said of others last, asked of one more.
    fn asked_of_another(&self, memory: &Memory) -> Option<(Sides, usize)> {
        let text = &self.block.text;
        let mut lists = self.clauses.iter().flat_map(|clause| &clause.lists);
        let (Some(list), None) = (lists.next(), lists.next()) else { return None };
        let asks = matches!(text.slice(&(list.stretch.end..self.sentence.end)), ['呢', '？' | '?']);
        let (mut sides, status) = memory.last_said().filter(|_| asks)?;
        let side = if list.only_objects() { &mut sides.objects } else { &mut sides.subjects };
        side.clone_from(&list.entities);
        Some((sides, status))
    }
}

pub(super) fn is_semicolon(c: char) -> bool {
    matches!(c, '；' | ';')
}
