//! The documents of which a query may hold, and those of which it surely does, by the lists that are
//! there.

use super::{Search, key_of_value};
use crate::Error;
use crate::key::{self, Key};
use crate::reader::{Known, Needs, Reader};
use crate::search::Total;
use fixedbitset::FixedBitSet as Set;
use hutong_search::{Choices, Condition, DateRange, Facet, Sort, Term};
use std::collections::BTreeMap;

/// With so few documents left their texts are a better filter than more lists.
const FEW: usize = 12;
/// So many lists are asked for at once, the rarest first.
const AT_ONCE: usize = 2;

/// The documents of which something may hold, and those of which it surely does.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    pub maybe: Set,
    pub surely: Set,
}

impl Search {
    /// What is known without texts, with these choices; none while lists are missing that are
    /// worth having.
    pub(super) fn bounds(&self, reader: &mut Reader, choices: &Choices, needs: &mut Needs) -> Known<Bounds> {
        let Some(mut within) = self.within(reader, choices, needs)? else { return Ok(None) };
        let mut rest = Vec::new();
        let mut keys = Vec::new();
        for clause in &self.question.clauses {
            match clause.as_slice() {
                [one] if !one.negated => match &one.condition {
                    Condition::Term(at) if self.question.terms[*at].forms.len() == 1 => {
                        keys.extend(key::of_form(&self.question.terms[*at].forms[0]).keys);
                    }
                    condition => rest.push(condition),
                },
                several => rest.extend(several.iter().map(|alternative| &alternative.condition)),
            }
        }
        keys.sort_unstable();
        keys.dedup();
        if !limit(reader, &mut within, keys, needs)? {
            return Ok(None);
        }
        if within.count_ones(..) > FEW && !self.fetch(reader, &rest, needs)? {
            return Ok(None);
        }
        let mut bounds = Bounds { surely: within.clone(), maybe: within };
        for clause in &self.question.clauses {
            let mut either = Bounds { maybe: reader.nothing(), surely: reader.nothing() };
            for alternative in clause {
                let mut one = self.holds(reader, &alternative.condition)?;
                if alternative.negated {
                    one.negate();
                }
                either.maybe.union_with(&one.maybe);
                either.surely.union_with(&one.surely);
            }
            bounds.maybe.intersect_with(&either.maybe);
            bounds.surely.intersect_with(&either.surely);
        }
        Ok(Some(bounds))
    }

    /// The documents of the choices and the days, which lists tell exactly.
    fn within(&self, reader: &mut Reader, choices: &Choices, needs: &mut Needs) -> Known<Set> {
        let mut within = reader.everything();
        let mut by_facet: BTreeMap<&Facet, Vec<&str>> = BTreeMap::new();
        choices.iter().for_each(|(facet, value)| by_facet.entry(facet).or_default().push(value));
        for (facet, values) in by_facet {
            match having(reader, facet, &values, needs)? {
                Some(set) => within.intersect_with(&set),
                None => within.clear(),
            }
        }
        if !self.query.dates.is_open() {
            match days(reader, &self.query.dates, needs)? {
                Some(set) => within.intersect_with(&set),
                None => within.clear(),
            }
        }
        // What a text cannot tell must be known before texts are asked.
        for alternative in self.question.clauses.iter().flatten() {
            match &alternative.condition {
                Condition::Term(_) => {}
                Condition::Days(range) => drop(days(reader, range, needs)?),
                Condition::Values(facet, values) => {
                    let values: Vec<&str> = values.iter().map(String::as_str).collect();
                    having(reader, facet, &values, needs)?;
                }
            }
        }
        if self.sort == Sort::Oldest {
            reader.days(needs)?;
        }
        if self.sort == Sort::Outlet {
            reader.values(&Facet::Outlet, needs)?;
        }
        Ok(needs.is_empty().then_some(within))
    }

