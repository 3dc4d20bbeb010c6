//! What a first view shows of a dossier with an index: it is embedded, and asks for no file.

use crate::Error;
use borsh::{BorshDeserialize, BorshSerialize};
use hutong_model::{Day, Dossier, Opening};
use hutong_search::{Bin, Facet, FacetCount, Index, Query, Question, Vocabulary};
use std::sync::Arc;

/// What is shown when nothing is asked for.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Front {
    /// The dossier with its first articles, as an opening has them, and no others.
    pub opening: Opening,
    /// How many articles there are in all.
    pub documents: u32,
    counts: Vec<(String, String, u32)>,
    bins: Vec<(Day, Day, u32)>,
}

impl Front {
    /// The front of a dossier, with its first `shown` articles.
    pub fn of(dossier: &Dossier, shown: usize) -> Self {
        let index = Index::articles(dossier, &Arc::new(Vocabulary::default()));
        let (question, query) = (Question::default(), Query::default());
        let found = index.find(&question, &query);
        let mut facets: Vec<&Facet> = index.values().iter().map(|(facet, _)| facet).collect();
        facets.dedup();
        let counts = facets.into_iter().flat_map(|facet| {
            found.counts(facet).into_iter().map(|one| (facet.name().to_owned(), one.value, small(one.count)))
        });
        let bins = index.histogram(&question, &query, &found).into_iter();
        let counts = counts.collect();
        let bins = bins.map(|bin| (bin.first, bin.last, small(bin.count))).collect();
        let (mut opening, _) = Opening::whole(dossier.clone()).part();
        opening.dossier.articles.truncate(shown);
        opening.covers.truncate(shown);
        Self { opening, documents: small(dossier.articles.len()), counts, bins }
    }

    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        borsh::to_vec(self).expect("writing to memory does not fail")
    }

    /// Reads the binary form.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Self::try_from_slice(bytes).map_err(|_| Error::Impossible)
    }

    /// The values of a facet, as [`Found::counts`](hutong_search::Found::counts) has them.
    pub fn counts(&self, facet: &Facet) -> Vec<FacetCount> {
        let of_facet = self.counts.iter().filter(|(name, ..)| name == facet.name());
        of_facet
            .map(|(_, value, count)| FacetCount { value: value.clone(), count: *count as usize })
            .collect()
    }

    /// How many articles each stretch of time has, first to last.
    pub fn histogram(&self) -> Vec<Bin> {
        let bin = |(first, last, count): &(Day, Day, u32)| Bin {
            first: *first,
            last: *last,
            count: *count as usize,
        };
        self.bins.iter().map(bin).collect()
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
