//! RIS: a tag of two characters, two spaces, a hyphen and a space, then the value; lines end in
//! CR LF. `NEWS` is an article of a newspaper, `ELEC` a page of no known outlet.

use crate::line;
use hutong_model::{Article, Day};

pub fn references(articles: &[&Article], accessed: Option<Day>) -> String {
    articles.iter().map(|article| record(article, accessed)).collect()
}

fn record(article: &Article, accessed: Option<Day>) -> String {
    let mut lines = Vec::new();
    lines.push(("TY", if article.outlet.is_some() { "NEWS" } else { "ELEC" }.to_owned()));
    lines.push(("TI", line(&article.title)));
    lines.extend(article.authors.iter().map(|name| ("AU", line(name))));
    lines.extend(article.outlet.iter().map(|outlet| ("T2", line(outlet))));
    if let Some(published) = &article.published {
        lines.push(("PY", format!("{:04}", published.day.year())));
        lines.push(("DA", slashed(published.day)));
    }
    lines.extend(article.source_url.iter().map(|url| ("UR", url.clone())));
    lines.extend(accessed.map(|day| ("Y2", slashed(day))));
    lines.push(("LA", article.language.clone()));
    lines.extend(article.tags.iter().map(|tag| ("KW", line(tag))));
    lines.push(("ER", String::new()));
    lines.iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect()
}

fn slashed(day: Day) -> String {
    format!("{:04}/{:02}/{:02}/", day.year(), day.month(), day.day())
}
