//! The keys of all texts with their documents.

use super::{LISTS, files::Row};
use crate::key::{self, BEGINNING};
use crate::{bytes, shard};
use hutong_search::{Index, is_word};
use std::collections::HashMap;

/// The words of a beginning get a list of their own when theirs have so many documents together.
const MANY: usize = 2_000;
/// A misspelt word is corrected only to words of so many documents.
const COMMON: usize = 2;

/// Keys, ascending, each with the documents that have it, and those that have it in their title.
pub(super) struct Terms(Vec<Term>);

type Term = (String, Vec<u32>, Vec<u32>);

/// The keys of the texts of an index.
pub(super) fn of(index: &Index) -> Terms {
    let mut having: HashMap<String, (Vec<u32>, Vec<u32>)> = HashMap::new();
    for (document, at) in (0_u32..).zip(0..index.len()) {
        let Some(text) = index.text(at) else { continue };
        let (title, body) = text.folded.split_at(text.title);
        key::of_text(title, |key| add(&mut having, key, |(_, titles)| titles, document));
        key::of_text(title, |key| add(&mut having, key, |(all, _)| all, document));
        key::of_text(body, |key| add(&mut having, key, |(all, _)| all, document));
    }
    let mut terms: Vec<_> = having.into_iter().map(|(key, (all, titles))| (key, all, titles)).collect();
    terms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let beginnings = beginnings(&terms);
    terms.extend(beginnings);
    terms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Terms(terms)
}

fn add(
    having: &mut HashMap<String, (Vec<u32>, Vec<u32>)>,
    key: &str,
    list: impl Fn(&mut (Vec<u32>, Vec<u32>)) -> &mut Vec<u32>,
    document: u32,
) {
    let lists = match having.get_mut(key) {
        Some(lists) => lists,
        None => having.entry(key.to_owned()).or_default(),
    };
    let list = list(lists);
    if list.last() != Some(&document) {
        list.push(document);
    }
}

/// The lists of beginnings that many words have.
fn beginnings(terms: &[Term]) -> Vec<Term> {
    let mut made = Vec::new();
    let mut pending = vec![(0, terms.len(), 0)];
    // Beginnings of one more character each, as long as they have enough.
    while let Some((from, to, length)) = pending.pop() {
        let mut start = from;
        while start < to {
            let word = terms[start].0.as_str();
            let next = word[length..].chars().next().filter(|c| is_word(*c)).map(|c| length + c.len_utf8());
            let Some(next) = next else {
                start += 1;
                continue;
            };
            let beginning = &word[..next];
            let end = start + terms[start..to].partition_point(|(key, ..)| key.starts_with(beginning));
            let words = &terms[start..end];
            if words.iter().map(|(_, all, _)| all.len()).sum::<usize>() >= MANY {
                let union = |list: fn(&Term) -> &Vec<u32>| {
                    let mut union: Vec<u32> = words.iter().flat_map(list).copied().collect();
                    union.sort_unstable();
                    union.dedup();
                    union
                };
                let key = format!("{beginning}{BEGINNING}");
                made.push((key, union(|(_, all, _)| all), union(|(.., titles)| titles)));
                pending.push((start, end, next));
            }
            start = end;
        }
    }
    made
}

impl Terms {
    pub(super) fn row(&self, documents: u32) -> Row {
        let mut row = Row::new(LISTS);
        for (key, all, titles) in &self.0 {
            row.push_with(key.as_bytes(), |before, bytes| {
                shard::push_postings(bytes, (before, key.as_bytes()), (all, titles), documents);
            });
        }
        row
    }

    /// The words that a misspelt one may be corrected to.
    pub(super) fn words(&self) -> Row {
        let mut row = Row::new(LISTS);
        let is_one = |key: &str| key.starts_with(is_word) && !key.ends_with(BEGINNING);
        for (key, all, _) in self.0.iter().filter(|(key, all, _)| is_one(key) && all.len() >= COMMON) {
            row.push_with(key.as_bytes(), |before, file| {
                bytes::push_key(file, before, key.as_bytes());
                bytes::push_number(file, all.len() as u64);
            });
        }
        row
    }
}
