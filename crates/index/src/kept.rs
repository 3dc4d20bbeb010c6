//! What is kept ready, within a number of bytes: what has not been used for the longest goes first.
//!
//! Nothing goes while it may be in use. A question may need more at once than is kept, and would wait
//! for ever for what gives way to the rest of it; so [`Kept::trim`] is called between questions.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

/// Values by key, each with how many bytes it is counted as.
#[derive(Debug)]
pub(crate) struct Kept<K, V> {
    of: HashMap<K, Slot<V>>,
    bytes: usize,
    /// So many bytes stay when others go.
    most: usize,
    /// Counts uses.
    clock: u64,
    changes: u64,
}

#[derive(Debug)]
struct Slot<V> {
    value: Rc<V>,
    bytes: usize,
    used: u64,
}

impl<K: Clone + Eq + Hash, V> Kept<K, V> {
    /// Keeps nothing yet, and at most so many bytes between questions.
    pub(crate) fn new(most: usize) -> Self {
        Self { of: HashMap::new(), bytes: 0, most, clock: 0, changes: 0 }
    }

    /// What is kept of a key, which is used now.
    pub(crate) fn get(&mut self, key: &K) -> Option<Rc<V>> {
        self.clock += 1;
        let slot = self.of.get_mut(key)?;
        slot.used = self.clock;
        Some(Rc::clone(&slot.value))
    }

    /// Keeps a value in place of what there was.
    pub(crate) fn put(&mut self, key: K, value: Rc<V>, bytes: usize) {
        self.clock += 1;
        self.changes += 1;
        self.bytes += bytes;
        if let Some(before) = self.of.insert(key, Slot { value, bytes, used: self.clock }) {
            self.bytes -= before.bytes;
        }
    }

    /// Lets go of what has not been used for the longest, where there is too much.
    pub(crate) fn trim(&mut self) {
        if self.bytes <= self.most {
            return;
        }
        let mut oldest: Vec<(u64, K)> = self.of.iter().map(|(key, slot)| (slot.used, key.clone())).collect();
        // No two were used at once.
        oldest.sort_unstable_by_key(|(used, _)| *used);
        for (_, key) in oldest {
            if self.bytes <= self.most {
                break;
            }
            if let Some(slot) = self.of.remove(&key) {
                self.bytes -= slot.bytes;
                self.changes += 1;
            }
        }
    }

    /// How often something has come or gone.
    pub(crate) fn changes(&self) -> u64 {
        self.changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_used_last_stays() {
        let mut kept = Kept::new(20);
        (0..4).for_each(|key| kept.put(key, Rc::new(key), 10));
        assert!(kept.get(&0).is_some(), "nothing goes before it is trimmed");
        let before = kept.changes();
        kept.trim();
        assert_eq!([0, 1, 2, 3].map(|key| kept.get(&key).is_some()), [true, false, false, true]);
        assert_eq!(kept.changes(), before + 2);
        // What is put anew counts once.
        kept.put(0, Rc::new(0), 10);
        kept.trim();
        assert!(kept.get(&3).is_some());
    }

    proptest! {
        /// Against a list in the order of use.
        #[test]
        fn the_least_recently_used_go(steps in prop::collection::vec((0..3_u8, 0..8_u8, 1..9_usize), 0..60)) {
            let mut kept = Kept::new(16);
            let mut model: Vec<(u8, usize)> = Vec::new();
            for (step, key, bytes) in steps {
                let at = model.iter().position(|(other, _)| *other == key);
                match step {
                    0 => {
                        at.map(|at| model.remove(at));
                        model.push((key, bytes));
                        kept.put(key, Rc::new(bytes), bytes);
                    }
                    1 => {
                        let known = at.map(|at| model.remove(at));
                        model.extend(known);
                        prop_assert_eq!(kept.get(&key).map(|bytes| *bytes), known.map(|(_, bytes)| bytes));
                    }
                    _ => {
                        while model.iter().map(|(_, bytes)| bytes).sum::<usize>() > 16 {
                            model.remove(0);
                        }
                        kept.trim();
                    }
                }
            }
            for key in 0..8 {
                prop_assert_eq!(kept.get(&key).is_some(), model.iter().any(|(other, _)| *other == key));
            }
        }
    }
}
