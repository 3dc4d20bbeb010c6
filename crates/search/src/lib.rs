//! Query, index, facets and snippets over a dossier.
//!
//! Everything here is a pure function of the dossier and the query: no DOM, no clock. A result set
//! is exactly the documents that contain the query's words after [`fold`]ing both sides.

mod facet;
mod fold;
mod index;
mod query;
mod snippet;

pub use facet::{Facet, FacetCount};
pub use fold::{Folded, fold};
pub use index::{Found, Index};
pub use query::{Choices, DateRange, Query};
pub use snippet::{Piece, Snippet, marks, snippet};
