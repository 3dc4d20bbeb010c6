//! A window of events: every one that fits, and what is said of those that are seen. Where entries lie is
//! known of all of them from the start; what the band shows around its middle and what the list has is
//! fetched.

use super::asking::{self, Draft, MOST_FILES, Quoted};
use super::{Answer, PAGE, Site};
use crate::{
    corpus::Corpus,
    select::{self, Timeline},
    state::Look,
};
use hutong_index::{Beside, Error, Having, Name, Reader, Record, Search};
use hutong_model::{DateSpan, EntityId, Event, EventKind, Opening};
use hutong_search::Facet;
use std::{collections::BTreeMap, ops::Range, rc::Rc};

/// A mark opens on so many of its entries.
const INSIDE: usize = 12;
/// The list begins so many entries before the one in the middle of the band.
const LEAD: usize = 4;

/// All events that fit, with what is said of those that a look shows.
pub(super) fn window(
    search: &mut Search,
    site: &mut Site,
    (look, wanted): (&Look, usize),
    needs: &mut Vec<Name>,
) -> Result<Draft, Error> {
    let frame = asking::frame(site);
    let Some(reader) = site.beside(Beside::Events, needs)? else { return Ok(None) };
    let days = reader.days(needs)?;
    let layers = search.having(reader, &Facet::Layer, needs)?;
    let lanes = match &look.lanes {
        Some(kind) => search.having(reader, &Facet::Kind(kind.clone()), needs)?,
        None => Some(Having::new()),
    };
    let found = asking::candidates(search, reader, &frame, needs)?;
    let (Some(days), Some(layers), Some(lanes)) = (days, layers, lanes) else { return Ok(None) };
    let Some(mut found) = found else { return Ok(None) };
    loop {
        let seen = Seen::of(outlines(&found, &days, &layers, &lanes)?, frame.clone(), look, wanted);
        let open = seen.order.iter().map(|at| found[*at]).filter(|(_, is_sure)| !is_sure);
        let open: Vec<u32> = open.map(|(document, _)| document).collect();
        if open.is_empty() {
            return seen.fill(search, reader, (frame, &found), needs);
        }
        search.settle(reader, &open, MOST_FILES, needs)?;
        if !needs.is_empty() {
            return Ok(None);
        }
        let count = found.len();
        found = search.candidates(reader, needs)?.ok_or(Error::Impossible)?;
        if found.len() == count {
            return seen.fill(search, reader, (frame, &found), needs);
        }
        // What does not fit makes room for others.
    }
}

/// Events as far as their columns tell: when and in which layer, and of the entities those that have lanes.
fn outlines(
    found: &[(u32, bool)],
    days: &[Option<DateSpan>],
    layers: &Having,
    lanes: &Having,
) -> Result<Vec<Event>, Error> {
    let published = layers.iter().find(|(value, _)| value == EventKind::Published.name());
    let published = published.map_or(&[][..], |(_, documents)| documents);
    let mut events = Vec::with_capacity(found.len());
    for (document, _) in found {
        let is_published = published.binary_search(document).is_ok();
        events.push(Event {
            id: String::new(),
            when: days.get(*document as usize).copied().flatten().ok_or(Error::Impossible)?,
            text: String::new(),
            entities: Vec::new(),
            evidence: Vec::new(),
            kind: if is_published { EventKind::Published } else { EventKind::Reported },
            hedged: false,
        });
    }
    for (value, documents) in lanes {
        for document in documents {
            if let Ok(at) = found.binary_search_by_key(document, |(other, _)| *other) {
                events[at].entities.push(EntityId::new(value.as_str()));
            }
        }
    }
    Ok(events)
}

/// Events, and which of them are seen.
struct Seen {
    events: Vec<Event>,
    /// Positions of those that are seen, those first that are nearest to the middle.
    order: Vec<usize>,
    /// Those that the list has.
    listed: Range<usize>,
    timeline: Timeline,
}

impl Seen {
    fn of(events: Vec<Event>, mut frame: Opening, look: &Look, wanted: usize) -> Self {
        let all: Vec<usize> = (0..events.len()).collect();
        frame.dossier.events = events;
        let corpus = Corpus::window(frame, Answer::default());
        let timeline = select::lay(&corpus, look, &all);
        let band = &timeline.band;
        let middle = band.nearest(look.on);
        let mut marks: Vec<_> = band.lanes.iter().flat_map(|lane| &lane.items).collect();
        marks.sort_by_key(|item| (item.order - middle).abs());
        // Where no day is asked for the list begins where most is.
        let fullest = || marks.iter().max_by_key(|item| item.entries.len());
        let begins = if look.on.is_some() { marks.first() } else { fullest() };
        let first = begins.map_or(0, |item| item.entries[0]).saturating_sub(LEAD);
        let first = first.min(all.len().saturating_sub(2 * PAGE));
        let listed = first..(first + 2 * wanted).min(all.len());
        let inside = marks.into_iter().flat_map(|item| item.entries.iter().take(INSIDE).copied());
        let order = listed.clone().chain(inside).collect();
        Self { events: corpus.dossier.events, order, listed, timeline }
    }

    /// The window with what is said of them; of what is not sure nothing is.
    fn fill(
        mut self,
        search: &mut Search,
        reader: &mut Reader,
        (mut frame, found): (Opening, &[(u32, bool)]),
        needs: &mut Vec<Name>,
    ) -> Result<Draft, Error> {
        let sure = self.order.iter().map(|at| found[*at]).filter(|(_, is_sure)| *is_sure);
        let documents: Vec<u32> = sure.map(|(document, _)| document).collect();
        let records: BTreeMap<u32, Record<Event>> = reader.records(&documents, MOST_FILES, needs)?;
        if !needs.is_empty() {
            return Ok(None);
        }
        let mut answer = asking::count(search, reader, &frame, needs)?;
        let mut quoted = Quoted::default();
        for (document, Record { finding, sources }) in records {
            let Ok(at) = found.binary_search_by_key(&document, |(other, _)| *other) else { continue };
            quoted.add(&finding.evidence, sources);
            self.events[at] = finding;
        }
        quoted.join(&mut frame, &mut answer);
        answer.shown = found.len();
        answer.total = found.len();
        answer.is_sure = found.iter().all(|(_, is_sure)| *is_sure);
        answer.listed = self.listed;
        answer.timeline = Some(Rc::new(self.timeline));
        frame.dossier.events = self.events;
        Ok(Some((frame, answer)))
    }
}
