//! What is dated and did not happen: what is denied, and what is asked.

use super::teller::Teller;
use crate::{
    date,
    text::{Stretch, ends_with},
};

impl Teller<'_> {
    /// Whether every act of a segment stands behind a no: 今年均未公布总成交额.
    pub(super) fn only_denies(&self, segment: &Stretch) -> bool {
        let text = &self.block.text;
        let no = |at: usize| matches!(text.slice(&(segment.start..at)), [.., '未' | '没'] | [.., '没', '有']);
        self.rules.acts.find(text, segment).iter().all(|act| no(act.stretch.start))
    }

    /// Whether the day is one of what is denied: 否认将于年底前引入, dismissed talk that … this month.
    pub(super) fn is_denied(&self, date: &date::Mention) -> bool {
        let clause = self.clauses.iter().find(|clause| date.stretch.start < clause.end);
        let before = clause.map(|clause| clause.start..date.stretch.start.max(clause.start));
        before.is_some_and(|before| self.rules.denials.is_in(&self.block.text, &before))
    }

    /// Whether a segment is a question to its end; not where somebody is told to ask it: 昨晚，某人发问：“…？”
    pub(super) fn is_asked(&self, segment: &Stretch) -> bool {
        let text = &self.block.text;
        let quoted =
            || text.slice(segment).windows(2).any(|two| matches!(two, ['：' | ':', '“' | '「' | '"']));
        segment.end == self.sentence.end && self.block.is_question(segment) && !quoted()
    }

    /// 业者预估，今年连假的人数还会再增加一成: whether somebody foresees what a segment tells.
    pub(super) fn is_foreseen(&self, segment: &Stretch) -> bool {
        const FORESEES: [&str; 8] = ["预估", "预计", "预料", "预测", "估计", "估算", "预期", "料"];
        let before = self.clauses.iter().filter(|clause| clause.end <= segment.start + 1);
        let words = before.map(|clause| self.block.text.slice(clause));
        let foresees = |words: &[char]| {
            let words = words.strip_suffix(&['，']).unwrap_or(words);
            FORESEES.iter().any(|word| ends_with(words, word))
        };
        words.into_iter().any(foresees)
    }
}
