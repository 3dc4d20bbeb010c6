//! Rows of files, named, deflated and listed.

use super::{File, Written};
use crate::directory::{Directory, Entry};
use crate::{Name, Root, Sequence};
use flate2::{Compression, write::DeflateEncoder};
use std::io::Write;
use std::num::NonZero;

/// A page lists so many files.
const PAGE: usize = 64;

/// The files of a sequence before they have names.
#[derive(Default)]
pub(super) struct Row {
    /// A file is closed when it is so large, in bytes.
    size: usize,
    closed: Vec<Draft>,
    open: Draft,
}

#[derive(Default)]
struct Draft {
    first: Vec<u8>,
    last: Vec<u8>,
    keys: u32,
    bytes: Vec<u8>,
}

impl Row {
    pub(super) fn new(size: usize) -> Self {
        Self { size, ..Self::default() }
    }

    /// Adds a key with bytes that do not depend on the key before.
    pub(super) fn push(&mut self, key: &[u8], bytes: &[u8]) {
        self.push_with(key, |_, file| file.extend(bytes));
    }

    /// Adds a key, greater than all before; `write` gets the key before it in the file.
    pub(super) fn push_with(&mut self, key: &[u8], write: impl FnOnce(&[u8], &mut Vec<u8>)) {
        if self.open.keys > 0 && self.open.bytes.len() >= self.size {
            self.closed.push(std::mem::take(&mut self.open));
        }
        let open = &mut self.open;
        if open.keys == 0 {
            open.first = key.to_vec();
        }
        write(&open.last, &mut open.bytes);
        open.last = key.to_vec();
        open.keys += 1;
    }

    fn close(mut self) -> Vec<Draft> {
        if self.open.keys > 0 {
            self.closed.push(self.open);
        }
        self.closed
    }
}

/// Names, deflates and lists everything.
pub(super) fn pack(mut root: Root, rows: [Row; Sequence::ALL.len()]) -> Packed {
    let mut files = Vec::new();
    for row in rows {
        let drafts = row.close();
        let made = deflated(&drafts);
        let entries: Vec<Entry> = drafts.iter().zip(&made).map(|(draft, made)| entry(draft, made)).collect();
        files.extend(made.into_iter().map(|(_, file)| file));
        let pages: Vec<Draft> = entries.chunks(PAGE).map(page).collect();
        let made = deflated(&pages);
        let listed = pages.iter().zip(&made).map(|(page, made)| entry(page, made)).collect();
        files.extend(made.into_iter().map(|(_, file)| file));
        root.sequences.push(Directory(listed));
    }
    Packed { root: root.to_bytes(), files }
}

/// An index whose first file has no name yet.
pub(super) struct Packed {
    /// What the first file says.
    pub root: Vec<u8>,
    /// All others.
    pub files: Vec<File>,
}

impl Packed {
    /// With its first file.
    pub(super) fn finish(mut self) -> Written {
        let (_, file) = deflate(&self.root);
        let root = file.name.clone();
        self.files.push(file);
        // What says the same is one file.
        self.files.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        self.files.dedup();
        Written { root, files: self.files }
    }
}

fn page(entries: &[Entry]) -> Draft {
    let mut bytes = Vec::new();
    Directory(entries.to_vec()).write(&mut bytes);
    let first = entries.first().map(|entry| entry.first.clone()).unwrap_or_default();
    Draft { first, last: Vec::new(), keys: u32::try_from(entries.len()).unwrap_or(u32::MAX), bytes }
}

fn entry(draft: &Draft, (name, file): &(Name, File)) -> Entry {
    let size = u32::try_from(file.bytes.len()).unwrap_or(u32::MAX);
    Entry { first: draft.first.clone(), name: *name, size, keys: draft.keys }
}

/// All of them, in their order, by as many threads as there are.
fn deflated(drafts: &[Draft]) -> Vec<(Name, File)> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        let some = |drafts: &[Draft]| drafts.iter().map(|draft| deflate(&draft.bytes)).collect::<Vec<_>>();
        let parts = drafts.chunks(drafts.len().div_ceil(threads).max(1));
        let running: Vec<_> = parts.map(|part| scope.spawn(move || some(part))).collect();
        running.into_iter().flat_map(|part| part.join().expect("deflating does not fail")).collect()
    })
}

fn deflate(bytes: &[u8]) -> (Name, File) {
    let name = Name::of(bytes);
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    let deflated = encoder.write_all(bytes).and_then(|()| encoder.finish());
    (name, File { name: name.to_string(), bytes: deflated.expect("writing to memory does not fail") })
}
