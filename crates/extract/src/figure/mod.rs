//! Figures: numbers with a unit and what they measure, as written. Dates, names, versions and
//! ordinals are none. Knows units of both languages, no theme.

mod chinese;
mod english;
mod unit;

use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, clauses, is_cjk, overlap},
};
use hutong_model::{Article, Figure};

/// Every figure of an article, in reading order.
pub(crate) fn figures(article: &Article, blocks: &[BlockReading], rules: &Rules) -> Vec<Figure> {
    let in_block = |block| found(block, rules).into_iter().map(|found| found.into_wire(article, block));
    blocks.iter().flat_map(in_block).collect()
}

/// A figure in a block.
struct Found {
    number: Stretch,
    /// The number with its unit.
    whole: Stretch,
    measures: Option<Stretch>,
}

impl Found {
    fn into_wire(self, article: &Article, block: &BlockReading) -> Figure {
        let original = |stretch: &Stretch| block.original(stretch);
        let sign = original(&(self.whole.start..self.number.start));
        let unit = original(&(self.number.end..self.whole.end));
        Figure {
            number: original(&self.number),
            unit: format!("{sign}{unit}").trim().to_owned(),
            measures: self.measures.as_ref().map(original).unwrap_or_default(),
            evidence: block.span(article, &self.whole),
        }
    }
}

fn found(block: &BlockReading, rules: &Rules) -> Vec<Found> {
    let text = &block.text;
    let mut found: Vec<Found> = Vec::new();
    for sentence in &block.sentences {
        // Only sentences with a number are cut.
        let mut inside = None;
        let mut at = sentence.start;
        while at < sentence.end {
            if !text.chars[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let number = number(text, at);
            at = number.end;
            if let Some(whole) = unit::with_unit(text, &number).filter(|whole| is_figure(block, whole)) {
                at = whole.end;
                let clauses = inside.get_or_insert_with(|| clauses(text, sentence));
                let clause = clauses.iter().find(|clause| whole.start < clause.end);
                let clause = clause.unwrap_or(sentence);
                let measures = measured(block, clause, &whole, found.last(), rules);
                found.push(Found { number, whole, measures });
            }
        }
    }
    found
}

fn number(text: &Folded, start: usize) -> Stretch {
    let mut end = start;
    loop {
        while text.at(end).is_some_and(|c| c.is_ascii_digit()) {
            end += 1;
        }
        let inside =
            matches!(text.at(end), Some('.' | ',')) && text.at(end + 1).is_some_and(|c| c.is_ascii_digit());
        if !inside {
            return start..end;
        }
        end += 1;
    }
}

fn is_figure(block: &BlockReading, whole: &Stretch) -> bool {
    let dated = block.dates.partition_point(|date| date.stretch.end <= whole.start);
    let named = block.names.partition_point(|name| name.stretch.end <= whole.start);
    let dated = block.dates.get(dated).is_some_and(|date| overlap(&date.stretch, whole));
    let named = block.names.get(named).is_some_and(|name| overlap(&name.stretch, whole));
    !dated && !named
}

/// What a figure measures, where its clause says it in a noun phrase; a wrong one is worse than none.
fn measured(
    block: &BlockReading,
    clause: &Stretch,
    whole: &Stretch,
    last: Option<&Found>,
    rules: &Rules,
) -> Option<Stretch> {
    let text = &block.text;
    let chinese = text.slice(clause).iter().any(|c| is_cjk(*c));
    if let Some(counted) = unit::counted(block, whole.end, clause.end, rules) {
        return Some(counted);
    }
    let head = clause.start..whole.start;
    let said = if chinese { chinese::before(block, &head) } else { english::before(block, &head) };
    match said {
        Before::Phrase(phrase) => Some(phrase),
        // 从0.6%降至0.38%, 30万亿至35万亿元: the figure before measures the same.
        Before::Until(end) => last.filter(|last| continues(text, last, end)).and_then(|l| l.measures.clone()),
        Before::Nothing => None,
    }
}

/// What stands before a figure.
enum Before {
    /// What it measures.
    Phrase(Stretch),
    /// Nothing but words that join a number to what it measures, as far back as here.
    Until(usize),
    Nothing,
}

/// Whether nothing but a mark of a range stands between two figures.
fn continues(text: &Folded, last: &Found, end: usize) -> bool {
    let between = text.slice(&(last.whole.end..end));
    last.whole.end <= end && between.iter().all(|c| matches!(c, '-' | '~' | '—' | '–' | ' ' | '('))
}
