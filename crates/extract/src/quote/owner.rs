//! Whose somebody is, and what: Northline's founder. Knows no office and no name.

use crate::{reading::BlockReading, text::Stretch};

/// Lin Yue, Northline's founder, …: whether a clause says whose somebody is, and what.
pub(super) fn is_owned(block: &BlockReading, clause: &Stretch) -> bool {
    const OWNED: [char; 3] = ['\'', 's', ' '];
    let text = &block.text;
    let owner = text.slice(clause).windows(OWNED.len()).position(|three| three == OWNED);
    owner.is_some_and(|owner| {
        let rest = clause.start + owner + OWNED.len()..clause.end;
        let plain = |at: usize| {
            let c = text.chars[at];
            !text.was_capital(at) && (c.is_ascii_lowercase() || matches!(c, ' ' | '-' | ','))
        };
        owner <= OWNER && (1..=OWNER).contains(&rest.len()) && rest.clone().all(plain)
    })
}

/// How long an owner's name is, or what is theirs, at most. Characters.
const OWNER: usize = 32;
