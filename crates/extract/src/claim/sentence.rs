//! Clauses of a sentence made into statements. Knows scope and order, not how a clause is read.

use super::{
    Statement,
    clause::Clause,
    cut::{cut, links},
    earlier::Earlier,
    join::joined,
    lexicon::Lexicon,
    list::List,
    memory::Memory,
    scope::{Scopes, breaks},
    sides::Sides,
    stated::Stated,
    verdict::Verdict,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, starts_with},
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
        let mut stated = Stated::default();
        let asked = memory.asked.take();
        if let Some((sides, status)) = &asked {
            self.answer(sides, *status, &mut stated);
        }
        let said = std::mem::take(&mut memory.said);
        let mut earlier = Earlier::after(std::mem::take(&mut memory.stated), &said);
        earlier.topic = std::mem::take(&mut memory.topic);
        let answered = !stated.statements.is_empty();
        let mut denied = Vec::new();
        // What a clause asks, and which one it is.
        let mut inquired: Option<(usize, Sides, usize)> = None;
        earlier.asked_of_a_no = asked.as_ref().is_some_and(|(_, status)| self.lexicon.is_refusal(*status));
        earlier.asked = asked.map(|(sides, _)| sides).unwrap_or_default();
        if let Some(teller) = self.teller() {
            earlier.is_told_by(teller);
        }
        for at in 0..self.clauses.len() {
            let clause = &self.clauses[at];
            if at > 0 && self.block.text.at(clause.stretch.start.wrapping_sub(1)).is_some_and(is_semicolon) {
                earlier.hint = None;
            }
            let mut sides = earlier.complete(clause, self.block, self.rules, self.lexicon, memory);
            if let Some(others) = self.unlike(at).filter(|_| !sides.objects.is_empty()) {
                sides.subjects = others;
            }
            if let Some(subjects) = self.announced(at).filter(|_| !sides.objects.is_empty()) {
                sides.subjects = subjects;
            }
            let mut verdict = clause.verdict.clone();
            if let Some((subjects, objects)) = self.row(at) {
                sides = Sides { subjects: subjects.entities.clone(), objects: objects.entities.clone() };
                verdict = Some(Verdict { status: 0, phrase: clause.stretch.clone() });
            } else if let Some((all, status)) = self.instances(at, &earlier) {
                sides = all;
                verdict = Some(Verdict { status, phrase: clause.stretch.clone() });
            }
            if verdict.is_none()
                && let Some(menu) = self.menu(at, &earlier)
            {
                sides = menu;
                verdict = Some(Verdict { status: 0, phrase: clause.stretch.clone() });
            }
            if verdict.is_none()
                && let Some(subjects) = self.has_others(clause, &earlier)
            {
                sides = Sides { subjects, objects: Vec::new() };
                verdict = Some(Verdict { status: 0, phrase: clause.stretch.clone() });
            }
            let known = stated.status.or(said.last().map(|said| said.2));
            // 优酷，微信支付都有。 New paragraph: 淘宝没有，天猫也没有。
            if known.is_none() && at == 0 && earlier.said_objects.is_empty() {
                earlier.recalled = memory.last_said();
            }
            let known = known.or(earlier.recalled.as_ref().map(|(_, status)| *status));
            // 抖音能用花呗吗？可以，绑定支付宝后即可使用: on which terms, not what else.
            if answered && self.is_a_condition(clause) {
                continue;
            }
            if verdict.is_none()
                && let Some((both, status)) = self
                    .yes_or_no(clause, &earlier, known, memory)
                    .or_else(|| self.more_objects(at, &earlier))
                    .or_else(|| self.more_subjects(at, &earlier))
                    .or_else(|| self.counted_objects(at, &earlier))
            {
                sides = both;
                verdict = Some(Verdict { status, phrase: clause.stretch.clone() });
            }
            if self.rules.likewise.is_in(&self.block.text, &clause.stretch) {
                self.repeat(clause, &earlier, &said, &mut stated);
            }
            if clause.only_excepts {
                self.except_afterwards(clause, &earlier, &mut stated);
            } else if clause.excepted.is_some() && !self.refuses(clause) {
                earlier.excepted.clone_from(&clause.excepted);
                earlier.adds_excepted = clause.adds_excepted;
            }
            if let Some(verdict) = verdict.as_ref().filter(|_| self.block.is_question(&clause.stretch)) {
                memory.asked = Some((sides.clone(), verdict.status));
            }
            let answers = |(before, ..): &&(usize, Sides, usize)| self.is_answer(*before, at);
            if let Some((_, both, status)) = inquired.as_ref().filter(answers) {
                // 有顾客问能否用微信支付，盒马客服答复：…: who answers, speaks of themselves.
                let subjects = if both.subjects.is_empty() { &earlier.subjects } else { &both.subjects };
                let both = Sides { subjects: subjects.clone(), objects: both.objects.clone() };
                self.answer_in(clause, &both, *status, &mut stated);
            } else if let Some(verdict) = verdict.as_ref()
                && !sides.objects.is_empty()
                && self.inquires(&clause.stretch)
            {
                inquired = Some((at, sides.clone(), verdict.status));
            }
            if clause.holds_not_for_some {
                stated.narrow(self.lexicon);
            }
            if verdict.is_some() && sides.are_both() && self.scopes.is_denied(&clause.stretch) {
                denied.push(sides.clone());
                if !self.is_planned(&clause.stretch) {
                    self.deny_removal(clause, &sides, &mut stated);
                }
            }
            if let Some(verdict) = verdict.filter(|_| self.is_stated(at)) {
                // 经过两周的分批放量，现已对全部用户开放: what holds for all is no trial.
                let for_all = self.rules.universals.is_in(&self.block.text, &clause.stretch);
                let hint = earlier.hint.filter(|hint| !(for_all && self.lexicon.is_partial(*hint)));
                // 自12月1日起将停止支持: what is to be taken away is still there, and is not told of.
                if self.lexicon.is_removal(verdict.status)
                    && (self.is_to_come(clause, &stated) || self.is_planned(&clause.stretch))
                {
                    let dates = self.block.dates_in(&(self.sentence.start..clause.stretch.end));
                    stated.passes_over(dates.last().map(|date| date.stretch.start));
                    earlier.remember(clause, sides, self.block, self.rules, memory);
                    continue;
                }
                let mut status = verdict.status.max(hint.unwrap_or(0)).max(self.inherited(at).unwrap_or(0));
                if self.is_to_come(clause, &stated) {
                    status = self.lexicon.to_come(status);
                }
                self.except(clause, &mut sides, status, &mut earlier, &mut stated);
                self.only(clause, &sides, status, &earlier, &mut stated);
                self.state(clause, &sides, status, &mut stated);
                self.exclude(clause, &sides, &denied, &mut stated);
                if sides.are_both() {
                    memory.stated.clone_from(&sides.subjects);
                }
            }
            earlier.remember(clause, sides, self.block, self.rules, memory);
        }
        if memory.asked.is_none() {
            memory.asked = self.asked_of_another(memory);
        }
        if memory.stated.is_empty() && answered {
            memory.stated = earlier.asked.subjects;
        } else if memory.stated.is_empty() {
            memory.stated = self.topic();
            memory.topic = self.topic_of_objects();
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

    /// Whether the last date of a clause, or one that opens the sentence for it, is after the
    /// publication.
    fn is_to_come(&self, clause: &Clause, stated: &Stated) -> bool {
        let published = self.article.published.as_ref().map(|published| published.day);
        // What was planned before a semicolon is another thing.
        let text = &self.block.text;
        let mut before = (self.sentence.start..clause.stretch.start).rev();
        let part = before.find(|at| is_semicolon(text.chars[*at]));
        if self.rules.formerly.is_in(text, &clause.stretch) {
            return false;
        }
        let dates = self.block.dates_in(&(part.unwrap_or(self.sentence.start)..clause.stretch.end));
        let day = dates.last().filter(|date| {
            let told = stated.tells_of(date.stretch.start)
                || self.rules.present.is_in(&self.block.text, &clause.stretch);
            // 即日起至11月11日: it has begun.
            let ends = self.block.text.at(date.stretch.start.wrapping_sub(1)) == Some('至')
                && self.block.text.at(date.stretch.start.wrapping_sub(2)) == Some('起');
            !ends && (date.stretch.start >= clause.stretch.start || !told)
        });
        published.zip(day.and_then(|date| date.span)).is_some_and(|(published, day)| day.start > published)
    }

    /// What a clause that goes on with a link (并…) has from the modifiers of the one before.
    fn inherited(&self, at: usize) -> Option<usize> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let links = self.rules.links.find(&self.block.text, &clause.stretch);
        let goes_on = links.first().is_some_and(|link| link.stretch.start == clause.stretch.start);
        // applied to accept it but takes the other: what is contrasted is not of the same.
        let turns =
            links.first().is_some_and(|link| self.rules.contrasts.is_in(&self.block.text, &link.stretch));
        let before = before.verdict.as_ref().filter(|_| goes_on && !turns && !clause.has_subject())?;
        self.lexicon.is_provisional(before.status).then_some(before.status)
    }

    /// Whether a clause is neither wished nor asked, nor taken back by the next one.
    pub(super) fn is_stated(&self, at: usize) -> bool {
        let clause = &self.clauses[at];
        // 功能尚在测试，不代表最终上线: that it is on trial stays.
        let partial = clause.verdict.as_ref().is_some_and(|said| self.lexicon.is_partial(said.status));
        let taken_back = !partial
            && self
                .clauses
                .get(at + 1)
                .is_some_and(|next| next.is_bare() && self.scopes.is_reservation(&next.stretch));
        !clause.unclear
            && !self.is_only_wished(clause)
            && !self.is_a_topic(&clause.stretch)
            && !taken_back
            && (self.asks_why_not(clause) && !self.scopes.is_hedged(&clause.stretch)
                || !self.scopes.is_guess(&clause.stretch) && !self.block.is_question(&clause.stretch))
    }

    /// Whether it depends on what somebody wants before it, and names not both sides itself: 若要买票，12306可用支付宝付款
    /// is so, whoever wants.
    fn is_only_wished(&self, clause: &Clause) -> bool {
        let has_object = clause.lists.iter().any(List::only_objects);
        let has_subject = clause.lists.iter().any(|list| list.has_subject);
        self.scopes.is_wished(&clause.stretch) && !(has_subject && has_object)
    }

    /// Whether a clause says of its act that it is to come; not 将云闪付拒之门外.
    fn is_planned(&self, clause: &Stretch) -> bool {
        let names = self.block.names_in(clause);
        let plans = self.lexicon.plans.find(&self.block.text, clause);
        plans.iter().any(|plan| !names.iter().any(|name| name.stretch.start == plan.stretch.end))
    }

    /// Whether a clause names nobody but what is done first: 绑定支付宝后即可使用.
    fn is_a_condition(&self, clause: &Clause) -> bool {
        let behind = |list: &List| {
            let text = self.block.text.slice(&(list.stretch.end..clause.stretch.end));
            ["后", "之后", "以后", "账户后", "账号后"].iter().any(|word| starts_with(text, word))
        };
        matches!(clause.lists.as_slice(), [list] if list.only_objects() && behind(list))
    }
}

fn is_semicolon(c: char) -> bool {
    matches!(c, '；' | ';')
}
