//! Which articles tell of the same, for all articles of a dossier at once: by the rules by which the app
//! tells it of a dossier that it has as a whole (`select::related` there; `tests/large.rs` holds the two
//! against each other). Knows nothing of files.

use crate::record::Common;
use hutong_model::{ArticleId, Dossier, EventKind, Span};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;

/// How many related articles are named.
const NAMED: usize = 4;

/// For each article those that have most in common with it, most first.
pub(super) fn of(dossier: &Dossier) -> Vec<Vec<(u32, Common)>> {
    let positions: HashMap<&ArticleId, u32> =
        dossier.articles.iter().map(|article| &article.id).zip(0..).collect();
    let shared = Shared::of(dossier, &positions);
    let documents: Vec<u32> = (0..dossier.articles.len()).filter_map(|at| u32::try_from(at).ok()).collect();
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        let parts = documents.chunks(documents.len().div_ceil(threads).max(1));
        let running: Vec<_> = parts.map(|part| scope.spawn(|| shared.related(part))).collect();
        running.into_iter().flat_map(|part| part.join().expect("counting does not fail")).collect()
    })
}

/// Something that several articles have: which, and what they have in common by it.
struct Group {
    documents: Vec<u32>,
    what: fn(&mut Common) -> &mut u32,
}

/// What articles share.
struct Shared {
    groups: Vec<Group>,
    /// For each article its groups.
    of: Vec<Vec<usize>>,
}

impl Shared {
    fn of(dossier: &Dossier, positions: &HashMap<&ArticleId, u32>) -> Self {
        let mut shared = Self { groups: Vec::new(), of: vec![Vec::new(); dossier.articles.len()] };
        let of_places = |places: &[Span]| -> BTreeSet<u32> {
            places.iter().filter_map(|place| positions.get(&place.article).copied()).collect()
        };
        for duplicate in &dossier.duplicates {
            shared.add(of_places(&duplicate.places), |common| &mut common.paragraphs);
        }
        for event in dossier.events.iter().filter(|event| event.kind == EventKind::Reported) {
            shared.add(of_places(&event.evidence), |common| &mut common.events);
        }
        let mut names: BTreeMap<_, BTreeSet<u32>> = BTreeMap::new();
        for (article, at) in dossier.articles.iter().zip(0..) {
            for mention in &article.mentions {
                names.entry(&mention.entity).or_default().insert(at);
            }
        }
        let known: BTreeSet<_> = dossier.entities.iter().map(|entity| &entity.id).collect();
        names.retain(|entity, having| known.contains(entity) && having.len() * 2 <= dossier.articles.len());
        names.into_values().for_each(|having| shared.add(having, |common| &mut common.names));
        shared
    }

    fn add(&mut self, documents: BTreeSet<u32>, what: fn(&mut Common) -> &mut u32) {
        if documents.len() < 2 {
            return;
        }
        documents.iter().for_each(|document| self.of[*document as usize].push(self.groups.len()));
        self.groups.push(Group { documents: documents.into_iter().collect(), what });
    }

    /// The related articles of some.
    fn related(&self, documents: &[u32]) -> Vec<Vec<(u32, Common)>> {
        let mut common = vec![Common::default(); self.of.len()];
        let mut related = Vec::with_capacity(documents.len());
        for document in documents {
            let mut touched = Vec::new();
            for group in self.of[*document as usize].iter().map(|at| &self.groups[*at]) {
                for other in group.documents.iter().filter(|other| *other != document) {
                    let common = &mut common[*other as usize];
                    if *common == Common::default() {
                        touched.push(*other);
                    }
                    *(group.what)(common) += 1;
                }
            }
            let counted =
                touched.into_iter().map(|other| (other, std::mem::take(&mut common[other as usize])));
            let mut told: Vec<_> = counted.filter(|(_, common)| common.is_told()).collect();
            told.sort_unstable_by_key(|(other, common)| (Reverse(*common), *other));
            told.truncate(NAMED);
            related.push(told);
        }
        related
    }
}
