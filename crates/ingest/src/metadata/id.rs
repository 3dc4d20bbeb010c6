//! The id: a readable slug that stands in the address and names a folder. It depends on the
//! article alone, so it stays the same when another one is added.
//!
//! Order: front matter's `slug` or address, the file's name without its date, and where that name
//! is a number or a hash, the day and the title. Folders that say more than "posts" go in front.
//! Letters are ASCII (lower case), Han, kana and hangul; everything else is a hyphen.

use crate::front_matter::FrontMatter;
use crate::text::patterns;
use hutong_model::{Article, ArticleId, Day, Diagnostic, Published, Severity};
use std::collections::{BTreeMap, HashSet};

/// Characters of an id.
const LONGEST: usize = 60;

/// Folders and slugs that say nothing of the article.
const GENERIC: [&str; 20] = [
    "content", "contents", "post", "posts", "_posts", "source", "src", "blog", "article", "articles", "news",
    "docs", "pages", "seeds", "archive", "archives", "data", "entry", "entries", "p",
];

patterns! {
    DATE_PREFIX = r"^[0-9]{4}[-_.]?[0-9]{1,2}[-_.]?[0-9]{1,2}(?:[-_. ]+|$)";
    /// A counter, then letters and digits no person chose.
    OPAQUE = r"(?i)^(?:[0-9]{1,6}[-_])?(?:[0-9a-f]{8,}|[0-9]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$";
    /// What Notion puts behind the names of the files it writes.
    EXPORTED = r"(.) [0-9a-f]{32}$";
    /// Some generators have two of them: `a.html.md`.
    ENDING = r"(?i-u)(?:\.(?:md|markdown|mkdown|mkdn|mkd|mdown|x?html?|mht(?:ml)?|txt|php|aspx?))+$";
}

/// The file's name without its ending; for `index` files the folder's.
pub(crate) fn stem(path: &str) -> String {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let stem = ENDING.replace(name, "");
    let stem = EXPORTED.replace(&stem, "$1").into_owned();
    let bare = stem.trim_start_matches('_');
    match (bare.eq_ignore_ascii_case("index"), parts.next()) {
        (true, Some(folder)) => folder.into(),
        _ => stem,
    }
}

/// The id an article would have if it were alone.
pub(crate) fn candidate(
    front_matter: &FrontMatter,
    path: &str,
    title: &str,
    published: Option<&Published>,
) -> ArticleId {
    let written = front_matter.text(&["slug"]).or_else(|| front_matter.text(&["permalink", "path", "url"]));
    let written =
        written.filter(|text| !text.contains("://") && !text.contains([':', '{'])).map(address_slug);
    let stem = stem(path);
    let name = DATE_PREFIX.replace(&stem, "").into_owned();
    let from_name = Some(slug(&name)).filter(|name| !name.is_empty() && !OPAQUE.is_match(name));
    let readable = written.filter(|slug| !slug.is_empty() && !OPAQUE.is_match(slug)).or(from_name);
    let base = readable.unwrap_or_else(|| {
        let day = published.map(|published| published.day.to_string()).unwrap_or_default();
        let name = Some(slug(title)).filter(|name| !name.is_empty()).unwrap_or_else(|| fingerprint(path));
        if name.starts_with(&day) { name } else { slug(&format!("{day}-{name}")) }
    });
    let folders = folders(path);
    let base = if base.starts_with(&folders) { base } else { format!("{folders}-{base}") };
    ArticleId::new(shorten(&base))
}

/// The ids that articles want, and who gets them: the oldest article keeps an id that several want, so
/// that a newer one never takes it away, and the others get their day behind it, or a hash of
/// their path where that is taken too.
///
/// Of an id that one article wants it keeps a hash, so that many articles are little to remember.
#[derive(Debug, Default)]
pub struct Ids {
    wanted: HashSet<u64>,
    /// Those that several want.
    shared: HashSet<u64>,
}

/// Sorted as ids are given: the oldest first, those without a day last, then by file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Wish {
    undated: bool,
    day: Option<Day>,
    file: String,
}

impl Ids {
    /// Notes the id that an article wants.
    pub fn add(&mut self, article: &Article) {
        let hash = hash(&article.id);
        if !self.wanted.insert(hash) {
            self.shared.insert(hash);
        }
    }

    /// Gives out the ids and says where one is not the wanted one. `articles` are those that were added,
    /// in any order.
    pub fn settle(self, articles: &mut [Article]) -> Vec<Diagnostic> {
        let mut wishes: BTreeMap<ArticleId, Vec<Wish>> = BTreeMap::new();
        for article in articles.iter().filter(|article| self.shared.contains(&hash(&article.id))) {
            wishes.entry(article.id.clone()).or_default().push(Wish::of(article));
        }
        let given = self.give(wishes);
        let mut diagnostics = Vec::new();
        for article in articles {
            let Some(id) = given.get(&(article.id.clone(), Wish::of(article))) else { continue };
            let old = std::mem::replace(&mut article.id, id.clone());
            let diagnostic = Diagnostic {
                path: article.file.clone(),
                line: None,
                severity: Severity::Warning,
                what: format!("an older article has the id `{old}` too; this one is `{id}`"),
                hint: "write a `slug: …` of its own into its front matter".into(),
            };
            article.diagnostics.push(diagnostic.clone());
            diagnostics.push(diagnostic);
        }
        diagnostics
    }

