//! A reader's own marks on articles: read, starred, highlighted, with a note. Pure: it knows no
//! clock, no storage and no page; times and ids are given to it.
//!
//! Two sets of marks merge into one whatever the order and however often: each field is as it was
//! set last, texts that were written apart are all kept, and what was removed stays removed
//! until it is written again.

mod import;
mod json;
mod markdown;
mod selector;
mod set;
mod time;

pub use import::{ImportError, Imported, import};
pub use json::export;
pub use markdown::{Described, Words, markdown};
pub use selector::Selector;
pub use set::{Flag, Marks, Note, NoteId, Version};
pub use time::Time;
