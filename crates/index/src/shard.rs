//! What the files of each sequence say.
//!
//! - `Terms`, `Values`: keys in order, each with the length of what follows, the documents that
//!   have it, and those that have it in their title.
//! - `Words`: keys in order, each with the number of documents.
//! - `Days`: the first document's number is the key; for each document its first day as a difference to
//!   the one before, folded (0, -1, 1, …) and one more, or 0 for none; after a day, sixteen times how many
//!   more days it covers, and the position of its precision among all.
//! - `Cards`, `Bodies`, `Findings`: the first document's number is the key; for each document the length of
//!   what follows, and the document in Borsh.
//! - `Cells`: the first claim's number is the key; for each claim the positions in the dossier of its
//!   relation, its subject and its object, and that of its status in the relation, doubled, and one more
//!   where it is hedged.
//! - `Beside`: the first file of another index.
//! - `Ids`: ids in order, each with the number of its document.
//! - `Lexicon`: the text.

use crate::Error;
use crate::bytes::{Bytes, push_key, push_number};
use crate::list::List;
use borsh::{BorshDeserialize, BorshSerialize};
use hutong_model::{DateSpan, Day, Precision};

/// The key of a document in the sequences by document.
pub(crate) fn key_of(document: u32) -> [u8; 4] {
    document.to_be_bytes()
}

/// The document of a key.
pub(crate) fn document_of(key: &[u8]) -> Result<u32, Error> {
    key.try_into().map(u32::from_be_bytes).map_err(|_| Error::Impossible)
}

/// The documents of a key.
#[derive(Clone, Debug)]
pub(crate) struct Postings {
    pub all: List,
    pub titles: List,
}

impl Postings {
    pub(crate) fn none() -> Self {
        Self { all: List::Few(Vec::new()), titles: List::Few(Vec::new()) }
    }

    /// How many bytes of memory they take, about.
    pub(crate) fn size(&self) -> usize {
        self.all.size() + self.titles.size()
    }

    pub(crate) fn read(bytes: &[u8], documents: u32) -> Result<Self, Error> {
        let mut bytes = Bytes(bytes);
        Ok(Self { all: List::read(&mut bytes, documents)?, titles: List::read(&mut bytes, documents)? })
    }
}

/// Appends a key with its documents.
pub(crate) fn push_postings(
    bytes: &mut Vec<u8>,
    (before, key): (&[u8], &[u8]),
    (all, titles): (&[u32], &[u32]),
    documents: u32,
) {
    let mut lists = Vec::new();
    List::write(all, documents, &mut lists);
    List::write(titles, documents, &mut lists);
    push_key(bytes, before, key);
    push_number(bytes, lists.len() as u64);
    bytes.extend(lists);
}

/// The keys that begin so, in order, each with what [`Postings::read`] reads.
pub(crate) fn beginning<'a>(
    bytes: &'a [u8],
    beginning: &[u8],
    mut each: impl FnMut(&[u8], &'a [u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut bytes = Bytes(bytes);
    let mut key = Vec::new();
    while !bytes.is_empty() {
        bytes.key(&mut key)?;
        let length = bytes.length()?;
        let lists = bytes.take(length)?;
        if key.starts_with(beginning) {
            each(&key, lists)?;
        } else if key.as_slice() > beginning {
            break;
        }
    }
    Ok(())
}

/// The days of some documents.
pub(crate) fn days(bytes: &[u8]) -> Result<Vec<Option<DateSpan>>, Error> {
    let mut bytes = Bytes(bytes);
    let (mut days, mut last) = (Vec::new(), 0_i64);
    while !bytes.is_empty() {
        days.push(match bytes.number()?.checked_sub(1) {
            None => None,
            Some(folded) => {
                let half = i64::try_from(folded >> 1).map_err(|_| Error::Impossible)?;
                last = last
                    .checked_add(if folded & 1 == 1 { -half - 1 } else { half })
                    .ok_or(Error::Impossible)?;
                let number = i32::try_from(last).map_err(|_| Error::Impossible)?;
                Some(span(number, bytes.small()?).ok_or(Error::Impossible)?)
            }
        });
    }
    Ok(days)
}

