//! The events and the claims as tables (CSV, RFC 4180), a row for each sentence of evidence.
//!
//! The files begin with a byte order mark, without which spreadsheets misread Chinese. The columns
//! are named in English in every dossier and explained in `docs/exports.md`.

use super::{Evidence, evidence, kind_label, names};
use crate::corpus::Corpus;
use csv::{Terminator, Writer, WriterBuilder};
use hutong_model::{Claim, Event, Precision, Span};

/// What ends every row: where the sentence stands and who published it.
const EVIDENCE: [&str; 9] =
    ["sentence", "outlet", "title", "published", "source_url", "article", "block", "start", "end"];

const EVENT: [&str; 9] =
    ["event", "first_day", "last_day", "precision", "kind", "kind_label", "hedged", "text", "entities"];

const CLAIM: [&str; 10] = [
    "relation",
    "relation_label",
    "subject",
    "subject_name",
    "object",
    "object_name",
    "status",
    "status_label",
    "hedged",
    "as_of",
];

/// The events of a dossier.
pub fn events(corpus: &Corpus) -> String {
    let mut table = Table::new(&EVENT);
    for event in &corpus.dossier.events {
        table.rows(corpus, &event_cells(corpus, event), &event.evidence);
    }
    table.finish()
}

/// The claims of a dossier.
pub fn claims(corpus: &Corpus) -> String {
    let mut table = Table::new(&CLAIM);
    for claim in &corpus.dossier.claims {
        table.rows(corpus, &claim_cells(corpus, claim), &claim.evidence);
    }
    table.finish()
}

fn event_cells(corpus: &Corpus, event: &Event) -> [String; EVENT.len()] {
    [
        event.id.clone(),
        event.when.start.to_string(),
        event.when.end.to_string(),
        precision(event.when.precision),
        event.kind.name().into(),
        kind_label(corpus, event),
        event.hedged.to_string(),
        event.text.clone(),
        names(corpus, event).collect::<Vec<_>>().join("; "),
    ]
}

fn claim_cells(corpus: &Corpus, claim: &Claim) -> [String; CLAIM.len()] {
    let tag = &corpus.dossier.language;
    let name = |id| corpus.entity(id).map_or("", |entity| entity.name.get(tag)).to_owned();
    let relation = corpus.dossier.relations.iter().find(|relation| relation.id == claim.relation);
    let status = relation
        .and_then(|relation| relation.statuses.iter().find(|status| status.id == claim.status))
        .map_or("", |status| status.label.get(tag));
    [
        claim.relation.to_string(),
        relation.map_or("", |relation| relation.label.get(tag)).to_owned(),
        claim.subject.to_string(),
        name(&claim.subject),
        claim.object.to_string(),
        name(&claim.object),
        claim.status.to_string(),
        status.to_owned(),
        claim.hedged.to_string(),
        claim.as_of.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

fn evidence_cells(Evidence { span, article, sentence }: Evidence<'_>) -> [String; EVIDENCE.len()] {
    let published = article.published.as_ref();
    [
        sentence,
        article.outlet.clone().unwrap_or_default(),
        article.title.clone(),
        published.map(|published| published.day.to_string()).unwrap_or_default(),
        article.source_url.clone().unwrap_or_default(),
        article.id.to_string(),
        span.block.to_string(),
        span.start.to_string(),
        span.end.to_string(),
    ]
}

/// A table on its way to text.
struct Table(Writer<Vec<u8>>);

impl Table {
    fn new(columns: &[&str]) -> Self {
        let mut table = Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new()));
        table.row(columns.iter().chain(&EVIDENCE).map(|name| (*name).to_owned()));
        table
    }

    /// The cells of one finding, once for each sentence that it rests on; once at least.
    fn rows(&mut self, corpus: &Corpus, finding: &[String], spans: &[Span]) {
        let mut rest: Vec<_> = evidence(corpus, spans).map(evidence_cells).collect();
        if rest.is_empty() {
            rest.push(Default::default());
        }
        for evidence in rest {
            self.row(finding.iter().cloned().chain(evidence));
        }
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) {
        let written = self.0.write_record(cells.map(harmless));
        written.expect("rows of a table have as many cells as its columns, and memory takes them all");
    }

    fn finish(self) -> String {
        let bytes = self.0.into_inner().expect("flushing into memory does not fail");
        format!("\u{feff}{}", String::from_utf8(bytes).expect("cells are text"))
    }
}

/// A cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin
/// one. Texts that have such an apostrophe of their own get one more, so that taking one away
/// always gives back what was written.
fn harmless(cell: String) -> String {
    // The signs are those of OWASP's page on CSV injection, full width and control characters included.
    let begins_formula = cell
        .trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    if begins_formula { format!("'{cell}") } else { cell }
}

/// Its name in the JSON.
fn precision(precision: Precision) -> String {
    let value = serde_json::to_value(precision).expect("every dossier has precisions, and is JSON");
    value.as_str().expect("a variant without contents is its name").to_owned()
}
