//! The words of one relation, as automata. Knows `dossier.toml`, no article.

use crate::{
    rules::{Words, words},
    text::PatternSet,
};
use hutong_config::Config;
use hutong_model::{KindId, Tone};

/// What a relation looks for.
pub(crate) struct Lexicon {
    /// Index of the relation.
    pub relation: usize,
    /// Phrases that make a claim; the value is the status.
    pub phrases: PatternSet<usize>,
    /// Words that change the status of a phrase after them.
    pub modifiers: PatternSet<usize>,
    /// Longer words in which neither counts.
    pub guards: Words,
    /// Back-references to subjects and to objects.
    pub back: PatternSet<Side>,
    /// Common nouns for subjects: a clause with one has a subject, if no named one.
    pub subject_nouns: Words,
    /// Common nouns for objects, likewise.
    pub object_nouns: Words,
    /// Statuses that hold for some or are on their way: a clause without names hands them on.
    provisional: Vec<bool>,
    /// For each entity, the one it is short for in a list of objects.
    stands_for: Vec<Option<usize>>,
    /// For each entity of the vocabulary, which sides it can be on.
    roles: Vec<Roles>,
}

/// A side of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The row of the matrix.
    Subject,
    /// The column.
    Object,
}

/// The sides an entity can be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Roles {
    /// Neither.
    None,
    /// A row only.
    Subject,
    /// A column only.
    Object,
    /// A column, or a row where another column is named with it.
    Both,
}

impl Lexicon {
    /// The words of one of the dossier's relations.
    pub fn new(config: &Config, relation: usize) -> Self {
        let rules = &config.relation_rules[relation];
        let statuses = || rules.statuses.iter().enumerate();
        let back =
            |nouns: &'_ [String], side: Side| back_references(&config.reading.back_references, nouns, side);
        let back =
            [back(&rules.subject_nouns, Side::Subject), back(&rules.object_nouns, Side::Object)].concat();
        Self {
            relation,
            phrases: PatternSet::new(
                statuses()
                    .flat_map(|(at, status)| status.phrases.iter().map(move |text| (text.as_str(), at))),
            ),
            modifiers: PatternSet::new(
                statuses()
                    .flat_map(|(at, status)| status.modifiers.iter().map(move |text| (text.as_str(), at))),
            ),
            guards: words(&config.reading.guards),
            back: PatternSet::new(back.iter().map(|(pattern, side)| (pattern.as_str(), *side))),
            subject_nouns: words(&rules.subject_nouns),
            object_nouns: words(&rules.object_nouns),
            provisional: config.relations[relation]
                .statuses
                .iter()
                .map(|status| matches!(status.tone, Tone::Partly | Tone::Coming))
                .collect(),
            stands_for: config.stands_for.clone(),
            roles: config
                .entities
                .iter()
                .map(|entity| roles(&entity.kind, &config.relations[relation]))
                .collect(),
        }
    }

    /// The object that an entity is short for in a list of objects (微信、支付宝).
    pub fn object_meant(&self, entity: usize) -> Option<usize> {
        self.stands_for[entity].filter(|meant| self.can_be_object(*meant))
    }

    /// Whether an entity can be a column.
    pub fn can_be_object(&self, entity: usize) -> bool {
        matches!(self.roles(entity), Roles::Object | Roles::Both)
    }

    /// Whether a status holds only for some or is on its way.
    pub fn is_provisional(&self, status: usize) -> bool {
        self.provisional[status]
    }

    /// The sides an entity can be on.
    pub fn roles(&self, entity: usize) -> Roles {
        self.roles[entity]
    }
}

/// `上述` before `App`, with a few characters between them (`以上三种支付渠道`).
fn back_references(words: &[String], nouns: &[String], side: Side) -> Vec<(String, Side)> {
    words.iter().flat_map(|word| nouns.iter().map(move |noun| (format!("{word}*{noun}"), side))).collect()
}

fn roles(kind: &KindId, relation: &hutong_model::Relation) -> Roles {
    match (relation.subjects.contains(kind), relation.objects.contains(kind)) {
        (true, true) => Roles::Both,
        (true, false) => Roles::Subject,
        (false, true) => Roles::Object,
        (false, false) => Roles::None,
    }
}
