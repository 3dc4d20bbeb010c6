//! What the suites share: articles from plain text, files of cases, spans as text.
#![allow(dead_code)]

use hutong_model::{Article, ArticleId, Block, DateSpan, Day, Inline, Precision, Published};
use std::path::{Path, PathBuf};

/// An article whose paragraphs are separated by empty lines; `## ` begins a heading.
pub fn article(id: &str, text: &str, published: Option<Day>) -> Article {
    let content = |text: &str| vec![Inline::Text(text.to_owned())];
    let block = |text: &str| match text.strip_prefix("## ") {
        Some(heading) => Block::Heading { level: 2, content: content(heading) },
        None => Block::Paragraph(content(text)),
    };
    Article {
        id: ArticleId::new(id),
        file: format!("{id}.md"),
        title: id.to_owned(),
        outlet: None,
        authors: Vec::new(),
        editors: Vec::new(),
        published: published.map(|day| Published { day, instant: None }),
        source_url: None,
        language: "zh-Hans".into(),
        tags: Vec::new(),
        summary: String::new(),
        hero: None,
        body: text.split("\n\n").map(|part| block(part.trim_matches('\n'))).collect(),
        mentions: Vec::new(),
        dates: Vec::new(),
        extra: Default::default(),
        diagnostics: Vec::new(),
    }
}

/// Every file of a folder of the suite, by name, with its text. `HUTONG_SUITE` names another suite, for
/// texts that the rules have not seen yet.
pub fn cases(folder: &str) -> Vec<(String, String)> {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let folder = std::env::var_os("HUTONG_SUITE").map_or_else(own, PathBuf::from).join(folder);
    let mut files =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    files.sort();
    assert!(!files.is_empty(), "{} holds no case", folder.display());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// The first dossier's vocabulary and rules.
pub fn seeds_config() -> hutong_config::Config {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/dossier.toml");
    hutong_config::Config::parse(&std::fs::read_to_string(&path).unwrap(), "dossier.toml").unwrap()
}

/// A span as people write it: `2021-09-28`, `2021-09`, `2021-Q3`, `2021-09 early`, or with both
/// ends and the precision where it is no such unit.
pub fn span_text(span: &DateSpan) -> String {
    let (start, end) = (span.start, span.end);
    let month = |day: Day| format!("{:04}-{:02}", day.year(), day.month());
    let first = start.day() == 1;
    let whole_months = first && end == end.end_of_month() && start.year() == end.year();
    let ends_alike = start.year() == end.year() && start.month() == end.month();
    match span.precision {
        Precision::Decade => format!("{:04}s", start.year()),
        Precision::Year if whole_months && start.month() == 1 && end.month() == 12 => {
            format!("{:04}", start.year())
        }
        Precision::Half if whole_months => {
            format!("{:04}-H{}", start.year(), if start.month() == 1 { 1 } else { 2 })
        }
        Precision::Quarter if whole_months && end.month() == start.month() + 2 => {
            format!("{:04}-Q{}", start.year(), start.month().div_ceil(3))
        }
        Precision::Month if whole_months && ends_alike => month(start),
        Precision::PartOfMonth if ends_alike && start.day() == 1 && end.day() == 10 => {
            format!("{} early", month(start))
        }
        Precision::PartOfMonth if ends_alike && start.day() == 11 && end.day() == 20 => {
            format!("{} mid", month(start))
        }
        Precision::PartOfMonth if ends_alike && start.day() == 21 => format!("{} late", month(start)),
        Precision::Day | Precision::Minute if start == end => start.to_string(),
        precision => format!("{start}..{end} {}", serde_json::to_value(precision).unwrap().as_str().unwrap()),
    }
}

/// The cases of a file: lines without an empty one between them, comments left out.
pub fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>();
    lines.split(|line| line.is_empty()).filter(|case| !case.is_empty()).map(<[&str]>::to_vec).collect()
}
