//! Sentences and the figures in them (`suite/measures`), written down before the rules were tried on
//! them.
//!
//! A case is a text and one line a figure: `number|unit|what is measured`, several readings of the
//! last parted by `/`, nothing where the text does not say it, `*` where any is right. The figures of
//! a case are all there are, in their order.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::{article, cases, paragraphs, seeds_config};
use hutong_extract::extract;
use hutong_model::Figure;

#[test]
fn every_case() {
    let config = seeds_config();
    let mut scores = Scores::default();
    for (file, text) in cases("measures") {
        for case in paragraphs(&text) {
            let is_gold = |line: &str| line.matches('|').count() == 2;
            let (gold, body): (Vec<&str>, Vec<&str>) = case.iter().partition(|line| is_gold(line));
            let dossier = extract(vec![article("a", &body.join("\n\n"), "2022-03-30".parse().ok())], &config);
            let mut found = dossier.figures.iter().collect::<Vec<_>>();
            for line in gold {
                let mut parts = line.split('|');
                let mut next = || parts.next().unwrap_or_default();
                let (number, unit, measures) = (next(), next(), next());
                let Some(at) = found.iter().position(|f| f.number == number && f.unit == unit) else {
                    scores.wrong.push(format!("{file}: missed {line}"));
                    continue;
                };
                let figure = found.remove(at);
                let fits = measures == "*" || measures.split('/').any(|words| words == figure.measures);
                scores.add(figure, fits);
                if !fits {
                    scores.wrong.push(format!("{file}: expected {line}, found {}", as_text(figure)));
                }
            }
            scores.wrong.extend(found.iter().map(|f| format!("{file}: unexpected {}", as_text(f))));
        }
    }
    println!("{scores}\n{}", scores.wrong.join("\n"));
    assert!(scores.wrong.is_empty(), "{} differences", scores.wrong.len());
}

#[derive(Default)]
struct Scores {
    right: usize,
    named: usize,
    misnamed: usize,
    wrong: Vec<String>,
}

impl Scores {
    fn add(&mut self, figure: &Figure, fits: bool) {
        self.right += usize::from(fits);
        self.named += usize::from(fits && !figure.measures.is_empty());
        self.misnamed += usize::from(!fits && !figure.measures.is_empty());
    }
}

impl std::fmt::Display for Scores {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { right, named, misnamed, .. } = self;
        write!(out, "{right} right, {named} of them say what they measure, {misnamed} say something wrong")
    }
}

fn as_text(figure: &Figure) -> String {
    format!("{}|{}|{}", figure.number, figure.unit, figure.measures)
}
