//! The folded text of a document, in which terms are looked for.

use crate::Folding;
use hutong_model::{Article, Block, Event};

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
    /// What an event says.
    pub fn of_event(folding: &Folding, event: &Event) -> Self {
        folding.fold(&event.text).into()
    }

    /// The sentences on which a claim rests.
    pub fn of_claim(folding: &Folding, said: impl Iterator<Item = impl AsRef<str>>) -> Self {
        let mut text = String::new();
        for sentence in said {
            text.push('\n');
            text.push_str(&folding.fold(sentence.as_ref()));
        }
        text.into()
    }

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
