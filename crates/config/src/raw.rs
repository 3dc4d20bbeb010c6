//! `dossier.toml` as it is written, with the place of what may be wrong. Knows no rule between
//! two keys.

use crate::{EventRules, QuoteRules, Reading, label::RawLabel};
use hutong_model::{PicturePolicy, Tone};
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub dossier: Head,
    #[serde(default, rename = "kind")]
    pub kinds: Vec<Kind>,
    #[serde(default, rename = "entity")]
    pub entities: Vec<Spanned<Entity>>,
    #[serde(default, rename = "relation")]
    pub relations: Vec<Spanned<Relation>>,
    #[serde(default)]
    pub reading: Reading,
    #[serde(default)]
    pub events: EventRules,
    #[serde(default)]
    pub quotes: QuoteRules,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    pub title: Spanned<RawLabel>,
    #[serde(default)]
    pub description: RawLabel,
    pub language: Option<String>,
    pub zone: Option<String>,
    pub base: Option<Spanned<String>>,
    #[serde(default)]
    pub pictures: PicturePolicy,
    pub embed_limit: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kind {
    pub id: Spanned<String>,
    pub label: Option<RawLabel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entity {
    pub id: Spanned<String>,
    pub kind: Spanned<String>,
    pub name: Option<Spanned<RawLabel>>,
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    pub stands_for: Option<Spanned<String>>,
    #[serde(default)]
    pub not_in: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Relation {
    pub id: Spanned<String>,
    pub label: Option<RawLabel>,
    pub subjects: Vec<Spanned<String>>,
    pub objects: Vec<Spanned<String>>,
    #[serde(default)]
    pub subject_nouns: Vec<String>,
    #[serde(default)]
    pub object_nouns: Vec<String>,
    #[serde(default)]
    pub subject_pronouns: Vec<String>,
    #[serde(default)]
    pub object_pronouns: Vec<String>,
    #[serde(default)]
    pub mutual: Vec<String>,
    #[serde(default)]
    pub instruments: Vec<String>,
    #[serde(default)]
    pub deeds: Vec<String>,
    #[serde(default)]
    pub portions: Vec<String>,
    #[serde(default)]
    pub shown: Vec<String>,
    #[serde(default)]
    pub takings: Vec<String>,
    #[serde(default)]
    pub uses: Vec<String>,
    #[serde(default)]
    pub venues: Vec<String>,
    #[serde(default)]
    pub presences: Vec<String>,
    #[serde(default)]
    pub tails: Vec<String>,
    #[serde(default)]
    pub together: Vec<String>,
    #[serde(default, rename = "status")]
    pub statuses: Vec<Spanned<Status>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Status {
    pub id: Spanned<String>,
    pub label: Option<RawLabel>,
    pub tone: Tone,
    #[serde(default)]
    pub phrases: Vec<Spanned<String>>,
    #[serde(default)]
    pub modifiers: Vec<Spanned<String>>,
}
