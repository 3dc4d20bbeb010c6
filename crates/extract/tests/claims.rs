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
            let plain = line.replace("\\n", "\n");
            let found = found(&plain, published, &expected, &config);
            totals.0 += expected.len();
            totals.1 += found.len();
            totals.2 += found.intersection(&expected).count();
            if found != expected {
                let missed = expected.difference(&found).collect::<Vec<_>>();
                let wrong = found.difference(&expected).collect::<Vec<_>>();
                failures
                    .push(format!("{file}:{}: {line}\n  missed {missed:?}\n  wrong  {wrong:?}", number + 1));
            }
        }
    }
    println!("claims: {} expected, {} found, {} right", totals.0, totals.1, totals.2);
    assert!(failures.is_empty(), "{}\n{} texts wrong", failures.join("\n"), failures.len());
}

fn found(
    text: &str,
    published: Option<Day>,
    expected: &BTreeSet<String>,
    config: &Config,
) -> BTreeSet<String> {
    let dossier = extract(vec![article("a", text, published)], config);
    let dated = expected.iter().any(|claim| claim.contains('@'));
    dossier.claims.iter().map(|claim| as_text(claim, dated)).collect()
}

fn as_text(claim: &Claim, dated: bool) -> String {
    assert!(!claim.evidence.is_empty(), "a claim rests on a sentence");
    let hedged = if claim.hedged { " hedged" } else { "" };
    let as_of = claim.as_of.filter(|_| dated).map(|day| format!(" @{day}")).unwrap_or_default();
    format!("{} {} {}{hedged}{as_of}", claim.subject, claim.status, claim.object)
}
