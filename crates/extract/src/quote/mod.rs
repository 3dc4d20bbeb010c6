//! Quotes: words with their speaker, direct in quotation marks or reported. Quotation marks
//! around a term (“双向奔赴”) are no quote. Knows no relation and no date.

mod marks;
mod speaker;

use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, overlap},
};
use hutong_model::{Article, Entity, Quote, QuoteKind};
use marks::marked;
use speaker::{Speaker, after, at_verb};

/// Reported words shorter than this say nothing (表示欢迎); quoted ones are a term.
const SHORTEST: usize = 6;

/// Every quote of an article, in reading order.
pub(crate) fn quotes(
    article: &Article,
    blocks: &[BlockReading],
    rules: &Rules,
    vocabulary: &[Entity],
) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for block in blocks.iter().filter(|block| !block.heading) {
        let mut found = direct(block, rules);
        let taken = found.iter().map(|found| found.words.clone()).collect::<Vec<_>>();
        found.extend(indirect(block, rules, &taken));
        found.sort_by_key(|found| found.words.start);
        quotes.extend(found.into_iter().map(|found| found.into_wire(article, block, vocabulary)));
    }
    quotes
}

/// A quote in a block.
struct Found {
    words: Stretch,
    kind: QuoteKind,
    speaker: Speaker,
    evidence: Stretch,
}

impl Found {
    fn into_wire(self, article: &Article, block: &BlockReading, vocabulary: &[Entity]) -> Quote {
        Quote {
            text: block.original(&self.words),
            kind: self.kind,
            speaker: Some(block.original(&self.speaker.words)).filter(|words| !words.is_empty()),
            entity: self.speaker.entity.map(|entity| vocabulary[entity].id.clone()),
            evidence: block.span(article, &self.evidence),
        }
    }
}

fn direct(block: &BlockReading, rules: &Rules) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let quoted = marked(&block.text);
    for (at, words) in quoted.iter().enumerate() {
        if words.len() < SHORTEST {
            continue;
        }
        let free = quoted[..at].last().map_or(0, |before| before.end + 1);
        let speaker = at_verb(block, free..words.start - 1, rules)
            .or_else(|| same_speaker(block, free, words, found.last(), rules))
            .or_else(|| after(block, words.end + 1, rules))
            .or_else(|| continued(block, free, words, found.last(), rules));
        if let Some(speaker) = speaker {
            let evidence = sentences_around(block, words, &speaker.words);
            found.push(Found { words: words.clone(), kind: QuoteKind::Direct, speaker, evidence });
        }
    }
    found
}

/// A second quote of the sentence: 强调“…”，并称“…”.
fn same_speaker(
    block: &BlockReading,
    free: usize,
    words: &Stretch,
    last: Option<&Found>,
    rules: &Rules,
) -> Option<Speaker> {
    let last = last.filter(|last| last.words.end + 1 == free && free < words.start)?;
    let verb = rules.verbs.find(&block.text, &(free..words.start - 1)).pop()?;
    let joined = words.start - 1 - verb.stretch.end <= 1;
    let one_sentence = block
        .sentences
        .iter()
        .any(|sentence| sentence.start < last.words.start && words.start < sentence.end);
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
    let whole = text.slice(words).iter().any(|c| matches!(c, '，' | '。' | ',' | '.'));
    let opens_clause =
        text.at(words.start.checked_sub(2)?).is_some_and(|c| matches!(c, '，' | '：' | '。' | '”'));
    if !whole || !opens_clause {
        return None;
    }
    let sentence = block
        .sentences
        .iter()
        .find(|sentence| sentence.start <= words.start && words.start < sentence.end)?;
    let head = sentence.start.max(free)..words.start - 1;
    let reported = clauses(text, &head, &[])
        .into_iter()
        .rev()
        .find_map(|clause| speaker::in_clause(block, &clause, &head, rules));
    let continues = |found: &&Found| found.words.end + 2 >= words.start;
    reported.map(|(speaker, _)| speaker).or_else(|| last.filter(continues).map(|found| found.speaker.clone()))
}

fn indirect(block: &BlockReading, rules: &Rules, taken: &[Stretch]) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &block.sentences {
        let reported = clauses(&block.text, sentence, &[])
            .into_iter()
            .filter(|clause| {
                !taken.iter().any(|taken| overlap(taken, clause))
                    || taken.iter().any(|taken| taken.start > clause.start)
            })
            .find_map(|clause| speaker::in_clause(block, &clause, sentence, rules));
        let Some((speaker, verb_end)) = reported else {
            continue;
        };
        let start = skip_marks(block, verb_end);
        let end = taken
            .iter()
            .map(|taken| taken.start - 1)
            .find(|quote| *quote >= start)
            .unwrap_or(sentence.end)
            .min(sentence.end);
        let words = trim_end(block, start..end);
        if words.len() >= SHORTEST && !taken.iter().any(|taken| overlap(taken, &words)) {
            found.push(Found { words, kind: QuoteKind::Indirect, speaker, evidence: sentence.clone() });
        }
    }
    found
}

fn skip_marks(block: &BlockReading, mut at: usize) -> usize {
    while block.text.at(at).is_some_and(|c| matches!(c, '，' | '：' | ',' | ':' | ' ')) {
        at += 1;
    }
    at
}

fn trim_end(block: &BlockReading, mut stretch: Stretch) -> Stretch {
    while stretch.start < stretch.end
        && block
            .text
            .at(stretch.end - 1)
            .is_some_and(|c| matches!(c, '，' | '。' | '：' | ',' | '.' | ' ' | '！'))
    {
        stretch.end -= 1;
    }
    stretch
}

/// From the first sentence that holds any of the two to the last one.
fn sentences_around(block: &BlockReading, words: &Stretch, speaker: &Stretch) -> Stretch {
    let touched =
        block.sentences.iter().filter(|sentence| overlap(sentence, words) || overlap(sentence, speaker));
    let (mut start, mut end) = (words.start, words.end);
    for sentence in touched {
        start = start.min(sentence.start);
        end = end.max(sentence.end);
    }
    start..end
}
