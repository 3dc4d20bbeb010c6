//! In whose eyes something is so: 在分析师苏筱芮看来，…; whose view a sentence opens with. Knows no verb of speech.

use super::speaker::{Speaker, before};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, ends_with, starts_with},
};

/// Whose view a sentence opens with, and what they hold.
pub(super) fn in_whose_eyes(
    block: &BlockReading,
    sentence: &Stretch,
    rules: &Rules,
) -> Option<(Speaker, Stretch)> {
    let first = clauses(&block.text, sentence).into_iter().next()?;
    let ['在', whose @ .., '看', '来', '，'] = block.text.slice(&first) else { return None };
    let (start, end) = (first.start + 1, first.start + 1 + whose.len());
    let speaker = before(block, &(start..end), end, rules)?;
    // 在业内人士看来, 在他看来: in the eyes of nobody who is named.
    let nobody = speaker.pronoun || ends_with(block.text.slice(&speaker.words), "人士");
    (!nobody).then_some((speaker, first.end..sentence.end))
}

/// 律师孟昭远的看法要严厉一些，他指出：“…: whose view the sentence of a pronoun tells of before it.
pub(super) fn whose(block: &BlockReading, pronoun: &Stretch, rules: &Rules) -> Option<Speaker> {
    const VIEWS: [&str; 6] = ["的看法", "的观点", "的态度", "的判断", "的意见", "的说法"];
    let text = &block.text;
    let sentence = block.sentences_around(pronoun).first()?;
    let view = (sentence.start..pronoun.start)
        .find(|at| VIEWS.iter().any(|view| starts_with(&text.chars[*at..], view)))?;
    before(block, &(sentence.start..view), view, rules).filter(|speaker| !speaker.pronoun)
}
