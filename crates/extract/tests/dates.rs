//! Every file of `suite/dates`: which phrases name a time, and which days.
//!
//! A file holds `on YYYY-MM-DD` (the publication; `on nothing` for none) and, below it, one text a
//! line with its mentions in ⟦ ⟧ and after ` -> ` what each stands for, separated by `;`. A text
//! without ` -> ` names no time. `\n` in a text begins a new sentence.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::{article, cases, span_text};
use hutong_config::Config;
use hutong_extract::extract;
use hutong_model::{Article, DateMention};

#[test]
fn every_case() {
    let mut failures = Vec::new();
    let mut totals = (0, 0, 0);
    for (file, text) in cases("dates") {
        let mut published = None;
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(day) = line.strip_prefix("on ") {
                published = day.parse().ok();
                continue;
            }
            let (marked, expected) = line.split_once(" -> ").unwrap_or((line, ""));
            let expected = expected_mentions(marked, expected);
            let plain = marked.replace(['⟦', '⟧'], "").replace("\\n", "\n");
            let found = found_mentions(&plain, published);
            totals.0 += expected.len();
            totals.1 += found.len();
            totals.2 += found.iter().filter(|found| expected.contains(found)).count();
            if expected != found {
                failures.push(format!(
                    "{file}:{}: {plain}\n  expected {expected:?}\n  found    {found:?}",
                    number + 1
                ));
            }
        }
    }
    println!("dates: {} expected, {} found, {} right", totals.0, totals.1, totals.2);
    assert!(failures.is_empty(), "{}\n{} lines wrong", failures.join("\n"), failures.len());
}

fn expected_mentions(marked: &str, expected: &str) -> Vec<(String, String)> {
    let phrases = marked
        .split('⟦')
        .skip(1)
        .filter_map(|rest| rest.split_once('⟧'))
        .map(|(phrase, _)| phrase.to_owned());
    let values = expected.split(';').map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let (phrases, values) = (phrases.collect::<Vec<_>>(), values.collect::<Vec<_>>());
    assert_eq!(phrases.len(), values.len(), "{marked}: as many values as marks");
    phrases.into_iter().zip(values).collect()
}

fn found_mentions(text: &str, published: Option<hutong_model::Day>) -> Vec<(String, String)> {
    let dossier = extract(vec![article("a", text, published)], &Config::for_folder("suite"));
    let article = &dossier.articles[0];
    article.dates.iter().map(|date| (words(article, date), value(date))).collect()
}

fn words(article: &Article, date: &DateMention) -> String {
    let text = article.body[date.place.block as usize].text();
    text.chars().skip(date.place.start as usize).take((date.place.end - date.place.start) as usize).collect()
}

fn value(date: &DateMention) -> String {
    let mut value = date.span.map_or_else(|| "vague".to_owned(), |span| span_text(&span));
    if let Some(part) = date.part_of_day {
        value.push(' ');
        value.push_str(serde_json::to_value(part).unwrap().as_str().unwrap());
    }
    if let Some(time) = &date.time {
        value.push(' ');
        value.push_str(time);
    }
    value
}
