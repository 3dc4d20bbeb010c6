//! The dossier, loaded once, with its indexes. Knows nothing of what is shown.

use crate::i18n::Language;
use hutong_model::{Article, ArticleId, Dossier, Entity, EntityId, Event, VERSION};
use hutong_search::{Facet, Index};
use serde::Deserialize;
use std::collections::HashMap;
use thiserror::Error;

/// A dossier ready to be looked at.
#[derive(Debug)]
pub struct Corpus {
    /// The dossier as the build wrote it.
    pub dossier: Dossier,
    /// Its articles.
    pub articles: Index,
    /// The events of its timeline.
    pub events: Index,
    article_positions: HashMap<ArticleId, usize>,
    entity_positions: HashMap<EntityId, usize>,
}

/// A text that is no dossier we can read.
#[derive(Debug, Error)]
pub enum CorpusError {
    /// It was written by another version.
    #[error(
        "the dossier has format {found}, this viewer reads format {VERSION}; rebuild the dossier or update the viewer"
    )]
    Version {
        /// Its version.
        found: u32,
    },
    /// It is not the JSON of a dossier.
    #[error("the dossier cannot be read: {0}")]
    Malformed(#[from] serde_json::Error),
}

/// The part of every version that stays the same.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Corpus {
    /// The dossier embedded by the build script.
    ///
    /// # Errors
    ///
    /// Where the build script and the app disagree about the format.
    pub fn embedded() -> Result<Self, CorpusError> {
        Self::from_json(include_str!(concat!(env!("OUT_DIR"), "/dossier.json")))
    }

    /// Reads the JSON of a dossier.
    ///
    /// # Errors
    ///
    /// When the text is not JSON, not a dossier, or of another version.
    pub fn from_json(json: &str) -> Result<Self, CorpusError> {
        match serde_json::from_str::<Dossier>(json) {
            Ok(dossier) if dossier.version == VERSION => Ok(Self::new(dossier)),
            Ok(dossier) => Err(CorpusError::Version { found: dossier.version }),
            Err(error) => Err(match serde_json::from_str::<Versioned>(json) {
                Ok(Versioned { version }) if version != VERSION => CorpusError::Version { found: version },
                _ => error.into(),
            }),
        }
    }

    /// Indexes a dossier.
    pub fn new(dossier: Dossier) -> Self {
        Self {
            articles: Index::articles(&dossier),
            events: Index::events(&dossier),
            article_positions: positions(dossier.articles.iter().map(|article| &article.id)),
            entity_positions: positions(dossier.entities.iter().map(|entity| &entity.id)),
            dossier,
        }
    }

    /// The article of an id.
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        self.article_positions.get(id).map(|at| &self.dossier.articles[*at])
    }

    /// The entity of an id.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entity_positions.get(id).map(|at| &self.dossier.entities[*at])
    }

    /// The facets worth showing, in order: outlets, then every kind of the vocabulary; without a
    /// vocabulary authors and tags.
    pub fn facets(&self) -> Vec<Facet> {
        let kinds = self.dossier.kinds.iter().map(|kind| Facet::Kind(kind.id.clone()));
        let rest: Vec<_> =
            if self.dossier.kinds.is_empty() { vec![Facet::Author, Facet::Tag] } else { kinds.collect() };
        [Facet::Outlet].into_iter().chain(rest).collect()
    }

    /// What readers see for a value of a facet.
    pub fn value_label(&self, facet: &Facet, value: &str, language: Language) -> String {
        let entity = match facet {
            Facet::Kind(_) => self.entity(&EntityId::new(value)),
            Facet::Outlet | Facet::Author | Facet::Tag => None,
        };
        entity.map_or_else(|| value.to_owned(), |entity| entity.name.get(language.tag()).to_owned())
    }

    /// The articles that an event rests on, without repeats, in the order of its evidence.
    pub fn sources<'a>(&'a self, event: &Event) -> Vec<&'a Article> {
        let mut sources: Vec<&Article> = Vec::new();
        for article in event.evidence.iter().filter_map(|span| self.article(&span.article)) {
            if sources.iter().all(|known| known.id != article.id) {
                sources.push(article);
            }
        }
        sources
    }
}

fn positions<'a, Id: Clone + Eq + std::hash::Hash + 'a>(
    ids: impl Iterator<Item = &'a Id>,
) -> HashMap<Id, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_dossier_reads() {
        let corpus = Corpus::embedded().unwrap();
        assert!(!corpus.dossier.articles.is_empty());
        for article in &corpus.dossier.articles {
            assert_eq!(corpus.article(&article.id).unwrap().title, article.title);
        }
    }

    #[test]
    fn other_versions_and_other_texts_say_so() {
        for (json, expected) in [
            (r#"{"version": 99, "something": "new"}"#, "has format 99"),
            ("{}", "cannot be read: missing field `version`"),
            ("not json", "cannot be read"),
        ] {
            let message = Corpus::from_json(json).unwrap_err().to_string();
            assert!(message.contains(expected), "{json}: {message}");
        }
    }
}
