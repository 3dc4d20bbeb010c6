//! Events for the timeline: publications, and what dated sentences report, one entry a happening.
//! Knows no relation and no quotation.

mod dateline;
mod doubt;
mod merge;
mod report;
mod segment;
mod subject;
mod teller;
mod words;

pub(crate) use report::reports;

use hutong_model::{Article, DateSpan, Entity, EntityId, Event, EventKind, Place};
use std::collections::{BTreeSet, HashMap};

pub(crate) use words::Pairs;

/// A happening as one sentence reports it.
pub(crate) struct Report {
    pub when: DateSpan,
    /// The clause, as the article writes it.
    pub text: String,
    /// Indexes in the vocabulary, in its order.
    pub entities: BTreeSet<usize>,
    /// The one that the text names first.
    pub first: Option<usize>,
    pub evidence: Vec<hutong_model::Span>,
    pub hedged: bool,
    /// The pairs of neighbouring characters, to tell one happening from another: in the first clause
    /// and in all that is said of it.
    pub opening: Pairs,
    pub whole: Pairs,
    /// The same of the sentence and the one before it, where the article tells of another day.
    pub context: Pairs,
    /// Whether the article tells of another day than its own.
    pub recalled: bool,
}

/// The happenings that articles report, oldest first.
pub(crate) fn happenings(reports: Vec<Report>, vocabulary: &[Entity]) -> Vec<Event> {
    sorted(merge::merge(reports).into_iter().map(|report| reported(report, vocabulary)).collect())
}

/// When articles appeared, oldest first.
pub(crate) fn publications(articles: &[Article]) -> Vec<Event> {
    sorted(articles.iter().filter_map(publication).collect())
}

/// Every event of the dossier, oldest first, of two lists that are.
pub(crate) fn in_order(mut events: Vec<Event>, others: Vec<Event>) -> Vec<Event> {
    events.extend(others);
    let mut events = sorted(events);
    number_ids(&mut events);
    events
}

/// Quick where two lists that are sorted stand one behind the other.
fn sorted(mut events: Vec<Event>) -> Vec<Event> {
    events.sort_by(|left, right| order(left).cmp(&order(right)));
    events
}

fn order(event: &Event) -> (hutong_model::Day, hutong_model::Day, EventKind, &str, &[hutong_model::Span]) {
    (event.when.start, event.when.end, event.kind, &event.text, &event.evidence)
}

fn publication(article: &Article) -> Option<Event> {
    let mut entities = Vec::new();
    for mention in &article.mentions {
        if !entities.contains(&mention.entity) {
            entities.push(mention.entity.clone());
        }
    }
    Some(Event {
        id: format!("published-{}", article.id),
        when: DateSpan::day(article.published.as_ref()?.day),
        text: article.title.clone(),
        entities,
        evidence: vec![Place::TITLE.in_article(&article.id)],
        kind: EventKind::Published,
        hedged: false,
    })
}

fn reported(report: Report, vocabulary: &[Entity]) -> Event {
    let entities =
        report.entities.iter().map(|index| vocabulary[*index].id.clone()).collect::<Vec<EntityId>>();
    let id = match report.first.map(|index| &vocabulary[index].id).or(entities.first()) {
        Some(entity) => format!("{}-{entity}", report.when.start),
        None => report.when.start.to_string(),
    };
    Event {
        id,
        when: report.when,
        text: report.text,
        entities,
        evidence: report.evidence,
        kind: EventKind::Reported,
        hedged: report.hedged,
    }
}

/// Makes ids unique: the second of two equal ones gets `-2`.
fn number_ids(events: &mut [Event]) {
    let mut seen = HashMap::<&str, u32>::with_capacity(events.len());
    let mut counts = Vec::with_capacity(events.len());
    for event in events.iter() {
        let count = seen.entry(&event.id).or_default();
        *count += 1;
        counts.push(*count);
    }
    for (event, count) in events.iter_mut().zip(counts).filter(|(_, count)| *count > 1) {
        event.id = format!("{}-{count}", event.id);
    }
}
