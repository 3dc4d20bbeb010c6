//! Files of annotations, our own and other programs', read back. A file is taken as a whole or not at
//! all: what is wrong with it is said with its place. Annotations of pages that are no article of a
//! dossier are left out, and said.

use crate::{
    Flag, Marks, Note, Selector, Time, Version,
    json::{EARLIER, READ, REMOVED},
};
use hutong_model::ArticleId;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::BTreeSet;

/// What a file had in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The marks.
    pub marks: Marks,
    /// What was left out: where it stands in the file, and why.
    pub left_out: Vec<String>,
}

/// Why a file cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is not JSON.
    #[error("this is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It is JSON and not what is expected.
    #[error("{place}: expected {expected}")]
    Unexpected {
        /// Where, as `items[2].target.source`; `the file` for all of it.
        place: String,
        /// What should be there.
        expected: &'static str,
    },
}

/// Reads a page of annotations, a collection with its first page, a list of annotations, or one.
///
/// # Errors
///
/// Where the text is no JSON or an annotation has not the form of one, with the place.
pub fn import(text: &str) -> Result<Imported, ImportError> {
    let file: Value = serde_json::from_str(text)?;
    let file = At { value: &file, place: String::new() };
    let first = file.get("first");
    let holder = first.as_ref().unwrap_or(&file);
    let items = match holder.get("items") {
        Some(items) => items.list()?,
        None if file.value.is_array() => file.list()?,
        None if file.is("type", "Annotation") => vec![file],
        None => return Err(file.unexpected("a list of annotations in `items`")),
    };
    let mut imported = Imported::default();
    for item in items {
        annotation(&item, &mut imported)?;
    }
    Ok(imported)
}

fn annotation(item: &At<'_>, into: &mut Imported) -> Result<(), ImportError> {
    if !item.is("type", "Annotation") {
        return Err(item.unexpected("an object with \"type\": \"Annotation\""));
    }
    let id = item.need("id")?.text()?;
    let made = match item.get("created") {
        Some(created) => created.time()?,
        None => Time::default(),
    };
    let removed = item.get(REMOVED).map(|removed| removed.time()).transpose()?;
    let target = item.need("target")?.first();
    let source = match &target.value {
        Value::String(source) => source.clone(),
        _ => match target.get("source") {
            Some(source) => source.address()?,
            None => target.need("id")?.text()?,
        },
    };
    let Some(article) = article(&source) else {
        into.left_out.push(format!("{}: {source} is no article of a dossier", item.place));
        return Ok(());
    };
    let body = item.get("body").map(|body| body.first());
    let flag = match item.get("motivation").map(|motivation| motivation.first()) {
        Some(motivation) if motivation.value == "bookmarking" => Some(Flag::Star),
        Some(motivation) if motivation.value == "tagging" => {
            body.as_ref().filter(|body| body.is("value", READ)).map(|_| Flag::Read)
        }
        _ => None,
    };
    if let Some(flag) = flag {
        into.marks.set(article, flag, removed.is_none(), removed.unwrap_or(made));
        return Ok(());
    }
    let mut versions = BTreeSet::new();
    for earlier in item.get(EARLIER).map(|earlier| earlier.list()).transpose()?.unwrap_or_default() {
        versions.extend(version(&earlier, made)?);
    }
    if let Some(body) = body {
        let modified = item.get("modified").map(|modified| modified.time()).transpose()?;
        versions.extend(version(&body, modified.unwrap_or(made))?);
    }
    let target = match target.get("selector") {
        Some(selectors) => selector(&selectors)?,
        None => None,
    };
    into.marks.add(id, Note { made, article, target, versions, removed });
    Ok(())
}

/// The article that an address of a viewer leads to, wherever the viewer lies.
fn article(source: &str) -> Option<ArticleId> {
    let path = source.split(['?', '#']).next()?;
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    let (before, id) = path.rsplit_once('/')?;
    let inside = before == "article" || before.ends_with("/article");
    let id = percent_decode_str(id).decode_utf8().ok()?;
    (inside && !id.is_empty()).then(|| ArticleId::new(id))
}