    /// Every id that is not the wanted one, by what was wanted.
    fn give(self, wishes: BTreeMap<ArticleId, Vec<Wish>>) -> BTreeMap<(ArticleId, Wish), ArticleId> {
        let mut taken = self.wanted;
        let mut given = BTreeMap::new();
        for (wanted, mut wishes) in wishes {
            wishes.sort();
            for wish in wishes.into_iter().skip(1) {
                let day = wish.day.map(|day| day.to_string());
                let hashes = std::iter::successors(Some(fingerprint(&wish.file)), |it| Some(fingerprint(it)));
                let ids = day.into_iter().chain(hashes).map(|suffix| {
                    let base = shorten_to(wanted.as_str(), LONGEST - suffix.len() - 1);
                    ArticleId::new(format!("{base}-{suffix}"))
                });
                if let Some(id) = ids.into_iter().find(|id| taken.insert(hash(id))) {
                    given.insert((wanted.clone(), wish), id);
                }
            }
        }
        given
    }
}

impl Wish {
    fn of(article: &Article) -> Self {
        let day = article.published.as_ref().map(|published| published.day);
        Self { undated: day.is_none(), day, file: article.file.clone() }
    }
}

/// Two ids with one hash cost one of them a suffix, no more.
fn hash(id: &ArticleId) -> u64 {
    let hash = blake3::hash(id.as_str().as_bytes());
    hash.as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// The first eight hexadecimal digits of a hash: enough to tell apart the few that share an id.
fn fingerprint(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().as_str()[..8].into()
}

fn address_slug(address: &str) -> String {
    let address = ENDING.replace(address.trim_matches('/'), "").into_owned();
    let parts: Vec<&str> = address
        .split('/')
        .filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit()) && !GENERIC.contains(part))
        .collect();
    slug(&parts.join("-"))
}

fn folders(path: &str) -> String {
    let Some((folders, name)) = path.rsplit_once('/') else { return String::new() };
    let mut parts: Vec<&str> = folders.split('/').collect();
    if ENDING.replace(name, "").trim_start_matches('_').eq_ignore_ascii_case("index") {
        parts.pop();
    }
    parts.retain(|part| {
        !GENERIC.contains(&part.to_ascii_lowercase().as_str())
            && !part.bytes().all(|byte| byte.is_ascii_digit())
    });
    shorten_to(&slug(&parts.join("-")), LONGEST / 2)
}

fn slug(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars().flat_map(char::to_lowercase) {
        if is_slug_letter(character) {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with('-') && character != '\'' && character != '’' {
            out.push('-');
        }
    }
    out.trim_end_matches('-').into()
}

fn is_slug_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '\u{3005}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn shorten(slug: &str) -> String {
    shorten_to(slug, LONGEST)
}

/// Cuts at a hyphen where one is near.
fn shorten_to(slug: &str, longest: usize) -> String {
    if slug.chars().count() <= longest {
        return slug.into();
    }
    let cut: String = slug.chars().take(longest).collect();
    let at = cut.rfind('-').filter(|at| cut[..*at].chars().count() * 3 > longest * 2);
    at.map_or(cut.as_str(), |at| &cut[..at]).trim_end_matches('-').into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_from_names() {
        for (path, title, expected) in [
            ("2021-09-28-阿里巴巴证实 旗下应用.md", "x", "阿里巴巴证实-旗下应用"),
            (
                "000_0977b0a2573e0cbf.txt",
                "市值飙升！阿里旗下多个APP接入微信支付",
                "市值飙升-阿里旗下多个app接入微信支付",
            ),
            ("en/news/_posts/2015-03-03-ruby-2-2-1-released.md", "x", "en-ruby-2-2-1-released"),
            ("content/Rust-1.12/index.md", "x", "rust-1-12"),
            ("posts/20040406.md", "An update", "an-update"),
            ("é.md", "…", ""),
            ("a/..md", "x", "a-x"),
        ] {
            let id = candidate(&FrontMatter::default(), path, title, None);
            assert!(id.as_str().starts_with(expected), "{path}: {id}");
        }
        assert_eq!(stem("a/b/_index.md"), "b");
        assert_eq!(stem("a/Harbour opens 3f1c2b4a5d6e7f8091a2b3c4d5e6f708.md"), "Harbour opens");
    }
}
