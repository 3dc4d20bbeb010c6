//! Entities of the vocabulary, found in folded text. Knows names, not what is said of them.

use crate::text::{Folded, Hit, PatternSet};
use hutong_model::{Entity, Label};

/// The names of every entity; a hit's value is the index in the vocabulary.
pub(crate) struct Names(PatternSet<usize>);

impl Names {
    /// Builds the automaton over names in every language and aliases.
    pub fn new(entities: &[Entity]) -> Self {
        let names = entities.iter().enumerate().flat_map(|(index, entity)| {
            let aliases = entity.aliases.iter().map(String::as_str);
            texts(&entity.name).into_iter().chain(aliases).map(move |name| (name, index))
        });
        Self(PatternSet::new(names))
    }

    /// The names in a text: leftmost, longest, whole words.
    pub fn find(&self, text: &Folded) -> Vec<Hit<usize>> {
        self.0.find(text, &(0..text.chars.len()))
    }
}

fn texts(label: &Label) -> Vec<&str> {
    label.texts().filter(|text| !text.is_empty()).collect()
}
