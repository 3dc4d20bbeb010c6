//! A window of articles: the first that were found, the one that is read, and what stands around it.

use super::asking::{self, Draft};
use super::{Answer, PAGE, Site};
use crate::corpus;
use crate::select::Common;
use hutong_index::{Card, Error, Name, Reader, Search, Total};
use hutong_model::{Article, ArticleId, Cover, Opening};
use std::{cell::OnceCell, collections::BTreeSet};

/// So many other articles are named in which paragraphs of one stand too.
const MOST_OTHERS: usize = 50;

type Wanted<'a> = (usize, Option<&'a ArticleId>);

/// The first articles of an answer; where it is not final, those that have come.
pub(super) fn window(
    search: &mut Search,
    site: &mut Site,
    (wanted, read): Wanted<'_>,
    is_final: bool,
    needs: &mut Vec<Name>,
) -> Result<Draft, Error> {
    let mut opening = asking::frame(site);
    let reader = &mut site.articles;
    // Whoever reads the last one that is shown goes on to the next.
    let look = search.look(reader, wanted + usize::from(read.is_some()))?;
    needs.extend(look.needs);
    search.can_count(reader, &corpus::facets(&opening.dossier), needs)?;
    let first = look.documents.get(..wanted).unwrap_or(&look.documents);
    let has_words = search.question().wanted().next().is_some();
    let shown = shown(reader, first, has_words, needs)?;
    let around = match read {
        Some(id) => self::read(search, reader, &look.documents, id, &mut opening, needs)?,
        None => Around::default(),
    };
    let meant = match look.total {
        Total::Exactly(0) if needs.is_empty() => search.correction(reader, needs)?,
        _ => None,
    };
    if !needs.is_empty() && (is_final || shown.is_empty()) {
        return Ok(None);
    }
    // What is missing on the way leaves counts out, or makes them too large.
    let counted = asking::count(search, reader, &opening, &mut Vec::new())?;
    let count = shown.len();
    let (total, is_sure) = match look.total {
        Total::Exactly(total) => (total, true),
        Total::AtMost(total) => (total, is_final && total == look.documents.len()),
    };
    let (neighbours, related) = (around.neighbours.clone(), around.related.clone());
    let mut answer = Answer { shown: count, total, is_sure, meant, neighbours, related, ..counted };
    for (article, cover) in shown {
        if has_words {
            answer.matched.push((article.id.clone(), OnceCell::new()));
        }
        opening.dossier.articles.push(article);
        opening.covers.push(cover);
    }
    around.join(&mut opening);
    Ok(Some((opening, answer)))
}

/// What cards show of documents: with their bodies where words were found in them.
fn shown(
    reader: &mut Reader,
    documents: &[u32],
    has_words: bool,
    needs: &mut Vec<Name>,
) -> Result<Vec<(Article, Cover)>, Error> {
    if !has_words {
        let mut cards = reader.cards(documents, needs)?;
        return Ok(documents.iter().filter_map(|at| cards.remove(at)).map(Card::open).collect());
    }
    let mut articles = reader.articles(documents, needs)?;
    let found = documents.iter().filter_map(|at| articles.remove(at));
    Ok(found.map(with_cover).collect())
}

fn with_cover(article: Article) -> (Article, Cover) {
    let cover = Cover::of(&article);
    (article, cover)
}

/// The article that is read, and those around it.
#[derive(Default)]
struct Around {
    read: Option<Article>,
    others: Vec<Card>,
    neighbours: [Option<ArticleId>; 2],
    related: Vec<(ArticleId, Common)>,
}

impl Around {
    /// Puts them among what was found.
    fn join(self, opening: &mut Opening) {
        let Opening { dossier, covers, .. } = opening;
        let read = self.read.map(with_cover);
        for (article, cover) in self.others.into_iter().map(Card::open).chain(read) {
            match dossier.articles.iter().position(|known| known.id == article.id) {
                // Of what is read there is more than of what was found.
                Some(at) if article.body.is_empty() && !dossier.articles[at].body.is_empty() => {}
                Some(at) => (dossier.articles[at], covers[at]) = (article, cover),
                None => {
                    dossier.articles.push(article);
                    covers.push(cover);
                }
            }
        }
    }
}

fn read(
    search: &mut Search,
    reader: &mut Reader,
    found: &[u32],
    id: &ArticleId,
    opening: &mut Opening,
    needs: &mut Vec<Name>,
) -> Result<Around, Error> {
    let mut around = Around::default();
    let Some(Some(document)) = reader.position(id, needs)? else { return Ok(around) };
    around.read = reader.articles(&[document], needs)?.remove(&document);
    let mut others: BTreeSet<u32> = BTreeSet::new();
    let mut related = Vec::new();
    if let Some(findings) = reader.findings(document, needs)? {
        let told = &findings.related;
        related = told.iter().map(|(other, common)| (*other, in_common(*common))).collect();
        others.extend(related.iter().map(|(other, _)| *other));
        let places = findings.duplicates.iter().flat_map(|duplicate| &duplicate.places);
        let ids: BTreeSet<&ArticleId> =
            places.map(|place| &place.article).filter(|other| *other != id).collect();
        for other in ids.into_iter().take(MOST_OTHERS) {
            others.extend(reader.position(other, needs)?.flatten());
        }
        let dossier = &mut opening.dossier;
        (dossier.quotes, dossier.claims) = (findings.quotes, findings.claims);
        dossier.duplicates = findings.duplicates;
    }
    let beside = match found.iter().position(|at| *at == document) {
        Some(at) if at + 1 < found.len() || !search.is_in_order() => {
            [at.checked_sub(1).map(|before| found[before]), found.get(at + 1).copied()]
        }
        _ => neighbours(search, reader, document, needs)?,
    };
    others.extend(beside.into_iter().flatten());
    let others: Vec<u32> = others.into_iter().collect();
    let cards = reader.cards(&others, needs)?;
    let id = |document: u32| cards.get(&document).map(|card| card.id.clone());
    around.neighbours = beside.map(|at| id(at?));
    around.related = related.into_iter().filter_map(|(at, common)| Some((id(at)?, common))).collect();
    around.others = cards.into_values().collect();
    Ok(around)
}

fn in_common(common: hutong_index::Common) -> Common {
    let count = |count| usize::try_from(count).unwrap_or(usize::MAX);
    Common { paragraphs: count(common.paragraphs), events: count(common.events), names: count(common.names) }
}

/// What stands before and after a document that fits, in the order of the dossier, where that is the order
/// that is asked for.
fn neighbours(
    search: &mut Search,
    reader: &mut Reader,
    document: u32,
    needs: &mut Vec<Name>,
) -> Result<[Option<u32>; 2], Error> {
    if !search.is_in_order() {
        return Ok([None, None]);
    }
    let Some(all) = search.candidates(reader, needs)? else { return Ok([None, None]) };
    let at = all.partition_point(|(other, _)| *other < document);
    if all.get(at).is_none_or(|(other, _)| *other != document) {
        return Ok([None, None]);
    }
    // The nearest of which it is sure; the texts of those between tell.
    let near = &all[at.saturating_sub(PAGE)..(at + PAGE).min(all.len())];
    let open: Vec<u32> = near.iter().filter(|(_, is_sure)| !is_sure).map(|(other, _)| *other).collect();
    search.settle(reader, &open, asking::MOST_FILES, needs)?;
    let sure = |(other, is_sure): &&(u32, bool)| *is_sure && *other != document;
    let number = |found: &(u32, bool)| found.0;
    let before = all[..at].iter().rev().find(sure).map(number);
    Ok([before, all[at..].iter().find(sure).map(number)])
}
