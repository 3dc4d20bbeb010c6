//! Entities of the vocabulary, found in folded text. Knows names, not what is said of them.

use crate::text::{Folded, Hit, PatternSet};
use hutong_model::{Entity, Label};

/// The names of every entity; a hit's value is the index in the vocabulary.
pub(crate) struct Names(PatternSet<usize>);

/// The value of a longer word that is nobody's name.
const NOBODY: usize = usize::MAX;

impl Names {
    /// Builds the automaton over names in every language and aliases, and over longer words in which
    /// none of them is meant.
    pub fn new(entities: &[Entity], not_names: &[String]) -> Self {
        let names = entities.iter().enumerate().flat_map(|(index, entity)| {
            let aliases = entity.aliases.iter().map(String::as_str);
            texts(&entity.name).into_iter().chain(aliases).map(move |name| (name, index))
        });
        let others = not_names.iter().map(|word| (word.as_str(), NOBODY));
        Self(PatternSet::new(names.chain(others)))
    }

    /// Makes the names ready before anything is read.
    pub fn prepare(&self) {
        self.0.prepare();
    }

    /// The names in a text: leftmost, longest, whole words, none overlapping another. A shorter one
    /// is meant where the next begins inside the longest: 京东支付宝 are 京东 and 支付宝.
    pub fn find(&self, text: &Folded) -> Vec<Hit<usize>> {
        let all = self.0.find_all(text, &(0..text.chars.len()));
        let mut found: Vec<Hit<usize>> = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let start = all[at].stretch.start;
            let same = all[at..].partition_point(|hit| hit.stretch.start == start);
            let free = found.last().is_none_or(|last| last.stretch.end <= start);
            found.extend(meant(&all[at..], same).filter(|_| free).cloned());
            at += same;
        }
        found.retain(|hit| hit.value != NOBODY);
        found
    }
}

/// Of the names that begin at one place, longest first, the one that is meant.
fn meant(hits: &[Hit<usize>], same: usize) -> Option<&Hit<usize>> {
    let (here, later) = hits.split_at(same);
    let longest = here.first()?;
    let inside = later.iter().take_while(|next| next.stretch.start < longest.stretch.end);
    let mut beyond = inside.filter(|next| next.stretch.end > longest.stretch.end);
    let shorter = beyond.find_map(|next| here.iter().find(|hit| hit.stretch.end == next.stretch.start));
    shorter.or(Some(longest))
}

fn texts(label: &Label) -> Vec<&str> {
    label.texts().filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let names = ["京东", "京东支付", "支付宝", "淘宝", "淘宝特价版", "特价版本"];
        let names = Names(PatternSet::new(names.iter().enumerate().map(|(index, name)| (*name, index))));
        let folded = Folded::new(text);
        let found = names.find(&folded);
        let found = found.iter().map(|hit| folded.slice(&hit.stretch).iter().collect::<String>());
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn the_longest_unless_the_next_begins_in_it() {
        check("京东支付和京东支付宝", &["京东支付", "京东", "支付宝"]);
        check("淘宝特价版、淘宝", &["淘宝特价版", "淘宝"]);
        check("淘宝特价版本", &["淘宝", "特价版本"]);
    }
}
