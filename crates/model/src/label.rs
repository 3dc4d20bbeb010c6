//! A text that a dossier may give in several languages.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Texts by BCP 47 tag (`zh-Hans`, `en`); the tag `""` is for a text given without a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
// A map in JSON; in memory pairs sorted by tag, which weigh less in the app than a map's code.
pub struct Label(Vec<(String, String)>);

impl From<BTreeMap<String, String>> for Label {
    fn from(texts: BTreeMap<String, String>) -> Self {
        Self(texts.into_iter().collect())
    }
}

impl From<Label> for BTreeMap<String, String> {
    fn from(label: Label) -> Self {
        label.0.into_iter().collect()
    }
}

impl Label {
    /// A text that is the same in every language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![(String::new(), text.into())])
    }

    /// Texts by language tag.
    pub fn localized(texts: BTreeMap<String, String>) -> Self {
        texts.into()
    }

    /// Every text, by tag.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }

    /// The text for a language: exact tag, then the same primary language, then the one without
    /// a language, then any. Empty only where the label itself is empty.
    pub fn get(&self, tag: &str) -> &str {
        let primary = primary(tag);
        let with = |fits: &dyn Fn(&str) -> bool| self.0.iter().find(|(key, _)| fits(key));
        with(&|key| key == tag)
            .or_else(|| with(&|key| primary_is(key, primary)))
            .or_else(|| with(&str::is_empty))
            .or_else(|| self.0.first())
            .map_or("", |(_, text)| text)
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn primary_is(key: &str, wanted: &str) -> bool {
    !key.is_empty() && primary(key) == wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_from_region_to_language_to_plain_to_any() {
        let texts = [("zh-Hans", "应用"), ("en", "App")].map(|(tag, text)| (tag.into(), text.into()));
        let label = Label::localized(texts.into());
        assert_eq!(label.get("zh-Hans"), "应用");
        assert_eq!(label.get("zh-Hant"), "应用");
        assert_eq!(label.get("en-GB"), "App");
        assert_eq!(label.get("ja"), "App");
        assert_eq!(Label::plain("x").get("ja"), "x");
        assert_eq!(Label::default().get("ja"), "");
    }
}
