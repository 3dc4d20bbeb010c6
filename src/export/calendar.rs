//! The events as an iCalendar file (RFC 5545): one all-day entry an event. Knows no clock: the
//! newest publication stands for the moment at which the file was made.

use super::{Evidence, evidence, kind_label, language, names};
use crate::{corpus::Corpus, i18n::Language};
use hutong_model::{Article, DateSpan, Day, Dossier, Event, Precision};
use jiff::Timestamp;
use std::iter;

/// The longest line, in bytes, without its end (RFC 5545, section 3.1).
const LINE_BYTES: usize = 75;

/// The events of a dossier as a calendar.
///
/// An event is known by its id and the dossier's title, so that a newer export replaces entries instead of adding to them.
/// Where no more than a year or a month is known, the entry covers all of it, and its description
/// says how exactly it is known. What its source calls a rumour or a plan is tentative, and says
/// so in its title. No entry makes a day look busy.
pub fn calendar(corpus: &Corpus) -> String {
    let mut lines = Lines::default();
    let dossier = &corpus.dossier;
    let title = dossier.title.get(&dossier.language);
    lines.verbatim("BEGIN", "VCALENDAR");
    lines.verbatim("VERSION", "2.0");
    lines.verbatim("PRODID", "-//Hutong//Dossier//EN");
    lines.verbatim("CALSCALE", "GREGORIAN");
    // RFC 7986 has a name for calendars; many programs know only the older extension.
    lines.text("NAME", title);
    lines.text("X-WR-CALNAME", title);
    lines.text("DESCRIPTION", dossier.description.get(&dossier.language));
    let stamp = stamp(&dossier.articles);
    for event in &dossier.events {
        entry(corpus, event, &stamp, &mut lines);
    }
    lines.verbatim("END", "VCALENDAR");
    lines.0
}

fn entry(corpus: &Corpus, event: &Event, stamp: &str, lines: &mut Lines) {
    let unconfirmed = language(corpus).messages().hedged;
    let title = if event.hedged { format!("[{unconfirmed}] {}", event.text) } else { event.text.clone() };
    lines.verbatim("BEGIN", "VEVENT");
    lines.text("UID", &format!("{}@{:016x}.hutong", event.id, identity(&corpus.dossier)));
    lines.verbatim("DTSTAMP", stamp);
    lines.verbatim("DTSTART;VALUE=DATE", &date(event.when.start));
    match event.when.end.plus(1) {
        Some(after) => lines.verbatim("DTEND;VALUE=DATE", &date(after)),
        // No day follows the last one of the year 9999.
        None => lines.verbatim("DURATION", &format!("P{}D", event.when.days())),
    }
    lines.text("SUMMARY", &title);
    lines.text("DESCRIPTION", &description(corpus, event));
    let kind = kind_label(corpus, event);
    lines.texts("CATEGORIES", iter::once(kind.as_str()).chain(names(corpus, event)));
    lines.verbatim("STATUS", if event.hedged { "TENTATIVE" } else { "CONFIRMED" });
    lines.verbatim("TRANSP", "TRANSPARENT");
    lines.verbatim("END", "VEVENT");
}

/// Tells the entries of one dossier from those of another that have the same ids: FNV-1a, 64 bits, of the
/// title in the dossier's language.
fn identity(dossier: &Dossier) -> u64 {
    let title = dossier.title.get(&dossier.language).bytes();
    title.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn description(corpus: &Corpus, event: &Event) -> String {
    let exactness = exactness(language(corpus), &event.when);
    let sources = evidence(corpus, &event.evidence).map(|found| source(&found));
    exactness.into_iter().chain(sources).collect::<Vec<_>>().join("\n\n")
}

/// The sentence, who published it and where: a line each, as far as they are known.
fn source(Evidence { article, sentence, .. }: &Evidence<'_>) -> String {
    let name = article.outlet.as_ref().unwrap_or(&article.title);
    let from = format!("— {name}");
    let parts = [sentence.as_str(), &from, article.source_url.as_deref().unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// How exactly the day is known, where it is not. Not one of the interface's messages: those every
/// browser fetches, and this no page says.
fn exactness(language: Language, when: &DateSpan) -> Option<String> {
    let said = language.span(when);
    match (when.precision, language) {
        (Precision::Day | Precision::Minute, _) => None,
        (_, Language::SimplifiedChinese) => Some(format!("时间只精确到：{said}")),
        (_, Language::TraditionalChinese) => Some(format!("時間只精確到：{said}")),
        (_, Language::English) => Some(format!("Dated no more exactly than: {said}")),
    }
}

fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The newest publication, in UTC; the beginning of its day where only that is known.
fn stamp(articles: &[Article]) -> String {
    let published = articles.iter().filter_map(|article| article.published.as_ref());
    let instants = published.filter_map(|published| {
        let instant = published.instant.clone().unwrap_or_else(|| format!("{}T00:00:00Z", published.day));
        instant.parse::<Timestamp>().ok()
    });
    instants.max().unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Content lines, folded and ended as RFC 5545 has it.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line whose value is free text.
    fn text(&mut self, name: &str, value: &str) {
        self.verbatim(name, &escaped(value));
    }

    /// A line whose value is a list of free texts.
    fn texts<'a>(&mut self, name: &str, values: impl Iterator<Item = &'a str>) {
        self.verbatim(name, &values.map(escaped).collect::<Vec<_>>().join(","));
    }

    /// A line whose value is already as the format wants it.
    fn verbatim(&mut self, name: &str, value: &str) {
        let mut bytes = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if bytes + character.len_utf8() > LINE_BYTES {
                self.0.push_str("\r\n ");
                bytes = 1;
            }
            self.0.push(character);
            bytes += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A value of type TEXT (section 3.3.11). What Unicode calls the end of a line is one here too,
/// since many readers take it for one; other control characters, which the format does not allow,
/// become U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            _ if character.is_control() => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out
}
