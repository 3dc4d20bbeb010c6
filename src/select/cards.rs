//! What a card says of an article beside the article's own fields.

use crate::{corpus::Corpus, i18n::Language};
use hutong_model::{Article, Block, Entity, EntityId, Picture};
use hutong_search::{Facet, Piece, Question, Snippet};
use std::cmp::Reverse;

/// Chinese characters read in a minute: the mean of Trauzettel-Klosinski and Dietz (2012),
/// "Standardized Assessment of Reading Performance: The New International Reading Speed Texts".
const CHARACTERS_A_MINUTE: usize = 255;
/// Words of languages that write spaces, read silently in a minute: the mean of Brysbaert (2019),
/// "How many words do we read per minute?".
const WORDS_A_MINUTE: usize = 238;

/// The length of a card's snippet, in characters.
const SNIPPET: u32 = 110;

/// One article as its card shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The title, with what matched in it.
    pub title: Vec<Piece>,
    /// The part of the text that matched, where something was searched for.
    pub snippet: Option<Snippet>,
    /// The entities it names most, most often named first.
    pub entities: Vec<(Facet, String, String)>,
    /// Minutes it takes to read, at least 1.
    pub minutes: usize,
}

/// What a card shows beside the article's own fields.
pub fn card(corpus: &Corpus, article: &Article, question: &Question, language: Language) -> Card {
    let folding = corpus.folding();
    let title = hutong_search::marked(&article.title, &folding.marks(&article.title, question));
    let snippet = folding.snippet(article.body.iter().map(Block::text), question, SNIPPET);
    let entities = entities(corpus, article).into_iter().take(6).map(|entity| {
        let facet = Facet::Kind(entity.kind.clone());
        (facet, entity.id.as_str().to_owned(), entity.name.get(language.tag()).to_owned())
    });
    Card { title, snippet, entities: entities.collect(), minutes: minutes(article) }
}

/// The entities of an article, most often named first.
pub fn entities<'a>(corpus: &'a Corpus, article: &Article) -> Vec<&'a Entity> {
    let named = article.mentions.iter().map(|mention| &mention.entity).collect();
    counted(named).into_iter().filter_map(|(id, _)| corpus.entity(id)).collect()
}

/// Each id once with how often it is there; most often first, then by id.
pub fn counted(mut ids: Vec<&EntityId>) -> Vec<(&EntityId, usize)> {
    ids.sort_unstable();
    let mut counted: Vec<_> = ids.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect();
    counted.sort_by_key(|(_, count)| Reverse(*count));
    counted
}

/// Minutes it takes to read an article, at least 1.
pub fn minutes(article: &Article) -> usize {
    let (mut characters, mut words) = (0, 0);
    for block in &article.body {
        let text = block.text();
        let wide = |c: &char| ('\u{2e80}'..='\u{d7af}').contains(c) || *c >= '\u{20000}';
        characters += text.chars().filter(wide).count();
        words += text
            .split(|c: char| c.is_whitespace() || wide(&c))
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
    }
    let seconds = characters * 60 / CHARACTERS_A_MINUTE + words * 60 / WORDS_A_MINUTE;
    seconds.div_ceil(60).max(1)
}

/// The picture that stands for an article.
pub fn hero(article: &Article) -> Option<&Picture> {
    match article.body.get(article.hero? as usize)? {
        Block::Image(picture) => Some(picture),
        _ => None,
    }
}
