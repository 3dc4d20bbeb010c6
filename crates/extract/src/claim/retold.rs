//! What a later clause that tells of the same pair again does to what a sentence told of it. Knows not how sides
//! and statuses are found.

use super::{Statement, clause::Clause, sentence::Reader, stated::Last};
use crate::{
    reading::BlockReading,
    rules::Words,
    text::{Stretch, ends_with, holds, is_cjk, is_letter, starts_with},
};

impl Reader<'_> {
    /// Takes what a clause says into what was told before it, unless it is another thing.
    /// 淘宝正内测微信支付，并新增了…: a clause without a subject tells more of the same.
    pub(super) fn takes_in(
        &self,
        clause: &Clause,
        last: &mut Statement,
        known: Last,
        status: usize,
        turns: bool,
    ) -> bool {
        let formerly = self.rules.formerly.is_in(&self.block.text, &clause.stretch);
        let hedged = self.scopes.is_hedged(&clause.stretch);
        let names_it = clause.lists.iter().any(|list| list.has_object);
        // 网传将停用，客服回复，仍可使用: what is told for certain holds, not the rumour before it.
        if last.hedged && !hedged && !formerly {
            (last.status, last.hedged) = (status, false);
            return true;
        }
        match (formerly, known.formerly, turns) {
            (true, ..) => {}
            (false, true, _) => last.status = status,
            // 用户也能用微信支付，该功能预计10月开放: of all that was told, which is not so yet.
            (false, false, _) if !known.done && self.is_all_to_come(clause, last.status, status) => {
                (last.status, last.hedged) = (status, last.hedged || hedged);
            }
            // still does not take it, despite having applied: what is asked for is more than that it is not there.
            (false, false, _) if self.lexicon.is_negative(last.status) && self.lexicon.is_begun(status) => {
                return false;
            }
            // 已内测，有望年底上线: what is to come does not undo what is.
            (false, false, _) if self.lexicon.goes_on(last.status, status) => {}
            // 已递交申请，微信支付尚未开通: what is on its way is not there yet.
            (false, false, _)
                if names_it && self.lexicon.is_begun(last.status) && self.lexicon.is_negative(status) =>
            {
                return false;
            }
            (false, false, true) => last.status = status,
            (false, false, false) => {
                last.status = last.status.max(status);
                last.hedged |= hedged;
            }
        }
        true
    }

    /// Whether a clause points to what was told, and says of all of it that it is to come.
    fn is_all_to_come(&self, clause: &Clause, told: usize, status: usize) -> bool {
        let text = &self.block.text;
        self.lexicon.is_affirmative(told)
            && self.lexicon.goes_on(told, status)
            && clause.back_to_objects.is_some()
            && !self.rules.universals.is_in(text, &clause.stretch)
    }

    /// Whether a word stands behind the phrase of a clause.
    pub(super) fn goes_on_behind_its_phrase(&self, clause: &Clause) -> bool {
        let end = clause.verdict.as_ref().map_or(clause.stretch.end, |said| said.phrase.end);
        let rest = self.block.text.slice(&(end..clause.stretch.end.max(end)));
        rest.iter().filter(|c| is_cjk(**c) && is_letter(**c)).count() > 1
    }

    /// Whether a clause opens with a word for later than what was told (不久, 随后), not with one for now.
    pub(super) fn follows_in_time(&self, clause: &Stretch) -> bool {
        let (text, rules) = (&self.block.text, self.rules);
        let opens = |words: &Words| {
            words.find(text, clause).first().is_some_and(|word| word.stretch.start <= clause.start + 1)
        };
        let same_day = || starts_with(text.slice(clause), "当晚");
        (opens(&rules.resumptions) || same_day()) && !opens(&rules.present)
    }
}

/// 记者用三个账号实测，花呗还不能使用: whether a block opens with a reporter who tries something out, nowhere and without a name.
pub(super) fn tries(block: &BlockReading, sentence: &Stretch, clauses: &[Clause]) -> bool {
    const REPORTERS: [&str; 3] = ["记者", "笔者", "小编"];
    const TRIES: [&str; 5] = ["实测，", "实测发现，", "测试，", "测试发现，", "试用，"];
    let opens = block.sentences.first().is_some_and(|first| first == sentence);
    let first = clauses.first().filter(|_| opens).map(|first| &first.stretch);
    first.is_some_and(|first| {
        let words = block.text.slice(first);
        REPORTERS.iter().any(|reporter| starts_with(words, reporter))
            && TRIES.iter().any(|tries| ends_with(words, tries))
            && !words.contains(&'在')
            && block.names_in(first).is_empty()
    })
}

/// Whether a clause tells what took the place of something.
pub(super) fn replaces(words: &[char]) -> bool {
    holds(words, &["改为", "换成", "改成", "换为", "改用", "改由", "取而代之"])
}

/// Whether a clause goes on about an object that it points to, or about all of it (这是), not with what was before
/// (, having tested it).
pub(super) fn points_on(clause: &Clause, words: &[char]) -> bool {
    (clause.back_to_objects.is_some() || starts_with(words, "这是"))
        && !starts_with(words, " having ")
        && !starts_with(words, " after ")
}
