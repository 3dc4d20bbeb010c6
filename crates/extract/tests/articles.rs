//! Whole articles in the styles of several houses (`suite/articles`): what they claim, report and
//! quote, as somebody wrote it down before the rules were tried on them.
//!
//! A file has a head (`title …`, `on YYYY-MM-DD`, `language …`), after `---` the article with an
//! empty line between its blocks, and after another `---` what is in it:
//!
//! - `claims`: `subject,subject status object,object`, then `hedged` and `@YYYY-MM-DD` where that
//!   matters; every subject has every object. The day of a claim without one is not looked at.
//! - `events`: `when words|words`: the event's text holds some of the words; `when|when` where the
//!   text leaves it open.
//! - `quotes`: `direct speaker = beginning` or `indirect …`.
//!
//! A section that is not there is not looked at; one with nothing below its name is empty. A quote's
//! speaker may be a part of how the article describes them.
//!
//! A line that begins with `maybe ` is right where it is found, and not missed where it is not: two
//! readers would not agree on it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::{article, cases, seeds_config, span_text};
use hutong_extract::extract;
use hutong_model::{Claim, Dossier, EventKind, QuoteKind};
use std::collections::BTreeMap;

#[test]
fn every_article() {
    let config = seeds_config();
    let mut scores = BTreeMap::<&str, Score>::new();
    let mut wrong = Vec::new();
    for (file, text) in cases("articles") {
        let case = Case::new(&text);
        let dossier = extract(vec![case.article()], &config);
        for (what, outcome) in [
            ("claims", case.claims(&dossier)),
            ("events", case.events(&dossier)),
            ("quotes", case.quotes(&dossier)),
        ] {
            if !case.gold.contains_key(what) {
                continue;
            }
            scores.entry(what).or_default().add(&outcome);
            wrong.extend(outcome.missed.iter().map(|line| format!("{file}: missed {what} {line}")));
            wrong.extend(outcome.unexpected.iter().map(|line| format!("{file}: wrong {what} {line}")));
        }
    }
    for (what, score) in &scores {
        println!("{what}: {}", score.as_text());
    }
    assert!(wrong.is_empty(), "{}\n{} differences", wrong.join("\n"), wrong.len());
}

/// A file of the suite.
struct Case<'a> {
    head: BTreeMap<&'a str, &'a str>,
    body: &'a str,
    gold: BTreeMap<&'a str, Vec<&'a str>>,
}

/// A line without `maybe `, and whether it had that.
fn doubtful(line: &str) -> (bool, &str) {
    line.strip_prefix("maybe ").map_or((false, line), |line| (true, line))
}

/// What was expected, found, and not both.
struct Outcome {
    right: usize,
    missed: Vec<String>,
    unexpected: Vec<String>,
}

#[derive(Default)]
struct Score {
    right: usize,
    missed: usize,
    unexpected: usize,
}

impl Score {
    fn add(&mut self, outcome: &Outcome) {
        self.right += outcome.right;
        self.missed += outcome.missed.len();
        self.unexpected += outcome.unexpected.len();
    }

    fn as_text(&self) -> String {
        let share = |of: usize| self.right as f64 / (of.max(1)) as f64;
        let (precision, recall) = (share(self.right + self.unexpected), share(self.right + self.missed));
        format!(
            "{} right, {} missed, {} wrong: precision {precision:.3}, recall {recall:.3}",
            self.right, self.missed, self.unexpected
        )
    }
}

