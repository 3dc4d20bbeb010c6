//! Quotes: words with their speaker, direct in quotation marks or reported. Quotation marks
//! around a term (“双向奔赴”) are no quote. Knows no relation and no date.

mod antecedent;
mod candidate;
mod colon;
mod direct;
mod institution;
mod latin;
mod many;
mod marks;
mod owner;
mod speaker;
mod surname;
mod titled;
mod verb;
mod view;

use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, overlap, within},
};
use direct::direct;
use hutong_model::{Article, Entity, Quote, QuoteKind};
use speaker::Speaker;

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
    // Whom a pronoun in the next block means.
    let mut former = None;
    for block in blocks.iter().filter(|block| !block.heading) {
        let mut found = direct(block, rules);
        let taken = found.iter().map(|found| found.words.clone()).collect::<Vec<_>>();
        found.extend(indirect(block, rules, &taken));
        found.sort_by_key(|found| found.words.start);
        name_pronouns(&mut found, block, rules);
        let last = found.last().map(|found| found.speaker.clone());
        let own = found.into_iter().map(|found| {
            let unknown = found.speaker.pronoun && antecedent::is_one(block, &found.speaker.words);
            let quote = found.into_wire(article, block, vocabulary);
            match former.clone().filter(|_| unknown) {
                Some((speaker, entity)) => Quote { speaker, entity, ..quote },
                None => quote,
            }
        });
        let own = own.collect::<Vec<_>>();
        let person = last.is_some_and(|last| last.pronoun || antecedent::is_person(block, &last));
        let spoke = own.last().filter(|_| person).map(|quote| (quote.speaker.clone(), quote.entity.clone()));
        former = spoke;
        quotes.extend(own);
    }
    quotes
}

/// 他又称: a pronoun is the speaker before, where the block has one, else the one person named before it.
fn name_pronouns(found: &mut [Found], block: &BlockReading, rules: &Rules) {
    for at in 0..found.len() {
        if !found[at].speaker.pronoun {
            continue;
        }
        let before = at.checked_sub(1).map(|before| found[before].speaker.clone());
        let pronoun = &found[at].speaker.words;
        let meant = antecedent::counted(block, pronoun, rules)
            .or_else(|| view::whose(block, pronoun, rules))
            .or(before)
            .or_else(|| antecedent::antecedent(block, pronoun, rules));
        found[at].speaker = meant.unwrap_or_else(|| found[at].speaker.clone());
    }
}

/// A quote in a block.
struct Found {
    words: Stretch,
    kind: QuoteKind,
    speaker: Speaker,
    sentences: Stretch,
}

impl Found {
    fn into_wire(self, article: &Article, block: &BlockReading, vocabulary: &[Entity]) -> Quote {
        Quote {
            text: block.original(&self.words),
            kind: self.kind,
            speaker: Some(block.original(&self.speaker.words)).filter(|words| !words.is_empty()),
            entity: self.speaker.entity.map(|entity| vocabulary[entity].id.clone()),
            evidence: block.span(article, &self.words),
            sentence: Some(block.place(&self.sentences)),
        }
    }
}

fn indirect(block: &BlockReading, rules: &Rules, taken: &[Stretch]) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in &block.sentences {
        let first = taken.partition_point(|taken| taken.end <= sentence.start);
        let last = taken.partition_point(|taken| taken.start < sentence.end);
        let taken = &taken[first..last.max(first)];
        let told = if rules.verbs.is_in(&block.text, sentence) {
            reported(block, sentence, taken, rules)
        } else {
            let named = || latin::according_to(block, sentence, rules);
            let held = || view::in_whose_eyes(block, sentence, rules);
            taken.is_empty().then(|| named().or_else(held)).flatten().into_iter().collect()
        };
        for (speaker, words) in told {
            let words = trim(block, words);
            if !taken.is_empty() && latin::tells_where(block, &words) {
                continue;
            }
            if said(block, &words) >= SHORTEST && !taken.iter().any(|taken| overlap(taken, &words)) {
                let (words, kind) = unmarked(block, words);
                found.push(Found { words, kind, speaker, sentences: sentence.clone() });
            }
        }
    }
    found
}

/// The words without their quotation marks, if those hold all of them: then they are direct.
fn unmarked(block: &BlockReading, words: Stretch) -> (Stretch, QuoteKind) {
    match block.text.slice(&words) {
        ['“', inner @ .., '”'] | ['「', inner @ .., '」']
            if !inner.contains(&'“') && !inner.contains(&'「') =>
        {
            (words.start + 1..words.end - 1, QuoteKind::Direct)
        }
        _ => (words, QuoteKind::Indirect),
    }
}

/// Who reports what in a sentence: its parts between semicolons may have a speaker each.
fn reported(
    block: &BlockReading,
    sentence: &Stretch,
    taken: &[Stretch],
    rules: &Rules,
) -> Vec<(Speaker, Stretch)> {
    let free =
        |clause: &Stretch| !taken.iter().any(|taken| overlap(taken, clause) && taken.start <= clause.start);
    let mut told: Vec<(Speaker, Stretch)> = Vec::new();
    for part in parts(block, sentence) {
        let clauses = clauses(&block.text, &part);
        let reported = clauses.iter().filter(|clause| free(clause)).find_map(|clause| {
            let (speaker, verb_end) = speaker::in_clause(block, clause, &part, rules)?;
            Some((speaker, verb_end, clause))
        });
        let Some((speaker, verb_end, clause)) = reported else { continue };
        // “China could be the largest market of …,” said …: nobody who is named in a quote speaks.
        if taken.iter().any(|taken| within(&speaker.words, taken)) {
            continue;
        }
        if let Some((_, words)) = told.last_mut() {
            words.end = words.end.min(part.start);
        }
        let words = if latin::closes(block, &speaker, clause, &part) {
            latin::dateline(block, &(part.start..clause.start)).unwrap_or(part.start)..clause.start
        } else {
            let Some(start) = after_that(block, after_verbs(block, verb_end, sentence, rules)) else {
                continue;
            };
            let quote = taken.iter().map(|taken| taken.start - 1).find(|quote| *quote >= start);
            let end = quote.map_or(sentence.end, |quote| before_verb(block, start..quote, rules));
            start..end.min(sentence.end)
        };
        told.push((speaker, words));
    }
    told
}

