//! Where in a row of files a key is.

use crate::bytes::{Bytes, push_key, push_number};
use crate::{Error, Name};

/// A row of files in the order of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// By key of text: the documents that have it.
    Terms,
    /// By facet and value: the documents that have it.
    Values,
    /// By document: its days.
    Days,
    /// By document: what a card shows of it.
    Cards,
    /// By document: all of it.
    Bodies,
    /// By word in Latin letters: how many documents have it.
    Words,
    /// One file: the dossier's lexicon.
    Lexicon,
    /// By document: what was found in it.
    Findings,
    /// By id: its document.
    Ids,
    /// By claim: what a matrix shows of it.
    Cells,
    /// Two files: the first of the index of events, and that of claims.
    Beside,
}

impl Sequence {
    /// Every sequence, in the order of the root.
    pub const ALL: [Self; 11] = [
        Self::Lexicon,
        Self::Terms,
        Self::Values,
        Self::Days,
        Self::Cards,
        Self::Bodies,
        Self::Words,
        Self::Findings,
        Self::Ids,
        Self::Cells,
        Self::Beside,
    ];
}

/// A file (of a page), or a page (of the root).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its first key.
    pub first: Vec<u8>,
    /// What it is called.
    pub name: Name,
    /// How many bytes travel.
    pub size: u32,
    /// How many keys (or files) it has.
    pub keys: u32,
}

/// Entries in the order of their first keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory(pub Vec<Entry>);

impl Directory {
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Self, Error> {
        let mut entries = Vec::new();
        let mut first = Vec::new();
        for _ in 0..bytes.length()? {
            bytes.key(&mut first)?;
            let name = Name(bytes.take(8)?.try_into().map_err(|_| Error::Impossible)?);
            entries.push(Entry { first: first.clone(), name, size: bytes.small()?, keys: bytes.small()? });
        }
        if entries.is_sorted_by(|one, next| one.first < next.first) {
            Ok(Self(entries))
        } else {
            Err(Error::Impossible)
        }
    }

    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        push_number(bytes, self.0.len() as u64);
        let mut before: &[u8] = &[];
        for entry in &self.0 {
            push_key(bytes, before, &entry.first);
            bytes.extend(entry.name.0);
            push_number(bytes, u64::from(entry.size));
            push_number(bytes, u64::from(entry.keys));
            before = &entry.first;
        }
    }

    /// The entries that may have keys that begin so.
    pub(crate) fn covering(&self, beginning: &[u8]) -> &[Entry] {
        let after = |entry: &Entry| entry.first.as_slice() > beginning && !entry.first.starts_with(beginning);
        let end = self.0.partition_point(|entry| !after(entry));
        // The last that begins at or before it may have it in its middle.
        let start = self.0.partition_point(|entry| entry.first.as_slice() <= beginning);
        &self.0[start.saturating_sub(1).min(end)..end]
    }

    /// The entry that has a key, if any has it.
    pub(crate) fn having(&self, key: &[u8]) -> Option<&Entry> {
        self.0[..self.0.partition_point(|entry| entry.first.as_slice() <= key)].last()
    }
}
