//! Which dated sentences report a happening, and in which words. Knows one article at a time.

use super::{
    Pairs, Report,
    words::{LONGEST, columns, indexes, pairs, pairs_beside_names, shortened, trimmed},
};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, clauses},
};
use hutong_model::{Article, DateSpan};

/// Every happening that an article reports.
pub(crate) fn reports(article: &Article, blocks: &[BlockReading], rules: &Rules) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut before: Option<(&BlockReading, &Stretch)> = None;
    for block in blocks.iter().filter(|block| !block.heading) {
        if block.sentences.is_empty() {
            before = None;
        }
        for sentence in &block.sentences {
            let found = in_sentence(article, block, sentence, rules);
            if !found.is_empty() {
                let here = pairs(&block.text, sentence);
                let context = match before {
                    Some((block, sentence)) => here.and(pairs(&block.text, sentence)),
                    None => here,
                };
                reports.extend(found.into_iter().map(|report| Report { context: context.clone(), ..report }));
            }
            before = Some((block, sentence));
        }
    }
    reports
}

fn in_sentence(article: &Article, block: &BlockReading, sentence: &Stretch, rules: &Rules) -> Vec<Report> {
    let mut dates = block
        .dates_in(sentence)
        .iter()
        .filter_map(|date| Some((date, date.span?)))
        .filter(|(date, _)| tells(&block.text, sentence, date))
        .collect::<Vec<_>>();
    // 当年 after 2015年 tells no second happening.
    dates.dedup_by_key(|(_, span)| *span);
    if dates.is_empty() {
        return Vec::new();
    }
    let clauses = clauses(&block.text, sentence);
    let segments = segments(&block.text, &dates, &clauses, sentence);
    let teller = Teller { article, block, sentence, clauses, rules };
    let firsts = std::iter::once(true).chain(std::iter::repeat(false));
    dates
        .iter()
        .zip(segments)
        .zip(firsts)
        .filter_map(|(((date, when), segment), first)| teller.report(segment, date, *when, first))
        .collect()
}

/// Whether the date says when something happened: not inside a title, not something to compare
/// with, and an open range only where it begins its clause.
fn tells(text: &Folded, sentence: &Stretch, date: &date::Mention) -> bool {
    let before = text.slice(&(sentence.start..date.stretch.start));
    let open = |opening: char, closing: char| {
        before.iter().rev().find(|c| **c == opening || **c == closing) == Some(&opening)
    };
    let compared = before.last().is_some_and(|c| matches!(c, '较' | '比'));
    let leads = before
        .iter()
        .rev()
        .find(|c| !matches!(c, '自' | '从'))
        .is_none_or(|c| matches!(c, '，' | '。' | '；' | '且' | '：' | '”'));
    !open('《', '》') && !compared && (!date.open || leads)
}

/// Whether a date ends its clause in a text with Latin letters, which name it last: Northline
/// accepts it, the company announced on March 13.
fn trails(text: &Folded, date: &date::Mention, clause: &Stretch) -> bool {
    let after = date.stretch.end..clause.end;
    let first = text.slice(clause).iter().find(|c| c.is_alphanumeric());
    let latin = first.is_some_and(char::is_ascii_alphabetic);
    latin && text.slice(&after).iter().all(|c| !c.is_alphanumeric())
}

/// From the clause of each date to the clause of the next one.
fn segments(
    text: &Folded,
    dates: &[(&date::Mention, DateSpan)],
    clauses: &[Stretch],
    sentence: &Stretch,
) -> Vec<Stretch> {
    let clause_of = |at: usize| {
        clauses
            .iter()
            .find(|clause| clause.start <= at && at < clause.end)
            .cloned()
            .unwrap_or(sentence.clone())
    };
    // Where an English clause tells of a second happening after the date of the first: applied in
    // September and was approved in March.
    let latin_end = |at: usize| {
        let clause = clause_of(dates[at].0.stretch.start);
        let first = text.slice(&clause).iter().find(|c| c.is_alphanumeric());
        let before = dates.iter().find(|(date, _)| date.stretch.start >= clause.start);
        let leads = before.is_some_and(|(date, _)| date.stretch.start <= clause.start + OPENING);
        let end = dates[at].0.stretch.end;
        let goes_on = text.chars[end..].starts_with(&[' ', 'a', 'n', 'd', ' ']);
        (first.is_some_and(char::is_ascii_alphabetic) && !leads && goes_on).then_some(end)
    };
    let starts = dates.iter().map(|(date, _)| clause_of(date.stretch.start).start).collect::<Vec<_>>();
    dates
        .iter()
        .enumerate()
        .map(|(at, (date, _))| {
            let shares_clause = at > 0 && starts[at - 1] == starts[at];
            let start = if shares_clause {
                latin_end(at - 1).unwrap_or(date.stretch.start)
            } else if at == 0 && trails(text, date, &clause_of(date.stretch.start)) {
                sentence.start
            } else {
                starts[at]
            };
            let next = dates.get(at + 1).map(|(next, _)| {
                if starts[at + 1] == starts[at] {
                    latin_end(at).unwrap_or(next.stretch.start)
                } else {
                    starts[at + 1]
                }
            });
            start..next.unwrap_or(sentence.end)
        })
        .collect()
}

/// How many characters may stand before a date that opens an English clause: `On `.
const OPENING: usize = 4;

/// A sentence whose dated parts are told.
struct Teller<'a> {
    article: &'a Article,
    block: &'a BlockReading,
    sentence: &'a Stretch,
    clauses: Vec<Stretch>,
    rules: &'a Rules,
}

