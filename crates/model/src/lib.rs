//! The wire types of a dossier: what the build writes and the browser reads.
//!
//! This crate holds values and their small invariants. It knows no file, no DOM, no clock and no
//! time zone database; every date in it was resolved before it got here.

mod article;
mod block;
mod claim;
mod cover;
mod date;
mod day;
mod diagnostic;
mod dossier;
mod entity;
mod event;
mod id;
mod label;
mod opening;
mod place;
mod statement;
mod wire;

pub use article::{Article, Published};
pub use block::{Block, Inline, ListItem, Picture};
pub use claim::{Claim, Relation, Status, Tone};
pub use cover::{Cover, counted};
pub use date::{DateMention, DateSpan, PartOfDay, Precision};
pub use day::{Day, DayError};
pub use diagnostic::{Diagnostic, Severity};
pub use dossier::{Dossier, Duplicate, PicturePolicy, VERSION};
pub use entity::{Entity, Kind, Mention};
pub use event::{Event, EventKind};
pub use id::{ArticleId, EntityId, KindId, RelationId, StatusId};
pub use label::Label;
pub use opening::{Opening, Rest};
pub use place::{Place, Span};
pub use statement::{Figure, Quote, QuoteKind};
pub use wire::{WireError, from_bytes, to_bytes};
