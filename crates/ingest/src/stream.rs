//! A folder's files one after another: at no time are more of them in memory than a window holds, so
//! that a folder of any size is read in the memory of its largest files.

use crate::read::Listed;
use crate::text::compile_share;
use crate::{Outcome, Settings, SourceFile, ingest_file};
use hutong_model::Diagnostic;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// So many files are taken and handed on together: threads that meet at every file wait for each other.
const CHUNK: usize = 16;

/// No chunk is begun so many chunks after the one that is handed on next: enough that no processor
/// waits for a long file, few enough to be nothing in memory.
const WINDOW: usize = 16;

/// Of so many files some have whatever is looked for.
const MANY: usize = 400;

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
    let window = Window::default();
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(files.len());
    let work = |thread| {
        let _guard = Guard(&window);
        // Not before something has to be parsed.
        let patterns = LazyCell::new(|| {
            if files.len() >= MANY {
                compile_share(thread, threads);
            }
        });
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(chunk) = files.chunks(CHUNK).nth(at) else { return };
            if !window.wait_for_room(at) {
                return;
            }
            window.put(at, chunk.iter().map(|file| one(file, settings, memory, &patterns)).collect());
        }
    };
    thread::scope(|scope| {
        let _guard = Guard(&window);
        for thread in 0..threads {
            scope.spawn(move || work(thread));
        }
        let mut remembered = 0;
        for at in 0..files.chunks(CHUNK).len() {
            // None where a thread panicked, which the scope passes on.
            let Some(chunk) = window.take(at) else { break };
            for (outcome, was_remembered) in chunk {
                remembered += usize::from(was_remembered);
                sink(outcome);
            }
        }
        remembered
    })
}

/// What is done and not yet handed on.
#[derive(Default)]
struct Window {
    state: Mutex<State>,
    done: Condvar,
    room: Condvar,
}

#[derive(Default)]
struct State {
    /// Of every chunk the outcomes, and whether each was remembered.
    chunks: BTreeMap<usize, Vec<(Outcome, bool)>>,
    /// The chunk that is handed on next.
    next: usize,
    /// A thread panicked: nobody waits any more.
    broken: bool,
}

impl Window {
    /// Waits until a chunk may be begun; says whether it is still wanted.
    fn wait_for_room(&self, at: usize) -> bool {
        let mut state = self.lock();
        while at >= state.next + WINDOW && !state.broken {
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.broken
    }

    fn put(&self, at: usize, chunk: Vec<(Outcome, bool)>) {
        self.lock().chunks.insert(at, chunk);
        self.done.notify_one();
    }

    fn take(&self, at: usize) -> Option<Vec<(Outcome, bool)>> {
        let mut state = self.lock();
        loop {
            if let Some(chunk) = state.chunks.remove(&at) {
                state.next = at + 1;
                self.room.notify_all();
                return Some(chunk);
            }
            if state.broken {
                return None;
            }
            state = self.done.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends everybody's waiting when its thread panics.
struct Guard<'w>(&'w Window);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.lock().broken = true;
            self.0.done.notify_all();
            self.0.room.notify_all();
        }
    }
}

fn one(
    listed: &Listed,
    settings: &Settings,
    memory: &dyn Memory,
    patterns: &LazyCell<(), impl FnOnce()>,
) -> (Outcome, bool) {
    let file = match listed.read() {
        Ok(file) => file,
        Err(unread) => return (unreadable(unread), false),
    };
    if let Some(outcome) = memory.recall(&file) {
        return (outcome, true);
    }
    LazyCell::force(patterns);
    let outcome = ingest_file(&file, settings);
    memory.keep(&file, &outcome);
    (outcome, false)
}

fn unreadable(unread: Diagnostic) -> Outcome {
    Outcome { article: None, diagnostics: vec![unread] }
}
