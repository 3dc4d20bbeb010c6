//! Why a dossier is not shown, in words for the one who made it.

use crate::LARGEST;
use hutong_model::VERSION;
use std::fmt;

/// Why a dossier is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`LARGEST`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// No JSON, or JSON of another shape.
    NotJson {
        /// What the reader of JSON says, with line and column.
        what: String,
    },
    /// JSON, but of something else.
    NotADossier,
    /// A format that this viewer does not read.
    Version {
        /// Its format.
        found: u32,
    },
    /// Something in it cannot be.
    Wrong {
        /// Where, as in `articles[3].body[0]`.
        at: String,
        /// What.
        what: String,
    },
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::NotJson { what: error.to_string() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(
                    out,
                    "{bytes} bytes are more than the {LARGEST} that are read; hint: divide the dossier"
                )
            }
            Self::NotJson { what } => {
                write!(out, "{what}; hint: `cargo xtask dossier` writes what is read here")
            }
            Self::NotADossier => {
                out.write_str("this is no dossier: it has no `version`; hint: name a dossier.json")
            }
            Self::Version { found } if *found > VERSION => write!(
                out,
                "the dossier has format {found}, this viewer reads format {VERSION}; hint: use a newer viewer"
            ),
            Self::Version { found } => write!(
                out,
                "the dossier has format {found}, this viewer reads format {VERSION}; hint: write the dossier again"
            ),
            Self::Wrong { at, what } => write!(out, "{at}: {what}"),
        }
    }
}

impl std::error::Error for Refusal {}
