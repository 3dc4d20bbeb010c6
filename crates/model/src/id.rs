//! Readable identifiers, one type each, so that an entity's id is never taken for an article's.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a readable id.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as text, as it stands in addresses and in JSON.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A slug that stays the same when other articles are added; it stands in the address.
    ArticleId
);
id!(
    /// An entity of the vocabulary, as named in `dossier.toml`.
    EntityId
);
id!(
    /// A kind of entity (company, app, …), as named in `dossier.toml`.
    KindId
);
id!(
    /// A relation that joins two kinds of entity, as named in `dossier.toml`.
    RelationId
);
id!(
    /// One status of a relation, as named in `dossier.toml`.
    StatusId
);
