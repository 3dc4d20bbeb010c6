//! Where in an article something stands: the evidence of everything extracted.

use crate::ArticleId;
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// A stretch of one block of a known article.
///
/// Offsets count characters (Unicode scalar values) of the block's plain text, [`crate::Block::text`];
/// `start` is included, `end` is not.
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
pub struct Place {
    /// Index of the block in the article's body.
    pub block: u32,
    /// First character.
    pub start: u32,
    /// The character after the last one.
    pub end: u32,
}

impl Place {
    /// An empty place at the beginning: it stands for the article as a whole, by its title.
    pub const TITLE: Self = Self { block: 0, start: 0, end: 0 };

    /// The same place with its article named.
    pub fn in_article(self, article: &ArticleId) -> Span {
        Span { article: article.clone(), block: self.block, start: self.start, end: self.end }
    }
}

/// A [`Place`] with the article it stands in: one piece of evidence.
#[derive(
    Clone,
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
pub struct Span {
    /// The article.
    pub article: ArticleId,
    /// Index of the block in the article's body.
    pub block: u32,
    /// First character.
    pub start: u32,
    /// The character after the last one.
    pub end: u32,
}

impl Span {
    /// The place inside the article.
    pub fn place(&self) -> Place {
        Place { block: self.block, start: self.start, end: self.end }
    }
}
