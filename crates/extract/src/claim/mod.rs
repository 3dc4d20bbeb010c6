//! Claims: who stands in which relation to what, by the rules of `dossier.toml`. Knows grammar
//! that holds for any relation (lists, carrying over, scope), and none of its words.

mod adjunct;
mod answer;
mod awaited;
mod bare;
mod beside;
mod clause;
mod complement;
mod completed;
mod cut;
mod day;
mod declined;
mod earlier;
mod ellipsis;
mod exception;
mod extent;
mod failure;
mod implied;
mod join;
mod latin;
mod lexicon;
mod likewise;
mod list;
mod listed;
mod meant;
mod memory;
mod merge;
mod more;
mod noun;
mod offered;
mod owned;
mod passage;
mod picked;
mod resume;
mod retold;
mod rumour;
mod scope;
mod sentence;
mod short;
mod sides;
mod standing;
mod stated;
mod stranger;
mod topic;
mod verdict;

use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{ends_with, starts_with},
};
use hutong_config::Config;
use hutong_model::{Article, Day, Span};
use lexicon::Roles;
use std::collections::BTreeSet;

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
    /// Whether it only follows from what is said of others (除淘宝外).
    pub inferred: bool,
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

/// Every statement that an article makes. Its title counts for what the body does not speak of.
pub(crate) fn statements(
    article: &Article,
    title: &BlockReading,
    blocks: &[BlockReading],
    rules: &Rules,
    lexicons: &[Lexicon],
) -> Vec<Statement> {
    let mut all = Vec::new();
    for lexicon in lexicons.iter().filter(|lexicon| may_state(title, blocks, lexicon)) {
        let body = passage::statements(article, blocks, house(title, lexicon), rules, lexicon);
        let spoken_of = body.iter().map(|said| (said.subject, said.object)).collect::<BTreeSet<_>>();
        let title = passage::statements(article, [title], None, rules, lexicon);
        // A rumour in a title that the body does not tell is one that it denies.
        let tells = |said: &Statement| !said.hedged && !spoken_of.contains(&(said.subject, said.object));
        all.extend(title.into_iter().filter(tells));
        all.extend(body);
    }
    all
}

/// Whether an article names both whom a relation may be told of and what: most articles do not, and need not
/// be read for it.
fn may_state(title: &BlockReading, blocks: &[BlockReading], lexicon: &Lexicon) -> bool {
    let names = || blocks.iter().chain([title]).flat_map(|block| &block.names).map(|name| name.value);
    let of_what = |name| lexicon.can_be_object(name) || lexicon.object_meant(name).is_some();
    names().any(of_what) && names().any(|name| matches!(lexicon.roles(name), Roles::Subject | Roles::Both))
}

/// The one subject whose announcement an article is, by its title: 关于喜马拉雅会员付款方式调整的公告.
fn house(title: &BlockReading, lexicon: &Lexicon) -> Option<usize> {
    const FORMS: [&str; 4] = ["公告", "通知", "说明", "通告"];
    let words = &title.text.chars;
    let announces = starts_with(words, "关于") && FORMS.iter().any(|form| ends_with(words, form));
    let subjects = title.names.iter().filter(|name| lexicon.roles(name.value) == Roles::Subject);
    let subjects = subjects.map(|name| name.value).collect::<BTreeSet<_>>();
    subjects.first().copied().filter(|_| announces && subjects.len() == 1)
}
