//! Of which day a statement is. Knows neither its sides nor its status.

use super::{clause::Clause, sentence::Reader};
use crate::{
    date,
    reading::BlockReading,
    text::{Stretch, holds},
};
use hutong_model::{Day, Precision};

impl Reader<'_> {
    /// The day of the last date before the clause's end, or of the sentence's only date behind it,
    /// where that tells when the statement holds; else the publication's.
    pub(super) fn as_of(&self, clause: &Clause) -> Option<Day> {
        let (block, sentence) = (self.block, self.sentence);
        let published = self.article.published.as_ref().map(|published| published.day);
        let tells = |date: &&date::Mention| {
            let before = block.text.at(date.stretch.start.wrapping_sub(1));
            // 自4月10日起支持: from its day on; a month or a year since which it holds tells no day.
            let coarse = date.span.is_some_and(|span| span.precision < Precision::Day);
            let since = coarse && before.is_some_and(|c| matches!(c, '自' | '从'));
            // A year tells it where it opens the sentence (早在2013年) or leads to the phrase, not
            // inside something else (founded in 2014).
            let opens = date.stretch.start <= sentence.start + 3 || leads(block, &date.stretch, clause);
            let least = if opens { Precision::Year } else { Precision::Month };
            let past = |day: Day| published.is_none_or(|published| day <= published);
            let told = date.span.is_some_and(|span| span.precision >= least && past(span.start));
            !date.open && !since && told
        };
        let all = block.dates_in(sentence);
        let before = block.dates_in(&(sentence.start..clause.stretch.end)).iter().rev().find(tells);
        let dated = before.or_else(|| all.first().filter(|_| all.len() == 1).filter(tells));
        match (dated.and_then(|date| date.span), published) {
            (Some(span), Some(published)) => Some(span.end.min(published)),
            (Some(span), None) => Some(span.end),
            (None, _) => published,
        }
    }

    /// 同程今年5月接入…；去哪儿则已关闭…: whether a clause behind a semicolon says of another what is so already, and
    /// the day told before is only that of the first. Not where the day stands before the first, or both are told alike.
    pub(super) fn stands_apart(&self, clause: &Clause) -> bool {
        const ALIKE: [&str; 8] = ["也", "亦", "同样", "同日", "当时", "当日", "随后", "均"];
        let (text, start) = (&self.block.text, self.sentence.start);
        let before = text.slice(&(start..clause.stretch.start.max(start)));
        let Some(cut) = before.iter().rposition(|c| *c == '；').map(|at| start + at) else { return false };
        let part = cut..clause.stretch.end;
        let words = text.slice(&part);
        let date = self.block.dates_in(&(start..cut)).first();
        clause.has_subject()
            && words.contains(&'已')
            && !holds(words, &ALIKE)
            && self.block.dates_in(&part).is_empty()
            && date.is_some_and(|date| !self.block.names_in(&(start..date.stretch.start)).is_empty())
    }
}

/// Whether a date stands in a clause before its phrase, and not in what qualifies a name (2004年成立的…).
fn leads(block: &BlockReading, date: &Stretch, clause: &Clause) -> bool {
    let phrase = clause.verdict.as_ref().map(|verdict| verdict.phrase.start);
    phrase.is_some_and(|phrase| {
        clause.stretch.start <= date.start
            && date.end <= phrase
            && !block.text.slice(&(date.end..phrase)).contains(&'的')
    })
}
