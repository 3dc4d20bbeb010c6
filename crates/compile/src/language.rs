//! The language of a dossier that says none.

use hutong_model::Article;
use std::collections::BTreeMap;

/// The language of most articles; the first by its tag where several are even.
pub(crate) fn of_most(articles: &[Article]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles.iter().filter(|article| article.language != "und") {
        *counts.entry(&article.language).or_default() += 1;
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| **count);
    most.map(|(tag, _)| (*tag).to_owned())
}
