//! A page in another language without drawing it anew. All languages of a page have the same elements; what
//! differs are texts and attributes. They stand at the end of the page, from where `www/begin.js` puts them in
//! before it is seen, so that the program takes over what it would have drawn.

use crate::i18n::Language;
use scraper::{Html, Node};
use serde::Serialize;
use std::collections::BTreeMap;

/// What stands at the end of the page. Elements and texts within `#app` are counted together, in the order of the
/// document.
#[derive(Serialize)]
struct Words<'a> {
    title: &'a str,
    /// What the notice of a broken program says, and its link.
    broken: &'a str,
    reload: &'a str,
    /// How many elements and texts the page must have.
    nodes: usize,
    /// How many nodes after the one before, and what changes there.
    changes: Vec<(usize, Change<'a>)>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Change<'a> {
    Text(&'a str),
    /// Values by name; none where the other language has no such attribute.
    Attributes(BTreeMap<&'a str, Option<&'a str>>),
}

/// A page as it is sent, which is compared with what it is in each other language.
pub struct Sent(Html);

impl Sent {
    /// What the app shows on it.
    pub fn new(body: &str) -> Self {
        Self(page(body))
    }

    /// The element that turns it into another page; nothing where these differ by more than their words.
    pub fn words(&self, other: &str, title: &str, language: Language) -> Option<String> {
        let json = self.json(other, title, language)?;
        Some(format!("<script type=\"application/json\" data-words=\"{}\">{json}</script>\n", language.tag()))
    }

    fn json(&self, other: &str, title: &str, language: Language) -> Option<String> {
        let other = page(other);
        let (sent, other) = (nodes(&self.0)?, nodes(&other)?);
        if sent.len() != other.len() {
            return None;
        }
        let (mut changes, mut last) = (Vec::new(), 0);
        for (at, (before, after)) in sent.iter().zip(&other).enumerate() {
            if let Some(change) = change(before, after)? {
                changes.push((at - last, change));
                last = at;
            }
        }
        let messages = language.messages();
        let (broken, reload) = (messages.broken, messages.reload);
        let words = Words { title, broken, reload, nodes: sent.len(), changes };
        // Within a script element only `<` could end it; JSON may write it as an escape.
        Some(serde_json::to_string(&words).ok()?.replace('<', "\\u003c"))
    }
}

fn page(body: &str) -> Html {
    Html::parse_document(&format!(r#"<!doctype html><body><div id="app">{body}</div></body>"#))
}

/// The elements and texts within `#app`.
fn nodes(document: &Html) -> Option<Vec<&Node>> {
    let is_app = |node: &Node| node.as_element().is_some_and(|element| element.id() == Some("app"));
    let app = document.tree.nodes().find(|node| is_app(node.value()))?;
    let within = app.descendants().skip(1).map(|node| node.value());
    Some(within.filter(|node| node.is_element() || node.is_text()).collect())
}

/// How one becomes the other; no answer where they are not of one kind.
#[allow(clippy::option_option)] // whether they differ, and whether that can be said
fn change<'a>(before: &'a Node, after: &'a Node) -> Option<Option<Change<'a>>> {
    match (before, after) {
        (Node::Text(before), Node::Text(after)) => {
            Some((before.text != after.text).then(|| Change::Text(&after.text)))
        }
        (Node::Element(before), Node::Element(after)) if before.name == after.name => {
            let gone = before.attrs().map(|(name, _)| (name, None));
            let there = after.attrs().map(|(name, value)| (name, Some(value)));
            let mut attributes: BTreeMap<_, _> = gone.chain(there).collect();
            attributes.retain(|name, value| before.attr(name) != *value);
            Some((!attributes.is_empty()).then_some(Change::Attributes(attributes)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn changes(page: &str, other: &str) -> Option<Value> {
        let words = Sent::new(page).json(other, "Title", Language::English)?;
        let words: Value = serde_json::from_str(&words).unwrap();
        Some(json!([words["nodes"], words["changes"]]))
    }

    #[test]
    fn texts_and_attributes_are_told_by_how_far_they_are_from_the_one_before() {
        let page = "<!--<[A]>--><p title=\"甲\" lang=\"zh\">一<b>二</b>三</p>";
        let other = "<!--<[A]>--><p title=\"a\">一<b>two</b>three</p>";
        let expected = json!([5, [[0, { "lang": null, "title": "a" }], [3, "two"], [1, "three"]]]);
        assert_eq!(changes(page, other), Some(expected));
    }

    #[test]
    fn what_is_the_same_needs_nothing() {
        assert_eq!(changes("<p>1</p>", "<p>1</p>"), Some(json!([2, []])));
    }

    #[test]
    fn pages_of_other_elements_have_no_words() {
        assert_eq!(changes("<p>一</p>", "<p>one<b>two</b></p>"), None);
        assert_eq!(changes("<p>一</p>", "<i>one</i>"), None);
        assert_eq!(changes("<p>一</p>", "<p></p>"), None);
    }

    #[test]
    fn no_word_ends_the_element() {
        let element =
            Sent::new("<p>一</p>").words("<p>&lt;/script></p>", "</script>", Language::English).unwrap();
        assert_eq!(element.matches("</script>").count(), 1, "{element}");
    }
}
