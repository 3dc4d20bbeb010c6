//! What a sentence stated so far, and what another clause adds to it: of which pairs, of which day.
//! Knows not how sides and statuses are found.

use super::{
    Statement, clause::Clause, latin::is_a_past_aside, lexicon::Lexicon, resume::REPORTERS,
    retold::points_on, sentence::Reader, sides::Sides,
};
use crate::text::{holds, starts_with};
use std::collections::{BTreeMap, BTreeSet};

/// What a sentence stated so far: the statements, and which was the last of each pair.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) statements: Vec<Statement>,
    last: BTreeMap<(usize, usize), Last>,
    /// The status that was stated last, of whomever.
    pub(super) status: Option<usize>,
    /// Where the date stands that it was told with.
    date: Option<usize>,
    /// The pairs of which a clause with an object says that it was taken away.
    removed: BTreeSet<(usize, usize)>,
}

impl Stated {
    /// What was said to hold of the last object holds for some only: 已可使用，但仍有部分店铺不支持.
    pub(super) fn narrow(&mut self, lexicon: &Lexicon) {
        let Some(partly) = lexicon.partly() else { return };
        let Some(object) = self.statements.last().map(|said| said.object) else { return };
        let held = self.statements.iter_mut().filter(|said| said.object == object);
        let held = held.filter(|said| lexicon.is_affirmative(said.status));
        held.for_each(|said| said.status = partly);
    }

    /// Has not reinstated Alipay, which it dropped: what was taken away and did not come back is away.
    fn take_away(&mut self, pair: (usize, usize), removal: usize, lexicon: &Lexicon) {
        self.removed.insert(pair);
        for said in self.statements.iter_mut().filter(|said| (said.subject, said.object) == pair) {
            if lexicon.is_negative(said.status) {
                said.status = removal;
            }
        }
    }

    /// What was so before the clause that tells what took its place, and is not named there, is not told of.
    pub(super) fn forget_what_was(&mut self, clause: &Clause, lexicon: &Lexicon) {
        let was =
            self.last.values().filter(|last| last.formerly).map(|last| last.at).collect::<BTreeSet<_>>();
        let mut at = 0;
        self.statements.retain(|said| {
            let over = was.contains(&at) && lexicon.is_affirmative(said.status) && !clause.names(said.object);
            at += 1;
            !over
        });
    }

    /// Takes note of a date of which nothing is told: what comes next is not of that day.
    pub(super) fn passes_over(&mut self, date: Option<usize>) {
        self.date = date.or(self.date);
    }

    /// Subject, object and status of each.
    pub(super) fn said(&self) -> Vec<(usize, usize, usize)> {
        self.statements.iter().map(|said| (said.subject, said.object, said.status)).collect()
    }

    /// Whether the last statement was told with the date that begins at a place.
    pub(super) fn tells_of(&self, date: usize) -> bool {
        self.date == Some(date)
    }
}

/// The last statement of a pair.
#[derive(Clone, Copy)]
pub(super) struct Last {
    /// Its index.
    at: usize,
    /// Whether it told of the past (此前).
    pub(super) formerly: bool,
    /// Where the date stands that it was told with.
    date: Option<usize>,
    /// Whether it told that something is so already (已可使用).
    pub(super) done: bool,
}

