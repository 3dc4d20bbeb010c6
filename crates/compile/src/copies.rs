//! Articles that are another's text again: syndicated news, second crawls. Knows the repeated
//! paragraphs of a dossier, not how they are found.

use hutong_model::{Article, ArticleId, Diagnostic, Dossier, Severity};
use std::collections::BTreeMap;

/// One of its texts is a copy's when it holds at least this share of its characters.
const SHARE: f64 = 0.5;

/// A warning for every article of which at least half stands in one older article, by file.
pub(crate) fn copies(dossier: &Dossier) -> Vec<Diagnostic> {
    let articles = dossier.articles.iter().map(|article| (&article.id, article)).collect::<BTreeMap<_, _>>();
    let mut copied: BTreeMap<(&ArticleId, &ArticleId), u32> = BTreeMap::new();
    for duplicate in &dossier.duplicates {
        let Some((first, others)) = duplicate.places.split_first() else { continue };
        for other in others.iter().filter(|other| other.article != first.article) {
            *copied.entry((&other.article, &first.article)).or_default() +=
                other.end.saturating_sub(other.start);
        }
    }
    let mut told: BTreeMap<&str, Diagnostic> = BTreeMap::new();
    for ((copy, original), characters) in copied {
        let (Some(copy), Some(original)) = (articles.get(copy), articles.get(original)) else { continue };
        if f64::from(characters) >= SHARE * length(copy) as f64 {
            told.entry(&copy.file).or_insert_with(|| warning(copy, original));
        }
    }
    told.into_values().collect()
}

fn warning(copy: &Article, original: &Article) -> Diagnostic {
    Diagnostic {
        path: copy.file.clone(),
        line: None,
        severity: Severity::Warning,
        what: format!("most of it stands in an older article too: {}", original.file),
        hint: "nothing has to be done: the older one leads; remove one of them to show it once".into(),
    }
}

/// Characters of its blocks.
fn length(article: &Article) -> usize {
    article.body.iter().map(|block| block.text().chars().count()).sum()
}
