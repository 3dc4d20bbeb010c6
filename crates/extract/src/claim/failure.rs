//! What failed for a while, which tells nothing of what is so at other times. Knows no status.

use crate::text::{Folded, Stretch, first_of, holds};

/// Whether an English clause tells how many hours or minutes something lasted: was unavailable for two hours.
pub(super) fn is_of_hours(text: &Folded, clause: &Stretch) -> bool {
    const HOURS: [&str; 4] = [" hour", " minute", " half-hour", " half an hour"];
    let words = text.slice(clause);
    let from = first_of(words, &[" for "]);
    from.is_some_and(|from| holds(&words[from..], &HOURS))
}
