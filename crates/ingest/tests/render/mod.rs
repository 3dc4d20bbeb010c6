//! Articles as text that a person can review, and what must hold for each of them.
#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use hutong_model::{Article, Block, Diagnostic, Inline, Picture};
use std::fmt::Write;

/// What became of a file.
pub fn result<'d>(article: Option<&Article>, said: impl Iterator<Item = &'d Diagnostic>) -> String {
    let mut out = String::new();
    for diagnostic in said {
        writeln!(out, "! {:?} {diagnostic}", diagnostic.severity).unwrap();
    }
    let Some(article) = article else { return out + "(no article)" };
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    field("id", article.id.as_str());
    field("title", &article.title);
    field("outlet", article.outlet.as_deref().unwrap_or_default());
    field("authors", &article.authors.join(" | "));
    field("editors", &article.editors.join(" | "));
    if let Some(published) = &article.published {
        let instant = published.instant.as_deref().unwrap_or("-");
        field("published", &format!("{} ({instant})", published.day));
    }
    field("source", article.source_url.as_deref().unwrap_or_default());
    field("language", &article.language);
    field("tags", &article.tags.join(" | "));
    field("summary", &article.summary);
    field("hero", &article.hero.map(|hero| hero.to_string()).unwrap_or_default());
    article.extra.iter().for_each(|(key, value)| field(&format!("extra {key}"), value));
    for block in &article.body {
        writeln!(out, "\n{}", self::block(block)).unwrap();
    }
    out
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(content) => inline(content),
        Block::Heading { level, content } => {
            format!("{} {}", "#".repeat(usize::from(*level)), inline(content))
        }
        Block::Image(picture) => self::picture(picture),
        Block::Quote(content) => format!("> {}", inline(content).replace('\n', "\n> ")),
        Block::List { items, .. } => {
            let line = |item: &hutong_model::ListItem| {
                let mark = item.number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
                format!("{}{mark} {}", "  ".repeat(usize::from(item.depth)), inline(&item.content))
            };
            items.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Block::Table { header, rows } => {
            let row = |cells: &Vec<Vec<Inline>>| {
                cells.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join(" | ")
            };
            let head = if *header { "table, first row is a header\n" } else { "table\n" };
            head.to_string() + &rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Code { language, text } => {
            format!("```{}\n{text}\n```", language.as_deref().unwrap_or_default())
        }
        Block::Divider => "---".into(),
        Block::Embed { url, title } => format!("embed {title:?} {url}"),
    }
}

fn picture(picture: &Picture) -> String {
    let mut out = format!("picture {}", picture.url);
    if let (Some(width), Some(height)) = (picture.width, picture.height) {
        write!(out, " {width}x{height}").unwrap();
    }
    for (name, text) in [("alt", &picture.alt), ("caption", &picture.caption)] {
        if !text.is_empty() {
            write!(out, "\n  {name}: {text}").unwrap();
        }
    }
    out
}

fn inline(content: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inner) => format!("**{}**", self::inline(inner)),
        Inline::Emphasis(inner) => format!("_{}_", self::inline(inner)),
        Inline::Struck(inner) => format!("~~{}~~", self::inline(inner)),
        Inline::Link { url, content } => format!("[{}]({url})", self::inline(content)),
        Inline::Code(text) => format!("`{text}`"),
        Inline::Break => "\n".into(),
    };
    content.iter().map(one).collect()
}

/// What holds for every article, whatever it was made from.
pub fn check_invariants(article: &Article) {
    assert!(!article.title.trim().is_empty(), "{}: an empty title", article.file);
    assert!(!article.body.is_empty(), "{}: an empty body", article.file);
    let id = article.id.as_str();
    assert!(!id.is_empty() && id.chars().count() <= 60, "id {id:?}");
    assert!(id.chars().all(|character| character == '-' || character.is_alphanumeric()), "id {id:?}");
    assert!(!id.starts_with('-') && !id.ends_with('-'), "id {id:?}");
    if let Some(hero) = article.hero {
        assert!(matches!(article.body.get(hero as usize), Some(Block::Image(_))), "hero {hero}");
    }
    article.source_url.iter().for_each(|url| check_address(url, false));
    article.body.iter().for_each(check_block);
}

fn check_block(block: &Block) {
    match block {
        Block::Paragraph(content) | Block::Quote(content) => check_inline(content),
        Block::Heading { level, content } => {
            assert!((1..=6).contains(level));
            check_inline(content);
        }
        Block::Image(picture) => check_address(&picture.url, false),
        Block::List { items, .. } => {
            assert!(!items.is_empty());
            items.iter().for_each(|item| check_inline(&item.content));
        }
        Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| check_links(cell)),
        Block::Embed { url, title } => {
            check_address(url, false);
            assert!(!title.is_empty());
        }
        Block::Code { text, .. } => assert!(!text.trim().is_empty()),
        Block::Divider => {}
    }
}

fn check_inline(content: &[Inline]) {
    let mut text = String::new();
    content.iter().for_each(|inline| inline.push_text(&mut text));
    assert!(!text.trim().is_empty(), "a block without text");
    assert_eq!(text.trim(), text, "white space at an edge");
    assert!(!text.contains("  ") && !text.contains('\0') && !text.contains('\u{3000}'), "{text:?}");
    check_links(content);
}

fn check_links(content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Link { url, content } => {
                check_address(url, true);
                check_links(content);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) => check_links(inner),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn check_address(address: &str, may_be_mail: bool) {
    let url = url::Url::parse(address).unwrap_or_else(|error| panic!("{address:?}: {error}"));
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
    assert!(web || may_be_mail && url.scheme() == "mailto", "{address:?}");
}
