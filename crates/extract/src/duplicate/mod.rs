//! Paragraphs that stand, word for word or nearly, in more than one article: syndicated news.
//! Knows only characters. Time grows with the length of the texts, not with its square: see
//! [`candidates`] for which paragraphs are compared.

mod candidates;
mod groups;

use crate::{
    reading::BlockReading,
    text::{Folded, is_letter},
};
use groups::Groups;
use hutong_model::{Article, Duplicate, Place};
use std::collections::BTreeMap;

/// Shorter paragraphs (“图片来源：视觉中国”) are alike without being copied; letters and digits.
const SHORTEST: usize = 40;
/// Length of the overlapping pieces that are compared, in characters.
const PIECE: usize = 8;
/// One piece in so many is kept as a sample ("mod p" sampling: the same pieces everywhere).
const SAMPLE: u64 = 8;
/// The share of the shorter paragraph's sample that must be in the other.
const SHARED: f64 = 0.7;

/// What is kept of a paragraph to compare it.
pub(crate) struct Sample {
    place: Place,
    /// Sorted; at least one.
    pieces: Vec<u64>,
}

/// The samples of an article's long paragraphs.
pub(crate) fn samples(blocks: &[BlockReading]) -> Vec<Sample> {
    let sample = |block: &BlockReading| {
        let pieces = pieces(&block.text);
        let place = block.place(&(0..block.text.chars.len()));
        (!pieces.is_empty()).then_some(Sample { place, pieces })
    };
    blocks.iter().filter_map(sample).collect()
}

/// The groups of alike paragraphs, by their first place, each with its oldest article first;
/// `samples` holds one list an article.
pub(crate) fn duplicates(articles: &[Article], samples: &[Vec<Sample>]) -> Vec<Duplicate> {
    let paragraphs = samples
        .iter()
        .enumerate()
        .flat_map(|(article, samples)| samples.iter().map(move |sample| Paragraph { article, sample }))
        .collect::<Vec<_>>();
    let mut groups = Groups::new(paragraphs.len());
    candidates::join_alike(&paragraphs, &mut groups);
    let mut found = BTreeMap::<usize, Vec<usize>>::new();
    for at in 0..paragraphs.len() {
        found.entry(groups.root(at)).or_default().push(at);
    }
    let mut duplicates = found
        .into_values()
        .filter(|group| group.iter().any(|at| paragraphs[*at].article != paragraphs[group[0]].article))
        .map(|group| duplicate(articles, &paragraphs, group))
        .collect::<Vec<_>>();
    duplicates.sort_by(|left, right| left.places.cmp(&right.places));
    duplicates
}

struct Paragraph<'a> {
    article: usize,
    sample: &'a Sample,
}

impl Paragraph<'_> {
    /// Whether one is the other, or most of it.
    fn is_alike(&self, other: &Self) -> bool {
        let (left, right) = (&self.sample.pieces, &other.sample.pieces);
        let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
        // Most are told apart long before their ends.
        let spare = short.len() - enough(short.len());
        misses(short, long, spare) <= spare
    }

    /// Whether so many pieces that stand elsewhere may be enough for it to lie in another paragraph.
    fn may_be_copy(&self, elsewhere: usize) -> bool {
        elsewhere >= enough(self.sample.pieces.len())
    }

    /// Whether so many shared pieces may be enough for [`Self::is_alike`].
    fn may_be_alike(&self, other: &Self, shared: usize) -> bool {
        shared >= enough(self.sample.pieces.len().min(other.sample.pieces.len()))
    }
}

/// How many pieces of the shorter sample must be in the other.
fn enough(length: usize) -> usize {
    (SHARED * length as f64).ceil() as usize
}

/// How many members of a sorted list are not in another; counted no further than one more than `most`.
fn misses(short: &[u64], long: &[u64], most: usize) -> usize {
    let mut rest = long.iter().peekable();
    let is_missing = |piece: &&u64| {
        while rest.next_if(|other| other < piece).is_some() {}
        rest.peek() != Some(piece)
    };
    short.iter().filter(is_missing).take(most + 1).count()
}

fn pieces(text: &Folded) -> Vec<u64> {
    if text.chars.len() < SHORTEST {
        return Vec::new();
    }
    let mut letters = Vec::with_capacity(text.chars.len());
    letters.extend(text.chars.iter().filter(|c| is_letter(**c)));
    sample(&letters)
}

