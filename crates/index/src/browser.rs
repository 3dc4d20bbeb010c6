//! The reader for a page: it fetches, this answers. Names are texts, choices are pairs of a facet's
//! name and a value.

use crate::{Error, Name, Reader, Search, Total};
use hutong_search::{Choices, DateRange, Facet, Query, Sort};
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

/// Smaller than the standard one, and quicker.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// An index, and the query that is put to it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Shards {
    reader: Reader,
    search: Option<Search>,
    needs: Vec<Name>,
    documents: Vec<u32>,
    total: Option<Total>,
}

#[wasm_bindgen]
impl Shards {
    /// Begins with the root, inflated.
    ///
    /// # Errors
    ///
    /// A sentence for people.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &[u8]) -> Result<Shards, String> {
        let reader = Reader::open(root).map_err(said)?;
        Ok(Self { reader, search: None, needs: Vec::new(), documents: Vec::new(), total: None })
    }

    /// Takes a file, inflated.
    ///
    /// # Errors
    ///
    /// A sentence for people, when it is not what its name promises.
    pub fn offer(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), String> {
        let name = name.parse().map_err(|_| format!("{name} is no name of a file"))?;
        self.reader.offer(name, bytes).map_err(said)
    }

    /// Puts a query: choices as facets and values in turn, days as in addresses, empty for none.
    /// False while the characters that are the same are missing; they are among the needs then.
    ///
    /// # Errors
    ///
    /// A sentence for people.
    pub fn ask(
        &mut self,
        text: &str,
        choices: Vec<String>,
        days: Vec<String>,
        sort: &str,
    ) -> Result<bool, String> {
        self.needs.clear();
        self.search = None;
        self.reader.begin();
        let Some(vocabulary) = self.reader.vocabulary(&mut self.needs).map_err(said)? else {
            return Ok(false);
        };
        let mut chosen = Choices::default();
        for pair in choices.chunks_exact(2) {
            chosen.choose(Facet::from_name(&pair[0]), pair[1].clone());
        }
        let day = |at: usize| days.get(at).and_then(|day| day.parse().ok());
        let dates = DateRange { after: day(0), before: day(1) };
        let query = Query { text: text.to_owned(), choices: chosen, dates };
        let sort = Sort::from_name(sort).unwrap_or_default();
        self.search = Some(Search::new(vocabulary, query, sort));
        Ok(true)
    }

    /// Looks for the first documents; afterwards `needs`, `documents` and `total` say what is known.
    ///
    /// # Errors
    ///
    /// A sentence for people.
    pub fn look(&mut self, wanted: usize) -> Result<(), String> {
        let Some(search) = &mut self.search else { return Ok(()) };
        let look = search.look(&mut self.reader, wanted).map_err(said)?;
        self.needs = look.needs;
        self.documents = look.documents;
        self.total = Some(look.total);
        Ok(())
    }

    /// Counts the values of a facet: each with its count, one a line, divided by a tab. Afterwards
    /// `needs` says what is missing; the counts are none then.
    ///
    /// # Errors
    ///
    /// A sentence for people.
    pub fn counts(&mut self, facet: &str) -> Result<String, String> {
        let Some(search) = &mut self.search else { return Ok(String::new()) };
        let counts = search.counts(&mut self.reader, &Facet::from_name(facet)).map_err(said)?;
        self.needs = counts.needs;
        let lines = counts.counts.iter().map(|one| format!("{}\t{}", one.value, one.count));
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }

    /// The title of a document; empty where its file is among the needs.
    ///
    /// # Errors
    ///
    /// A sentence for people.
    pub fn title(&mut self, document: u32) -> Result<String, String> {
        self.needs.clear();
        let mut cards = self.reader.cards(&[document], &mut self.needs).map_err(said)?;
        Ok(cards.remove(&document).map(|card| card.title).unwrap_or_default())
    }

    /// Files to fetch before asking again, those that help most first.
    pub fn needs(&self) -> Vec<String> {
        self.needs.iter().map(Name::to_string).collect()
    }

    /// What was found, in order.
    pub fn documents(&self) -> Vec<u32> {
        self.documents.clone()
    }

    /// How many there are, or at most.
    pub fn total(&self) -> usize {
        match self.total {
            Some(Total::Exactly(count) | Total::AtMost(count)) => count,
            None => 0,
        }
    }

    /// Whether the total is one.
    pub fn is_exact(&self) -> bool {
        matches!(self.total, Some(Total::Exactly(_)))
    }
}

fn said(error: Error) -> String {
    error.to_string()
}
