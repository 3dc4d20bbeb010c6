//! What a card shows of an article beside the article's own fields, computed from its body once: a
//! first view has no bodies.

use crate::{Article, Block, EntityId, Picture};
use borsh::{BorshDeserialize, BorshSerialize};
use std::cmp::Reverse;

/// Chinese characters read in a minute: the mean of Trauzettel-Klosinski and Dietz (2012),
/// "Standardized Assessment of Reading Performance: The New International Reading Speed Texts".
const CHARACTERS_A_MINUTE: usize = 255;
/// Words of languages that write spaces, read silently in a minute: the mean of Brysbaert (2019),
/// "How many words do we read per minute?".
const WORDS_A_MINUTE: usize = 238;

/// What a card shows of an article beside the article's own fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Cover {
    /// The entities it names, each once, most often named first, then by id.
    pub names: Vec<EntityId>,
    /// Minutes it takes to read, at least 1.
    pub minutes: u32,
    /// The picture that stands for it.
    pub picture: Option<Picture>,
}

impl Cover {
    /// The cover of a whole article.
    pub fn of(article: &Article) -> Self {
        let named = article.mentions.iter().map(|mention| &mention.entity).collect();
        Self {
            names: counted(named).into_iter().map(|(id, _)| id.clone()).collect(),
            minutes: minutes(&article.body),
            picture: picture(article).cloned(),
        }
    }
}

/// Each id once with how often it is there; most often first, then by id.
pub fn counted(mut ids: Vec<&EntityId>) -> Vec<(&EntityId, usize)> {
    ids.sort_unstable();
    let mut counted: Vec<_> = ids.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect();
    counted.sort_by_key(|(_, count)| Reverse(*count));
    counted
}

fn minutes(body: &[Block]) -> u32 {
    let (mut characters, mut words) = (0, 0);
    for block in body {
        let text = block.text();
        let wide = |c: &char| ('\u{2e80}'..='\u{d7af}').contains(c) || *c >= '\u{20000}';
        characters += text.chars().filter(wide).count();
        words += text
            .split(|c: char| c.is_whitespace() || wide(&c))
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
    }
    let seconds = characters * 60 / CHARACTERS_A_MINUTE + words * 60 / WORDS_A_MINUTE;
    u32::try_from(seconds.div_ceil(60).max(1)).unwrap_or(u32::MAX)
}

fn picture(article: &Article) -> Option<&Picture> {
    match article.body.get(article.hero? as usize)? {
        Block::Image(picture) => Some(picture),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted() {
        let ids = ["b", "a", "c", "b"].map(EntityId::new);
        let counted: Vec<_> =
            counted(ids.iter().collect()).into_iter().map(|(id, n)| (id.as_str(), n)).collect();
        assert_eq!(counted, [("b", 2), ("a", 1), ("c", 1)]);
    }
}
