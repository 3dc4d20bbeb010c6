//! Tags and categories: strings, lists and comma lists, in order of appearance, without repeats; where
//! front matter has none, those of a line below the text.

use super::Found;
use crate::front_matter::{FrontMatter, Value};
use crate::text::plain;

/// The tags.
pub(crate) fn tags(front_matter: &FrontMatter, found: &Found, path: &str) -> Vec<String> {
    let is_jekyll = front_matter.has("layout") || is_dated_post(path);
    let mut tags: Vec<String> = Vec::new();
    for key in ["categories", "category", "tags", "tag", "topics", "keywords"] {
        let Some((value, _)) = front_matter.get(&[key]) else { continue };
        let mut texts = Vec::new();
        value.push_texts(&mut texts);
        let parting = match value {
            Value::List(_) => Parting::None,
            _ if is_jekyll && matches!(key, "categories" | "tags") => Parting::SpaceOrMark,
            _ => Parting::Mark,
        };
        for text in texts.iter().flat_map(|text| parting.split(text)) {
            let tag = plain(text).trim_start_matches(['#', '-']).trim().to_string();
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }
    if tags.is_empty() { found.tags.clone() } else { tags }
}

/// Jekyll's folder of posts and its names.
fn is_dated_post(path: &str) -> bool {
    let is_date =
        |name: &str| name.len() > 10 && name.bytes().take(10).all(|c| c.is_ascii_digit() || c == b'-');
    path.contains("_posts/") && path.rsplit('/').next().is_some_and(is_date)
}

/// What parts the tags in one string.
#[derive(Clone, Copy)]
enum Parting {
    /// An item of a list is one tag.
    None,
    /// Commas and the like.
    Mark,
    /// Spaces, as Jekyll has it, where there is no comma.
    SpaceOrMark,
}

impl Parting {
    fn split(self, text: &str) -> Vec<&str> {
        const MARKS: [char; 5] = [',', '，', '、', ';', '；'];
        match self {
            Parting::None => vec![text.trim()],
            Parting::SpaceOrMark if !text.contains(MARKS) => text.split_whitespace().collect(),
            Parting::Mark | Parting::SpaceOrMark => text.split(MARKS).map(str::trim).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Notes;

    #[test]
    fn one_string_of_several_tags() {
        let check = |front_matter: &str, path: &str, expected: &[&str]| {
            let text = format!("---\n{front_matter}\n---\n");
            let (front_matter, _) = crate::front_matter::read(&text, &mut Notes::new("x"));
            assert_eq!(tags(&front_matter, &Found::default(), path), expected, "{text}");
        };
        check("tags: harbour cranes", "_posts/2021-09-28-x.md", &["harbour", "cranes"]);
        check("layout: post\ncategories: harbour news", "x.md", &["harbour", "news"]);
        check("layout: post\ntags: old harbour, cranes", "x.md", &["old harbour", "cranes"]);
        check("layout: post\ntags: [old harbour]", "x.md", &["old harbour"]);
        check("tags: old harbour", "x.md", &["old harbour"]);
        check("layout: post\ncategory: old harbour", "x.md", &["old harbour"]);
    }
}
