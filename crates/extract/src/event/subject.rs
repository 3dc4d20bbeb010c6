//! Whom the words of a happening are about, where they do not say it themselves. Knows no date.

use super::{
    teller::Teller,
    words::{LONGEST, columns, shortened, trimmed},
};
use crate::text::{Stretch, ends_with, holds, starts_with};

impl Teller<'_> {
    /// Whether the words have an act before any name: 11月接入微信支付.
    pub(super) fn begins_with_act(&self, words: &Stretch) -> bool {
        let act = self.rules.acts.find(&self.block.text, words).into_iter().next();
        let name = self.block.names_in(words).first();
        act.is_some_and(|act| name.is_none_or(|name| act.stretch.start < name.stretch.start))
    }

    /// Whether the words begin with a verb of speech: UnionPay, the card network, said in April ….
    pub(super) fn begins_with_speech(&self, words: &Stretch) -> bool {
        let verb = self.rules.verbs.find(&self.block.text, words).into_iter().next();
        let latin = self.block.text.at(words.start).is_some_and(|c| c.is_ascii());
        latin && verb.is_some_and(|verb| verb.stretch.start == words.start)
    }

    /// 卖生煎的郭师傅，上个月撕掉了…: whether the clause before the words only says who did it.
    pub(super) fn follows_a_person(&self, words: &Stretch) -> bool {
        let before = self.clauses.iter().rfind(|clause| clause.end <= words.start);
        before.is_some_and(|clause| clause.end + 1 >= words.start && self.is_person(clause))
    }

    /// Samsung announced it that day and plans to open its own in March: whether English words go on from a verb
    /// of their clause.
    pub(super) fn shares_a_subject(&self, words: &Stretch) -> bool {
        let text = &self.block.text;
        let own = self.clauses.iter().find(|clause| clause.start < words.start && words.start < clause.end);
        own.is_some_and(|own| {
            let joined = starts_with(text.slice(words), "and ")
                || ends_with(text.slice(&(own.start..words.start)), " and ");
            let opens = (own.start..words.start).find(|at| text.chars[*at].is_ascii_alphabetic());
            joined && opens.is_some_and(|at| text.was_capital(at))
        })
    }

    /// 卖了十五年生煎的郭师傅，: whether the clause that opens the sentence only says who somebody is.
    fn is_person(&self, clause: &Stretch) -> bool {
        const VERBS: [&str; 7] = ["任", "是", "为", "方面", "说", "称", "会"];
        let text = &self.block.text;
        let whole = trimmed(text, clause.clone());
        let role = self.rules.roles.find(text, &whole).pop();
        role.is_some_and(|role| role.stretch.end == whole.end)
            && clause.start == self.sentence.start
            && !holds(text.slice(&whole), &VERBS)
            && !self.rules.acts.is_in(text, &whole)
            && self.block.dates_in(&whole).is_empty()
    }

    /// The words with the clauses before them, where those name whom they are about.
    pub(super) fn with_subject(&self, words: Stretch) -> Stretch {
        let text = &self.block.text;
        let before = self.clauses.iter().filter(|clause| clause.start < words.start);
        let shared = self.shares_a_subject(&words);
        let subjects = before.filter(|clause| {
            let named = !self.block.names_in(clause).is_empty();
            let named = named || self.is_person(clause) || shared && words.start < clause.end;
            named && !self.rules.frames.is_in(text, clause)
        });
        let mut wholes = subjects.map(|clause| trimmed(text, clause.start..words.end));
        let speech = self.begins_with_speech(&words);
        let whole = wholes.find(|whole| columns(text, whole) <= LONGEST || speech);
        whole.map_or(words, |whole| match columns(text, &whole) {
            0..=LONGEST => whole,
            _ => whole.start..shortened(text, whole),
        })
    }

    /// 16日，某报援引知情人士的消息称，京东将…: who told on the day what is yet to come.
    pub(super) fn with_teller(&self, words: Stretch, segment: &Stretch) -> Stretch {
        const TO_COME: [&str; 4] = ["将", "拟", "计划", "正考虑"];
        let text = &self.block.text;
        let before = self.clauses.iter().rfind(|clause| clause.end <= words.start);
        let told = before.filter(|clause| {
            clause.start >= segment.start
                && self.rules.frames.is_in(text, clause)
                && self.block.name_opening(&trimmed(text, (*clause).clone())).is_some()
                && self.block.dates_in(clause).is_empty()
                && holds(text.slice(&words), &TO_COME)
        });
        let whole = told.map(|clause| trimmed(text, clause.start..words.end));
        whole.filter(|whole| columns(text, whole) <= LONGEST).unwrap_or(words)
    }
}
