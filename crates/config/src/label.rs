//! A label in `dossier.toml`: one text, or one a language. Knows nothing of where it stands.

use hutong_model::Label;
use serde::{Deserialize, Deserializer, de};
use std::{collections::BTreeMap, fmt};

/// A label and every text in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawLabel(BTreeMap<String, String>);

impl RawLabel {
    /// The texts, by tag.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }

    /// Whether it says nothing in some language.
    pub fn has_gap(&self) -> bool {
        self.0.is_empty() || self.texts().any(|text| text.trim().is_empty())
    }

    /// As it travels.
    pub fn into_label(self) -> Label {
        Label::localized(self.0)
    }
}

impl<'de> Deserialize<'de> for RawLabel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = RawLabel;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, or a table of texts by language tag")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RawLabel, E> {
        Ok(RawLabel(BTreeMap::from([(String::new(), text.into())])))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<RawLabel, A::Error> {
        let mut texts = BTreeMap::new();
        while let Some((tag, text)) = map.next_entry::<String, String>()? {
            texts.insert(tag, text);
        }
        Ok(RawLabel(texts))
    }
}
