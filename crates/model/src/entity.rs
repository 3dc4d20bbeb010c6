//! The vocabulary: kinds, entities, and where they are named.

use crate::{EntityId, KindId, Label, Place};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// A kind of entity; each kind is a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kind {
    /// As in `dossier.toml`; also the facet's name in the address.
    pub id: KindId,
    /// What readers see.
    pub label: Label,
}

impl Kind {
    /// Names that mean something else in the viewer's address, so that no kind can have them.
    pub const RESERVED_IDS: [&str; 14] = [
        "q", "after", "before", "at", "lang", "zoom", "on", "lanes", "sort", "outlet", "author", "tag",
        "year", "layer",
    ];
}

/// Something the dossier is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// As in `dossier.toml`.
    pub id: EntityId,
    /// Its kind.
    pub kind: KindId,
    /// What readers see.
    pub name: Label,
    /// Other names that stand for it in texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[borsh(skip)]
    pub aliases: Vec<String>,
}

/// An entity named in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// Which.
    pub entity: EntityId,
    /// Where.
    pub place: Place,
}
