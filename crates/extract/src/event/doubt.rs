//! What is dated and did not happen: what is denied, and what is asked.

use super::teller::Teller;
use crate::{date, text::Stretch};

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

    /// Whether a segment is a question to its end.
    pub(super) fn is_asked(&self, segment: &Stretch) -> bool {
        segment.end == self.sentence.end && self.block.is_question(segment)
    }
}
