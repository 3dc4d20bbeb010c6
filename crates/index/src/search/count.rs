//! Facets and stretches of time: how many documents each would leave.

use super::{Search, Total};
use crate::reader::{Needs, Reader};
use crate::{Error, Name};
use hutong_search::{Bin, Facet, FacetCount};

/// The counts of a facet's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Most frequent first, then by value; upper bounds where the total is one.
    pub counts: Vec<FacetCount>,
    /// How many documents would fit without a choice in this facet.
    pub total: Total,
    /// Files to fetch before asking again.
    pub needs: Vec<Name>,
}

/// Values of a facet in order, each with the documents that have it, ascending.
pub type Having = Vec<(String, Vec<u32>)>;

impl Search {
    /// Whether everything is here that counting facets and stretches of time takes, beside what `look`
    /// asks for; what is not is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn can_count(
        &self,
        reader: &mut Reader,
        facets: &[Facet],
        needs: &mut Vec<Name>,
    ) -> Result<bool, Error> {
        let mut is_here = reader.days(needs)?.is_some();
        for facet in facets {
            is_here &= reader.values(facet, needs)?.is_some();
        }
        Ok(is_here)
    }

    /// The documents of each value of a facet, by value; none where files are missing, which are among the
    /// needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn having(
        &self,
        reader: &mut Reader,
        facet: &Facet,
        needs: &mut Vec<Name>,
    ) -> Result<Option<Having>, Error> {
        let values = reader.values(facet, needs)?;
        Ok(values
            .map(|values| values.iter().map(|(value, list)| (value.clone(), list.documents())).collect()))
    }

    /// What choosing each value of a facet would leave, beside the other facets' choices.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn counts(&mut self, reader: &mut Reader, facet: &Facet) -> Result<Counts, Error> {
        let mut needs = Needs::new();
        let choices = self.query.choices.without(facet);
        let bounds = self.judged(reader, &choices, &mut needs)?;
        let values = reader.values(facet, &mut needs)?;
        let (Some(bounds), Some(values)) = (bounds, values) else {
            let all = reader.root().documents as usize;
            return Ok(Counts { counts: Vec::new(), total: Total::AtMost(all), needs });
        };
        let counted = values.iter().map(|(value, list)| (value, list.count_in(&bounds.maybe)));
        let chosen = |value: &str| self.query.choices.has(facet, value);
        let kept = counted.filter(|(value, count)| *count > 0 || chosen(value));
        let mut counts: Vec<_> =
            kept.map(|(value, count)| FacetCount { value: value.clone(), count }).collect();
        let unknown = self.query.choices.iter().filter(|(other, value)| {
            *other == facet && values.binary_search_by(|(known, _)| known.as_str().cmp(value)).is_err()
        });
        counts.extend(unknown.map(|(_, value)| FacetCount { value: value.to_owned(), count: 0 }));
        // Values come in order, and the sort keeps that of equal counts.
        counts.sort_by_key(|counted| std::cmp::Reverse(counted.count));
        Ok(Counts { counts, total: bounds.total(), needs })
    }

    /// How many documents each stretch of time would leave, as in `hutong_search`; an upper bound where
    /// the total is one. None where files are missing, which are among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn histogram(
        &mut self,
        reader: &mut Reader,
        needs: &mut Vec<Name>,
    ) -> Result<Option<Vec<Bin>>, Error> {
        let Some(days) = reader.days(needs)? else { return Ok(None) };
        let choices = self.query.choices.clone();
        let dates = std::mem::take(&mut self.query.dates);
        let bounds = self.judged(reader, &choices, needs);
        self.query.dates = dates;
        let Some(bounds) = bounds?.filter(|_| needs.is_empty()) else { return Ok(None) };
        let all: Vec<_> = days.iter().flatten().copied().collect();
        let counted = bounds.maybe.ones().filter_map(|at| days[at]);
        Ok(Some(Bin::of(&all, counted)))
    }
}
