//! Paragraphs and who says what in them (`suite/speech`), written down before the rules were tried
//! on them.
//!
//! A case is a text, a paragraph a line, and one line a quote: `direct speaker = words` or
//! `indirect …`, several speakers parted by `|`. `none words` is what looks like speech and is
//! none; it only says why the case is there. A line with `? ` may be found or not.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::{article, cases, paragraphs, seeds_config};
use hutong_extract::extract;
use hutong_model::{Article, Place, Quote, QuoteKind};

#[test]
fn every_case() {
    let config = seeds_config();
    let (mut right, mut wrong) = (0, Vec::new());
    for (file, text) in cases("speech") {
        for case in paragraphs(&text) {
            let is_gold = |line: &str| {
                ["? ", "direct ", "indirect ", "none "].iter().any(|sign| line.starts_with(sign))
            };
            let (gold, body): (Vec<&str>, Vec<&str>) = case.iter().partition(|line| is_gold(line));
            let dossier = extract(vec![article("a", &body.join("\n\n"), None)], &config);
            let mut left = gold;
            for quote in &dossier.quotes {
                assert_eq!(words(&dossier.articles[0], quote.evidence.place()), quote.text);
                match left.iter().position(|line| fits(line, quote)) {
                    Some(at) => right += usize::from(!left.remove(at).starts_with("? ")),
                    None => wrong.push(format!("{file}: unexpected {}", as_text(quote))),
                }
            }
            left.retain(|line| !line.starts_with("? ") && !line.starts_with("none "));
            wrong.extend(left.iter().map(|line| format!("{file}: missed {line}")));
        }
    }
    println!("{right} right\n{}", wrong.join("\n"));
    assert!(wrong.is_empty(), "{} differences", wrong.len());
}

fn fits(line: &str, quote: &Quote) -> bool {
    let line = line.strip_prefix("? ").unwrap_or(line);
    let Some((head, text)) = line.split_once(" = ") else { return false };
    let (kind, speakers) = head.split_once(' ').unwrap_or((head, ""));
    kind == kind_text(quote)
        && text == quote.text
        && speakers.split('|').any(|speaker| speaker == quote.speaker.as_deref().unwrap_or_default())
}

fn as_text(quote: &Quote) -> String {
    format!("{} {} = {}", kind_text(quote), quote.speaker.as_deref().unwrap_or_default(), quote.text)
}

fn kind_text(quote: &Quote) -> &'static str {
    match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
    }
}

fn words(article: &Article, place: Place) -> String {
    let text = article.body[place.block as usize].text();
    text.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
}