fn span(first: i32, rest: u32) -> Option<DateSpan> {
    let last = first.checked_add(i32::try_from(rest / 16).ok()?)?;
    let precision = *PRECISIONS.get(rest as usize % 16)?;
    Some(DateSpan { start: Day::from_number(first)?, end: Day::from_number(last)?, precision })
}

/// In the order of their numbers.
const PRECISIONS: [Precision; 9] = [
    Precision::Day,
    Precision::Decade,
    Precision::Year,
    Precision::Half,
    Precision::Quarter,
    Precision::Month,
    Precision::PartOfMonth,
    Precision::Week,
    Precision::Minute,
];

/// Appends days, and returns what the next are a difference to.
pub(crate) fn push_days(bytes: &mut Vec<u8>, last: i64, days: Option<DateSpan>) -> i64 {
    let Some(days) = days else {
        bytes.push(0);
        return last;
    };
    let number = i64::from(days.start.number());
    let difference = number - last;
    push_number(bytes, ((difference << 1) ^ (difference >> 63)).unsigned_abs() + 1);
    let precision = PRECISIONS.iter().position(|precision| *precision == days.precision).unwrap_or_default();
    let more = u64::try_from(days.days() - 1).unwrap_or_default();
    push_number(bytes, more * 16 + precision as u64);
    number
}

/// A document of a file of cards, bodies or findings, by its place in it.
pub(crate) fn document<T: BorshDeserialize>(bytes: &[u8], place: u32) -> Result<T, Error> {
    let mut bytes = Bytes(bytes);
    for _ in 0..place {
        let length = bytes.length()?;
        bytes.take(length)?;
    }
    let length = bytes.length()?;
    borsh::from_slice(bytes.take(length)?).map_err(|_| Error::Impossible)
}

/// Appends a document.
pub(crate) fn push_document(bytes: &mut Vec<u8>, document: &impl BorshSerialize) {
    let document = borsh::to_vec(document).expect("writing to memory does not fail");
    push_number(bytes, document.len() as u64);
    bytes.extend(document);
}

/// The document of an id, in a file of ids.
pub(crate) fn having_id(bytes: &[u8], id: &[u8]) -> Result<Option<u32>, Error> {
    let mut bytes = Bytes(bytes);
    let mut key = Vec::new();
    while !bytes.is_empty() {
        bytes.key(&mut key)?;
        let document = bytes.small()?;
        if key == id {
            return Ok(Some(document));
        }
    }
    Ok(None)
}

/// The words of a file that begin so, with how many documents have each.
pub(crate) fn words(bytes: &[u8], beginning: &[u8]) -> Result<Vec<(String, u32)>, Error> {
    let mut bytes = Bytes(bytes);
    let (mut key, mut words) = (Vec::new(), Vec::new());
    while !bytes.is_empty() {
        bytes.key(&mut key)?;
        let count = bytes.small()?;
        if key.starts_with(beginning) {
            words.push((String::from_utf8(key.clone()).map_err(|_| Error::Impossible)?, count));
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_read_back(numbers in prop::collection::vec(prop::option::of(-719_162..2_932_896_i32), 0..30)) {
            let span = |(at, number)| {
                let start = Day::from_number(number)?;
                let end = start.plus(i32::try_from(at).ok()? * 7).unwrap_or(start);
                Some(DateSpan { start, end, precision: PRECISIONS[at % PRECISIONS.len()] })
            };
            let expected: Vec<_> =
                numbers.iter().enumerate().map(|(at, number)| span((at, (*number)?))).collect();
            let (mut bytes, mut last) = (Vec::new(), 0);
            expected.iter().for_each(|days| last = push_days(&mut bytes, last, *days));
            prop_assert_eq!(days(&bytes).unwrap(), expected);
        }
    }
}