impl Reader<'_> {
    pub(super) fn state(&self, clause: &Clause, sides: &Sides, status: usize, stated: &mut Stated) {
        let (text, stretch) = (&self.block.text, &clause.stretch);
        let turns = self.rules.turns.is_in(text, stretch);
        let formerly = self.rules.formerly.is_in(text, stretch);
        let dates = self.block.dates_in(&(self.sentence.start..stretch.end));
        let date = dates.last().map(|date| date.stretch.start);
        let done = holds(text.slice(stretch), &DONE);
        let published = self.article.published.as_ref().map(|published| published.day);
        // 2018年已接入…，但截至目前仍不支持…: what is said of the present is not of the day told before.
        let now = stated.date.is_some() && stated.date == date && self.rules.present.is_in(text, stretch);
        let now = now || self.stands_apart(clause);
        let inherited = if now { published } else { self.as_of(clause) };
        stated.status = Some(status);
        stated.date = date;
        let names_it = clause.lists.iter().any(|list| list.has_object);
        // 找不到支付宝，双方五年前已停止合作
        let tells_of_it = names_it
            || starts_with(text.slice(stretch), " which")
            || clause.back_to_subjects == Some(Some(2));
        let removes = self.lexicon.is_removal(status) && tells_of_it;
        // 拿掉支付宝后，并未恢复
        let comes_back = || holds(text.slice(stretch), &BACK) && !(names_it && clause.has_subject());
        for (subject, object) in self.pairs(clause, sides) {
            let pair = (subject, object);
            if removes {
                stated.take_away(pair, status, self.lexicon);
            }
            let away = self.lexicon.is_negative(status) && stated.removed.contains(&pair) && comes_back();
            let status = self.lexicon.removal().filter(|_| away).unwrap_or(status);
            let known = stated.last.get(&(subject, object)).copied();
            // 1月25日停止支持，后又恢复: what turned after a day holds until the publication.
            let since = turns && known.is_some_and(|known| known.date.is_some() && known.date == date);
            let as_of = if since { published } else { inherited };
            let same = known.filter(|known| stated.statements[known.at].as_of == as_of);
            // 有消息称京东将接入支付宝，双方已经打通: nor does one that only points to it.
            let points = |known: &Last| {
                let to_come = self.lexicon.goes_on(status, stated.statements[known.at].status);
                let yes = self.lexicon.is_affirmative(status) && to_come;
                yes && !clause.lists.iter().any(|list| list.has_subject)
            };
            // 3月29日曾测试，不久入口关闭: what ended later held on its day.
            let ended = same.filter(|known| {
                self.lexicon.is_negative(status)
                    && !self.lexicon.is_refusal(stated.statements[known.at].status)
                    && !clause.has_subject()
                    && self.follows_in_time(stretch)
            });
            // 支持PayPal，但暂不支持分期付款: a no of what goes with it.
            let of_more = same.filter(|known| {
                self.lexicon.is_negative(status)
                    && self.lexicon.is_affirmative(stated.statements[known.at].status)
                    && clause.is_bare()
                    && !(clause.back_to_objects.is_some() && holds(text.slice(stretch), &REPORTERS))
                    && !turns
                    && !formerly
                    && !known.formerly
                    && self.goes_on_behind_its_phrase(clause)
            });
            // 9月已申请接入，至今未获批准: what it waits for did not come yet, as it said. 小范围测试，记者未见到入口: nor
            // did a trial come to all.
            let waits = known.filter(|known| {
                let told = stated.statements[known.at].status;
                (self.lexicon.is_begun(told)
                    || self.lexicon.is_partial(told) && holds(text.slice(stretch), &SEES))
                    && self.lexicon.is_negative(status)
                    && clause.is_bare()
            });
            if ended.is_some() || of_more.is_some() || waits.is_some() {
                continue;
            }
            if let Some(known) =
                same.filter(|known| formerly || known.formerly || !clause.has_subject() || points(known))
            {
                let last = &mut stated.statements[known.at];
                if self.takes_in(clause, last, known, status, turns) {
                    continue;
                }
            }
            // 淘宝、飞猪接入云闪付，其中淘宝只对部分用户开放: of one of them it holds only for some. 优酷客服说这个选项还在内测: so
            // does what is pointed to, and did on the day that was told.
            let points = points_on(clause, text.slice(stretch));
            let for_some = known.filter(|known| {
                self.lexicon.is_partial(status)
                    && self.lexicon.is_affirmative(stated.statements[known.at].status)
                    && !formerly
                    && !known.formerly
                    && (points && stated.statements[known.at].as_of <= as_of
                        || same.is_some() && starts_with(text.slice(stretch), "其中"))
            });
            if let Some(known) = for_some {
                stated.statements[known.at].status = status;
                continue;
            }
            // 部分用户发现…，客服确认已向全部用户开放: what holds for all is no trial of that time.
            let for_all = known.filter(|known| {
                self.lexicon.is_affirmative(status)
                    && self.lexicon.is_partial(stated.statements[known.at].status)
                    && known.date == date
                    && self.rules.universals.is_in(text, stretch)
            });
            if let Some(known) = for_all {
                stated.statements[known.at].status = status;
                continue;
            }
            // 有网友称已上线，但淘宝回应并不支持: of a day, the no that comes after a yes holds.
            let denied = same.filter(|known| {
                let last = &stated.statements[known.at];
                let told = self.rules.verbs.is_in(text, &(self.sentence.start..stretch.end));
                told && self.lexicon.is_affirmative(last.status) && self.lexicon.is_negative(status)
            });
            if let Some(known) = denied {
                let last = &mut stated.statements[known.at];
                (last.status, last.hedged) = (status, self.scopes.is_hedged(stretch));
                continue;
            }
            stated.last.insert((subject, object), Last { at: stated.statements.len(), formerly, date, done });
            stated.statements.push(Statement {
                relation: self.lexicon.relation,
                subject,
                object,
                status,
                inferred: false,
                hedged: self.scopes.is_hedged(&clause.stretch)
                    && !is_a_past_aside(self.block, &clause.stretch),
                as_of,
                evidence: self.block.span(self.article, self.sentence),
            });
        }
    }

    /// States what only follows from what is said of others.
    pub(super) fn infer(&self, clause: &Clause, sides: &Sides, status: usize, stated: &mut Stated) {
        let before = stated.statements.len();
        self.state(clause, sides, status, stated);
        stated.statements[before..].iter_mut().for_each(|statement| statement.inferred = true);
    }

    /// Every subject with every object, or each with its own.
    fn pairs(&self, clause: &Clause, sides: &Sides) -> Vec<(usize, usize)> {
        let (subjects, objects) = (&sides.subjects, &sides.objects);
        // …, respectively: behind a comma.
        let reach = clause.stretch.start..self.sentence.end.min(clause.stretch.end + PAIRWISE);
        let pairwise = subjects.len() > 1
            && subjects.len() == objects.len()
            && self.rules.pairwise.is_in(&self.block.text, &reach);
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
}

/// What says that something comes back.
#[rustfmt::skip]
const BACK: [&str; 10] = [
    "恢复", "重新", "回归", "reinstated", "restored", "resumed", " back", " reinstate", " restore", " resume",
];

/// What says that something is so already.
const DONE: [&str; 9] = ["已", "了", "目前", "现", "如今", "正", "already", " now ", " has "];

/// What somebody did not see who tried.
const SEES: [&str; 6] = ["未见到", "没见到", "没有见到", "未看到", "没看到", "没有看到"];

/// How far behind a clause a word stands that says whose each is. Characters.
const PAIRWISE: usize = 14;
