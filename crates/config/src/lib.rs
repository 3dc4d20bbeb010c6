//! Reads `dossier.toml`: title, vocabulary, relations, rules. Knows no article.
#![allow(missing_docs)]
use hutong_model::{Entity, Kind, Label, PicturePolicy, Relation};

/// What `dossier.toml` says.
#[derive(Clone, Debug)]
pub struct Config {
    pub title: Label,
    pub description: Label,
    pub language: String,
    /// IANA name.
    pub zone: String,
    pub pictures: PicturePolicy,
    pub kinds: Vec<Kind>,
    pub entities: Vec<Entity>,
    pub relations: Vec<Relation>,
}

/// A `dossier.toml` that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{path}:{line}: {what}; hint: {hint}")]
pub struct ConfigError {
    pub path: String,
    pub line: u32,
    pub what: String,
    pub hint: String,
}

impl Config {
    /// Reads the text of a `dossier.toml`; `path` is only for messages.
    pub fn parse(_text: &str, path: &str) -> Result<Self, ConfigError> {
        Ok(Self::for_folder(path))
    }

    /// What a folder without a `dossier.toml` gets.
    pub fn for_folder(name: &str) -> Self {
        Self {
            title: Label::plain(name),
            description: Label::default(),
            language: "en".into(),
            zone: "UTC".into(),
            pictures: PicturePolicy::Ask,
            kinds: Vec::new(),
            entities: Vec::new(),
            relations: Vec::new(),
        }
    }
}
