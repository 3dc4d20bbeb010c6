//! An index in small files, for dossiers too large to travel whole. The build writes them, any
//! static host serves them, and a query fetches only those that it needs.
//!
//! - A file is called by the hash of what it says, so that it can be kept forever and a damaged one
//!   is noticed. On disk and on the way it is deflated ("deflate-raw"); here it is what it says.
//! - A [`Sequence`] is a row of such files in the order of their keys. Its *directory* is two
//!   levels deep: the [root](Root) lists pages, pages list files. So the root is a few kilobytes
//!   for any number of documents.
//! - Articles, events and claims have an index each, with the same sequences. That of the articles knows
//!   where the other two begin.
//! - [`Reader`] does no I/O. It is asked, says which files it lacks, is given them and asked again.
//!   What it has not seen makes an answer wider, never narrower: a total is an upper bound until
//!   the texts that could still be false have come.
//!
//! Both sides fold texts and queries with `hutong_search`, and cut the folded text by the same
//! [rules](key). Nothing here knows a browser; `browser` hands the reader to one.

// The browser only reads: what writes a form lies beside what reads it.
#![cfg_attr(target_arch = "wasm32", allow(dead_code))]

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod browser;
#[cfg(all(target_arch = "wasm32", feature = "scan"))]
mod browser_scan;
mod bytes;
mod directory;
mod documents;
mod front;
mod kept;
mod key;
mod list;
mod lookup;
mod name;
mod reader;
mod record;
mod root;
mod search;
mod shard;
mod typo;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub use directory::{Entry, Sequence};
pub use front::Front;
pub use name::Name;
pub use reader::{Beside, Reader};
pub use record::{Card, Cell, Common, Findings, Record, Source};
pub use root::{Root, VERSION};
pub use search::{Counts, Having, Look, Search, Total};
#[cfg(not(target_arch = "wasm32"))]
pub use write::{File, Written, write};

/// Bytes that are not what they should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The root is none.
    #[error("this is not the root of an index")]
    NotAnIndex,
    /// Another version wrote the root.
    #[error("the index has format {found}, this viewer reads format {VERSION}; build it again")]
    Version {
        /// Its version.
        found: u8,
    },
    /// A file does not say what its name promises.
    #[error("{0} is damaged; fetch it again, and if that does not help build the index again")]
    Damaged(Name),
    /// A file whose name is right says something impossible.
    #[error("the index contradicts itself; build it again")]
    Impossible,
}
