//! Which documents have a key. Written as the gaps between their numbers, or as a bit for each
//! document where that is shorter.

use crate::Error;
use crate::bytes::{Bytes, push_number};
use fixedbitset::FixedBitSet as Set;

/// Documents, ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// Their numbers.
    Few(Vec<u32>),
    /// A bit for each document of the index.
    Many(Set),
}

impl List {
    /// Reads as many documents as are counted, of `all`.
    pub(crate) fn read(bytes: &mut Bytes<'_>, all: u32) -> Result<Self, Error> {
        let form = bytes.length()?;
        let count = form >> 1;
        if count > all as usize {
            return Err(Error::Impossible);
        }
        if form & 1 == 1 {
            let bits = bytes.take(all.div_ceil(8) as usize)?;
            // Behind the last document there must be nothing.
            let is_cut = bits.last().is_some_and(|last| !all.is_multiple_of(8) && last >> (all % 8) != 0);
            let blocks = bits.chunks(size_of::<usize>()).map(|chunk| {
                let mut block = [0; size_of::<usize>()];
                block[..chunk.len()].copy_from_slice(chunk);
                usize::from_le_bytes(block)
            });
            let set = Set::with_capacity_and_blocks(all as usize, blocks);
            let is_whole = !is_cut && set.count_ones(..) == count;
            return if is_whole { Ok(Self::Many(set)) } else { Err(Error::Impossible) };
        }
        let mut documents = Vec::with_capacity(count);
        let mut next = 0_u32;
        for _ in 0..count {
            let document = bytes.small()?.checked_add(next).filter(|document| *document < all);
            let document = document.ok_or(Error::Impossible)?;
            documents.push(document);
            next = document + 1;
        }
        // As bits where they take less memory so.
        if count > all as usize / 32 {
            return Ok(Self::Many(set_of(&documents, all)));
        }
        Ok(Self::Few(documents))
    }

    /// Appends documents, ascending, of `all`.
    pub(crate) fn write(documents: &[u32], all: u32, bytes: &mut Vec<u8>) {
        let mut gaps = Vec::with_capacity(documents.len());
        let mut next = 0;
        for document in documents {
            push_number(&mut gaps, u64::from(document - next));
            next = document + 1;
        }
        let bits = all.div_ceil(8) as usize;
        let as_bits = gaps.len() > bits;
        push_number(bytes, (documents.len() as u64) << 1 | u64::from(as_bits));
        if as_bits {
            let from = bytes.len();
            bytes.resize(from + bits, 0);
            for document in documents {
                bytes[from + *document as usize / 8] |= 1 << (document % 8);
            }
        } else {
            bytes.extend(gaps);
        }
    }

    /// How many bytes of memory it takes, about.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Few(documents) => size_of_val(documents.as_slice()),
            Self::Many(set) => size_of_val(set.as_slice()),
        }
    }

    /// Its documents.
    pub(crate) fn documents(&self) -> Vec<u32> {
        match self {
            Self::Few(documents) => documents.clone(),
            Self::Many(set) => set.ones().filter_map(|at| u32::try_from(at).ok()).collect(),
        }
    }

    /// How many of its documents are in a set.
    pub(crate) fn count_in(&self, set: &Set) -> usize {
        match self {
            Self::Few(documents) => documents.iter().filter(|at| set.contains(**at as usize)).count(),
            Self::Many(many) => many.intersection_count(set),
        }
    }

    /// Adds its documents to a set.
    pub(crate) fn add_to(&self, set: &mut Set) {
        match self {
            Self::Few(documents) => documents.iter().for_each(|at| set.insert(*at as usize)),
            Self::Many(many) => set.union_with(many),
        }
    }

    /// Keeps of a set only its documents.
    pub(crate) fn limit(&self, set: &mut Set) {
        match self {
            Self::Few(documents) => {
                let mut kept = Set::with_capacity(set.len());
                let both = documents.iter().map(|at| *at as usize).filter(|at| set.contains(*at));
                both.for_each(|at| kept.insert(at));
                *set = kept;
            }
            Self::Many(many) => set.intersect_with(many),
        }
    }
}

fn set_of(documents: &[u32], all: u32) -> Set {
    let mut set = Set::with_capacity(all as usize);
    documents.iter().for_each(|at| set.insert(*at as usize));
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(documents in prop::collection::btree_set(0..900_u32, 0..900), more in 0..50_u32) {
            let documents: Vec<u32> = documents.into_iter().collect();
            let all = documents.last().map_or(0, |last| last + 1) + more;
            let mut bytes = Vec::new();
            List::write(&documents, all, &mut bytes);
            let mut rest = Bytes(&bytes);
            let list = List::read(&mut rest, all).unwrap();
            prop_assert!(rest.is_empty());
            let mut set = Set::with_capacity(all as usize);
            list.add_to(&mut set);
            prop_assert_eq!(set.ones().collect::<Vec<_>>(), documents.iter().map(|at| *at as usize).collect::<Vec<_>>());
            let mut even = Set::with_capacity(all as usize);
            (0..all as usize).step_by(2).for_each(|at| even.insert(at));
            let counted = list.count_in(&even);
            list.limit(&mut even);
            prop_assert_eq!(even.ones().count(), counted);
        }

        #[test]
        fn any_bytes_are_a_list_or_an_error(bytes: Vec<u8>, all in 0..100_u32) {
            if let Ok(list) = List::read(&mut Bytes(&bytes), all) {
                let mut set = Set::with_capacity(all as usize);
                list.add_to(&mut set);
                prop_assert!(set.ones().count() <= all as usize);
            }
        }
    }
}
