//! A window of claims: every one that fits by what a matrix shows of it, and the sentences of the cell that
//! the reader has opened.

use super::asking::{self, Draft, MOST_FILES, Quoted};
use super::{CellId, Site};
use hutong_index::{Beside, Cell, Error, Name, Record, Search};
use hutong_model::{Claim, DateSpan, Dossier};
use std::collections::BTreeMap;

/// All claims that fit, with the sentences of one cell.
pub(super) fn window(
    search: &mut Search,
    site: &mut Site,
    open: Option<&CellId>,
    needs: &mut Vec<Name>,
) -> Result<Draft, Error> {
    let mut frame = asking::frame(site);
    let Some(reader) = site.beside(Beside::Claims, needs)? else { return Ok(None) };
    let (days, cells) = (reader.days(needs)?, reader.cells(needs)?);
    let Some(found) = asking::candidates(search, reader, &frame, needs)? else { return Ok(None) };
    let (Some(days), Some(cells)) = (days, cells) else { return Ok(None) };
    // A cell is shown only where something surely is in it.
    let sure = found.iter().filter(|(_, is_sure)| *is_sure).map(|(document, _)| *document);
    let mut claims = BTreeMap::new();
    for document in sure {
        let at = document as usize;
        let cell = cells.get(at).ok_or(Error::Impossible)?;
        let day = days.get(at).copied().flatten();
        claims.insert(document, outline(&frame.dossier, cell, day).ok_or(Error::Impossible)?);
    }
    let is_opened = |claim: &Claim| {
        open.is_some_and(|(relation, subject, object)| {
            claim.relation == *relation && claim.subject == *subject && claim.object == *object
        })
    };
    let opened = claims.iter().filter(|(_, claim)| is_opened(claim)).map(|(document, _)| *document);
    let opened: Vec<u32> = opened.collect();
    let records: BTreeMap<u32, Record<Claim>> = reader.records(&opened, MOST_FILES, needs)?;
    if !needs.is_empty() {
        return Ok(None);
    }
    let mut answer = asking::count(search, reader, &frame, needs)?;
    let mut quoted = Quoted::default();
    for (document, Record { finding, sources }) in records {
        quoted.add(&finding.evidence, sources);
        claims.insert(document, finding);
    }
    quoted.join(&mut frame, &mut answer);
    let dated = days.iter().flatten().map(|days| days.start);
    answer.claimed = dated.clone().min().zip(dated.max());
    answer.shown = claims.len();
    answer.total = found.len();
    answer.is_sure = found.len() == claims.len();
    frame.dossier.claims = claims.into_values().collect();
    Ok(Some((frame, answer)))
}

/// A claim without its sentences; none where the dossier does not have what it names.
fn outline(dossier: &Dossier, cell: &Cell, day: Option<DateSpan>) -> Option<Claim> {
    let relation = dossier.relations.get(cell.relation)?;
    Some(Claim {
        relation: relation.id.clone(),
        subject: dossier.entities.get(cell.subject)?.id.clone(),
        object: dossier.entities.get(cell.object)?.id.clone(),
        status: relation.statuses.get(cell.status)?.id.clone(),
        hedged: cell.hedged,
        as_of: day.map(|days| days.start),
        evidence: Vec::new(),
    })
}
