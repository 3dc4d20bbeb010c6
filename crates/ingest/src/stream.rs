//! A folder's files one after another: at no time are more of them in memory than a batch, so that a
//! folder of any size is read in the memory of its largest files.

use crate::read::Listed;
use crate::{Outcome, Settings, SourceFile, ingest_file, parallel};
use hutong_model::Diagnostic;

/// So many files are read and turned into articles before the first of them is handed on: enough
/// that no processor waits for a long file, few enough to be nothing in memory.
const BATCH: usize = 64;

/// Outcomes of earlier runs.
pub trait Memory: Sync {
    /// What became of the same file, path and bytes, at an earlier time.
    fn recall(&self, file: &SourceFile) -> Option<Outcome>;

    /// Remembers what became of a file.
    fn keep(&self, file: &SourceFile, outcome: &Outcome);
}

/// Remembers nothing.
pub struct NoMemory;

impl Memory for NoMemory {
    fn recall(&self, _: &SourceFile) -> Option<Outcome> {
        None
    }

    fn keep(&self, _: &SourceFile, _: &Outcome) {}
}

/// Hands the outcome of every file to `sink`, in the order of `files`; of a file that cannot be read,
/// a diagnostic. Says how many outcomes were remembered.
pub fn stream(
    files: &[Listed],
    settings: &Settings,
    memory: &dyn Memory,
    mut sink: impl FnMut(Outcome),
) -> usize {
    let mut remembered = 0;
    for batch in files.chunks(BATCH) {
        for (outcome, was_remembered) in parallel::map(batch, |file| one(file, settings, memory)) {
            remembered += usize::from(was_remembered);
            sink(outcome);
        }
    }
    remembered
}

fn one(listed: &Listed, settings: &Settings, memory: &dyn Memory) -> (Outcome, bool) {
    let file = match listed.read() {
        Ok(file) => file,
        Err(unread) => return (unreadable(unread), false),
    };
    if let Some(outcome) = memory.recall(&file) {
        return (outcome, true);
    }
    let outcome = ingest_file(&file, settings);
    memory.keep(&file, &outcome);
    (outcome, false)
}

fn unreadable(unread: Diagnostic) -> Outcome {
    Outcome { article: None, diagnostics: vec![unread] }
}
