//! The plain scan for a page: what is embedded up to the embed limit.

use hutong_search::{Facet, Index, Lexicon, Query, Sort, Vocabulary};
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// A dossier's articles.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Scan {
    index: Index,
    titles: Vec<String>,
}

#[wasm_bindgen]
impl Scan {
    /// Of the binary form of a dossier.
    ///
    /// # Errors
    ///
    /// A sentence for people.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Scan, String> {
        let dossier = hutong_model::from_bytes(bytes).map_err(|error| error.to_string())?;
        let vocabulary = Arc::new(Vocabulary::new(&Lexicon::from_text(&dossier.lexicon)));
        let index = Index::articles(&dossier, &vocabulary);
        Ok(Self { index, titles: dossier.articles.into_iter().map(|article| article.title).collect() })
    }

    /// What a text finds, in the order of the dossier.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let query = Query { text: text.to_owned(), ..Query::default() };
        self.index.find(&self.index.question(text), &query).documents
    }

    /// The same, the best first.
    pub fn sorted(&self, text: &str) -> Vec<usize> {
        let query = Query { text: text.to_owned(), ..Query::default() };
        let question = self.index.question(text);
        let found = self.index.find(&question, &query).documents;
        self.index.sorted(&question, Sort::Relevance, found)
    }

    /// How many values of some facets would leave something.
    pub fn counts(&self, text: &str, facets: Vec<String>) -> usize {
        let query = Query { text: text.to_owned(), ..Query::default() };
        let found = self.index.find(&self.index.question(text), &query);
        facets.iter().map(|facet| found.counts(&Facet::from_name(facet)).len()).sum()
    }

    /// The title of a document.
    pub fn title(&self, document: usize) -> String {
        self.titles.get(document).cloned().unwrap_or_default()
    }
}
