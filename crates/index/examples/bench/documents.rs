//! Documents and queries of posts, the same ones each time.

use hutong_model::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// A post's title and paragraphs.
pub struct Post {
    title: String,
    paragraphs: Vec<String>,
}

/// Numbers that look like chance (xorshift) and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }
}

/// The posts of a folder, in the order of their names.
pub fn posts(folder: &Path) -> io::Result<Vec<Post>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let mut posts = Vec::new();
    for path in paths.iter().filter(|path| path.is_file()) {
        let text = fs::read_to_string(path)?;
        let title = text.lines().find_map(|line| line.strip_prefix("title:")).unwrap_or_default();
        let body = text.splitn(3, "---\n").nth(2).unwrap_or(&text);
        let whole =
            body.split("<p").skip(1).filter_map(|rest| Some(rest.split_once('>')?.1.split_once("</p>")?.0));
        let paragraphs: Vec<String> = whole.map(bare).filter(|text| !text.is_empty()).collect();
        if !paragraphs.is_empty() {
            posts.push(Post { title: title.trim().trim_matches('"').to_owned(), paragraphs });
        }
    }
    Ok(posts)
}

/// Without tags.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    for (at, part) in text.split('<').enumerate() {
        bare.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    bare.replace("&nbsp;", " ").trim().to_owned()
}

/// The posts, and beyond them made ones, each of the paragraphs of three.
pub fn dossier(posts: &[Post], count: usize) -> Dossier {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let articles = (0..count).map(|at| {
        let (title, paragraphs) = match posts.get(at) {
            Some(post) => (post.title.clone(), post.paragraphs.clone()),
            None => made(posts, at, &mut chance),
        };
        article(at, count, title, paragraphs, &mut chance)
    });
    Dossier {
        title: Label::plain("bench"),
        language: "zh-Hans".into(),
        articles: articles.collect(),
        ..Dossier::default()
    }
}

fn made(posts: &[Post], at: usize, chance: &mut Chance) -> (String, Vec<String>) {
    let title = format!("{} {at}", posts[chance.below(posts.len())].title);
    let mut paragraphs = Vec::new();
    for part in 0..3 {
        let from = &posts[chance.below(posts.len())].paragraphs;
        paragraphs.extend(from[from.len() * part / 3..from.len() * (part + 1) / 3].iter().cloned());
    }
    (title, paragraphs)
}

fn article(at: usize, count: usize, title: String, paragraphs: Vec<String>, chance: &mut Chance) -> Article {
    // Newest first, as a dossier has them, over twenty years.
    let day = Day::from_number(i32::try_from(18_000 - at * 7_300 / count).unwrap_or_default());
    let summary = paragraphs.first().map(|text| text.chars().take(80).collect());
    Article {
        id: ArticleId::new(format!("a{at}")),
        file: String::new(),
        title,
        outlet: Some(format!("outlet {}", chance.below(20))),
        authors: vec![format!("author {}", chance.below(200))],
        editors: Vec::new(),
        published: day.map(|day| Published { day, instant: None }),
        source_url: None,
        language: "zh-Hans".into(),
        tags: (0..3).map(|_| format!("tag {}", chance.below(50))).collect(),
        summary: summary.unwrap_or_default(),
        hero: None,
        body: paragraphs.into_iter().map(|text| Block::Paragraph(vec![Inline::Text(text)])).collect(),
        mentions: Vec::new(),
        dates: Vec::new(),
        extra: BTreeMap::new(),
        diagnostics: Vec::new(),
    }
}

/// Stretches of texts, of one to eight characters in a row without white space or what a query
/// reads as an operator.
pub fn stretches(texts: &[&str], count: usize) -> Vec<String> {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut stretches = Vec::new();
    while stretches.len() < count {
        let characters: Vec<char> = texts[chance.below(texts.len())].chars().collect();
        let from = chance.below(characters.len());
        let length = 1 + stretches.len() % 8;
        let stretch: String = characters[from..].iter().take(length).collect();
        let is_plain = |c: char| !c.is_whitespace() && !"\"“”＂-:：".contains(c);
        // A stretch that begins inside a Latin word would find nothing.
        let begins = stretch.starts_with(|c: char| !c.is_alphanumeric() || !c.is_ascii());
        if stretch.chars().count() == length && stretch.chars().all(is_plain) && begins {
            stretches.push(stretch);
        }
    }
    stretches
}
