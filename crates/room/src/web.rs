//! What the page calls.

use crate::{
    compare::{compare, near},
    keys::{self, Outcome, Press},
    look::{Axis, Look},
    own::{Own, Selection},
    quote,
    words::Language,
};
use hutong_marks::{Flag, Time};
use hutong_model::{ArticleId, Dossier};
use serde_json::{Value, json};
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

/// Smaller than the standard one, and quicker.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// What the reading room says in a language, as JSON.
#[wasm_bindgen]
pub fn words(language: &str) -> String {
    serde_json::to_string(Language::of(language).words()).unwrap_or_default()
}

/// What a key does: the name of a command, `…` where another key must follow, or nothing.
#[wasm_bindgen]
pub fn press(
    before: Option<String>,
    key: &str,
    modified: bool,
    composing: bool,
    in_field: bool,
    off: bool,
) -> String {
    let press = Press { key, modified, composing, in_field, off };
    match keys::press(before.as_deref(), press) {
        Outcome::Do(command) => command.name().into(),
        Outcome::Wait => "…".into(),
        Outcome::Nothing => String::new(),
    }
}

/// What can be done with keys, as JSON: pairs of what it is and the ways to do it.
#[wasm_bindgen]
pub fn sheet(language: &str) -> String {
    let words = Language::of(language).words();
    let sheet = keys::sheet().into_iter().map(|(command, ways)| json!([command.says(words), ways]));
    Value::from_iter(sheet).to_string()
}

/// How pages can look, as JSON: for each axis its name, what it is called, and its values, each with
/// what it is called and whether it is chosen. `kept` is what is kept of earlier choices.
#[wasm_bindgen]
pub fn looks(language: &str, kept: &str) -> String {
    let look = Look::parse(kept);
    let axes = Axis::ALL.map(|axis| {
        let (label, names) = axis.says(Language::of(language).words());
        let values = axis.values().iter().zip(names);
        let values = values.map(|(value, name)| json!([value, name, *value == look.value(axis)]));
        json!({ "name": axis.name(), "label": label, "values": Value::from_iter(values) })
    });
    Value::from_iter(axes).to_string()
}

/// What is to be kept after one more choice, and every attribute with its value or null, as JSON.
#[wasm_bindgen]
pub fn look(kept: &str, name: &str, value: &str) -> String {
    let look = Look::parse(kept).with(name, value);
    json!([look.text(), look.attributes().collect::<Vec<_>>()]).to_string()
}

/// An address that leads to words in a page.
#[wasm_bindgen]
pub fn link(address: &str, words: &str) -> String {
    quote::link(address, words)
}

/// A quotation with its source.
#[wasm_bindgen]
pub fn quotation(words: &str, citation: &str, address: &str, language: &str) -> String {
    quote::quotation(words, citation, address, Language::of(language).is_chinese())
}

/// The dossier, for comparing its articles.
#[wasm_bindgen]
pub struct Whole {
    dossier: Dossier,
}

#[wasm_bindgen]
impl Whole {
    /// Reads the JSON that lies beside the viewer.
    ///
    /// # Errors
    ///
    /// A message that says what is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Self, JsError> {
        Ok(Self { dossier: serde_json::from_str(json)? })
    }

    /// The ids of the other articles, the nearest first, as JSON, each with its headline and the language of it.
    pub fn near(&self, article: &str) -> String {
        let near = near(&self.dossier, &ArticleId::new(article));
        let near = near.into_iter().map(|id| {
            let article = self.dossier.articles.iter().find(|article| article.id == *id);
            json!([id, article.map(|article| &article.title), article.map(|article| &article.language)])
        });
        Value::from_iter(near).to_string()
    }

    /// Two articles side by side, as JSON.
    pub fn compare(&self, first: &str, second: &str, language: &str) -> String {
        let ids = [first, second].map(ArticleId::new);
        let found = compare(&self.dossier, [&ids[0], &ids[1]], language);
        serde_json::to_string(&found).unwrap_or_default()
    }
}

/// The reader's marks.
#[wasm_bindgen]
#[derive(Default)]
pub struct Room {
    own: Own,
}

#[wasm_bindgen]
impl Room {
    /// Without a mark.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything to show, as JSON.
    pub fn view(&self) -> String {
        serde_json::to_string(&self.own.view()).unwrap_or_default()
    }

    /// Merges another set; says what was left out.
    ///
    /// # Errors
    ///
    /// A message that says what is wrong with the text, and where.
    pub fn merge(&mut self, text: &str) -> Result<Vec<String>, JsError> {
        Ok(self.own.merge(text)?)
    }

    /// Everything, removed marks included, as JSON.
    pub fn export(&self, root: &str) -> String {
        self.own.export(root)
    }

    /// Everything as Markdown.
    pub fn markdown(&self, language: &str, references: &str, cited: &str) -> String {
        self.own.markdown(Language::of(language).words(), references, cited)
    }

    /// Stars an article or takes the star away; says whether it has one now.
    pub fn star(&mut self, article: &str, now: f64) -> bool {
        self.own.toggle(article, Flag::Star, time(now))
    }

    /// Says that an article was read, or that it was not; says whether it was.
    pub fn read(&mut self, article: &str, now: f64) -> bool {
        self.own.toggle(article, Flag::Read, time(now))
    }

    /// Makes a note. `selection` is where it stands, as JSON, or empty for the article as a whole.
    pub fn add(
        &mut self,
        id: String,
        article: &str,
        blocks: Vec<String>,
        selection: &str,
        text: String,
        now: f64,
    ) -> bool {
        let selection: Option<Selection> = serde_json::from_str(selection).ok();
        let stretch = selection.map(|selection| (&blocks[..], selection));
        self.own.add(id, article, stretch, text, time(now))
    }

    /// Writes a text in place of the one that is there.
    pub fn write(&mut self, id: &str, text: String, now: f64) {
        self.own.write(id, text, time(now));
    }

    /// Removes a note.
    pub fn remove(&mut self, id: &str, now: f64) {
        self.own.remove(id, time(now));
    }

    /// Removes everything.
    #[wasm_bindgen(js_name = removeAll)]
    pub fn remove_all(&mut self, now: f64) {
        self.own.remove_all(time(now));
    }

    /// Where the highlights of an article lie, as JSON: pairs of an id and its places.
    pub fn painted(&self, article: &str, blocks: Vec<String>) -> String {
        serde_json::to_string(&self.own.painted(article, &blocks)).unwrap_or_default()
    }
}

/// What a clock of the browser shows: milliseconds, not before 1970.
fn time(now: f64) -> Time {
    // A cast from a float ends at the bounds of the integer.
    Time::from_millis(now as u64)
}
