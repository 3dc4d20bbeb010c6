//! A name behind what its owner is to whoever tells of them: says our product chief Lin Wei. Knows no verb.

use super::{latin::capitals, speaker::Speaker};
use crate::{reading::BlockReading, text::Stretch};

/// The name in what follows a verb of speech, to the end of its sentence.
pub(super) fn titled(block: &BlockReading, behind: &Stretch) -> Option<Speaker> {
    let text = &block.text;
    let end = text.slice(behind).windows(2).position(|two| two == ['.', ' ']);
    let behind = behind.start..end.map_or(behind.end, |end| behind.start + end);
    let name = behind.clone().find(|at| text.was_capital(*at))?;
    let title = text.slice(&(behind.start..name)).iter().collect::<String>();
    let mut words = title.split(' ').filter(|word| !word.is_empty());
    let owned = matches!(words.next(), Some("our" | "its" | "their" | "the"));
    let plain = title.chars().all(|c| c.is_ascii_lowercase() || matches!(c, ' ' | '-'));
    capitals(block, &(name..behind.end)).filter(|_| owned && plain && words.count() < TITLE)
}

/// How many words a title has, with whose it is, at most.
const TITLE: usize = 4;
