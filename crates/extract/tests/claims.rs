//! Every file of `suite/claims`: who supports what, by the first dossier's rules.
//!
//! A file holds `on YYYY-MM-DD` (the publication) and texts, one a line; the indented lines below
//! a text are its claims, `subject status object`, then `hedged` and `@YYYY-MM-DD` where they
//! matter. A text without such lines claims nothing. `\n` in a text begins a new sentence.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::{article, cases, seeds_config};
use hutong_config::Config;
use hutong_extract::extract;
use hutong_model::{Claim, Day};
use std::collections::BTreeSet;

#[test]
fn every_case() {
    let config = seeds_config();
    let mut failures = Vec::new();
    let mut totals = (0, 0, 0);
    for (file, text) in cases("claims") {
        let mut texts = Vec::new();
        let mut published = None;
        let mut lines = text.lines().enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(day) = line.strip_prefix("on ") {
                published = day.parse().ok();
                continue;
            }
            let mut expected = BTreeSet::new();
            while let Some((_, claim)) = lines.next_if(|(_, next)| next.starts_with("  ")) {
                expected.insert(claim.trim().to_owned());
            }
            texts.push(Text { number: number + 1, line, published, expected });
        }
        for (text, found) in texts.iter().zip(found(&texts, &config)) {
            let Text { number, line, expected, .. } = text;
            totals.0 += expected.len();
            totals.1 += found.len();
            totals.2 += found.intersection(expected).count();
            if found != *expected {
                let missed = expected.difference(&found).collect::<Vec<_>>();
                let wrong = found.difference(expected).collect::<Vec<_>>();
                failures.push(format!("{file}:{number}: {line}\n  missed {missed:?}\n  wrong  {wrong:?}"));
            }
        }
    }
    println!("claims: {} expected, {} found, {} right", totals.0, totals.1, totals.2);
    assert!(failures.is_empty(), "{}\n{} texts wrong", failures.join("\n"), failures.len());
}

/// A text of a file with what it claims.
struct Text<'a> {
    number: usize,
    line: &'a str,
    published: Option<Day>,
    expected: BTreeSet<String>,
}

/// What each text claims: every text is an article of one dossier, told apart by the evidence.
fn found(texts: &[Text<'_>], config: &Config) -> Vec<BTreeSet<String>> {
    let id = |text: &Text<'_>| format!("line-{}", text.number);
    let articles =
        texts.iter().map(|text| article(&id(text), &text.line.replace("\\n", "\n"), text.published));
    let claims = extract(articles.collect(), config).claims;
    let of = |text: &Text<'_>| {
        let dated = text.expected.iter().any(|claim| claim.contains('@'));
        let id = id(text);
        let own = claims.iter().filter(|claim| claim.evidence.iter().any(|span| span.article.as_str() == id));
        // The day counts where the file names one.
        let named = |claim: &Claim| dated && !text.expected.contains(&as_text(claim, false));
        own.map(|claim| as_text(claim, named(claim))).collect()
    };
    texts.iter().map(of).collect()
}

fn as_text(claim: &Claim, dated: bool) -> String {
    assert!(!claim.evidence.is_empty(), "a claim rests on a sentence");
    let hedged = if claim.hedged { " hedged" } else { "" };
    let as_of = claim.as_of.filter(|_| dated).map(|day| format!(" @{day}")).unwrap_or_default();
    format!("{} {} {}{hedged}{as_of}", claim.subject, claim.status, claim.object)
}
