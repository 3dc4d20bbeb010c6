//! The words of one relation, as automata. Knows `dossier.toml`, no article.

use crate::{
    rules::{Words, words},
    text::{Folded, PatternSet},
};
use hutong_config::Config;
use hutong_model::{Entity, KindId, Tone};
use std::collections::HashMap;

/// What a relation looks for.
pub(crate) struct Lexicon {
    /// Index of the relation.
    pub relation: usize,
    /// Phrases that make a claim; the value is the status.
    pub phrases: PatternSet<usize>,
    /// Words that change the status of a phrase after them.
    pub modifiers: PatternSet<usize>,
    /// Those of them that say of a removal that it is only planned.
    pub plans: Words,
    /// Longer words in which neither counts.
    pub guards: Words,
    /// Back-references to subjects: nouns with a pointing word, and pronouns.
    pub back_to_subjects: Words,
    /// The same to objects.
    pub back_to_objects: Words,
    /// The pointing words alone.
    pub pointers: Words,
    /// Words by which the members of one list stand in the relation to one another.
    pub mutual: Words,
    /// Right before an object: something is done with it.
    pub instruments: Words,
    /// What is done with an object.
    pub deeds: Words,
    /// Right behind an object: what of it something is done with.
    pub portions: Words,
    /// Right before a name that is short for an object: nothing is done with it yet.
    pub shown: Words,
    /// Right between a subject and objects: the one has the others.
    pub takings: Words,
    /// Right behind an object: of what is in use some are counted.
    pub uses: Words,
    /// Where objects are had.
    pub venues: Words,
    /// Right before objects, after a venue: they are there.
    pub presences: Words,
    /// Common nouns for subjects: a clause with one has a subject, if no named one.
    pub subject_nouns: Words,
    /// Common nouns for objects, likewise.
    pub object_nouns: Words,
    /// Chinese words that change nothing behind a phrase or an object.
    pub tails: Words,
    /// Whether the dossier names any of them: else nothing is made of what stands behind.
    pub has_tails: bool,
    /// Phrases that say of all objects of a clause that they are there.
    pub together: Words,
    /// The tone of each status.
    tones: Vec<Tone>,
    /// For each entity, the one it is short for in a list of objects.
    stands_for: Vec<Option<usize>>,
    /// The entity of each name, folded.
    names: HashMap<Vec<char>, usize>,
    /// For each entity of the vocabulary, which sides it can be on.
    roles: Vec<Roles>,
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
            plans: words(&plans(config, relation)),
            guards: words(&config.reading.guards),
            back_to_subjects: back(config, &rules.subject_nouns, &rules.subject_pronouns),
            back_to_objects: back(config, &rules.object_nouns, &rules.object_pronouns),
            pointers: words(&config.reading.back_references),
            mutual: words(&rules.mutual),
            instruments: words(&rules.instruments),
            deeds: words(&rules.deeds),
            portions: words(&rules.portions),
            shown: words(&rules.shown),
            takings: words(&rules.takings),
            uses: words(&rules.uses),
            venues: words(&rules.venues),
            presences: words(&rules.presences),
            subject_nouns: words(&rules.subject_nouns),
            object_nouns: words(&rules.object_nouns),
            tails: words(&rules.tails),
            has_tails: !rules.tails.is_empty(),
            together: words(&rules.together),
            tones: config.relations[relation].statuses.iter().map(|status| status.tone).collect(),
            stands_for: config.stands_for.clone(),
            names: names(&config.entities),
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

    /// Whether an entity is short for an object: that it is open to it says nothing.
    pub fn is_short_for(&self, entity: usize, object: usize) -> bool {
        self.stands_for[entity] == Some(object)
    }

    /// Whether a status holds only for some or is on its way: a clause without names hands it on.
    pub fn is_provisional(&self, status: usize) -> bool {
        matches!(self.tones[status], Tone::Partly | Tone::Coming)
    }

    /// Whether a status is on its way.
    pub fn is_coming(&self, status: usize) -> bool {
        matches!(self.tones[status], Tone::Coming)
    }

