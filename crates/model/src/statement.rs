//! What people said, and the numbers that articles give.

use crate::{EntityId, Place, Span};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// Somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words, without quotation marks.
    #[borsh(skip)]
    pub text: String,
    /// Direct or indirect.
    pub kind: QuoteKind,
    /// Who said them, as the article calls the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker in the vocabulary, where it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[borsh(skip)]
    pub entity: Option<EntityId>,
    /// The words in the text, quotation marks left out.
    pub evidence: Span,
    /// The sentence or sentences around them, in the same block: who speaks is said there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[borsh(skip)]
    pub sentence: Option<Place>,
}

/// Whether the words are the speaker's own.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum QuoteKind {
    /// In quotation marks.
    Direct,
    /// Reported.
    Indirect,
}

/// A number with what it measures, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// The number as written: `1843`, `85`, `8`.
    pub number: String,
    /// The unit as written: `亿港元`, `%`, `亿人`.
    pub unit: String,
    /// What it measures, in the sentence's own words.
    pub measures: String,
    /// Number and unit in the text.
    pub evidence: Span,
}
