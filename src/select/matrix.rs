//! Who stands in which relation to what, as of the day that is asked for.

use super::Selection;
use crate::corpus::Corpus;
use hutong_model::{Claim, Day, Entity, EntityId, Relation, Status};
use std::cmp::Reverse;

/// One relation with what is claimed in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid<'a> {
    /// Which relation.
    pub relation: &'a Relation,
    /// Objects of which something is claimed, in the order of the vocabulary.
    pub columns: Vec<&'a Entity>,
    /// Subjects of which something is claimed, in the order of the vocabulary, each with a cell a column.
    pub rows: Vec<(&'a Entity, Vec<Option<Cell<'a>>>)>,
}

/// What is claimed of one subject and one object.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    /// What the last claim says.
    pub status: &'a Status,
    /// Whether its own source calls it unconfirmed.
    pub hedged: bool,
    /// Every claim, the last first.
    pub claims: Vec<&'a Claim>,
}

/// The relations of the dossier with the claims that fit; those without a claim are left out.
pub fn grids<'a>(corpus: &'a Corpus, selection: &Selection) -> Vec<Grid<'a>> {
    let claims: Vec<_> = selection.found.iter().map(|at| &corpus.dossier.claims[*at]).collect();
    let relations = corpus.dossier.relations.iter();
    relations.map(|relation| grid(corpus, relation, &claims)).filter(|grid| !grid.rows.is_empty()).collect()
}

fn grid<'a>(corpus: &'a Corpus, relation: &'a Relation, claims: &[&'a Claim]) -> Grid<'a> {
    let mut claims: Vec<_> = claims.iter().copied().filter(|claim| claim.relation == relation.id).collect();
    claims.sort_by(|one, other| of_cell(one).cmp(&of_cell(other)));
    let named = |id: fn(&Claim) -> &EntityId| -> Vec<&'a Entity> {
        let mut ids: Vec<_> = claims.iter().map(|claim| id(claim)).collect();
        ids.sort_unstable();
        corpus.dossier.entities.iter().filter(|entity| ids.binary_search(&&entity.id).is_ok()).collect()
    };
    let columns = named(|claim| &claim.object);
    let row = |subject: &'a Entity| {
        let cells = columns.iter().map(|object| cell(relation, &claims, (&subject.id, &object.id)));
        (subject, cells.collect())
    };
    Grid { relation, rows: named(|claim| &claim.subject).into_iter().map(row).collect(), columns }
}

fn of_cell(claim: &Claim) -> (&EntityId, &EntityId) {
    (&claim.subject, &claim.object)
}

/// The last claim decides; on one day a plain statement before a hedged one, then the stronger status.
fn cell<'a>(
    relation: &'a Relation,
    claims: &[&'a Claim],
    wanted: (&EntityId, &EntityId),
) -> Option<Cell<'a>> {
    let strength = |claim: &Claim| relation.statuses.iter().position(|status| status.id == claim.status);
    let first = claims.partition_point(|claim| of_cell(claim) < wanted);
    let of_this = claims[first..].iter().copied().take_while(|claim| of_cell(claim) == wanted);
    let mut claims: Vec<_> = of_this.collect();
    claims.sort_by_key(|claim| (Reverse(claim.as_of), claim.hedged, strength(claim)));
    let last = claims.first()?;
    let status = &relation.statuses[strength(last)?];
    Some(Cell { status, hedged: last.hedged, claims })
}

/// The first and the last day on which a claim holds.
pub fn claimed_days(corpus: &Corpus) -> Option<(Day, Day)> {
    if let Some(answer) = &corpus.answer {
        return answer.claimed();
    }
    let days = corpus.dossier.claims.iter().filter_map(|claim| claim.as_of);
    Some((days.clone().min()?, days.max()?))
}
