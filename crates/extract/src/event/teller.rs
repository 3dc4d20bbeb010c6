//! What one dated part of a sentence tells: whether anything happened, to whom, in which words, and how
//! surely.

use super::{
    Pairs, Report,
    dateline::{dateline, is_about_to},
    words::{
        LONGEST, columns, found, indexes, only_reports, opens_with_a_name, pairs_of_content, shortened,
        trimmed, whole_words, without_byline, without_frame, without_joint,
    },
};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, ends_with, holds, overlap},
};
use hutong_model::{Article, DateSpan, Precision};
use std::collections::BTreeSet;

/// A sentence whose dated parts are told.
pub(super) struct Teller<'a> {
    pub article: &'a Article,
    pub block: &'a BlockReading,
    pub sentence: &'a Stretch,
    pub clauses: Vec<Stretch>,
    pub rules: &'a Rules,
}

impl Teller<'_> {
    /// The happening; `first` is the first date of the sentence.
    pub fn report(
        &self,
        segment: Stretch,
        date: &date::Mention,
        when: DateSpan,
        first: bool,
    ) -> Option<Report> {
        let (text, rules) = (&self.block.text, self.rules);
        if rules.guesses.is_in(text, &(self.sentence.start..segment.start + 1)) {
            return None;
        }
        if self.is_denied(date) || self.is_asked(&segment) {
            return None;
        }
        // What stands in a dateline tells no more than when it was written.
        let line = dateline(text, &date.stretch);
        let segment = line.map_or(segment.start, |end| end.max(segment.start)).min(segment.end)..segment.end;
        if line.is_some() && is_about_to(text, &segment, &[]) {
            return None;
        }
        let segment = self.without_noise(segment)?;
        // …, according to a check on Tuesday: what is told stands before it, with a day of its own.
        if !first && only_reports(text, &segment, rules) {
            return None;
        }
        if self.is_told_of_another_day(&segment, date) {
            return None;
        }
        if self.only_tells_when(&segment) {
            return None;
        }
        let published = self.article.published.as_ref().map(|published| published.day);
        let past = published.is_some_and(|published| when.end < published);
        let (segment, hedged) = self.certain(segment, past);
        let own = self.named(&segment);
        let acts = rules.acts.is_in(text, &segment);
        if own.is_empty() && (line.is_some() || !acts && !self.begins_of_a_name(date)) {
            return None;
        }
        // 今年，红包里多了数字人民币: what a year holds that is not over is no happening without an act.
        let running = when.precision == Precision::Year
            && published.is_some_and(|published| when.start <= published && published <= when.end);
        if running && !date.open && (!acts || self.only_denies(&segment) || self.is_foreseen(&segment)) {
            return None;
        }
        // 一季度末，开立数又上了一个台阶: what a quarter comes to is none either.
        if when.precision == Precision::Quarter && !acts {
            return None;
        }
        // 2020年笔数同比增长两成: what a year grew by.
        if when.precision == Precision::Year && self.tells_a_growth(&segment) {
            return None;
        }
        let planned = published.is_some_and(|published| when.start > published);
        // 路透社上周五引述知情人士报道，…: what was reported on the day is what they told.
        let reported = self.clauses.iter().find(|clause| date.stretch.start < clause.end);
        let reported = reported.is_some_and(|clause| rules.frames.is_in(text, clause));
        let told_act = || {
            reported
                && clauses(text, &segment)
                    .iter()
                    .any(|clause| self.tells(clause) && rules.acts.is_in(text, clause))
        };
        if hedged && own.is_empty() && !planned && !told_act() {
            return None;
        }
        let words = self.words(&segment);
        let lost_subject = own.is_empty()
            || first
                && date.stretch.start > segment.start + PARTICLES
                && !opens_with_a_name(self.block, &segment)
            || self.begins_with_act(&words)
            || self.begins_with_speech(&words)
            || self.follows_a_person(&words)
            || self.shares_a_subject(&words);
        let mut entities =
            if own.is_empty() { indexes(self.block, &(self.sentence.start..segment.end)) } else { own };
        let words = if lost_subject { self.with_subject(words) } else { words };
        let words = self.with_teller(words, &segment);
        let words = found(text, &self.clauses, date.stretch.start, words);
        let words = without_byline(text, self.with_content(words, &segment));
        let words = whole_words(text, without_frame(text, without_joint(text, words)));
        if words.end > segment.end {
            entities.extend(indexes(self.block, &words));
        }
        let mut named = self.block.names_in(&words).iter().map(|hit| hit.value);
        let opening = clauses(text, &words).first().cloned().unwrap_or_else(|| words.clone());
        let whole = pairs_of_content(self.block, &segment);
        Some(Report {
            when,
            text: self.block.original(&words),
            first: named.find(|name| entities.contains(name)),
            entities,
            evidence: vec![self.block.span(self.article, self.sentence)],
            hedged: hedged || planned,
            opening: if opening == segment { whole.clone() } else { pairs_of_content(self.block, &opening) },
            whole,
            context: Pairs::default(),
            recalled: published.is_some_and(|published| published < when.start || when.end < published),
        })
    }

    /// Whether a sentence about a name says since when something is so: 该功能自4月底起分批放量.
    fn begins_of_a_name(&self, date: &date::Mention) -> bool {
        let text = &self.block.text;
        let rest = &text.chars[date.stretch.end..self.sentence.end];
        let begins =
            rest.first() == Some(&'起') && !matches!(rest.get(1), Some('诉' | '草' | '火' | '飞' | '底'));
        begins && !self.block.names_in(self.sentence).is_empty()
    }

    /// Whether what a segment tells first is compared with the year before.
    fn tells_a_growth(&self, segment: &Stretch) -> bool {
        const COMPARED: [&str; 3] = ["同比", "比上年", "较上年"];
        let text = &self.block.text;
        let told = clauses(text, segment).into_iter().find(|clause| self.tells(clause));
        told.is_some_and(|clause| holds(text.slice(&clause), &COMPARED))
    }

    /// The segment up to the first clause that is noise; nothing where that is the one that tells.
    fn without_noise(&self, segment: Stretch) -> Option<Stretch> {
        let (text, rules) = (&self.block.text, self.rules);
        let clause = self.clauses.iter().find(|clause| segment.start < clause.end);
        let whole = clause.map_or(segment.start, |clause| clause.start)..segment.end;
        if !rules.noise.is_in(text, &whole) {
            return Some(segment);
        }
        let inside = clauses(text, &whole);
        let noise = inside.iter().position(|clause| rules.noise.is_in(text, clause))?;
        let told = inside[..noise].iter().any(|clause| self.tells(clause));
        told.then(|| segment.start..inside[noise].start)
    }

    /// Whom a segment names: not those who only report it.
    fn named(&self, segment: &Stretch) -> BTreeSet<usize> {
        let clauses = clauses(&self.block.text, segment);
        if !clauses.iter().any(|clause| self.tells(clause)) {
            return indexes(self.block, segment);
        }
        let telling = clauses.iter().filter(|clause| !self.rules.frames.is_in(&self.block.text, clause));
        telling.flat_map(|clause| indexes(self.block, clause)).collect()
    }

    /// Whether a clause says what happened: not only when, and not only who reports it.
    fn tells(&self, clause: &Stretch) -> bool {
        !self.names_only_the_date(clause) && !self.rules.frames.is_in(&self.block.text, clause)
    }

    /// The words with what follows them, where they only announce it and a later date has cut off what
    /// it is: 金管局昨日公布，…将于明年第一季展开.
    fn with_content(&self, words: Stretch, segment: &Stretch) -> Stretch {
        let text = &self.block.text;
        let cut = segment.end < self.sentence.end && words.end + 1 >= segment.end;
        let said = text.slice(&words).iter().collect::<String>();
        if !cut || !ANNOUNCES.iter().any(|verb| said.ends_with(verb)) {
            return words;
        }
        let ends = self.clauses.iter().map(|clause| clause.end).filter(|end| *end > words.end + 1);
        let fits = |end: &usize| columns(text, &(words.start..*end)) <= LONGEST;
        let end = ends.take_while(fits).next().unwrap_or(words.end);
        trimmed(text, words.start..end)
    }

    /// The part of a segment that is told alike: up to the clause with a hedge, unless one comes
    /// first, and of something past up to a clause about today; and whether it is hedged.
    fn certain(&self, segment: Stretch, past: bool) -> (Stretch, bool) {
        let (text, rules) = (&self.block.text, self.rules);
        let inside = clauses(text, &segment);
        let told = inside.iter().filter(|clause| !self.names_only_the_date(clause));
        let mut told = told.filter(|clause| !rules.frames.is_in(text, clause));
        let Some(first) = told.next() else {
            let hedged = self.is_hedged(&segment);
            return (segment, hedged);
        };
        let hedged = self.is_hedged(&(segment.start..first.end));
        let later = inside.iter().filter(|clause| clause.start >= first.end);
        let mut turns = later.filter(|clause| {
            !hedged && self.is_hedged(clause)
                || past
                    && rules
                        .turns
                        .find(text, clause)
                        .first()
                        .is_some_and(|hit| hit.stretch.start <= clause.start + 1)
        });
        let end = turns.next().map_or(segment.end, |clause| clause.start);
        (segment.start..end, hedged)
    }

    /// Whether a word of doubt stands in a stretch; not one that is a date (in May).
    fn is_hedged(&self, stretch: &Stretch) -> bool {
        let dates = self.block.dates_in(stretch);
        let hedges = self.rules.hedges.find(&self.block.text, stretch);
        hedges.iter().any(|hedge| !dates.iter().any(|date| overlap(&date.stretch, &hedge.stretch)))
    }

    /// Whether the date only tells when it was learned, and what was learned happened on a day that
    /// is left open: 记者6日获悉，淘宝日前接入….
    fn is_told_of_another_day(&self, segment: &Stretch, date: &date::Mention) -> bool {
        let text = &self.block.text;
        let own = self.clauses.iter().find(|clause| date.stretch.start < clause.end);
        own.is_some_and(|own| {
            let rest = own.end.min(segment.end)..segment.end;
            let vague = self.block.dates_in(&rest).first().is_some_and(|date| date.span.is_none());
            vague && self.rules.frames.is_in(text, own)
        })
    }

    fn names_only_the_date(&self, clause: &Stretch) -> bool {
        let inside = self.block.dates_in(clause).iter().map(|date| date.stretch.len()).sum::<usize>();
        // 不过早在2013年11月，
        let joint = || clause.len() - without_joint(&self.block.text, clause.clone()).len();
        inside > 0
            && (clause.len() <= inside + PARTICLES + 2 || clause.len() <= inside + PARTICLES + 2 + joint())
    }

    /// Whether a segment only says when something else happened: 去年疫情爆发后，.
    fn only_tells_when(&self, segment: &Stretch) -> bool {
        const ENDS: [&str; 5] = ["后", "以来", "之际", "期间", "之时"];
        const OTHERS: [&str; 6] = ["落后", "背后", "幕后", "最后", "前后", "先后"];
        let text = &self.block.text;
        let clauses = clauses(text, segment);
        let goes_on = segment.end < self.sentence.end;
        goes_on
            && clauses.iter().all(|clause| {
                let words = text.slice(&trimmed(text, clause.clone()));
                let when = ENDS.iter().any(|end| ends_with(words, end));
                when && !OTHERS.iter().any(|end| ends_with(words, end))
            })
    }

    /// The clauses of a segment that tell what happened: without those that only name the date or
    /// who reports it, and as many as a headline holds.
    fn words(&self, segment: &Stretch) -> Stretch {
        let text = &self.block.text;
        let clauses = clauses(text, segment);
        let first = clauses
            .iter()
            .position(|clause| self.tells(clause))
            .or_else(|| clauses.iter().position(|clause| !self.names_only_the_date(clause)))
            .unwrap_or(0);
        let start = clauses.get(first).map_or(segment.start, |clause| clause.start);
        let fits = |end: &usize| columns(text, &(start..*end)) <= LONGEST;
        let ends = clauses[first.min(clauses.len())..].iter().map(|clause| clause.end);
        let end = ends.take_while(fits).last().unwrap_or_else(|| shortened(text, start..segment.end));
        trimmed(text, start..end)
    }
}

/// How many characters may stand before a date that opens its clause: 早在, 自, 而在.
const PARTICLES: usize = 2;

/// Verbs that say nothing without what follows them.
const ANNOUNCES: [&str; 12] =
    ["公布", "宣布", "通报", "通知", "表示", "回应", "称", "介绍", "透露", "指出", "announced", "said"];
