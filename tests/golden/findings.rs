//! What was found in an article, as text that a person can review: under each block the dates and
//! names in it, then every sentence on which something rests, and what rests on it.

use hutong_model::{Article, DateSpan, Dossier, EventKind, Place, QuoteKind, Span};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// The findings of one article, in reading order.
pub fn of(dossier: &Dossier, article: &Article) -> String {
    let resting = resting(dossier, article);
    let mut out = String::new();
    for (block, at) in article.body.iter().zip(0_u32..) {
        let text = block.text();
        let mut found = String::new();
        line(&mut found, "dates", dates(article, at, &text));
        line(&mut found, "names", names(article, at, &text));
        for (place, findings) in resting.iter().filter(|(place, _)| place.block == at) {
            write(&mut found, format_args!("“{}”\n", slice(&text, *place)));
            findings.iter().for_each(|finding| write(&mut found, format_args!("  {finding}\n")));
        }
        if !found.is_empty() {
            let beginning: String = text.chars().take(24).collect();
            write(&mut out, format_args!("# {at} {beginning}…\n{found}\n"));
        }
    }
    out
}

fn dates(article: &Article, block: u32, text: &str) -> Vec<String> {
    let dates = article.dates.iter().filter(|date| date.place.block == block);
    let when = |span: Option<DateSpan>| span.map_or_else(|| "vague".to_owned(), self::span);
    dates
        .map(|date| {
            let time = date.time.as_ref().map(|time| format!(" {time}")).unwrap_or_default();
            let part = date.part_of_day.map(|part| format!(" {part:?}")).unwrap_or_default();
            format!("{} → {}{part}{time}", slice(text, date.place), when(date.span))
        })
        .collect()
}

fn names(article: &Article, block: u32, text: &str) -> Vec<String> {
    let mentions = article.mentions.iter().filter(|mention| mention.place.block == block);
    mentions.map(|mention| format!("{} → {}", slice(text, mention.place), mention.entity)).collect()
}

/// What rests on each place of the article, each finding once.
fn resting(dossier: &Dossier, article: &Article) -> BTreeMap<Place, BTreeSet<String>> {
    let mut resting = BTreeMap::<Place, BTreeSet<String>>::new();
    let mut add = |span: &Span, finding: String| {
        if span.article == article.id {
            resting.entry(span.place()).or_default().insert(finding);
        }
    };
    for event in dossier.events.iter().filter(|event| event.kind == EventKind::Reported) {
        let (when, hedged) = (span(event.when), hedged(event.hedged));
        let whom = event.entities.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let event_line = format!("event {when}{hedged}: {} [{whom}]", event.text);
        event.evidence.iter().for_each(|span| add(span, event_line.clone()));
    }
    for claim in &dossier.claims {
        let as_of = claim.as_of.map(|day| format!(" as of {day}")).unwrap_or_default();
        let hedged = hedged(claim.hedged);
        let claim_line = format!("claim {} {} {}{as_of}{hedged}", claim.subject, claim.status, claim.object);
        claim.evidence.iter().for_each(|span| add(span, claim_line.clone()));
    }
    for quote in &dossier.quotes {
        let kind = if quote.kind == QuoteKind::Direct { "direct" } else { "indirect" };
        let speaker = quote.speaker.as_deref().unwrap_or("somebody");
        let place = quote.sentence.unwrap_or(quote.evidence.place());
        add(&place.in_article(&quote.evidence.article), format!("quote, {kind}, {speaker}: {}", quote.text));
    }
    for figure in &dossier.figures {
        add(&figure.evidence, format!("figure {} {} of {}", figure.number, figure.unit, figure.measures));
    }
    for duplicate in &dossier.duplicates {
        let elsewhere = duplicate.places.iter().filter(|place| place.article != article.id);
        let elsewhere: Vec<_> = elsewhere.map(|place| place.article.as_str()).collect();
        let line = format!("also in {}", elsewhere.join(", "));
        duplicate.places.iter().for_each(|span| add(span, line.clone()));
    }
    resting
}

fn span(span: DateSpan) -> String {
    let days = if span.start == span.end {
        span.start.to_string()
    } else {
        format!("{}–{}", span.start, span.end)
    };
    format!("{days} ({:?})", span.precision)
}

fn hedged(hedged: bool) -> &'static str {
    if hedged { ", hedged" } else { "" }
}

fn slice(text: &str, place: Place) -> String {
    text.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
}

fn line(out: &mut String, name: &str, found: Vec<String>) {
    if !found.is_empty() {
        write(out, format_args!("{name}: {}\n", found.join(" | ")));
    }
}

fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("writing to a String cannot fail");
}
