//! Query, index, facets, ranking and snippets over a dossier.
//!
//! Everything here is a pure function of the dossier and the query: no DOM, no clock. A result set
//! is exactly the documents that a plain scan finds after [folding](Folding) both sides: what a
//! query says is in [`syntax`], what its names mean in [`Vocabulary`], when a text has a term in
//! [`Term`]. A program that must be small can leave out what its features name.

mod facet;
mod find;
mod fold;
mod histogram;
mod index;
mod lexicon;
mod query;
mod question;
mod rank;
#[cfg(feature = "pinyin")]
mod reading;
mod snippet;
pub mod syntax;
mod term;
mod text;
mod vocabulary;

pub use facet::{Facet, FacetCount};
pub use find::Found;
pub use fold::{Folded, Folding, is_word};
pub use histogram::Bin;
pub use index::Index;
pub use lexicon::Lexicon;
pub use query::{Choices, DateRange, Query, Sort};
pub use question::{Alternative, Condition, Question};
pub use rank::Scoring;
pub use snippet::{Piece, Snippet, marked};
pub use term::Term;
pub use text::Text;
pub use vocabulary::Vocabulary;
