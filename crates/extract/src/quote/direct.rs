//! Words in quotation marks, and who says them: named before or behind them, or who spoke last. Of reported
//! speech it knows only who spoke.

use super::{
    Found, SHORTEST,
    antecedent::antecedent,
    candidate::candidates,
    marks::marked,
    speaker::{self, Speaker, after, at_verb},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, within},
};
use hutong_model::QuoteKind;

/// The quotes of a block that stand in quotation marks.
pub(super) fn direct(block: &BlockReading, rules: &Rules) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let quoted = marked(&block.text);
    for (at, words) in quoted.iter().enumerate() {
        if words.len() < SHORTEST {
            continue;
        }
        let free = quoted[..at].last().map_or(0, |before| before.end + 1);
        let speaker = at_verb(block, free..words.start - 1, rules)
            .or_else(|| same_speaker(block, free, words, found.last(), rules))
            .or_else(|| concluded(block, free, words, rules))
            .or_else(|| after(block, words.end + 1, rules).filter(|who| who.pronoun || !is_led(block, words)))
            .or_else(|| continued(block, free, words, found.last(), rules))
            .or_else(|| resumed(block, words, found.last()))
            .or_else(|| told_before(block, words, rules))
            .or_else(|| told_behind(block, words, rules));
        if let Some(speaker) = speaker {
            let sentences = sentences_around(block, words, &speaker.words);
            found.push(Found {
                words: without_comma(block, words),
                kind: QuoteKind::Direct,
                speaker,
                sentences,
            });
        }
    }
    found
}

/// 淘宝客服发来一行字：“…。”哈啰客服则表示，…: whether a colon leads to the words, so that nobody who
/// is named behind them says them.
fn is_led(block: &BlockReading, words: &Stretch) -> bool {
    matches!(words.start.checked_sub(2).and_then(|at| block.text.at(at)), Some('：' | ':'))
}

/// A second quote of the sentence: 强调“…”，并称“…”.
fn same_speaker(
    block: &BlockReading,
    free: usize,
    words: &Stretch,
    last: Option<&Found>,
    rules: &Rules,
) -> Option<Speaker> {
    // The comma before the mark is not among the words.
    let closes =
        |at: usize| at + 1 == free || at + 2 == free && matches!(block.text.at(at), Some(',' | '，'));
    let last = last.filter(|last| closes(last.words.end) && free < words.start)?;
    let verb = rules.verbs.find(&block.text, &(free..words.start - 1)).pop()?;
    let joined = words.start - 1 - verb.stretch.end <= 1;
    let one_sentence =
        block.sentences_around(words).first().is_some_and(|sentence| sentence.start < last.words.start);
    (joined && one_sentence).then(|| last.speaker.clone())
}

/// A whole clause in quotation marks after the speaker's reported words: 并称阿里巴巴坚信，…，“我们会…”.
fn continued(
    block: &BlockReading,
    free: usize,
    words: &Stretch,
    last: Option<&Found>,
    rules: &Rules,
) -> Option<Speaker> {
    let text = &block.text;
    // 他认为多一种方法影响有限，「汇率同运费先系重点」。
    let closes = words.len() >= CLAUSE && matches!(text.at(words.end + 1), Some('。'));
    let whole = closes || text.slice(words).iter().any(|c| matches!(c, '，' | '。' | ',' | '.'));
    let opens_clause =
        text.at(words.start.checked_sub(2)?).is_some_and(|c| matches!(c, '，' | '：' | '。' | '”'));
    if !whole || !opens_clause {
        return None;
    }
    let sentence = block.sentences_around(words).first()?;
    let head = sentence.start.max(free)..words.start - 1;
    let reported = clauses(text, &head)
        .into_iter()
        .rev()
        .find_map(|clause| speaker::in_clause(block, &clause, &head, rules));
    let continues = |found: &&Found| found.words.end + 2 >= words.start;
    reported
        .map(|(speaker, _)| speaker)
        .or_else(|| last.filter(continues).map(|found| found.speaker.clone()))
        .or_else(|| acting(block, &head, rules).filter(|_| closes))
}

