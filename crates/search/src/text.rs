//! The folded text of a document, in which terms are looked for.

use crate::Folding;
use hutong_model::{Article, Block};

/// A folded text that knows its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Folded, parts divided by line feeds, which no folded word contains.
    pub folded: String,
    /// Where the title ends, in bytes; 0 where there is none.
    pub title: usize,
    /// Where the first paragraph ends, in bytes; 0 where there is none.
    pub lead: usize,
}

impl Text {
    /// The title and the blocks of an article.
    pub fn of_article(folding: &Folding, article: &Article) -> Self {
        let mut folded = folding.fold(&article.title);
        let title = folded.len();
        let mut lead = 0;
        for block in &article.body {
            folded.push('\n');
            folded.push_str(&folding.fold(&block.text()));
            if lead == 0 && matches!(block, Block::Paragraph(_)) {
                lead = folded.len();
            }
        }
        Self { folded, title, lead }
    }
}

impl From<String> for Text {
    /// A folded text without parts.
    fn from(folded: String) -> Self {
        Self { folded, title: 0, lead: 0 }
    }
}
