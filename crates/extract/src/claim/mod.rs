//! Claims: who stands in which relation to what, by the rules of `dossier.toml`. Knows grammar
//! that holds for any relation (lists, carrying over, scope), and none of its words.

mod clause;
mod lexicon;
mod list;
mod merge;
mod scope;
mod sentence;

use crate::{parallel, reading::BlockReading, rules::Rules};
use hutong_config::Config;
use hutong_model::{Article, Claim, Day, Span};
use lexicon::Lexicon;

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

/// Every claim of the dossier, by relation, subject, object and day.
pub(crate) fn claims(
    articles: &[Article],
    read: &[Vec<BlockReading>],
    rules: &Rules,
    config: &Config,
) -> Vec<Claim> {
    let each = articles.iter().zip(read).collect::<Vec<_>>();
    let mut statements = Vec::new();
    for relation in 0..config.relations.len() {
        let lexicon = Lexicon::new(config, relation);
        let stated =
            parallel::map(&each, |(article, blocks)| sentence::statements(article, blocks, rules, &lexicon));
        statements.extend(stated.into_iter().flatten());
    }
    merge::merge(statements, config)
}
