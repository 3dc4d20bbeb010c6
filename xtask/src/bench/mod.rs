//! `cargo xtask bench`: how right dates are beside other readers of dates, how quickly articles
//! become findings, what is read of whole pages, and how soon our own are there. Measures; what it
//! measures is not its business.

mod agreement;
mod cases;
mod dates;
mod ingest;
mod made;
mod page;
mod pages;
mod readers;
mod scope;
mod search;
mod stages;
mod typing;

pub use dates::{DatesOptions, dates};
pub use ingest::{IngestOptions, ingest};
pub use page::{InteractionOptions, PageOptions, interactions, page};
pub use pages::{PagesOptions, pages};
pub use search::{Engine, SearchOptions, search};
pub use stages::{ExtractOptions, extract};
pub use typing::{TypingOptions, typing};
