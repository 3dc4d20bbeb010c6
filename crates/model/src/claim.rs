//! Who stands in which relation to what, and what the relation can be.

use crate::{Day, EntityId, KindId, Label, RelationId, Span, StatusId};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// A statement of an article: `subject` stands in `relation` to `object`, with a status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
    /// Which relation.
    pub relation: RelationId,
    /// The row of the matrix.
    pub subject: EntityId,
    /// The column of the matrix.
    pub object: EntityId,
    /// What is said of the two.
    pub status: StatusId,
    /// Whether the source itself calls it a rumour or unconfirmed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hedged: bool,
    /// The day on which the statement holds; none where neither the sentence nor the article has a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Day>,
    /// The sentences that say so; at least one.
    pub evidence: Vec<Span>,
}

/// A relation that the dossier follows; each is a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relation {
    /// As in `dossier.toml`.
    pub id: RelationId,
    /// What readers see.
    pub label: Label,
    /// Kinds whose entities are rows.
    pub subjects: Vec<KindId>,
    /// Kinds whose entities are columns.
    pub objects: Vec<KindId>,
    /// The statuses, strongest first.
    pub statuses: Vec<Status>,
}

/// One status of a relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Status {
    /// As in `dossier.toml`.
    pub id: StatusId,
    /// What readers see.
    pub label: Label,
    /// How it is drawn.
    pub tone: Tone,
}

/// How a status is drawn: always colour, shape and word together.
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
pub enum Tone {
    /// It holds.
    Yes,
    /// It holds for some, or is being tried.
    Partly,
    /// It is on its way.
    Coming,
    /// It does not hold yet.
    No,
    /// It is kept from holding.
    Blocked,
}
