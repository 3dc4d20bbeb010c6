//! Claims: who stands in which relation to what, by the rules of `dossier.toml`. Knows grammar
//! that holds for any relation (lists, carrying over, scope), and none of its words.

mod clause;
mod lexicon;
mod list;
mod merge;
mod scope;
mod sentence;

use crate::{reading::BlockReading, rules::Rules};
use hutong_config::Config;
use hutong_model::{Article, Day, Span};

pub(crate) use lexicon::Lexicon;
pub(crate) use merge::merge;

/// A claim as one sentence makes it.
pub(crate) struct Statement {
    /// Index of the relation.
    pub relation: usize,
    /// Index in the vocabulary.
    pub subject: usize,
    /// Index in the vocabulary.
    pub object: usize,
    /// Index of the status in the relation.
    pub status: usize,
    /// Whether the sentence calls it a rumour.
    pub hedged: bool,
    /// The day on which it holds.
    pub as_of: Option<Day>,
    /// The sentence.
    pub evidence: Span,
}

/// The words of every relation of the dossier.
pub(crate) fn lexicons(config: &Config) -> Vec<Lexicon> {
    (0..config.relations.len()).map(|relation| Lexicon::new(config, relation)).collect()
}

/// Every statement that an article makes.
pub(crate) fn statements(
    article: &Article,
    blocks: &[BlockReading],
    rules: &Rules,
    lexicons: &[Lexicon],
) -> Vec<Statement> {
    lexicons.iter().flat_map(|lexicon| sentence::statements(article, blocks, rules, lexicon)).collect()
}
