//! What failed for a while, which tells nothing of what is so at other times. Knows no status.

use crate::text::{Folded, Stretch, first_of, holds};

/// Whether a clause tells how many hours or minutes something lasted, or that it did so for once: was unavailable
/// for two hours, 一度无法….
pub(super) fn is_of_a_while(text: &Folded, clause: &Stretch) -> bool {
    const HOURS: [&str; 4] = [" hour", " minute", " half-hour", " half an hour"];
    let words = text.slice(clause);
    let from = first_of(words, &[" for "]);
    from.is_some_and(|from| holds(&words[from..], &HOURS)) || holds(words, &["一度"])
}
