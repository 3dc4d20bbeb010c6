//! How much of the article, and how little else, ingest takes out of whole saved pages:
//! `cargo run --release -p hutong-ingest --example pages -- DIR [--each]`, where every folder in DIR
//! holds a `source.html` and an `expected.html` (the form of the public pages for reading views).
//!
//! Measured are runs of four words (a Chinese character counts as one): precision, recall and F1 of
//! each page, then their means over the pages.

use hutong_ingest::{Settings, SourceFile, ingest};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name a folder of pages")?;
    let each = arguments.any(|argument| argument == "--each");
    let mut folders: Vec<_> =
        std::fs::read_dir(Path::new(&folder))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    let settings = Settings { zone: jiff::tz::TimeZone::UTC, base: Some("http://fakehost/test/".into()) };
    let mut scores = Vec::new();
    for page in folders.iter().filter(|page| page.join("source.html").is_file()) {
        let bytes = std::fs::read(page.join("source.html"))?;
        let expected = text_of_html(&std::fs::read_to_string(page.join("expected.html"))?);
        let found = ingest(&[SourceFile { path: "page.html".into(), bytes }], &settings);
        let text = found.articles.first().map(text_of_article).unwrap_or_default();
        let score = Score::new(&text, &expected);
        if each {
            let name = page.file_name().unwrap_or_default().to_string_lossy();
            println!("{:.3} {:.3} {:.3} {name}", score.precision, score.recall, score.f1());
        }
        scores.push(score);
    }
    let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / scores.len().max(1) as f64;
    println!(
        "{} pages: precision {:.3}, recall {:.3}, F1 {:.3}",
        scores.len(),
        mean(|score| score.precision),
        mean(|score| score.recall),
        mean(Score::f1)
    );
    Ok(())
}

struct Score {
    precision: f64,
    recall: f64,
}

impl Score {
    fn new(found: &str, expected: &str) -> Self {
        let (found, expected) = (runs(found), runs(expected));
        let shared: usize =
            found.iter().map(|(run, count)| *count.min(expected.get(run).unwrap_or(&0))).sum();
        let share = |all: &BTreeMap<Vec<String>, usize>| match all.values().sum::<usize>() {
            0 => 1.0,
            all => shared as f64 / all as f64,
        };
        Self { precision: share(&found), recall: share(&expected) }
    }

    fn f1(&self) -> f64 {
        match self.precision + self.recall {
            0.0 => 0.0,
            sum => 2.0 * self.precision * self.recall / sum,
        }
    }
}

/// Every run of four words with how often it stands there; a shorter text is one run.
fn runs(text: &str) -> BTreeMap<Vec<String>, usize> {
    let mut words: Vec<String> = vec![String::new()];
    for character in text.chars() {
        let is_han = ('\u{3041}'..='\u{9fff}').contains(&character);
        if is_han || !character.is_alphanumeric() {
            words.push(String::new());
        }
        if character.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(character.to_lowercase()));
        }
        if is_han {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    let mut runs = BTreeMap::new();
    for run in words.windows(4.min(words.len()).max(1)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

fn text_of_article(article: &hutong_model::Article) -> String {
    let text = |block: &hutong_model::Block| match block {
        hutong_model::Block::Image(picture) => picture.caption.clone(),
        block => block.text(),
    };
    article.body.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn text_of_html(html: &str) -> String {
    scraper::Html::parse_fragment(html).root_element().text().collect::<Vec<_>>().join(" ")
}
