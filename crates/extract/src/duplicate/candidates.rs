//! Which paragraphs are compared, so that not every one is compared with every other. Two ways
//! lead to a comparison, and every comparison looks at the whole samples:
//!
//! - A rare piece in both. That finds every copy but those of which each piece has many.
//! - MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*,
//!   3.4) over the pieces of which there are many. With sixteen bands of three rows, two samples that share
//!   six tenths of these meet with a probability of .98, seven tenths .998, two tenths .12. However many
//!   copies meet in a bucket, each is compared with few leaders of it.
//!
//! Paragraphs in one article are never compared, but copies of a third make them one group.

use super::{Groups, Paragraph};
use crate::{
    bits::{has, set},
    parallel,
};

const BANDS: usize = 16;
const ROWS: u64 = 3;

/// A bucket's members are compared with so many of its members that are unlike one another.
const LEADERS: usize = 8;

/// A piece that stands in more paragraphs than this is a phrase; copies of phrases meet in a bucket.
const COMMON: usize = 20;

/// A paragraph is in buckets where one in so many of its pieces is a phrase's.
const PART: usize = 3;

/// Pieces are sorted in so many parts, by their leading bits.
const PARTS: usize = 64;

/// Bits that are asked whether a piece has come before, for each piece.
const BITS_A_PIECE: usize = 8;

/// Joins paragraphs of different articles that are alike.
pub(super) fn join_alike(paragraphs: &[Paragraph<'_>], groups: &mut Groups) {
    let pieces = repeated_pieces(paragraphs);
    let repeated = pieces.iter().flat_map(|part| part.chunk_by(same)).filter(|group| group.len() > 1);
    let (rare, common) = repeated.partition::<Vec<_>, _>(|group| group.len() <= COMMON);
    let mut elsewhere = vec![0; paragraphs.len()];
    rare.iter().chain(&common).copied().flatten().for_each(|(_, at)| elsewhere[*at] += 1);
    let may_be_copies = paragraphs
        .iter()
        .zip(elsewhere)
        .map(|(paragraph, shared)| paragraph.may_be_copy(shared))
        .collect::<Vec<_>>();
    let mut phrases = vec![Vec::new(); paragraphs.len()];
    common.into_iter().flatten().for_each(|(piece, at)| phrases[*at].push(*piece));
    join_phrases(paragraphs, &phrases, groups);
    for (left, right, shared) in pairs(paragraphs, &may_be_copies, &rare) {
        // What they share of phrases is not counted; all of it would have to do.
        let all = shared + phrases[left].len().min(phrases[right].len());
        if paragraphs[left].may_be_alike(&paragraphs[right], all) {
            join(paragraphs, left, right, groups);
        }
    }
}

/// Joins those that are alike of paragraphs that are made of phrases; for each, its phrases' pieces.
fn join_phrases(paragraphs: &[Paragraph<'_>], phrases: &[Vec<u64>], groups: &mut Groups) {
    let is_of_phrases = |at: &usize| {
        !phrases[*at].is_empty() && phrases[*at].len() * PART >= paragraphs[*at].sample.pieces.len()
    };
    let of_phrases = (0..paragraphs.len()).filter(is_of_phrases).collect::<Vec<_>>();
    let keys_of = |at: &usize| (0..).take(BANDS).map(|band| key(&phrases[*at], band)).collect::<Vec<_>>();
    let all_keys = parallel::map(&of_phrases, keys_of);
    for band in 0..BANDS {
        let keys = all_keys.iter().zip(&of_phrases).map(|(keys, at)| (keys[band], *at));
        let mut keys = keys.collect::<Vec<_>>();
        keys.sort_unstable();
        for bucket in keys.chunk_by(same).filter(|bucket| bucket.len() > 1) {
            join_bucket(paragraphs, bucket, groups);
        }
    }
}

/// Every two of different articles that share pieces, and how many of these. One of the two may be a copy.
fn pairs(
    paragraphs: &[Paragraph<'_>],
    may_be_copies: &[bool],
    pieces: &[&[(u64, usize)]],
) -> Vec<(usize, usize, usize)> {
    let mut pairs = Vec::new();
    for group in pieces {
        for (at, (_, left)) in group.iter().enumerate() {
            let others = group[at + 1..].iter().map(|(_, right)| *right);
            let others = others.filter(|right| may_be_copies[*left] || may_be_copies[*right]);
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

/// Every piece that stands in several paragraphs, and a few others, with its paragraph, sorted; one list a part, the
/// parts in order.
fn repeated_pieces(paragraphs: &[Paragraph<'_>]) -> Vec<Vec<(u64, usize)>> {
    let all =
        || paragraphs.iter().zip(0..).flat_map(|(of, at)| of.sample.pieces.iter().map(move |one| (*one, at)));
    // Most pieces stand in one paragraph, and are told apart before anything is sorted.
    let words = (all().count() * BITS_A_PIECE / 64).next_power_of_two();
    let [mut once, mut again] = [vec![0_u64; words], vec![0_u64; words]];
    for (piece, _) in all() {
        let number = mixed(piece) as usize;
        set(if has(&once, number) { &mut again } else { &mut once }, number);
    }
    let mut parts = vec![Vec::new(); PARTS];
    let repeated = all().filter(|(piece, _)| has(&again, mixed(*piece) as usize));
    repeated.for_each(|(piece, at)| parts[part_of(piece)].push((piece, at)));
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

/// The smallest pieces by each of a band's orders, as one number.
fn key(pieces: &[u64], band: u64) -> u64 {
    (0..ROWS).fold(band, |key, row| {
        let order = mixed(band * ROWS + row);
        let smallest = pieces.iter().map(|piece| mixed(piece ^ order)).min().unwrap_or_default();
        mixed(key ^ smallest)
    })
}

/// The finalizer of SplitMix64: every bit of the number changes every bit of the result.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
