//! Marks as a text for people: article by article, what was highlighted and what was written.

use crate::{Flag, Marks, Note};
use hutong_model::ArticleId;
use std::collections::BTreeSet;

/// What is known of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Its headline.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// How it is cited, in a line; empty where that is not known.
    pub citation: String,
}

/// Words in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The heading of the whole.
    pub heading: &'a str,
    /// "Starred".
    pub starred: &'a str,
    /// "Read".
    pub read: &'a str,
    /// "Earlier".
    pub earlier: &'a str,
}

/// Everything that is there, as Markdown (CommonMark). `describe` tells of articles; of one it does
/// not know the id is written.
pub fn markdown(
    marks: &Marks,
    words: Words<'_>,
    describe: impl Fn(&ArticleId) -> Option<Described>,
) -> String {
    let mut out = format!("# {}\n", plain(words.heading));
    let notes = marks.alive();
    let flagged = marks.flags().filter(|(_, _, on, _)| *on).map(|(article, ..)| article);
    let articles: BTreeSet<_> = notes.iter().map(|(_, note)| &note.article).chain(flagged).collect();
    for article in articles {
        let known = describe(article).unwrap_or_default();
        let title = if known.title.is_empty() { article.as_str() } else { &known.title };
        out += &match known.url.is_empty() {
            true => format!("\n## {}\n", plain(title)),
            false => {
                format!("\n## [{}](<{}>)\n", plain(title), known.url.replace(['<', '>', '\n', '\\'], ""))
            }
        };
        let said = [(Flag::Star, words.starred), (Flag::Read, words.read)];
        let said: Vec<_> =
            said.iter().filter(|(flag, _)| marks.has(article, *flag)).map(|(_, word)| plain(word)).collect();
        for line in [said.join(" · "), plain(&known.citation)].iter().filter(|line| !line.is_empty()) {
            out += &format!("\n{line}\n");
        }
        for (_, note) in notes.iter().filter(|(_, note)| note.article == *article) {
            out += &self::note(note, words);
        }
    }
    out
}

fn note(note: &Note, words: Words<'_>) -> String {
    let mut out = String::new();
    if let Some(target) = &note.target {
        out += &format!("\n> {}\n", paragraphs(&target.exact).replace('\n', "\n> "));
    }
    if !note.text().is_empty() {
        out += &format!("\n{}\n", paragraphs(note.text()));
    }
    for version in note.earlier() {
        out += &format!("\n({}, {}: {})\n", plain(words.earlier), version.at.day(), plain(&version.text));
    }
    if out.is_empty() { out } else { out + "\n---\n" }
}

/// Every line a paragraph of its own.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(plain).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

/// A text on one line, in which nothing is taken for markup.
fn plain(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let line = text.split(blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for c in line.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    // A number with a dot would begin a list; the dot is escaped already. So is every other sign.
    out
}
