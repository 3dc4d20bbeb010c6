//! How what a clause says stands: so now, to come, planned, only wished or asked, or taken back by the next.
//! Knows no sides.

use super::{
    clause::Clause,
    join::opens_aside,
    list::List,
    sentence::{Reader, is_semicolon},
    stated::Stated,
    verdict::Verdict,
};
use crate::text::{Stretch, ends_with, holds, starts_with};

impl Reader<'_> {
    /// Whether the last date of a clause, or one that opens the sentence for it, is after the
    /// publication.
    pub(super) fn is_to_come(&self, clause: &Clause, stated: &Stated) -> bool {
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
            // 即日起至11月11日, a trial that runs until the end of June: it has begun.
            let before = &self.block.text.chars[..date.stretch.start];
            let ends =
                ends_with(before, "起至") || ends_with(before, " until ") || ends_with(before, " till ");
            !ends && (date.stretch.start >= clause.stretch.start || !told)
        });
        published.zip(day.and_then(|date| date.span)).is_some_and(|(published, day)| day.start > published)
    }

    /// 用微信支付付车费每单立减10元: whether a clause tells how much of something that only goes with objects there is.
    pub(super) fn tells_a_sum(&self, clause: &Clause, said: &Verdict) -> bool {
        let text = &self.block.text;
        let behind = said.phrase.start..clause.stretch.end.max(said.phrase.start);
        let found = self.rules.compounds.find(text, &behind).into_iter();
        found.map(|hit| text.at(hit.stretch.end)).any(|next| next.is_some_and(|c| c.is_ascii_digit()))
    }

    /// What a clause that goes on with a link (并…) has from the modifiers of the one before.
    pub(super) fn inherited(&self, at: usize) -> Option<usize> {
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let links = self.rules.links.find(&self.block.text, &clause.stretch);
        let goes_on = links.first().is_some_and(|link| link.stretch.start == clause.stretch.start);
        // applied to accept it but takes the other: what is contrasted is not of the same.
        let turns =
            links.first().is_some_and(|link| self.rules.contrasts.is_in(&self.block.text, &link.stretch));
        let before = before.verdict.as_ref().filter(|_| goes_on && !turns && !clause.has_subject());
        let before = before.map(|said| said.status).filter(|status| self.lexicon.is_provisional(*status));
        before.or_else(|| self.begun_before_an_aside(at))
    }

    /// `None of the apps, including Youku, accepts it`, `will have Hebao, its wallet, integrated`: what the modifiers
    /// come to of a clause whose verb stands behind an aside.
    fn begun_before_an_aside(&self, at: usize) -> Option<usize> {
        const LISTS: [&str; 3] = [" among them ", " including ", " such as "];
        let text = &self.block.text;
        let [.., opening, aside] = &self.clauses[..at] else { return None };
        let clause = &self.clauses[at];
        let verb = clause.verdict.as_ref().is_some_and(|said| said.phrase.start <= clause.stretch.start + 1);
        let names = LISTS.iter().any(|list| starts_with(text.slice(&aside.stretch), list));
        let unsaid =
            opening.verdict.is_none() && aside.verdict.is_none() && !opens_aside(text, &opening.stretch);
        if !(verb && unsaid && (names || opens_aside(text, &aside.stretch))) {
            return None;
        }
        self.lexicon.modifiers.find(text, &opening.stretch).into_iter().map(|hit| hit.value).max()
    }

    /// `2016年，美团曾短暂取消支付宝，后又恢复`: where the date stands of what was taken away for a time in another year, and
    /// came back. Neither says how it is today, nor how it was for most of that year.
    pub(super) fn interlude(&self, at: usize) -> Option<usize> {
        const RETURNS: [&str; 7] = ["后又", "后来", "后恢复", "随后", "其后", "不久", "旋即"];
        let text = &self.block.text;
        let back = |at: usize| {
            let clause = self.clauses.get(at)?;
            RETURNS.iter().any(|word| starts_with(text.slice(&clause.stretch), word)).then_some(clause)
        };
        let status = |clause: &Clause| clause.verdict.as_ref().map(|said| said.status);
        let affirms =
            |clause: &Clause| status(clause).is_some_and(|status| self.lexicon.is_affirmative(status));
        let away = |clause: &Clause| {
            status(clause).is_none_or(|status| self.lexicon.is_removal(status))
                && holds(text.slice(&clause.stretch), &["曾短暂"])
        };
        let here = &self.clauses[at];
        let clause = if away(here) && back(at + 1).is_some() {
            here
        } else {
            let before = &self.clauses[at.checked_sub(1)?];
            back(at).filter(|back| affirms(back) && away(before)).map(|_| before)?
        };
        let date = self.block.dates_in(&(self.sentence.start..clause.stretch.end)).last()?;
        let (span, published) = date.span.zip(self.article.published.as_ref())?;
        (span.end.year() < published.day.year()).then_some(date.stretch.start)
    }

    /// Whether a clause says of what it tells that it is so already: 早已支持.
    pub(super) fn is_so_already(&self, clause: &Clause) -> bool {
        const ALREADY: [&str; 3] = ["已", "早就", " already "];
        let phrase = clause.verdict.as_ref().map_or(clause.stretch.end, |said| said.phrase.end);
        holds(self.block.text.slice(&(clause.stretch.start..phrase)), &ALREADY)
    }

    /// Whether a clause says that somebody does not do what others did: 没有跟进.
    pub(super) fn follows_nobody(&self, clause: &Clause, said: &Verdict) -> bool {
        const FOLLOW: [&str; 4] = ["跟进", "跟上", "跟随", "follow"];
        let words = self.block.text.slice(&(said.phrase.start..clause.stretch.end.max(said.phrase.start)));
        self.lexicon.is_negative(said.status)
            && !clause.lists.iter().any(|list| list.has_object)
            && holds(words, &FOLLOW)
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
            && !self.is_only_supposed(at)
            && !self.is_a_topic(&clause.stretch)
            && !taken_back
            && (self.is_a_requirement(at)
                || self.is_awaited(at)
                || self.asks_why_not(clause) && !self.scopes.is_hedged(&clause.stretch)
                || !self.scopes.is_guess(&clause.stretch) && !self.block.is_question(&clause.stretch))
    }

    /// `淘宝商家表示，接入微信支付后，退款会更复杂`: whether what a clause without a subject tells only is that after which
    /// something else will be.
    fn is_only_supposed(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const WILL: [&str; 10] =
            ["会更", "会有", "会增", "会减", "会变", "会带", "会让", "将会", "将更", "会如何"];
        let clause = &self.clauses[at];
        let text = &self.block.text;
        let after = clause.lists.iter().all(List::only_objects)
            && clause.back_to_subjects.is_none()
            && ends_with(text.slice(&clause.stretch), "后，");
        let next = self.clauses.get(at + 1).filter(|_| after && at > 0);
        next.is_some_and(|next| holds(text.slice(&next.stretch), &WILL))
    }

    /// Whether it depends on what somebody wants before it, and names not both sides itself: 若要买票，12306可用支付宝付款
    /// is so, whoever wants.
    fn is_only_wished(&self, clause: &Clause) -> bool {
        let has_object = clause.lists.iter().any(List::only_objects);
        let has_subject = clause.lists.iter().any(|list| list.has_subject);
        self.scopes.is_wished(&clause.stretch) && !(has_subject && has_object) && !self.wants_another(clause)
    }

    /// 淘宝买家若想用云闪付付款，须先升级: what can be had by who does something first can be had.
    fn is_a_requirement(&self, at: usize) -> bool {
        const FIRST: [&str; 6] = ["须先", "需先", "要先", "得先", "必须先", "先要"];
        let clause = &self.clauses[at];
        let next = self.clauses.get(at + 1).filter(|_| self.scopes.is_wished(&clause.stretch));
        next.is_some_and(|next| {
            let words = self.block.text.slice(&next.stretch);
            clause.has_subject() && holds(&words[..words.len().min(REQUIRED)], &FIRST)
        })
    }

    /// 若想在天猫买东西，…也能用支付宝结账: what somebody wants names no object, and what they can have does.
    fn wants_another(&self, clause: &Clause) -> bool {
        let wants = self.clauses.iter().take_while(|before| before.stretch.start < clause.stretch.start);
        let mut wants = wants.filter(|before| self.scopes.is_wished(&before.stretch));
        let first = wants.next();
        let place = first.is_some_and(|first| {
            first.lists.iter().any(|list| list.has_subject) && !first.lists.iter().any(|list| list.has_object)
        });
        place && clause.lists.iter().any(List::only_objects)
    }

    /// Whether a clause says of its act that it is to come; not 将云闪付拒之门外.
    pub(super) fn is_planned(&self, clause: &Stretch) -> bool {
        let names = self.block.names_in(clause);
        let mut plans = self.lexicon.plans.find(&self.block.text, clause);
        // 于去年将其取消: done to what was named before.
        let taken_up = |plan: &Stretch| {
            self.block.text.slice(plan) == ['将'] && self.block.text.at(plan.end) == Some('其')
        };
        plans.retain(|plan| !taken_up(&plan.stretch));
        plans.iter().any(|plan| !names.iter().any(|name| name.stretch.start == plan.stretch.end))
    }

    /// Whether a clause names nobody but what is done first: 绑定支付宝后即可使用.
    pub(super) fn is_a_condition(&self, clause: &Clause) -> bool {
        let behind = |list: &List| {
            let text = self.block.text.slice(&(list.stretch.end..clause.stretch.end));
            ["后", "之后", "以后", "账户后", "账号后"].iter().any(|word| starts_with(text, word))
        };
        matches!(clause.lists.as_slice(), [list] if list.only_objects() && behind(list))
    }
}

/// Within how much of its clause stands what is required first. Characters.
const REQUIRED: usize = 6;
