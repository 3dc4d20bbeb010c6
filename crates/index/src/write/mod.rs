//! Writes an index. Runs where the viewer is built; the same dossier gives the same files.

mod files;
mod related;
mod terms;

use crate::record::{Card, Cell, Findings, Record, Source};
use crate::shard::{self, key_of};
use crate::{Beside, Root, Sequence, bytes};
use files::Row;
use hutong_model::{Dossier, Span};
use hutong_search::{Index, Lexicon, Vocabulary};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem;
use std::sync::Arc;

/// A file to be served: deflated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What travels.
    pub bytes: Vec<u8>,
}

/// An index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What the root is called: all that a reader has to know.
    pub root: String,
    /// Every file, the root among them.
    pub files: Vec<File>,
}

/// Files are closed when they are so large, in bytes before they are deflated.
const LISTS: usize = 8_000;
const BODIES: usize = 16_000;
const CARDS: usize = 16_000;
/// So many documents have their days in one file.
const DAYS: usize = 4_096;

/// The index of a dossier's articles, and beside it those of its events and claims.
pub fn write(dossier: &Dossier) -> Written {
    let lexicon = Lexicon::from_text(&dossier.lexicon);
    let vocabulary = Arc::new(Vocabulary::new(&lexicon));
    let index = Index::articles(dossier, &vocabulary);
    let [events, claims] = beside(dossier, &vocabulary);
    let mut written = searched(&index, |sequence, terms| match sequence {
        Sequence::Lexicon => characters(&dossier.lexicon),
        Sequence::Cards => by_document(CARDS, dossier.articles.iter().map(Card::of)),
        Sequence::Bodies => by_document(BODIES, &dossier.articles),
        Sequence::Words => terms.words(),
        Sequence::Findings => by_document(BODIES, findings(dossier)),
        Sequence::Ids => ids(dossier),
        Sequence::Beside => {
            let mut row = Row::new(0);
            row.push(&[Beside::Events as u8], &events.root);
            row.push(&[Beside::Claims as u8], &claims.root);
            row
        }
        _ => Row::default(),
    });
    written.files.extend([events, claims].into_iter().flat_map(|beside| beside.files));
    written.finish()
}

/// The indexes of events and claims.
fn beside(dossier: &Dossier, vocabulary: &Arc<Vocabulary>) -> [files::Packed; 2] {
    let articles: HashMap<_, _> = dossier.articles.iter().map(|article| (&article.id, article)).collect();
    let sources = |evidence: &[Span]| -> Vec<Source> {
        let known = evidence.iter().filter_map(|span| Some(Source::of(articles.get(&span.article)?, span)));
        known.collect()
    };
    let events = dossier.events.iter();
    let events = events.map(|event| Record { finding: event.clone(), sources: sources(&event.evidence) });
    // A matrix shows nothing of a claim that the dossier does not explain.
    let known = dossier.claims.iter().filter_map(|claim| Some((claim, Cell::of(dossier, claim)?)));
    let (claims, cells): (Vec<_>, Vec<_>) = known.unzip();
    let all_known = claims.len() == dossier.claims.len();
    let shown = match all_known {
        true => Cow::Borrowed(dossier),
        false => Cow::Owned(Dossier { claims: claims.iter().copied().cloned().collect(), ..dossier.clone() }),
    };
    let claims = claims.into_iter();
    let claims = claims.map(|claim| Record { finding: claim.clone(), sources: sources(&claim.evidence) });
    let (mut events, mut claims) = (by_document(BODIES, events), by_document(BODIES, claims));
    [
        searched(&Index::events(dossier, vocabulary), |sequence, _| match sequence {
            Sequence::Bodies => mem::take(&mut events),
            _ => Row::default(),
        }),
        searched(&Index::claims(&shown, vocabulary), |sequence, _| match sequence {
            Sequence::Bodies => mem::take(&mut claims),
            Sequence::Cells => columns(&cells),
            _ => Row::default(),
        }),
    ]
}

/// What every index has, and what `others` gives of the other sequences.
fn searched(index: &Index, mut others: impl FnMut(Sequence, &terms::Terms) -> Row) -> files::Packed {
    let documents = u32::try_from(index.len()).unwrap_or(u32::MAX);
    let terms = terms::of(index);
    let rows = Sequence::ALL.map(|sequence| match sequence {
        Sequence::Terms => terms.row(documents),
        Sequence::Values => values(index, documents),
        Sequence::Days => days(index),
        other => others(other, &terms),
    });
    let length = (0..index.len()).filter_map(|at| Some(index.text(at)?.folded.len() as u64)).sum();
    files::pack(Root { documents, length, sequences: Vec::new() }, rows)
}

