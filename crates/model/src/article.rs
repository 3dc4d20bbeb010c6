//! One article, cleaned and typed.

use crate::{ArticleId, Block, DateMention, Day, Diagnostic, Mention, Place};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// Readable, unique, unchanged when another article is added.
    pub id: ArticleId,
    /// The file it came from, relative to the seeds folder, with `/`.
    pub file: String,
    /// The headline; never empty.
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Who edited it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<String>,
    /// When it was published; none where no source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// Where it can be read at its publisher's; http(s), absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// BCP 47: `zh-Hans`, `zh-Hant`, `en`, `ja`, `ko`, …
    pub language: String,
    /// Tags and categories, without repeats, in order of appearance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// A few sentences: front matter's own, else the beginning of the body.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The block index of the picture that stands for the article, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hero: Option<u32>,
    /// The body.
    pub body: Vec<Block>,
    /// Entities of the vocabulary, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// Phrases that name a time, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<DateMention>,
    /// Front matter keys that no other field holds, as they were written.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[borsh(skip)]
    pub extra: BTreeMap<String, String>,
    /// What was wrong with the file, and what was done about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

/// The instant of publication, as the dossier's time zone has it.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Published {
    /// The day in the dossier's zone; what a card shows.
    pub day: Day,
    /// RFC 3339 with the offset of the dossier's zone; none where only a day is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instant: Option<String>,
}

impl Article {
    /// The text of a place in the body; as much of it as there is. The empty place at the beginning
    /// is that of the title, which is no part of the body.
    pub fn quote(&self, place: Place) -> String {
        if place == Place::TITLE {
            return self.title.clone();
        }
        let Some(block) = self.body.get(place.block as usize) else { return String::new() };
        let length = place.end.saturating_sub(place.start) as usize;
        block.text().chars().skip(place.start as usize).take(length).collect()
    }
}
