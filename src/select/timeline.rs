//! What happened when: as a list by year and month, and as a band.

use super::Selection;
use crate::{
    band::{Band, Entry},
    corpus::Corpus,
    i18n::Language,
    large::PAGE,
    state::{Look, State},
};
use hutong_model::{DateSpan, Day, EntityId, Event, EventKind, KindId, counted};
use hutong_search::Facet;
use std::rc::Rc;

/// One month of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Month<'a> {
    /// Its year.
    pub year: i16,
    /// 1 to 12; none for events known only by year or by a longer span.
    pub month: Option<u8>,
    /// What happened, oldest first.
    pub events: Vec<&'a Event>,
}

/// The events that fit, by year and month, oldest first; a year's vague events lead it.
pub fn months<'a>(corpus: &'a Corpus, selection: &Selection) -> Vec<Month<'a>> {
    let mut found = selection.found.as_slice();
    if let Some(answer) = &corpus.answer {
        let listed = answer.listed();
        found = found.get(listed).unwrap_or_default();
    }
    let here = found.iter().map(|at| &corpus.dossier.events[*at]).filter(|event| is_here(event));
    let mut dated: Vec<_> = here.collect();
    let month = |event: &Event| (event.when.start.year(), month_of(&event.when));
    // A stable sort: within a month the dossier's order, oldest first, stays.
    dated.sort_by_key(|event| month(event));
    dated
        .chunk_by(|a, b| month(a) == month(b))
        .map(|events| {
            let (year, number) = month(events[0]);
            Month { year, month: number, events: events.to_vec() }
        })
        .collect()
}

/// Whether more is known of an event than where it lies.
pub fn is_here(event: &Event) -> bool {
    !event.evidence.is_empty()
}

/// The first day of the page before the entries that a large dossier's list has, where there is one.
pub fn earlier(corpus: &Corpus) -> Option<Day> {
    let last = corpus.answer.as_ref()?.listed().start.checked_sub(1)?;
    corpus.dossier.events.get(last.saturating_sub(PAGE)).map(|event| event.when.start)
}

/// The month that a span lies in wholly.
fn month_of(span: &DateSpan) -> Option<u8> {
    let whole = (span.start.year(), span.start.month()) == (span.end.year(), span.end.month());
    whole.then(|| span.start.month())
}

/// The most lanes that entities have; what is left lies in one more.
const LANES: usize = 6;

/// The band of the timeline with its lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Where everything lies; its entries are known by their positions in the dossier.
    pub band: Band,
    /// In their order.
    pub lanes: Vec<Lane>,
}

/// What lies in a lane of the band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Everything of a layer.
    Layer(EventKind),
    /// What names an entity.
    Entity(KindId, EntityId),
    /// What names none that has a lane.
    Others,
}

impl Lane {
    /// What it is called.
    pub fn name(&self, corpus: &Corpus, language: Language) -> String {
        match self {
            Self::Layer(layer) => corpus.value_label(&Facet::Layer, layer.name(), language),
            Self::Entity(kind, id) => corpus.value_label(&Facet::Kind(kind.clone()), id.as_str(), language),
            Self::Others => language.messages().others.to_owned(),
        }
    }
}

/// The events that fit, laid out as the state asks: in a lane for each layer, or for the entities
/// of one kind. A large dossier's answer has them laid out.
pub fn timeline(corpus: &Corpus, state: &State, found: &[usize]) -> Rc<Timeline> {
    match corpus.answer.as_ref().and_then(|answer| answer.timeline(&state.look)) {
        Some(laid) => laid,
        None => Rc::new(lay(corpus, &state.look, found)),
    }
}

/// Events, by their positions, laid out for a look.
pub fn lay(corpus: &Corpus, look: &Look, found: &[usize]) -> Timeline {
    let events: Vec<_> = found.iter().map(|at| (*at, &corpus.dossier.events[*at])).collect();
    let (lanes, lane_of) = match &look.lanes {
        Some(kind) => of_kind(corpus, &events, kind),
        None => of_layers(&events),
    };
    let entries =
        events.iter().zip(lane_of).map(|((at, event), lane)| Entry { at: *at, when: event.when, lane });
    let entries: Vec<_> = entries.collect();
    Timeline { band: Band::new(&entries, lanes.len(), look.zoom, look.on), lanes }
}

fn of_layers(events: &[(usize, &Event)]) -> (Vec<Lane>, Vec<usize>) {
    let layers = [EventKind::Reported, EventKind::Published];
    let lane_of = events.iter().map(|(_, event)| usize::from(event.kind != layers[0])).collect();
    (layers.map(Lane::Layer).into(), lane_of)
}

/// The entities of a kind that most of the events name have a lane each. An event lies with the
/// one of its entities that most events name, so that the first lane has everything about its
/// entity; those with none of them lie in the last lane.
fn of_kind(corpus: &Corpus, events: &[(usize, &Event)], kind: &KindId) -> (Vec<Lane>, Vec<usize>) {
    let of_kind = |id: &&EntityId| corpus.entity(id).is_some_and(|entity| entity.kind == *kind);
    let named = events.iter().flat_map(|(_, event)| &event.entities).filter(of_kind).collect();
    let mut counted = counted(named);
    counted.truncate(LANES);
    let lane_of = |event: &Event| {
        let lane = counted.iter().position(|(id, _)| event.entities.contains(id));
        lane.unwrap_or(counted.len())
    };
    let lanes = events.iter().map(|(_, event)| lane_of(event)).collect();
    let named = counted.iter().map(|(id, _)| Lane::Entity(kind.clone(), (*id).clone()));
    (named.chain([Lane::Others]).collect(), lanes)
}
