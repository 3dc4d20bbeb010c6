//! What the timeline shows.

use crate::{DateSpan, EntityId, Span};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// A happening on a known date, with every sentence that reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Readable and unique in the dossier.
    pub id: String,
    /// When it happened, as exactly as the evidence says.
    pub when: DateSpan,
    /// A short text taken from the evidence; the headline for a publication.
    pub text: String,
    /// Whom it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<EntityId>,
    /// The sentences it rests on. A publication rests on its article as a whole: one empty span
    /// at the article's beginning.
    pub evidence: Vec<Span>,
    /// Which layer of the timeline it belongs to.
    pub kind: EventKind,
    /// Whether the evidence itself calls it a rumour or a plan.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hedged: bool,
}

impl EventKind {
    /// The name in JSON and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Reported => "reported",
        }
    }
}

/// The two layers of the timeline.
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
pub enum EventKind {
    /// An article of the dossier appeared.
    Published,
    /// An article says that it happened.
    Reported,
}