    /// Whether every list of some conditions is there.
    fn fetch(
        &self,
        reader: &mut Reader,
        conditions: &[&Condition],
        needs: &mut Needs,
    ) -> Result<bool, Error> {
        for condition in conditions {
            if let Condition::Term(at) = condition {
                for form in &self.question.terms[*at].forms {
                    for key in key::of_form(form).keys {
                        reader.postings(&key, needs)?;
                    }
                }
            }
        }
        Ok(needs.is_empty())
    }

    /// By the lists that are there.
    pub(super) fn holds(&self, reader: &mut Reader, condition: &Condition) -> Result<Bounds, Error> {
        let mut ignored = Needs::new();
        Ok(match condition {
            Condition::Term(at) => of_term(reader, &self.question.terms[*at])?,
            Condition::Days(range) => {
                Bounds::known(days(reader, range, &mut ignored)?.unwrap_or_else(|| reader.nothing()))
            }
            Condition::Values(facet, values) => {
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                let set = having(reader, facet, &values, &mut ignored)?;
                Bounds::known(set.unwrap_or_else(|| reader.nothing()))
            }
        })
    }
}

impl Bounds {
    fn known(set: Set) -> Self {
        Self { maybe: set.clone(), surely: set }
    }

    fn negate(&mut self) {
        std::mem::swap(&mut self.maybe, &mut self.surely);
        self.maybe.toggle_range(..);
        self.surely.toggle_range(..);
    }

    pub(super) fn decide(&mut self, document: usize, fits: bool) {
        // What other choices leave out stays out.
        if self.maybe.contains(document) {
            self.maybe.set(document, fits);
            self.surely.set(document, fits);
        }
    }

    pub(super) fn total(&self) -> Total {
        let count = self.maybe.count_ones(..);
        if self.surely.count_ones(..) == count { Total::Exactly(count) } else { Total::AtMost(count) }
    }
}

/// Limits a set to the documents that have all keys, the rarest first, until few are left. False
/// while lists are missing.
fn limit(reader: &mut Reader, within: &mut Set, keys: Vec<Key>, needs: &mut Needs) -> Result<bool, Error> {
    let mut missing = Vec::new();
    let mut ignored = Needs::new();
    for key in keys {
        match reader.postings(&key, &mut ignored)? {
            Some(postings) => postings.all.limit(within),
            None => missing.push((reader.rarity(&key, needs)?, key)),
        }
    }
    if missing.is_empty() || within.count_ones(..) <= FEW {
        needs.clear();
        return Ok(true);
    }
    if !needs.is_empty() {
        return Ok(false);
    }
    missing.sort_unstable_by(|a, b| b.cmp(a));
    for (_, key) in missing.iter().take(AT_ONCE) {
        reader.postings(key, needs)?;
    }
    Ok(false)
}

/// The documents that have a term.
pub(super) fn of_term(reader: &mut Reader, term: &Term) -> Result<Bounds, Error> {
    let mut ignored = Needs::new();
    let mut either = Bounds::known(reader.nothing());
    for form in &term.forms {
        let wanted = key::of_form(form);
        let mut maybe = reader.everything();
        let mut suffices = wanted.suffices;
        for key in &wanted.keys {
            match reader.postings(key, &mut ignored)? {
                Some(postings) => postings.all.limit(&mut maybe),
                None => suffices = false,
            }
        }
        if suffices {
            either.surely.union_with(&maybe);
        }
        either.maybe.union_with(&maybe);
    }
    Ok(either)
}

fn having(reader: &mut Reader, facet: &Facet, values: &[&str], needs: &mut Needs) -> Known<Set> {
    let mut set = reader.nothing();
    let mut is_whole = true;
    for value in values {
        match reader.value(&key_of_value(facet, value), needs)? {
            Some(list) => list.add_to(&mut set),
            None => is_whole = false,
        }
    }
    Ok(is_whole.then_some(set))
}

fn days(reader: &mut Reader, range: &DateRange, needs: &mut Needs) -> Known<Set> {
    let Some(days) = reader.days(needs)? else { return Ok(None) };
    let mut set = reader.nothing();
    for (at, day) in days.iter().enumerate() {
        set.set(at, day.is_some_and(|days| range.meets(&days)));
    }
    Ok(Some(set))
}