/// 苏筱芮认为，…，“…。”一位高管则认为，…: words that close the sentence in which somebody says more are theirs,
/// whoever speaks behind them.
fn concluded(block: &BlockReading, free: usize, words: &Stretch, rules: &Rules) -> Option<Speaker> {
    let text = &block.text;
    let closes = text.at(words.end - 1).is_some_and(|c| matches!(c, '。' | '！' | '？'));
    let joined = text.at(words.start.checked_sub(2)?) == Some('，');
    let sentence = block.sentences_around(words).first().filter(|_| closes && joined)?;
    let head = sentence.start.max(free)..words.start - 1;
    let mut said = clauses(text, &head).into_iter();
    said.find_map(|clause| speaker::in_clause(block, &clause, &head, rules)).map(|(speaker, _)| speaker)
}

/// 她去年就抽中过红包，“…”。: who is told of by a pronoun in the clauses before.
fn acting(block: &BlockReading, head: &Stretch, rules: &Rules) -> Option<Speaker> {
    let all = clauses(&block.text, head);
    let pronoun =
        |clause: &Stretch| candidates(block, clause, rules).into_iter().find(|candidate| candidate.pronoun);
    let own = all.iter().rev().find_map(pronoun)?;
    Some(Speaker { words: own.start..own.end, entity: None, pronoun: true })
}

/// How long a clause in quotation marks is that closes a sentence, at least. Characters.
const CLAUSE: usize = 8;

/// A sentence of its own, right after the one that names the speaker: “…，”王蓬博说。“…。”
fn resumed(block: &BlockReading, words: &Stretch, last: Option<&Found>) -> Option<Speaker> {
    let text = &block.text;
    let last = last?;
    let whole = text.at(words.end - 1).is_some_and(|c| matches!(c, '。' | '！' | '？' | '.' | '!' | '?'));
    let next = last.sentences.end < words.start
        && text.slice(&(last.sentences.end..words.start - 1)).iter().all(|c| c.is_whitespace());
    (whole && next).then(|| last.speaker.clone())
}

/// A sentence of its own, right after one that reports what somebody said: 于百程认为，…。“…。”
fn told_before(block: &BlockReading, words: &Stretch, rules: &Rules) -> Option<Speaker> {
    let text = &block.text;
    let whole = text.at(words.end - 1).is_some_and(|c| matches!(c, '。' | '！' | '？'));
    let own = block.sentences.iter().position(|sentence| sentence.start + 1 == words.start)?;
    let before = block.sentences.get(own.checked_sub(1)?).filter(|_| whole)?;
    let told = clauses(text, before)
        .into_iter()
        .find_map(|clause| speaker::in_clause(block, &clause, before, rules));
    told.map(|(speaker, _)| speaker)
}

/// “…。”刘女士在下单时发现了变化。她告诉记者，…: who is named in the next sentence, where a pronoun for them
/// tells more in the one after it.
fn told_behind(block: &BlockReading, words: &Stretch, rules: &Rules) -> Option<Speaker> {
    let text = &block.text;
    let whole = text.at(words.end - 1).is_some_and(|c| matches!(c, '。' | '！' | '？'));
    let own = block.sentences.iter().position(|sentence| sentence.start + 1 == words.start)?;
    let [named, telling] = block.sentences.get(own + 1..own + 3).filter(|_| whole)? else { return None };
    let opening = clauses(text, telling).into_iter().next()?;
    let (pronoun, _) = speaker::in_clause(block, &opening, telling, rules).filter(|told| told.0.pronoun)?;
    antecedent(block, &pronoun.words, rules).filter(|person| within(&person.words, named))
}

/// English puts a comma inside the marks that is not the speaker's.
fn without_comma(block: &BlockReading, words: &Stretch) -> Stretch {
    let comma = block.text.at(words.end - 1).is_some_and(|c| matches!(c, ',' | '，'));
    words.start..words.end - usize::from(comma)
}

/// From the first sentence that holds any of the two to the last one.
fn sentences_around(block: &BlockReading, words: &Stretch, speaker: &Stretch) -> Stretch {
    let touched = block.sentences_around(&(words.start.min(speaker.start)..words.end.max(speaker.end)));
    let start = touched.first().map_or(words.start, |sentence| sentence.start.min(words.start));
    let end = touched.last().map_or(words.end, |sentence| sentence.end.max(words.end));
    start..end
}
