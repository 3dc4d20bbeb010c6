//! What a card says of an article beside the article's own fields.

use crate::{corpus::Corpus, i18n::Language};
use hutong_model::{Article, Block, Entity, Picture};
use hutong_search::{Facet, Folding, Piece, Question, Snippet};

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

/// What matched in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Matched {
    /// As in [`Card::title`].
    pub title: Vec<Piece>,
    /// As in [`Card::snippet`].
    pub snippet: Option<Snippet>,
}

impl Matched {
    /// Looks into an article.
    pub fn of(folding: &Folding, article: &Article, question: &Question) -> Self {
        let title = hutong_search::marked(&article.title, &folding.marks(&article.title, question));
        let snippet = folding.snippet(article.body.iter().map(Block::text), question, SNIPPET);
        Self { title, snippet }
    }
}

/// What a card shows beside the article's own fields.
pub fn card(corpus: &Corpus, article: &Article, question: &Question, language: Language) -> Card {
    let look = || Matched::of(corpus.folding(), article, question);
    let known = corpus.answer.as_ref().and_then(|answer| answer.matched(&article.id, look)).cloned();
    let Matched { title, snippet } = known.unwrap_or_else(look);
    let entities = entities(corpus, article).into_iter().take(6).map(|entity| {
        let facet = Facet::Kind(entity.kind.clone());
        (facet, entity.id.as_str().to_owned(), entity.name.get(language.tag()).to_owned())
    });
    Card { title, snippet, entities: entities.collect(), minutes: minutes(corpus, article) }
}

/// The entities of an article, most often named first.
pub fn entities<'a>(corpus: &'a Corpus, article: &Article) -> Vec<&'a Entity> {
    let names = corpus.cover(&article.id).into_iter().flat_map(|cover| &cover.names);
    names.filter_map(|id| corpus.entity(id)).collect()
}

/// Minutes it takes to read an article, at least 1.
pub fn minutes(corpus: &Corpus, article: &Article) -> usize {
    corpus.cover(&article.id).map_or(1, |cover| cover.minutes as usize)
}

/// The picture that stands for an article.
pub fn hero<'a>(corpus: &'a Corpus, article: &Article) -> Option<&'a Picture> {
    corpus.cover(&article.id)?.picture.as_ref()
}
