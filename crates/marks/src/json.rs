//! Marks as a file for other programs: W3C Web Annotations, a page of them. What the standard has no
//! word for (that something was removed, and earlier texts) stands under names of our own.

use crate::{Flag, Marks, Note, Selector, Version};
use hutong_model::ArticleId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

/// The standard's context.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// When something was removed.
pub const REMOVED: &str = "hutong:removed";
/// What was written before.
pub const EARLIER: &str = "hutong:earlier";
/// What an article is called that was read.
pub const READ: &str = "read";

/// As addresses of the viewer have it.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Every mark as JSON, those that were removed included, so that whoever merges the file knows of
/// them. `root` is the address of the viewer, ending in `/`.
pub fn export(marks: &Marks, root: &str) -> String {
    let source =
        |article: &ArticleId| format!("{root}article/{}/", utf8_percent_encode(article.as_str(), SEGMENT));
    let flags = marks.flags().map(|(article, flag, on, at)| {
        let (name, motivation) = match flag {
            Flag::Read => ("read", "tagging"),
            Flag::Star => ("star", "bookmarking"),
        };
        let mut item = Map::from_iter([
            ("id".to_owned(), json!(format!("urn:hutong:{name}:{article}"))),
            ("type".to_owned(), json!("Annotation")),
            ("motivation".to_owned(), json!(motivation)),
            ("created".to_owned(), json!(at.to_string())),
            ("target".to_owned(), json!(source(article))),
        ]);
        if flag == Flag::Read {
            item.insert("body".into(), json!({ "type": "TextualBody", "purpose": "tagging", "value": READ }));
        }
        if !on {
            item.insert(REMOVED.into(), json!(at.to_string()));
        }
        Value::Object(item)
    });
    let notes = marks.notes().map(|(id, note)| self::note(id, note, source(&note.article)));
    let page = json!({
        "@context": [CONTEXT, { "hutong": "urn:hutong:" }],
        "id": format!("{root}marks"),
        "type": "AnnotationPage",
        "items": flags.chain(notes).collect::<Vec<_>>(),
    });
    format!("{page:#}\n")
}

fn note(id: &str, note: &Note, source: String) -> Value {
    let motivation = if note.text().is_empty() { "highlighting" } else { "commenting" };
    let mut item = Map::from_iter([
        ("id".to_owned(), json!(id)),
        ("type".to_owned(), json!("Annotation")),
        ("motivation".to_owned(), json!(motivation)),
        ("created".to_owned(), json!(note.made.to_string())),
        ("target".to_owned(), target(note.target.as_ref(), source)),
    ]);
    let mut versions: Vec<_> = note.versions.iter().collect();
    if let Some(last) = versions.pop() {
        item.insert("modified".into(), json!(last.at.to_string()));
        item.insert("body".into(), body(last));
    }
    if !versions.is_empty() {
        item.insert(EARLIER.into(), versions.into_iter().map(body).collect());
    }
    if let Some(removed) = note.removed {
        item.insert(REMOVED.into(), json!(removed.to_string()));
    }
    Value::Object(item)
}

fn body(Version { at, text }: &Version) -> Value {
    json!({ "type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": text, "created": at.to_string() })
}

fn target(selector: Option<&Selector>, source: String) -> Value {
    let Some(Selector { exact, prefix, suffix, position }) = selector else { return json!(source) };
    let quote = json!({ "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix });
    let mut selectors = vec![quote];
    if let Some((start, end)) = position {
        selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    }
    json!({ "source": source, "selector": selectors })
}