/// A text that was written; none where the body is something else, as a picture or a link.
fn version(body: &At<'_>, otherwise: Time) -> Result<Option<Version>, ImportError> {
    if let Value::String(_) = body.value {
        return Ok(None);
    }
    let Some(value) = body.get("value") else { return Ok(None) };
    let at = body.get("created").map(|created| created.time()).transpose()?.unwrap_or(otherwise);
    Ok(Some(Version { at, text: value.text()? }))
}

fn selector(selectors: &At<'_>) -> Result<Option<Selector>, ImportError> {
    let selectors = if selectors.value.is_array() { selectors.list()? } else { vec![selectors.clone()] };
    let named = |name: &str| selectors.iter().find(|selector| selector.is("type", name));
    let Some(quote) = named("TextQuoteSelector") else { return Ok(None) };
    let around = |name: &str| quote.get(name).map_or(Ok(String::new()), |text| text.text());
    let position = match named("TextPositionSelector") {
        Some(position) => {
            let (start, end) = (position.need("start")?.number()?, position.need("end")?.number()?);
            (start <= end).then_some((start, end))
        }
        None => None,
    };
    let exact = quote.need("exact")?;
    let words = exact.text()?;
    if words.is_empty() {
        return Err(exact.unexpected("the words of the highlight"));
    }
    Ok(Some(Selector { exact: words, prefix: around("prefix")?, suffix: around("suffix")?, position }))
}

/// A value, and where in the file it stands.
#[derive(Clone)]
struct At<'a> {
    value: &'a Value,
    place: String,
}

impl<'a> At<'a> {
    fn get(&self, name: &str) -> Option<At<'a>> {
        let dot = if self.place.is_empty() { "" } else { "." };
        let place = format!("{}{dot}{name}", self.place);
        self.value.get(name).filter(|value| !value.is_null()).map(|value| At { value, place })
    }

    fn need(&self, name: &'static str) -> Result<At<'a>, ImportError> {
        self.get(name).ok_or_else(|| ImportError::Unexpected {
            place: self.place_or_file(),
            expected: match name {
                "id" => "an `id`",
                "target" => "a `target`",
                "exact" => "the words of the highlight in `exact`",
                "start" => "a number in `start`",
                _ => "a number in `end`",
            },
        })
    }

    fn is(&self, name: &str, expected: &str) -> bool {
        self.get(name).is_some_and(|found| found.values().any(|value| value == expected))
    }

    /// The value itself, or each of a list.
    fn values(&self) -> impl Iterator<Item = &'a Value> {
        let list = self.value.as_array().map_or(std::slice::from_ref(self.value), Vec::as_slice);
        list.iter()
    }

    /// The first of a list, or the value itself.
    fn first(&self) -> At<'a> {
        match self.value.as_array().and_then(|list| list.first()) {
            Some(value) => At { value, place: format!("{}[0]", self.place) },
            None => self.clone(),
        }
    }

    fn list(&self) -> Result<Vec<At<'a>>, ImportError> {
        let list = self.value.as_array().ok_or_else(|| self.unexpected("a list"))?;
        let at = |(value, number)| At { value, place: format!("{}[{number}]", self.place) };
        Ok(list.iter().zip(0_usize..).map(at).collect())
    }

    fn text(&self) -> Result<String, ImportError> {
        self.value.as_str().map(str::to_owned).ok_or_else(|| self.unexpected("a text"))
    }

    /// An address, or an object that is known by one.
    fn address(&self) -> Result<String, ImportError> {
        match self.get("id") {
            Some(id) => id.text(),
            None => self.text(),
        }
    }

    fn number(&self) -> Result<u32, ImportError> {
        let number = self.value.as_u64().and_then(|number| u32::try_from(number).ok());
        number.ok_or_else(|| self.unexpected("a whole number"))
    }

    fn time(&self) -> Result<Time, ImportError> {
        self.text()?.parse().map_err(|()| self.unexpected("a time such as 2021-09-28T08:30:00Z"))
    }

    fn unexpected(&self, expected: &'static str) -> ImportError {
        ImportError::Unexpected { place: self.place_or_file(), expected }
    }

    fn place_or_file(&self) -> String {
        if self.place.is_empty() { "the file".into() } else { self.place.clone() }
    }
}
