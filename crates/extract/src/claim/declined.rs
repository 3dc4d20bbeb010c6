//! Plans and trials that others report and that those concerned do not comment on, or that nobody confirms: they
//! are rumours.
//! Knows not how a sentence is read.

use super::{Statement, lexicon::Lexicon};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, clauses, holds, starts_with, within},
};
use hutong_model::Article;

/// Hedges what a sentence that holds a word of declining, and the one before it, report: 据外媒报道，闲鱼将接入
/// 云闪付。闲鱼对此不予置评。
pub(super) fn hedge(
    statements: &mut [Statement],
    article: &Article,
    block: &BlockReading,
    at: usize,
    rules: &Rules,
    lexicon: &Lexicon,
) {
    let text = &block.text;
    let sentence = &block.sentences[at];
    let Some(word) = rules.declines.find(text, sentence).into_iter().next() else { return };
    let clauses = clauses(text, sentence);
    let Some(clause) = clauses.iter().find(|clause| clause.contains(&word.stretch.start)) else { return };
    if asks_for_more(block, &(sentence.start..word.stretch.start)) {
        return;
    }
    let by = block.names_in(&(clause.start..word.stretch.start));
    let by_both = lexicon.back_to_subjects.is_in(text, clause) || is_of_the_same(block, clause);
    let told = [at.checked_sub(1).map(|at| block.sentences[at].clone()), Some(sentence.start..clause.start)];
    for told in told.into_iter().flatten() {
        let named = block.names_in(&told);
        let concerned = by.iter().any(|by| named.iter().any(|name| name.value == by.value));
        // 据报…: short, and so no frame that the text of an event is freed of.
        let reported = rules.frames.is_in(text, &told) || holds(text.slice(&told), &["据报"]);
        if !concerned && !by_both || !reported {
            continue;
        }
        let whole = block.sentences_around(&told).first().unwrap_or(&told);
        let evidence = block.span(article, whole);
        let open = |said: &&mut Statement| said.evidence == evidence && lexicon.is_provisional(said.status);
        statements.iter_mut().filter(open).for_each(|said| said.hedged = true);
    }
}

/// Whether a clause opens with a noun for those of whom the report told: 公司对此不予置评.
fn is_of_the_same(block: &BlockReading, clause: &Stretch) -> bool {
    const SAME: [&str; 6] = ["公司", "平台", "官方", "双方", "两家", "the company"];
    let words = block.text.slice(clause);
    let start = words.iter().position(|c| c.is_alphanumeric()).unwrap_or(0);
    SAME.iter().any(|same| starts_with(&words[start..], same))
}

/// Whether only more than what was told is not commented on: 对于具体时间，京东未作回应.
fn asks_for_more(block: &BlockReading, before: &Stretch) -> bool {
    const MORE: [&str; 8] = ["何时", "具体", "时间", "细节", "更多", "进一步", "when ", "further"];
    let words = block.text.slice(before);
    holds(words, &MORE)
}

/// The last word of a sentence that says of what is told that nobody confirms it; not of when it is to be.
pub(super) fn unconfirmed(
    text: &Folded,
    sentence: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Option<Stretch> {
    let word = rules.unconfirmed.find(text, sentence).pop()?.stretch;
    let guarded = lexicon.guards.find(text, sentence).iter().any(|guard| within(&word, &guard.stretch));
    (!guarded).then_some(word)
}

/// Whether a sentence is about what was told before it: 上述消息未获京东证实。
pub(super) fn opens_with_the_news(sentence: &[char]) -> bool {
    const POINTERS: [&str; 8] = ["该", "这一", "这个", "上述", "此", "有关", "相关", ""];
    const NEWS: [&str; 5] = ["消息", "说法", "报道", "传闻", "传言"];
    POINTERS.iter().filter(|pointer| starts_with(sentence, pointer)).any(|pointer| {
        let rest = &sentence[pointer.chars().count()..];
        NEWS.iter().any(|news| starts_with(rest, news))
    })
}

/// “闲鱼可以微信支付了！”这条截图被证实是伪造的，…: whether a sentence opens with a denial of the one before it, which
/// is but a quotation.
pub(super) fn denies_the_quote(block: &BlockReading, at: usize, rules: &Rules) -> bool {
    const POINTERS: [&str; 6] = ["这", "该", "此", "上述", " the ", " that "];
    let text = &block.text;
    let Some(before) = at.checked_sub(1).map(|before| text.slice(&block.sentences[before])) else {
        return false;
    };
    let quoted = matches!(before, ['“' | '「', .., '”' | '」']);
    let sentence = &block.sentences[at];
    let points = || POINTERS.iter().any(|pointer| starts_with(text.slice(sentence), pointer));
    quoted
        && points()
        && clauses(text, sentence).first().is_some_and(|first| rules.denials.is_in(text, first))
}