fn columns(cells: &[Cell]) -> Row {
    let mut row = Row::new(0);
    for (cells, first) in cells.chunks(DAYS).zip((0_u32..).step_by(DAYS)) {
        let mut bytes = Vec::new();
        cells.iter().for_each(|cell| cell.write(&mut bytes));
        row.push(&key_of(first), &bytes);
    }
    row
}

/// Two files: the characters that are the same, which every query needs, and the whole lexicon.
fn characters(lexicon: &str) -> Row {
    let whole = Lexicon::from_text(lexicon);
    let characters = Lexicon { readings: "", names: "", ..whole };
    let mut row = Row::new(0);
    row.push(&[0], characters.to_text().as_bytes());
    row.push(&[1], lexicon.as_bytes());
    row
}

fn values(index: &Index, documents: u32) -> Row {
    let mut having: Vec<Vec<u32>> = vec![Vec::new(); index.values().len()];
    for (document, at) in (0..documents).zip(0..index.len()) {
        index.codes(at).iter().for_each(|code| having[*code].push(document));
    }
    let key = |(facet, value): &(hutong_search::Facet, String)| format!("{}\t{value}", facet.name());
    let keyed: BTreeMap<String, Vec<u32>> = index.values().iter().map(key).zip(having).collect();
    let mut row = Row::new(LISTS);
    for (key, having) in &keyed {
        row.push_with(key.as_bytes(), |before, bytes| {
            shard::push_postings(bytes, (before, key.as_bytes()), (having, &[]), documents);
        });
    }
    row
}

fn days(index: &Index) -> Row {
    let mut row = Row::new(0);
    let all: Vec<_> = (0..index.len()).map(|at| index.when(at)).collect();
    for (days, first) in all.chunks(DAYS).zip((0_u32..).step_by(DAYS)) {
        let (mut bytes, mut last) = (Vec::new(), 0);
        days.iter().for_each(|days| last = shard::push_days(&mut bytes, last, *days));
        row.push(&key_of(first), &bytes);
    }
    row
}

/// One for each article, in their order.
fn findings(dossier: &Dossier) -> Vec<Findings> {
    let ids = dossier.articles.iter().zip(0..).map(|(article, at): (_, usize)| (&article.id, at));
    let positions: HashMap<_, _> = ids.collect();
    let mut findings = vec![Findings::default(); dossier.articles.len()];
    for quote in &dossier.quotes {
        if let Some(at) = positions.get(&quote.evidence.article) {
            findings[*at].quotes.push(quote.clone());
        }
    }
    for claim in &dossier.claims {
        let places: BTreeSet<_> =
            claim.evidence.iter().filter_map(|span| positions.get(&span.article)).collect();
        places.into_iter().for_each(|at| findings[*at].claims.push(claim.clone()));
    }
    for duplicate in &dossier.duplicates {
        let places: BTreeSet<_> =
            duplicate.places.iter().filter_map(|span| positions.get(&span.article)).collect();
        places.into_iter().for_each(|at| findings[*at].duplicates.push(duplicate.clone()));
    }
    for (findings, related) in findings.iter_mut().zip(related::of(dossier)) {
        findings.related = related;
    }
    findings
}

fn ids(dossier: &Dossier) -> Row {
    let mut ids: Vec<_> = dossier.articles.iter().map(|article| article.id.as_str()).zip(0_u64..).collect();
    ids.sort_unstable();
    let mut row = Row::new(LISTS);
    for (id, document) in ids {
        row.push_with(id.as_bytes(), |before, file| {
            bytes::push_key(file, before, id.as_bytes());
            bytes::push_number(file, document);
        });
    }
    row
}

fn by_document<T: borsh::BorshSerialize>(size: usize, documents: impl IntoIterator<Item = T>) -> Row {
    let mut row = Row::new(size);
    for (document, at) in documents.into_iter().zip(0_u32..) {
        row.push_with(&key_of(at), |_, bytes| shard::push_document(bytes, &document));
    }
    row
}