/// Where reported words end before a quote that a verb of its own leads to (…，强调“…”).
fn before_verb(block: &BlockReading, words: Stretch, rules: &Rules) -> usize {
    let last = rules.verbs.find(&block.text, &words).pop();
    let leads = |verb: &Stretch| verb.start > words.start && skip_marks(block, verb.end) >= words.end;
    last.map(|hit| hit.stretch).filter(leads).map_or(words.end, |verb| verb.start)
}

/// A sentence, cut after semicolons.
fn parts(block: &BlockReading, sentence: &Stretch) -> Vec<Stretch> {
    let ends = sentence.clone().filter(|at| matches!(block.text.chars[*at], '；' | ';')).map(|at| at + 1);
    let mut start = sentence.start;
    let mut parts = Vec::new();
    for end in ends.chain([sentence.end]).filter(|end| *end > sentence.start) {
        parts.push(start..end);
        start = end;
    }
    parts.retain(|part| part.start < part.end);
    parts
}

/// How many characters are said, without dates: told reporters yesterday says nothing.
fn said(block: &BlockReading, words: &Stretch) -> usize {
    words.len() - block.dates_in(words).iter().map(|date| date.stretch.len()).sum::<usize>()
}

/// Where the words begin: after a second verb, too (已辟谣，称…).
fn after_verbs(block: &BlockReading, verb_end: usize, sentence: &Stretch, rules: &Rules) -> usize {
    let start = skip_marks(block, verb_end);
    let next = rules.verbs.find(&block.text, &(start..sentence.end)).into_iter().next();
    let second = next.filter(|hit| hit.stretch.start == start && start > verb_end);
    second.map_or(start, |hit| skip_marks(block, hit.stretch.end))
}

fn skip_marks(block: &BlockReading, mut at: usize) -> usize {
    while block.text.at(at).is_some_and(|c| matches!(c, '，' | '：' | ',' | ':' | ' ')) {
        at += 1;
    }
    at
}

fn trim(block: &BlockReading, mut stretch: Stretch) -> Stretch {
    let loose = |c: char| matches!(c, '，' | '。' | '：' | '；' | ';' | ',' | '.' | ' ' | '！');
    while stretch.start < stretch.end && block.text.at(stretch.end - 1).is_some_and(loose) {
        stretch.end -= 1;
    }
    while stretch.start < stretch.end && block.text.at(stretch.start).is_some_and(loose) {
        stretch.start += 1;
    }
    stretch
}

/// said that …, said on Jan. 6 that …: the words begin after it; none are there where a day closes the
/// clause (the companies said on Wednesday, joining …).
fn after_that(block: &BlockReading, start: usize) -> Option<usize> {
    let text = &block.text;
    let eat = |at: usize, word: &str| verb::follows(block, at, word).then(|| at + word.chars().count());
    // The companies said Wednesday, joining …
    let day = eat(start, "on ").unwrap_or(start);
    let dates = block.dates_in(&(day..text.chars.len().min(day + DATE)));
    let dated = dates.first().filter(|date| date.stretch.start == day).map(|date| date.stretch.end);
    if dated.is_some_and(|end| text.at(end) == Some(',')) {
        return None;
    }
    // said in April that …
    let month = eat(start, "in ").and_then(|day| {
        let dates = block.dates_in(&(day..text.chars.len().min(day + DATE)));
        dates
            .first()
            .filter(|date| date.stretch.start == day)
            .and_then(|date| eat(date.stretch.end, " that "))
    });
    let that =
        month.or_else(|| dated.and_then(|end| eat(end, " that "))).or_else(|| in_writing(block, start));
    // said on Tuesday it would: the words begin behind the day.
    let behind = dated.filter(|end| text.at(*end) == Some(' ')).map(|end| end + 1);
    that.or_else(|| eat(start, "that ")).or(behind).or(Some(start))
}

/// said in a statement that …, said at a conference that …: where the words begin.
fn in_writing(block: &BlockReading, start: usize) -> Option<usize> {
    const THAT: &str = " that ";
    let text = &block.text;
    // told a forum in Hong Kong on November 3 that …
    let placed = verb::follows(block, start, "in ") && text.was_capital(start + "in ".len());
    let written = placed
        || ["in a ", "in an ", "at a ", "at an ", "at the "]
            .iter()
            .any(|word| verb::follows(block, start, word));
    let reach = text.chars[start..].iter().take(WRITTEN).position(|c| matches!(c, ',' | '.'));
    let reach = start + reach.unwrap_or(WRITTEN.min(text.chars.len() - start));
    let that = (start..reach).find(|at| verb::follows(block, *at, THAT)).filter(|_| written);
    that.map(|at| at + THAT.len())
}

/// How much may stand before what a statement says. Characters.
const WRITTEN: usize = 40;

/// The longest day after a verb of speech, in characters.
const DATE: usize = 24;
