//! Short articles and the happenings in them (`suite/happenings`), written down before the rules
//! were tried on them: when, whom it is about, whether it is hedged, one entry a happening.
//!
//! A case is a day of publication, the article below it, further articles of the same dossier after
//! `+ YYYY-MM-DD`, and one line a happening: `when|when entity,entity words|words`.
//!
//! - `=` is told as a fact, `~` as a rumour or a plan, `*` as either; `?` may be found or not.
//! - An underscore stands for a space in a time; `-` for no entity; an entity with `?` may be there or
//!   not.
//! - The event's text holds some of the words.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::{article, cases, paragraphs, seeds_config, span_text};
use hutong_extract::extract;
use hutong_model::{Event, EventKind};
use std::collections::BTreeSet;

#[test]
fn every_case() {
    let config = seeds_config();
    let (mut right, mut wrong) = (0, Vec::new());
    for (file, text) in cases("happenings") {
        for case in paragraphs(&text) {
            let case = Case::new(&case);
            let dossier = extract(case.articles(), &config);
            let mut left = case.gold;
            for event in dossier.events.iter().filter(|event| event.kind == EventKind::Reported) {
                match left.iter().position(|line| line.fits(event)) {
                    Some(at) => right += usize::from(!left.remove(at).optional),
                    None => wrong.push(format!("{file}: unexpected {}", as_text(event))),
                }
            }
            let missed = left.iter().filter(|line| !line.optional);
            wrong.extend(missed.map(|line| format!("{file}: missed {}", line.line)));
        }
    }
    println!("{right} right\n{}", wrong.join("\n"));
    assert!(wrong.is_empty(), "{} differences", wrong.len());
}

/// Articles of one dossier and what happened in them.
struct Case<'a> {
    articles: Vec<(&'a str, String)>,
    gold: Vec<Gold<'a>>,
}

/// A line of what happened.
struct Gold<'a> {
    line: &'a str,
    optional: bool,
    hedged: Option<bool>,
    times: Vec<String>,
    entities: Vec<&'a str>,
    words: Vec<&'a str>,
}

impl<'a> Case<'a> {
    fn new(lines: &[&'a str]) -> Self {
        let mut case = Self { articles: vec![(lines[0], String::new())], gold: Vec::new() };
        for line in &lines[1..] {
            match line.split_at_checked(2) {
                Some(("= " | "~ " | "* " | "? ", _)) => case.gold.push(Gold::new(line)),
                Some(("+ ", day)) => case.articles.push((day, String::new())),
                _ => {
                    let (_, text) = case.articles.last_mut().unwrap();
                    text.push_str("\n\n");
                    text.push_str(line);
                }
            }
        }
        case
    }

    fn articles(&self) -> Vec<hutong_model::Article> {
        let named = |at: usize| format!("a{at}");
        let articles = self.articles.iter().enumerate();
        articles
            .map(|(at, (day, text))| article(&named(at), text.trim(), Some(day.parse().unwrap())))
            .collect()
    }
}

impl<'a> Gold<'a> {
    fn new(line: &'a str) -> Self {
        let (sign, rest) = line.split_at(2);
        let mut parts = rest.splitn(3, ' ');
        let mut next = || parts.next().expect("a line has when, entities and words");
        let (times, entities, words) = (next(), next(), next());
        Self {
            line,
            optional: sign == "? ",
            hedged: match sign {
                "= " => Some(false),
                "~ " => Some(true),
                _ => None,
            },
            times: times.split('|').map(|time| time.replace('_', " ")).collect(),
            entities: entities.split(',').filter(|entity| *entity != "-").collect(),
            words: words.split('|').collect(),
        }
    }

    fn fits(&self, event: &Event) -> bool {
        let found = event.entities.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        let known = |entity: &str| self.entities.iter().any(|line| line.trim_end_matches('?') == entity);
        self.hedged.is_none_or(|hedged| hedged == event.hedged)
            && self.times.contains(&span_text(&event.when))
            && self.words.iter().any(|words| event.text.contains(words))
            && found.iter().all(|entity| known(entity))
            && self.entities.iter().filter(|entity| !entity.ends_with('?')).all(|e| found.contains(*e))
    }
}

fn as_text(event: &Event) -> String {
    let entities = event.entities.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let sign = if event.hedged { '~' } else { '=' };
    format!("{sign} {} {entities} {}", span_text(&event.when).replace(' ', "_"), event.text)
}
