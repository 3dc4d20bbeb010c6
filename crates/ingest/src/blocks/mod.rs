//! Step 5: document → typed blocks. Knows HTML's elements and the block types; what belongs to
//! the article is decided by `clean`.

mod elements;
mod embed;
mod list;
mod picture;
mod run;
mod table;
mod walker;

pub(crate) use embed::film;

use crate::notes::Notes;
use crate::url::Addresses;
use hutong_model::Block;
use scraper::Html;

/// The blocks of a document's body, in reading order.
pub(crate) fn of(document: &Html, addresses: &Addresses, notes: &mut Notes) -> Vec<Block> {
    let mut walker = walker::Walker::new(addresses, document);
    let blocks = walker.document();
    walker.report(notes);
    blocks
}
