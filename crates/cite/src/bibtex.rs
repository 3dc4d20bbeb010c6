//! BibTeX: `@misc`, which the classic styles and biblatex both know, with the address in `url`
//! and, for styles that do not print that field, in `howpublished`.

use crate::line;
use hutong_model::{Article, Day};
use std::collections::BTreeSet;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub fn references(articles: &[&Article], accessed: Option<Day>) -> String {
    let mut keys = BTreeSet::new();
    let entries = articles.iter().map(|article| entry(article, &key(article, &mut keys), accessed));
    entries.collect::<Vec<_>>().join("\n")
}

fn entry(article: &Article, key: &str, accessed: Option<Day>) -> String {
    let mut fields = Vec::new();
    // A second pair of braces keeps a name of several words one name, and the case of a title.
    let names: Vec<_> = article.authors.iter().map(|name| format!("{{{}}}", escaped(&line(name)))).collect();
    if !names.is_empty() {
        fields.push(("author", format!("{{{}}}", names.join(" and "))));
    }
    fields.push(("title", format!("{{{{{}}}}}", escaped(&line(&article.title)))));
    if let Some(outlet) = &article.outlet {
        fields.push(("organization", format!("{{{}}}", escaped(&line(outlet)))));
    }
    if let Some(published) = &article.published {
        let day = published.day;
        fields.push(("year", day.year().to_string()));
        fields.push(("month", MONTHS[usize::from(day.month() - 1)].into()));
        fields.push(("day", day.day().to_string()));
    }
    if let Some(url) = &article.source_url {
        let url = address(url);
        fields.push(("howpublished", format!("{{\\url{{{url}}}}}")));
        fields.push(("url", format!("{{{url}}}")));
    }
    if let Some(day) = accessed {
        fields.push(("urldate", format!("{{{day}}}")));
    }
    let fields: String = fields.iter().map(|(name, value)| format!("  {name} = {value},\n")).collect();
    format!("@misc{{{key},\n{fields}}}\n")
}

/// A key of the letters that every reader of BibTeX takes, unlike any before it.
fn key(article: &Article, taken: &mut BTreeSet<String>) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let id: String = article.id.as_str().chars().filter(plain).collect();
    let id = if id.is_empty() { "article".to_owned() } else { id };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = std::iter::once(id.clone()).chain(numbered).find(|key| !taken.contains(&key.to_lowercase()));
    let key = free.unwrap_or(id);
    taken.insert(key.to_lowercase());
    key
}

/// A text whose signs TeX prints instead of obeying.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', character]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            _ => out.push(character),
        }
    }
    out
}

/// An address without the signs that would end a field; they may always be percent-encoded.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}