fn sample(letters: &[char]) -> Vec<u64> {
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let all = || letters.windows(PIECE);
    let kept = all().zip(low_bytes(letters)).filter(|(_, low)| u64::from(*low) % SAMPLE == 0);
    let mut pieces = kept.map(|(piece, _)| hash(piece)).collect::<Vec<_>>();
    if pieces.is_empty() {
        pieces.extend(all().map(hash).min());
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// FNV-1a over the characters: the same in every build.
fn hash(piece: &[char]) -> u64 {
    piece.iter().fold(BASIS, |hash, c| (hash ^ u64::from(u32::from(*c))).wrapping_mul(PRIME))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The last byte of the hash of every piece. It depends on last bytes alone, so it is made of many
/// pieces at once, and the seven in eight that no sample keeps need no more.
fn low_bytes(letters: &[char]) -> Vec<u8> {
    let letters = letters.iter().map(|c| u32::from(*c) as u8).collect::<Vec<_>>();
    let mut hashes = vec![BASIS as u8; (letters.len() + 1).saturating_sub(PIECE)];
    for place in 0..PIECE {
        for (hash, c) in hashes.iter_mut().zip(&letters[place..]) {
            *hash = (*hash ^ c).wrapping_mul(PRIME as u8);
        }
    }
    hashes
}

fn duplicate(articles: &[Article], paragraphs: &[Paragraph<'_>], mut group: Vec<usize>) -> Duplicate {
    let published = |at: &usize| articles[paragraphs[*at].article].published.as_ref();
    group.sort_by(|left, right| {
        (published(left).is_none(), published(left), left).cmp(&(
            published(right).is_none(),
            published(right),
            right,
        ))
    });
    let place = |at: usize| paragraphs[at].sample.place.in_article(&articles[paragraphs[at].article].id);
    Duplicate { places: group.into_iter().map(place).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups of the indices of texts that are alike, each text an article of its own.
    fn check(texts: &[String], expected: &[Vec<usize>]) {
        let samples = texts
            .iter()
            .map(|text| Sample {
                place: Place { block: 0, start: 0, end: 0 },
                pieces: sample(&text.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>()),
            })
            .collect::<Vec<_>>();
        let paragraphs = samples.iter().enumerate().map(|(article, sample)| Paragraph { article, sample });
        let paragraphs = paragraphs.collect::<Vec<_>>();
        let mut groups = Groups::new(paragraphs.len());
        candidates::join_alike(&paragraphs, &mut groups);
        let mut found = BTreeMap::<usize, Vec<usize>>::new();
        (0..texts.len()).for_each(|at| found.entry(groups.root(at)).or_default().push(at));
        let found = found.into_values().filter(|group| group.len() > 1).collect::<Vec<_>>();
        assert_eq!(found, expected);
    }

    /// A paragraph that no other seed makes: words of a small generator.
    fn paragraph(seed: u64, words: usize) -> Vec<String> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            format!("w{:05}", state % 90_000)
        };
        (0..words).map(|_| next()).collect()
    }

    #[test]
    fn a_text_that_a_hundred_outlets_took_is_one_group() {
        let mut texts = vec![paragraph(1, 40).join(" "); 100];
        texts.extend((2..200).map(|seed| paragraph(seed, 40).join(" ")));
        check(&texts, &[(0..100).collect()]);
    }

    #[test]
    fn a_changed_word_an_added_sentence_and_a_cut_are_copies() {
        let original = paragraph(1, 60);
        let mut changed = original.clone();
        changed[30] = "another".into();
        let added = [original.clone(), paragraph(9, 15)].concat();
        let cut = original[..35].to_vec();
        let other = [paragraph(8, 45), original[..15].to_vec()].concat();
        let texts = [original, changed, added, cut, other].map(|words| words.join(" "));
        check(&texts, &[vec![0, 1, 2, 3]]);
    }

    #[test]
    fn texts_that_share_a_phrase_are_no_copies() {
        let phrase = paragraph(0, 6);
        let texts = (1..300).map(|seed| [paragraph(seed, 30), phrase.clone()].concat().join(" "));
        check(&texts.collect::<Vec<_>>(), &[]);
    }

    #[test]
    fn the_last_byte_of_a_hash_is_told_without_it() {
        let letters = "港口abc开放，第一艘货轮驶入了新港区𠀀𠀁".chars().collect::<Vec<_>>();
        let expected = letters.windows(PIECE).map(|piece| hash(piece) as u8).collect::<Vec<_>>();
        assert_eq!(low_bytes(&letters), expected);
    }

    #[test]
    fn short_texts_are_no_copies() {
        assert!(sample(&"图片来源：视觉中国".chars().collect::<Vec<_>>()).is_empty());
    }
}
