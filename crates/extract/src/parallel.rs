//! The same work on every item, on as many threads as there are processors. Knows nothing of the
//! work; the order of the results is that of the items.

use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Below this many items a thread costs more than it saves.
const WORTH_A_THREAD: usize = 16;
/// How many neighbouring items a thread takes at a time.
const BATCH: usize = 8;

/// Applies `work` to every item.
pub(crate) fn map<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(items.len() / WORTH_A_THREAD);
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(BATCH, Ordering::Relaxed);
            let Some(batch) =
                items.get(start..items.len().min(start + BATCH)).filter(|batch| !batch.is_empty())
            else {
                return done;
            };
            done.extend(batch.iter().enumerate().map(|(at, item)| (start + at, work(item))));
        }
    };
    let mut results = thread::scope(|scope| {
        // This thread works, too: what it makes need not come from another.
        let others = (1..threads).map(|_| scope.spawn(worker)).collect::<Vec<_>>();
        let mut done = worker();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Two pieces of work that do not wait for one another.
pub(crate) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_order() {
        let items = (0..1000).collect::<Vec<u32>>();
        assert_eq!(super::map(&items, |item| item * 2), (0..1000).map(|item| item * 2).collect::<Vec<_>>());
        assert!(super::map(&[] as &[u32], |item| *item).is_empty());
    }
}