impl<'a> Case<'a> {
    fn new(text: &'a str) -> Self {
        let mut parts = text.split("\n---\n");
        let mut part = || parts.next().unwrap_or_default();
        let (head, body, found) = (part(), part(), part());
        let head = head.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        let mut gold = BTreeMap::<&str, Vec<&str>>::new();
        let mut section = "";
        for line in found.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if matches!(line, "claims" | "events" | "quotes") {
                section = line;
                gold.entry(section).or_default();
            } else {
                gold.entry(section).or_default().push(line);
            }
        }
        Self { head: head.collect(), body, gold }
    }

    fn article(&self) -> hutong_model::Article {
        let mut article = article("a", self.body, self.head["on"].parse().ok());
        article.title = self.head["title"].to_owned();
        article.language = self.head.get("language").unwrap_or(&"zh-Hans").to_string();
        article
    }

    fn lines(&self, section: &str) -> &[&'a str] {
        self.gold.get(section).map(Vec::as_slice).unwrap_or_default()
    }

    fn claims(&self, dossier: &Dossier) -> Outcome {
        let (mut expected, mut allowed) = (Vec::new(), Vec::new());
        for line in self.lines("claims") {
            let (maybe, line) = doubtful(line);
            let expected = if maybe { &mut allowed } else { &mut expected };
            let mut words = line.split(' ');
            let mut next = || words.next().unwrap_or_default();
            let (subjects, status, objects) = (next(), next(), next());
            let rest = words.map(|word| format!(" {word}")).collect::<String>();
            for subject in subjects.split(',') {
                expected
                    .extend(objects.split(',').map(|object| format!("{subject} {status} {object}{rest}")));
            }
        }
        let mut found = dossier.claims.iter().map(as_text).collect::<Vec<_>>();
        // A claim of two days is one here.
        let undated = |line: &str| line.split(" @").next().unwrap_or_default().to_owned();
        let fits = |expected: &String, found: &String| {
            expected == found || !expected.contains('@') && *expected == undated(found)
        };
        let missed = expected.iter().filter(|line| !found.iter().any(|found| fits(line, found))).cloned();
        let missed = missed.collect::<Vec<_>>();
        let right = expected.len() - missed.len();
        found.retain(|found| !expected.iter().chain(&allowed).any(|line| fits(line, found)));
        Outcome { right, missed, unexpected: found }
    }

    fn events(&self, dossier: &Dossier) -> Outcome {
        let mut left = self.lines("events").to_vec();
        let mut unexpected = Vec::new();
        for event in dossier.events.iter().filter(|event| event.kind == EventKind::Reported) {
            let when = span_text(&event.when);
            let fits = |line: &&str| {
                // `2021-10 late words`: the words come after the last part of the time.
                let (times, words) = split_event(doubtful(line).1);
                times.split('|').any(|time| time == when)
                    && words.split('|').any(|words| event.text.contains(words))
            };
            match left.iter().position(fits) {
                Some(at) => drop(left.remove(at)),
                None => unexpected.push(format!("{when} {}", event.text)),
            }
        }
        left.retain(|line| !doubtful(line).0);
        let sure = self.lines("events").iter().filter(|line| !doubtful(line).0).count();
        let right = sure - left.len();
        Outcome { right, missed: left.iter().map(ToString::to_string).collect(), unexpected }
    }

    fn quotes(&self, dossier: &Dossier) -> Outcome {
        let found = dossier.quotes.iter().map(|quote| {
            let kind = match quote.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Indirect => "indirect",
            };
            format!("{kind} {} = {}", quote.speaker.as_deref().unwrap_or_default(), quote.text)
        });
        let mut found = found.collect::<Vec<_>>();
        let (maybe, expected): (Vec<&str>, Vec<&str>) =
            self.lines("quotes").iter().partition(|line| doubtful(line).0);
        let fits = |line: &str, found: &str| {
            let kind_and_speaker = |text: &str| {
                let (head, words) = text.split_once(" = ").unwrap_or((text, ""));
                let (kind, speaker) = head.split_once(' ').unwrap_or((head, ""));
                (kind.to_owned(), speaker.to_owned(), words.to_owned())
            };
            let ((kind, speaker, words), (same, who, said)) =
                (kind_and_speaker(line), kind_and_speaker(found));
            kind == same && who.contains(&speaker) && said.starts_with(&words)
        };
        let missed = expected.iter().filter(|line| !found.iter().any(|found| fits(line, found)));
        let missed = missed.map(ToString::to_string).collect::<Vec<_>>();
        let known = |found: &String| expected.iter().chain(&maybe).any(|line| fits(doubtful(line).1, found));
        found.retain(|found| !known(found));
        Outcome { right: expected.len() - missed.len(), missed, unexpected: found }
    }
}

fn split_event(line: &str) -> (&str, &str) {
    const UNITS: [&str; 8] = ["early", "mid", "late", "year", "month", "part-of-month", "week", "day"];
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    match rest.split_once(' ') {
        Some((unit, words)) if UNITS.contains(&unit) => (&line[..first.len() + 1 + unit.len()], words),
        _ => (first, rest),
    }
}

fn as_text(claim: &Claim) -> String {
    let hedged = if claim.hedged { " hedged" } else { "" };
    let as_of = claim.as_of.map(|day| format!(" @{day}")).unwrap_or_default();
    format!("{} {} {}{hedged}{as_of}", claim.subject, claim.status, claim.object)
}
