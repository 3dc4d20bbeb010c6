//! Which paragraphs are compared, so that not every one is compared with every other. Two ways
//! lead to a comparison, and every comparison looks at the whole samples:
//!
//! - MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*,
//!   3.4). With sixteen bands of three rows, two samples that share six tenths of their pieces meet
//!   with a probability of .98, seven tenths .998, two tenths .12. However many copies meet in a
//!   bucket, each is compared with few leaders of it.
//! - A rare piece in both. That finds a paragraph that lies inside a much longer one.
//!
//! A paragraph less than a third of which stands elsewhere is in no bucket: two that share less than a third
//! of their pieces seldom meet there.
//!
//! Paragraphs in one article are never compared, but copies of a third make them one group.

use super::{Groups, Paragraph};
use crate::parallel;

const BANDS: usize = 16;
const ROWS: u64 = 3;

/// A bucket's members are compared with so many of its members that are unlike one another.
const LEADERS: usize = 8;

/// A piece that stands in more paragraphs than this is a phrase; copies meet in a bucket.
const COMMON: usize = 20;

/// A paragraph is in buckets where one in so many of its pieces stands elsewhere.
const PART: usize = 3;

/// Pieces are sorted in so many parts, by their leading bits.
const PARTS: usize = 64;

/// Joins paragraphs of different articles that are alike.
pub(super) fn join_alike(paragraphs: &[Paragraph<'_>], groups: &mut Groups) {
    let pieces = sorted_pieces(paragraphs);
    let repeated = || pieces.iter().flat_map(|part| part.chunk_by(same)).filter(|group| group.len() > 1);
    let mut elsewhere = vec![0; paragraphs.len()];
    repeated().flatten().for_each(|(_, at)| elsewhere[*at] += 1);
    let shares = |at: &usize| elsewhere[*at] * PART >= paragraphs[*at].sample.pieces.len();
    let sharing = (0..paragraphs.len()).filter(shares).collect::<Vec<_>>();
    let keys_of = |at: &usize| {
        let key = |band| key(&paragraphs[*at], band, |piece| stands_elsewhere(&pieces, piece));
        (0..).take(BANDS).map(key).collect::<Vec<_>>()
    };
    let all_keys = parallel::map(&sharing, keys_of);
    for band in 0..BANDS {
        let keys = all_keys.iter().zip(&sharing).filter_map(|(keys, at)| Some((keys[band]?, *at)));
        let mut keys = keys.collect::<Vec<_>>();
        keys.sort_unstable();
        for bucket in keys.chunk_by(same).filter(|bucket| bucket.len() > 1) {
            join_bucket(paragraphs, bucket, groups);
        }
    }
    let (rare, common) = repeated().partition::<Vec<_>, _>(|group| group.len() <= COMMON);
    let mut phrases = vec![0; paragraphs.len()];
    common.into_iter().flatten().for_each(|(_, at)| phrases[*at] += 1);
    for (left, right, shared) in pairs(paragraphs, &rare) {
        // What they share of phrases is not counted; all of it would have to do.
        if paragraphs[left].may_be_alike(&paragraphs[right], shared + phrases[left].min(phrases[right])) {
            join(paragraphs, left, right, groups);
        }
    }
}

/// Every two of different articles that share pieces, and how many of these.
fn pairs(paragraphs: &[Paragraph<'_>], pieces: &[&[(u64, usize)]]) -> Vec<(usize, usize, usize)> {
    let mut pairs = Vec::new();
    for group in pieces {
        for (at, (_, left)) in group.iter().enumerate() {
            let others = group[at + 1..].iter().map(|(_, right)| *right);
            let others = others.filter(|right| paragraphs[*left].article != paragraphs[*right].article);
            // As one number they are sorted twice as fast; nobody has four thousand million paragraphs.
            pairs.extend(others.map(|right| (*left as u64) << u32::BITS | right as u64));
        }
    }
    pairs.sort_unstable();
    let halves = |pair: u64| ((pair >> u32::BITS) as usize, (pair & u64::from(u32::MAX)) as usize);
    let count = |same: &[u64]| (halves(same[0]).0, halves(same[0]).1, same.len());
    pairs.chunk_by(|one, next| one == next).map(count).collect()
}

fn same(left: &(u64, usize), right: &(u64, usize)) -> bool {
    left.0 == right.0
}

/// Every piece with its paragraph, sorted; one list a part, the parts in order.
fn sorted_pieces(paragraphs: &[Paragraph<'_>]) -> Vec<Vec<(u64, usize)>> {
    let mut parts = vec![Vec::new(); PARTS];
    for (at, paragraph) in paragraphs.iter().enumerate() {
        for piece in &paragraph.sample.pieces {
            parts[part_of(*piece)].push((*piece, at));
        }
    }
    parallel::map(&parts, |part| {
        let mut part = part.clone();
        part.sort_unstable();
        part
    })
}

fn part_of(piece: u64) -> usize {
    (piece >> (u64::BITS - PARTS.ilog2())) as usize
}

fn join_bucket(paragraphs: &[Paragraph<'_>], bucket: &[(u64, usize)], groups: &mut Groups) {
    let mut leaders: Vec<usize> = Vec::new();
    for (_, at) in bucket {
        let joined = leaders.iter().any(|leader| join(paragraphs, *leader, *at, groups));
        if !joined && leaders.len() < LEADERS {
            leaders.push(*at);
        }
    }
}

/// Whether the two are alike, and then one group.
fn join(paragraphs: &[Paragraph<'_>], left: usize, right: usize, groups: &mut Groups) -> bool {
    if groups.root(left) == groups.root(right) {
        return true;
    }
    let (one, other) = (&paragraphs[left], &paragraphs[right]);
    let alike = one.article != other.article && one.is_alike(other);
    if alike {
        groups.join(left, right);
    }
    alike
}

/// Whether a piece stands in more than one paragraph.
fn stands_elsewhere(pieces: &[Vec<(u64, usize)>], piece: u64) -> bool {
    let part = &pieces[part_of(piece)];
    let first = part.partition_point(|(known, _)| *known < piece);
    part.get(first + 1).is_some_and(|(next, _)| *next == piece)
}

/// The smallest pieces by each of a band's orders, as one number; none where one of them stands nowhere else, since
/// only paragraphs with the same smallest pieces meet.
fn key(paragraph: &Paragraph<'_>, band: u64, stands_elsewhere: impl Fn(u64) -> bool) -> Option<u64> {
    (0..ROWS).try_fold(band, |key, row| {
        let order = mixed(band * ROWS + row);
        let smallest = paragraph.sample.pieces.iter().map(|piece| mixed(piece ^ order)).min()?;
        stands_elsewhere(unmixed(smallest) ^ order).then(|| mixed(key ^ smallest))
    })
}

/// The finalizer of SplitMix64: every bit of the number changes every bit of the result.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// The number of which [`mixed`] makes another.
fn unmixed(number: u64) -> u64 {
    let number = number ^ (number >> 31) ^ (number >> 62);
    let number = number.wrapping_mul(0x3196_42b2_d24d_8ec3);
    let number = number ^ (number >> 27) ^ (number >> 54);
    let number = number.wrapping_mul(0x96de_1b17_3f11_9089);
    let number = number ^ (number >> 30) ^ (number >> 60);
    number.wrapping_sub(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_mixed_is_told_from_it(number: u64) {
            prop_assert_eq!(super::unmixed(super::mixed(number)), number);
        }
    }
}
