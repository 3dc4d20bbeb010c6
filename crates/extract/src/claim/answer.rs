//! Short answers: to a question before them (答：不能。), and predicates that are only yes or no
//! (爱奇艺则不行; 优酷，微信支付可以). Knows no date and no scope.

use super::{
    clause::Clause, earlier::Earlier, list::List, memory::Memory, sentence::Reader, sides::Sides,
    stated::Stated,
};
use crate::text::{Folded, Hit, Stretch, holds, is_cjk, is_letter, is_one_of, within};

impl Reader<'_> {
    /// `答：不能。`, `客服称可以`, `前者可以，后者不行`: a short yes or no, or a phrase of the relation,
    /// answers the question before.
    pub(super) fn answer(&self, sides: &Sides, asked: usize, stated: &mut Stated) {
        for clause in self.clauses.iter().take(ANSWERS) {
            self.answer_in(clause, sides, asked, stated);
        }
    }

    /// `有网友问能不能用花呗，客服的回答是：不能。`: whether a clause behind a colon answers what was asked
    /// in the sentence.
    pub(super) fn is_answer(&self, asked: usize, at: usize) -> bool {
        let colon = |clause: &Clause| self.block.text.ends_with_colon(&clause.stretch);
        // 询问能否改用支付宝，得到的答复是“目前不支持”
        const ANSWERS: [&str; 4] = ["答复是", "答覆是", "回答是", "回复是"];
        let own = || holds(self.block.text.slice(&self.clauses[at].stretch), &ANSWERS);
        asked < at && (self.clauses[asked + 1..at].iter().any(colon) || own())
    }

    /// One clause that may be an answer.
    pub(super) fn answer_in(&self, clause: &Clause, sides: &Sides, asked: usize, stated: &mut Stated) {
        let Some(said) = self.answered(clause).filter(|_| clause.is_bare()) else { return };
        // 得物未有回复: nobody answers.
        if self.rules.declines.is_in(&self.block.text, &clause.stretch) {
            return;
        }
        let modifiers = self.lexicon.modifiers.find(&self.block.text, &said);
        let no = modifiers.into_iter().map(|hit| hit.value).find(|it| self.lexicon.is_negative(*it));
        let yes = self.says_yes(&said);
        let status = match (no, &clause.verdict) {
            // 此后从未关闭
            (Some(_), Some(said)) if self.lexicon.is_affirmative(said.status) => said.status,
            (Some(no), _) if !self.lexicon.is_negative(asked) => no,
            (None, Some(verdict)) => verdict.status,
            // 不能用？可以: yes to a question with a no in it says that it is so.
            (None, None) if yes && self.lexicon.is_negative(asked) => {
                let Some(so) = self.lexicon.opposite(asked) else { return };
                so
            }
            (None, None) if yes => asked,
            _ => return,
        };
        let Some(pick) = clause.pick else {
            return self.state(clause, sides, status, stated);
        };
        let subjects = pick.of(&sides.subjects);
        self.state(clause, &Sides { subjects, objects: sides.objects.clone() }, status, stated);
    }

    /// Whether a clause asks without a mark: 有网友问能不能用花呗.
    pub(super) fn inquires(&self, clause: &Stretch) -> bool {
        const ASKS: [&str; 6] = ["能不能", "可不可以", "是否", "能否", "支不支持", "有没有"];
        holds(self.block.text.slice(clause), &ASKS)
    }

    /// Whether a clause asks why something is not: that it is not is no question.
    pub(super) fn asks_why_not(&self, clause: &Clause) -> bool {
        const WHY: [&str; 5] = ["为什么", "为何", "为啥", "why ", "何以"];
        let text = &self.block.text;
        let Some(said) = clause.verdict.as_ref().filter(|said| self.lexicon.is_negative(said.status)) else {
            return false;
        };
        let head = text.slice(&(clause.stretch.start..said.phrase.start));
        // 如果…，为什么不…; 为什么不能支持…: what is proposed is no fact.
        let still = ["仍", "还", "至今", "一直", "始终", "still "];
        holds(head, &WHY) && holds(head, &still)
    }

    /// 除了不支持Apple Pay外，…: whether a clause says no of what it leaves out.
    pub(super) fn refuses(&self, clause: &Clause) -> bool {
        clause.verdict.as_ref().is_some_and(|said| self.lexicon.is_refusal(said.status))
    }

    /// Whether a stretch is a yes with little beside it.
    fn says_yes(&self, said: &Stretch) -> bool {
        let text = &self.block.text;
        let yes = self.rules.affirmations.find(text, said).pop();
        let behind = |yes: Hit<()>| {
            words(text, &(yes.stretch.end..said.end), &|at| is_letter(text.chars[*at])) <= BEHIND_YES
        };
        yes.is_some_and(behind)
    }

    /// What a clause answers, if it is short: what follows a colon or a verb of speech.
    fn answered(&self, clause: &Clause) -> Option<Stretch> {
        let text = &self.block.text;
        let verb = self.rules.verbs.find(text, &clause.stretch).pop().map(|hit| hit.stretch.end);
        let said = verb.unwrap_or(clause.stretch.start)..clause.stretch.end;
        let speaker = text.ends_with_colon(&said);
        let length = said.clone().filter(|at| is_letter(text.chars[*at])).count();
        (!speaker && (1..=ANSWER).contains(&length)).then_some(said)
    }

    /// The sides and the status of a clause that says no more than yes or no of the one list before
    /// that: of subjects what was in question of others, of objects that they can be had. `known` is
    /// the status in question.
    pub(super) fn yes_or_no(
        &self,
        clause: &Clause,
        earlier: &Earlier,
        known: Option<usize>,
        memory: &Memory,
    ) -> Option<(Sides, usize)> {
        // Meituan declined to comment: no answer at all.
        if self.rules.declines.is_in(&self.block.text, &clause.stretch) {
            return None;
        }
        let (tail, named) = match clause.lists.as_slice() {
            [] if clause.pick.is_some() => {
                // 后者仍然不能
                let subjects = clause.pick?.of(&Memory::last(&memory.subjects, Some(2)));
                let one =
                    (clause.stretch.start..clause.stretch.end).find(|at| self.block.text.chars[*at] == '者');
                (one? + 1..clause.stretch.end, Sides { subjects, objects: Vec::new() })
            }
            // 只有飞猪能用云闪付，另外两款都还不行
            [] if clause.others.flatten().is_some() => {
                let subjects = earlier.others(clause.others.flatten()?, memory);
                let one = clause.stretch.clone().find(|at| matches!(self.block.text.chars[*at], '款' | '家'));
                (one? + 1..clause.stretch.end, Sides { subjects, objects: Vec::new() })
            }
            [] => (clause.stretch.clone(), earlier.awaiting.clone()),
            // 王者荣耀的点券怎么买？微信支付、Q币都可以: of whom it was asked.
            [list] if list.has_subject && list.has_object && earlier.answers_of_one() => {
                let objects = list.entities.iter().copied().filter(|it| self.lexicon.can_be_object(*it));
                let named = Sides { subjects: Vec::new(), objects: objects.collect() };
                (list.stretch.end..clause.stretch.end, named)
            }
            [list] if self.opens_with(clause, list) => {
                let named = Sides {
                    subjects: clause.carried_subjects(self.block, self.rules),
                    objects: if list.only_objects() { list.entities.clone() } else { Vec::new() },
                };
                (list.stretch.end..clause.stretch.end, named)
            }
            // 美团微信支付、支付宝皆可; 当当上…都能付
            [subjects, objects]
                if !subjects.has_object
                    && objects.only_objects()
                    && is_one_of(
                        self.block.text.slice(&(subjects.stretch.end..objects.stretch.start)),
                        &["", "上", "里", "则", "这边"],
                    )
                    && self.opens_with(clause, subjects) =>
            {
                let named = Sides { subjects: subjects.entities.clone(), objects: objects.entities.clone() };
                let yes = self.says_only(&(objects.stretch.end..clause.stretch.end));
                let yes = yes.filter(|_| clause.verdict.is_none())?;
                return Some((named, if yes { 0 } else { self.lexicon.opposite(0)? }));
            }
            _ => return None,
        };
        let yes = self.says_only(&tail).filter(|_| clause.verdict.is_none())?;
        // 饿了么则两者皆可
        let so_many = clause.back_to_subjects.flatten().filter(|_| !named.subjects.is_empty());
        if let Some(number) = so_many {
            let objects = earlier.so_many_objects(number, memory);
            let status = if yes { 0 } else { self.lexicon.opposite(0)? };
            return Some((Sides { subjects: named.subjects, objects }, status));
        }
        if named.objects.is_empty() && !named.subjects.is_empty() {
            let known = known?;
            let other = self.lexicon.is_negative(known) == yes;
            // has applied for it, and Taobao has not: it is not there.
            let status = match self.lexicon.opposite(known).filter(|_| other) {
                Some(opposite) => opposite,
                None if other && !yes => self.lexicon.opposite(0)?,
                None if other => return None,
                None => known,
            };
            return Some((Sides { subjects: named.subjects, objects: earlier.in_question() }, status));
        }
        let subjects = if named.subjects.is_empty() { earlier.answering() } else { named.subjects };
        let status = if yes { 0 } else { self.lexicon.opposite(0)? };
        Some((Sides { subjects, objects: named.objects }, status))
    }

    /// Whether little stands before a list in what its clause says: its flagship Taobao; 单次购买则微信支付也可以.
    fn opens_with(&self, clause: &Clause, list: &List) -> bool {
        let text = &self.block.text;
        let before = self.opening(clause).min(list.stretch.start)..list.stretch.start;
        // 真正让人惦记的淘宝还没有: what stands before 的 only describes the name.
        if text.at(list.stretch.start.wrapping_sub(1)) == Some('的') {
            return true;
        }
        let most = if list.only_objects() { BEFORE_OBJECTS } else { SHORT };
        words(text, &before, &|at| is_letter(text.chars[*at])) <= most
    }

    /// Where what a clause says begins: behind its verb of speech.
    fn opening(&self, clause: &Clause) -> usize {
        let verb = self.rules.verbs.find(&self.block.text, &clause.stretch).into_iter().next();
        verb.map_or(clause.stretch.start, |verb| verb.stretch.end)
    }

    /// Whether a stretch says yes, or no, and little beside it.
    fn says_only(&self, stretch: &Stretch) -> Option<bool> {
        let (text, lexicon) = (&self.block.text, self.lexicon);
        let no = lexicon.modifiers.find(text, stretch).into_iter();
        let yes = self.rules.affirmations.find(text, stretch).into_iter().map(|hit| hit.stretch);
        let yes = yes.collect::<Vec<_>>();
        // 也没问题 is a yes with a no in it.
        let own = |no: &Hit<usize>| !yes.iter().any(|yes| within(&no.stretch, yes));
        let no = no.filter(|hit| lexicon.is_negative(hit.value) && own(hit));
        let no = no.map(|hit| hit.stretch).collect::<Vec<_>>();
        // 可以有，也可以没有
        let both = yes.iter().any(|yes| no.iter().any(|no| yes.end <= no.start));
        let said = if no.is_empty() { &yes } else { &no };
        let back = lexicon.back_to_subjects.find(text, stretch);
        // 京东的收银台里则没有: where it would be.
        let venues = lexicon.venues.find(text, stretch);
        let beside = |at: &usize| {
            is_letter(text.chars[*at])
                && !said.iter().any(|it| it.contains(at))
                && !back.iter().any(|it| it.stretch.contains(at))
                && !venues.iter().any(|it| it.stretch.contains(at))
        };
        if both || said.is_empty() || words(text, stretch, &beside) > SHORT {
            return None;
        }
        // 支付宝未参与: a no of something else.
        let behind = no.last().map_or(stretch.end, |no| no.end)..stretch.end;
        if words(text, &behind, &|at| is_letter(text.chars[*at])) > BEHIND_YES {
            return None;
        }
        let tails = lexicon.tails.find(text, stretch);
        let known = |at: &usize| tails.iter().any(|it| it.stretch.contains(at));
        let short = words(text, stretch, &|at| beside(at) && !known(at)) <= ADVERB;
        short.then_some(no.is_empty())
    }
}

/// How many Chinese characters, or words of others, a stretch has of those that are counted.
pub(super) fn words(text: &Folded, stretch: &Stretch, counted: &dyn Fn(&usize) -> bool) -> usize {
    let begins = |at: &usize| is_cjk(text.chars[*at]) || *at == stretch.start || !counted(&(at - 1));
    stretch.clone().filter(|at| counted(at) && begins(at)).count()
}

/// How many letters a short predicate has beside its yes or no (则不行, 也可以了), and how many of
/// them may be in no word of the relation.
const SHORT: usize = 3;
const ADVERB: usize = 1;
/// How many letters may stand before objects that a yes or no is of.
const BEFORE_OBJECTS: usize = 5;
/// How many letters an answer has behind its yes or no: 已经可以了, but not 可以点外卖.
const BEHIND_YES: usize = 1;

/// How many letters a short answer has, at most, and how many clauses may be answers.
const ANSWER: usize = 6;
const ANSWERS: usize = 3;