    /// Whether a status is on its way, and more than a plan: something was done for it.
    pub fn is_begun(&self, status: usize) -> bool {
        self.is_coming(status) && self.tones.iter().rposition(|tone| *tone == Tone::Coming) != Some(status)
    }

    /// Whether a status says yes, without more.
    pub fn is_affirmative(&self, status: usize) -> bool {
        self.tones[status] == Tone::Yes
    }

    /// Whether a status holds only for some.
    pub fn is_partial(&self, status: usize) -> bool {
        self.tones[status] == Tone::Partly
    }

    /// The status that holds only for some, if there is one.
    pub fn partly(&self) -> Option<usize> {
        self.tones.iter().position(|tone| *tone == Tone::Partly)
    }

    /// Whether a status says no.
    pub fn is_negative(&self, status: usize) -> bool {
        matches!(self.tones[status], Tone::No)
    }

    /// Whether a status says that something was taken away.
    pub fn is_removal(&self, status: usize) -> bool {
        self.tones[status] == Tone::Blocked
    }

    /// The status that says that something was taken away, if there is one.
    pub fn removal(&self) -> Option<usize> {
        self.tones.iter().position(|tone| *tone == Tone::Blocked)
    }

    /// Whether a status says no, or that something was taken away.
    pub fn is_refusal(&self, status: usize) -> bool {
        matches!(self.tones[status], Tone::No | Tone::Blocked)
    }

    /// Whether a status that is said later is only to come, after what is said of now.
    pub fn goes_on(&self, holds: usize, said: usize) -> bool {
        self.tones[holds] != Tone::Coming && self.tones[said] == Tone::Coming
    }

    /// What a status is on a day to come.
    pub fn to_come(&self, status: usize) -> usize {
        let coming = self.tones.iter().rposition(|tone| *tone == Tone::Coming);
        match self.tones[status] {
            Tone::Yes | Tone::Partly => coming.unwrap_or(status),
            Tone::Coming | Tone::No | Tone::Blocked => status,
        }
    }

    /// What holds for an exception from a status, if that can be told.
    pub fn opposite(&self, status: usize) -> Option<usize> {
        let opposite = match self.tones[status] {
            Tone::Yes => Tone::No,
            Tone::No => Tone::Yes,
            Tone::Partly | Tone::Coming | Tone::Blocked => return None,
        };
        self.tones.iter().position(|tone| *tone == opposite)
    }

    /// The entity with just this name.
    pub fn named(&self, name: &[char]) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// The sides an entity can be on.
    pub fn roles(&self, entity: usize) -> Roles {
        self.roles[entity]
    }
}

/// The modifiers of the weakest status that is to come.
fn plans(config: &Config, relation: usize) -> Vec<String> {
    let mut statuses =
        config.relations[relation].statuses.iter().zip(&config.relation_rules[relation].statuses);
    let coming = statuses.rfind(|(status, _)| status.tone == Tone::Coming);
    coming.map(|(_, rules)| rules.modifiers.clone()).unwrap_or_default()
}

/// `上述` before `App`, with a few characters between them (`以上三种支付渠道`), and pronouns.
fn back(config: &Config, nouns: &[String], pronouns: &[String]) -> Words {
    let pointed =
        |word: &String| nouns.iter().map(|noun| [word.as_str(), "*", noun].concat()).collect::<Vec<_>>();
    let all = config.reading.back_references.iter().flat_map(pointed).chain(pronouns.iter().cloned());
    words(&all.collect::<Vec<_>>())
}

fn names(entities: &[Entity]) -> HashMap<Vec<char>, usize> {
    let all = entities.iter().enumerate().flat_map(|(index, entity)| {
        let aliases = entity.aliases.iter().map(String::as_str);
        entity.name.texts().chain(aliases).map(move |name| (Folded::new(name).chars, index))
    });
    all.collect()
}

fn roles(kind: &KindId, relation: &hutong_model::Relation) -> Roles {
    match (relation.subjects.contains(kind), relation.objects.contains(kind)) {
        (true, true) => Roles::Both,
        (true, false) => Roles::Subject,
        (false, true) => Roles::Object,
        (false, false) => Roles::None,
    }
}