impl Teller<'_> {
    fn report(&self, segment: Stretch, date: &date::Mention, when: DateSpan, first: bool) -> Option<Report> {
        let (text, rules) = (&self.block.text, self.rules);
        let clause = self.clauses.iter().find(|clause| segment.start < clause.end);
        let start = clause.map_or(segment.start, |clause| clause.start);
        if rules.noise.is_in(text, &(start..segment.end))
            || rules.guesses.is_in(text, &(self.sentence.start..segment.start + 1))
        {
            return None;
        }
        if self.is_told_of_another_day(&segment, date) {
            return None;
        }
        let published = self.article.published.as_ref().map(|published| published.day);
        let past = published.is_some_and(|published| when.end < published);
        let (segment, hedged) = self.certain(segment, past);
        let own = indexes(self.block, &segment);
        if own.is_empty() && !rules.acts.is_in(text, &segment) {
            return None;
        }
        let planned = published.is_some_and(|published| when.start > published);
        if hedged && own.is_empty() && !planned {
            return None;
        }
        let lost_subject = own.is_empty() || date.stretch.start > segment.start + PARTICLES;
        let entities = if own.is_empty() { indexes(self.block, self.sentence) } else { own };
        let words = self.words(&segment);
        let words = if first && lost_subject { self.with_subject(words) } else { words };
        let opening = clauses(text, &words).first().cloned().unwrap_or_else(|| words.clone());
        Some(Report {
            when,
            text: self.block.original(&words),
            entities,
            first: self.block.names_in(&words).first().map(|hit| hit.value),
            evidence: vec![self.block.span(self.article, self.sentence)],
            hedged: hedged || planned,
            opening: pairs_beside_names(self.block, &opening),
            whole: pairs_beside_names(self.block, &segment),
            context: Pairs::default(),
            recalled: published.is_some_and(|published| published < when.start || when.end < published),
        })
    }

    /// The part of a segment that is told alike: up to the clause with a hedge, unless one comes
    /// first, and of something past up to a clause about today; and whether it is hedged.
    fn certain(&self, segment: Stretch, past: bool) -> (Stretch, bool) {
        let (text, rules) = (&self.block.text, self.rules);
        let inside = clauses(text, &segment);
        let told = inside.iter().filter(|clause| !self.names_only_the_date(clause));
        let mut told = told.filter(|clause| !rules.frames.is_in(text, clause));
        let Some(first) = told.next() else {
            let hedged = rules.hedges.is_in(text, &segment);
            return (segment, hedged);
        };
        let hedged = rules.hedges.is_in(text, &(segment.start..first.end));
        let later = inside.iter().filter(|clause| clause.start >= first.end);
        let mut turns = later.filter(|clause| {
            !hedged && rules.hedges.is_in(text, clause)
                || past
                    && rules
                        .turns
                        .find(text, clause)
                        .first()
                        .is_some_and(|hit| hit.stretch.start <= clause.start + 1)
        });
        let end = turns.next().map_or(segment.end, |clause| clause.start);
        (segment.start..end, hedged)
    }

    /// Whether the date only tells when it was learned, and what was learned happened on a day that
    /// is left open: 记者6日获悉，淘宝日前接入….
    fn is_told_of_another_day(&self, segment: &Stretch, date: &date::Mention) -> bool {
        let text = &self.block.text;
        let own = self.clauses.iter().find(|clause| date.stretch.start < clause.end);
        own.is_some_and(|own| {
            let rest = own.end.min(segment.end)..segment.end;
            let vague = self.block.dates_in(&rest).first().is_some_and(|date| date.span.is_none());
            vague && self.rules.frames.is_in(text, own)
        })
    }

    fn names_only_the_date(&self, clause: &Stretch) -> bool {
        let inside = self.block.dates_in(clause).iter().map(|date| date.stretch.len()).sum::<usize>();
        inside > 0 && clause.len() <= inside + PARTICLES + 2
    }

    /// The clauses of a segment that tell what happened: without those that only name the date or
    /// who reports it, and as many as a headline holds.
    fn words(&self, segment: &Stretch) -> Stretch {
        let text = &self.block.text;
        let clauses = clauses(text, segment);
        let tells =
            |clause: &Stretch| !self.names_only_the_date(clause) && !self.rules.frames.is_in(text, clause);
        let first = clauses
            .iter()
            .position(tells)
            .or_else(|| clauses.iter().position(|clause| !self.names_only_the_date(clause)))
            .unwrap_or(0);
        let start = clauses.get(first).map_or(segment.start, |clause| clause.start);
        let fits = |end: &usize| columns(text, &(start..*end)) <= LONGEST;
        let ends = clauses[first.min(clauses.len())..].iter().map(|clause| clause.end);
        let end = ends.take_while(fits).last().unwrap_or_else(|| shortened(text, start..segment.end));
        trimmed(text, start..end)
    }

    /// The words with the clauses before them, where those name whom they are about.
    fn with_subject(&self, words: Stretch) -> Stretch {
        let text = &self.block.text;
        let before = self.clauses.iter().filter(|clause| clause.start < words.start);
        let tells = |clause: &&Stretch| {
            !self.block.names_in(clause).is_empty() && !self.rules.frames.is_in(text, clause)
        };
        let Some(start) = before.into_iter().find(tells).map(|clause| clause.start) else { return words };
        let whole = trimmed(text, start..words.end);
        if columns(text, &whole) <= LONGEST { whole } else { words }
    }
}

/// How many characters may stand before a date that opens its clause: 早在, 自, 而在.
const PARTICLES: usize = 2;
