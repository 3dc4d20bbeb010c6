//! Paragraphs that stand, word for word or nearly, in more than one article: syndicated news.
//! Knows only characters. Time grows with the length of the texts, not with its square.

use crate::{
    reading::BlockReading,
    text::{Folded, is_letter},
};
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
/// A piece that stands in more paragraphs than this is a phrase, not a sign of copying.
const COMMON: usize = 20;

/// What is kept of a paragraph to compare it.
pub(crate) struct Sample {
    place: Place,
    /// Sorted.
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
    for (left, right) in alike(&paragraphs) {
        groups.join(left, right);
    }
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

fn pieces(text: &Folded) -> Vec<u64> {
    let letters = text.chars.iter().copied().filter(|c| is_letter(*c)).collect::<Vec<_>>();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let mut pieces = letters.windows(PIECE).map(hash).filter(|hash| hash % SAMPLE == 0).collect::<Vec<_>>();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// FNV-1a over the characters: the same in every build.
fn hash(piece: &[char]) -> u64 {
    piece.iter().fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3)
    })
}

fn alike(paragraphs: &[Paragraph<'_>]) -> Vec<(usize, usize)> {
    let pieces = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(at, paragraph)| paragraph.sample.pieces.iter().map(move |piece| (*piece, at)));
    let mut pieces = pieces.collect::<Vec<_>>();
    pieces.sort_unstable();
    let mut pairs = Vec::new();
    for group in pieces.chunk_by(|left, right| left.0 == right.0).filter(|group| group.len() <= COMMON) {
        for (at, (_, left)) in group.iter().enumerate() {
            pairs.extend(group[at + 1..].iter().map(|(_, right)| (*left, *right)));
        }
    }
    pairs.sort_unstable();
    let alike = |group: &&[(usize, usize)]| {
        let (left, right) = (&paragraphs[group[0].0], &paragraphs[group[0].1]);
        let shorter = left.sample.pieces.len().min(right.sample.pieces.len());
        left.article != right.article && group.len() as f64 >= SHARED * shorter as f64
    };
    pairs.chunk_by(|left, right| left == right).filter(alike).map(|group| group[0]).collect()
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

/// Union-find.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.0[root] != root {
            self.0[root] = self.0[self.0[root]];
            root = self.0[root];
        }
        root
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        self.0[left.max(right)] = left.min(right);
    }
}
