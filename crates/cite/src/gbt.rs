//! GB/T 7714—2015. An article of a named outlet is cited as the standard's §4.4 has contributions
//! to a serial, online (`[N/OL]`); one of an unknown outlet as §4.6 has electronic resources
//! (`[EB/OL]`). More than three authors are cut after the third (§8.1.2).

use crate::line;
use hutong_model::{Article, Day};

/// How many authors are named (§8.1.2).
const AUTHORS: usize = 3;

pub fn references(articles: &[&Article], accessed: Option<Day>) -> String {
    let numbered = articles.iter().zip(1..);
    numbered.map(|(article, number)| format!("[{number}] {}\n", reference(article, accessed))).collect()
}

fn reference(article: &Article, accessed: Option<Day>) -> String {
    let authors = authors(article);
    let title = line(&article.title);
    let day = article.published.as_ref().map(|published| published.day);
    let mut out = if authors.is_empty() { String::new() } else { format!("{authors}. ") };
    match &article.outlet {
        Some(outlet) => {
            out += &format!("{title}[N/OL]. {}", line(outlet));
            if let Some(day) = day {
                out += &format!(", {day}");
            }
        }
        None => {
            out += &format!("{title}[EB/OL].");
            if let Some(day) = day {
                out += &format!(" ({day})");
            }
        }
    }
    if let Some(day) = accessed {
        out += &format!("[{day}]");
    }
    if !out.ends_with('.') {
        out.push('.');
    }
    if let Some(url) = &article.source_url {
        out += &format!(" {url}.");
    }
    out
}

fn authors(article: &Article) -> String {
    let mut names: Vec<_> = article.authors.iter().take(AUTHORS).map(|name| line(name)).collect();
    if article.authors.len() > AUTHORS {
        names.push(if article.language.starts_with("zh") { "等" } else { "et al" }.into());
    }
    names.join(", ")
}
