//! Tags and categories: strings, lists and comma lists, in order of appearance, without repeats; where
//! front matter has none, those of a line below the text.

use super::Found;
use crate::front_matter::{FrontMatter, Value};
use crate::text::plain;

/// The tags.
pub(crate) fn tags(front_matter: &FrontMatter, found: &Found) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for key in ["categories", "category", "tags", "tag", "keywords"] {
        let Some((value, _)) = front_matter.get(&[key]) else { continue };
        let mut texts = Vec::new();
        value.push_texts(&mut texts);
        let is_list = matches!(value, Value::List(_));
        for text in texts.iter().flat_map(|text| split(text, is_list)) {
            let tag = plain(text).trim_start_matches('#').to_string();
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }
    if tags.is_empty() { found.tags.clone() } else { tags }
}

/// One string may hold several tags; an item of a list is one.
fn split(text: &str, is_list: bool) -> Vec<&str> {
    if is_list {
        return vec![text.trim()];
    }
    text.split([',', '，', '、', ';', '；']).map(str::trim).collect()
}
