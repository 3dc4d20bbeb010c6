//! What stands around an article that is read, and what is set apart in it.

use super::find;
use crate::{
    corpus::Corpus,
    i18n::Language,
    marks::{Mark, MarkKind},
    state::State,
};
use hutong_model::{Article, ArticleId, Claim, Place, Quote, Span};
use hutong_search::Question;

/// The articles before and after one in the present list.
pub fn neighbours<'a>(
    corpus: &'a Corpus,
    state: &State,
    article: &Article,
) -> (Option<&'a Article>, Option<&'a Article>) {
    if let Some(answer) = &corpus.answer {
        let [before, after] = answer.neighbours();
        let known = |id: &Option<ArticleId>| corpus.article(id.as_ref()?);
        return (known(before), known(after));
    }
    let articles = &corpus.dossier.articles;
    let list = find(corpus, state, &corpus.question(&state.query)).documents;
    let found = list.iter().position(|at| articles[*at].id == article.id);
    let Some(found) = found else { return (None, None) };
    let at = |position: usize| list.get(position).map(|at| &articles[*at]);
    (found.checked_sub(1).and_then(at), at(found + 1))
}

/// What was found in one article, each with its place: gathered once, for all of its blocks.
pub struct Findings(Vec<(Place, MarkKind, String)>);

/// The names, dates, quotes and claims that were found in an article.
pub fn findings(corpus: &Corpus, article: &Article, language: Language) -> Findings {
    let mut found = Vec::new();
    for mention in &article.mentions {
        found.push((mention.place, MarkKind::Entity, String::new()));
    }
    for date in &article.dates {
        if let Some(span) = date.span {
            found.push((date.place, MarkKind::Date, language.span(&span)));
        }
    }
    let here = |span: &&Span| span.article == article.id;
    for Quote { evidence, speaker, .. } in corpus.dossier.quotes.iter() {
        if here(&evidence) {
            found.push((evidence.place(), MarkKind::Quote, speaker.clone().unwrap_or_default()));
        }
    }
    for claim in &corpus.dossier.claims {
        for span in claim.evidence.iter().filter(here) {
            found.push((span.place(), MarkKind::Claim, statement(corpus, claim, language)));
        }
    }
    Findings(found)
}

/// A claim in a line: subject, status, object.
fn statement(corpus: &Corpus, claim: &Claim, language: Language) -> String {
    let tag = language.tag();
    let name = |id| corpus.entity(id).map_or("", |entity| entity.name.get(tag));
    let status = corpus.status(claim).map_or("", |status| status.label.get(tag));
    let mut said = format!("{} · {status} · {}", name(&claim.subject), name(&claim.object));
    if claim.hedged {
        said = format!("{said} ({})", language.messages().hedged);
    }
    said
}

/// What is set apart in a block of the article that is read: the sentence that the reader came to
/// see, what matches the query, and what was found in it.
pub fn marks(
    corpus: &Corpus,
    (state, question): (&State, &Question),
    findings: &Findings,
    block: u32,
    text: &str,
) -> Vec<Mark> {
    let mark =
        |place: Place, kind: MarkKind, title: String| Mark { range: place.start..place.end, kind, title };
    let here = |place: &Place| place.block == block;
    let evidence = state.place.filter(here).map(|place| mark(place, MarkKind::Evidence, String::new()));
    let words = corpus.folding().marks(text, question);
    let words = words.into_iter().map(|range| Mark { range, kind: MarkKind::Found, title: String::new() });
    let found = findings.0.iter().filter(|(place, ..)| here(place));
    let found = found.map(|(place, kind, title)| mark(*place, *kind, title.clone()));
    evidence.into_iter().chain(words).chain(found).collect()
}

/// Other articles in which a block stands too, each with the first place where it does.
pub fn also_in<'a>(corpus: &'a Corpus, article: &Article, block: u32) -> Vec<(&'a Article, Place)> {
    let here = |span: &Span| span.article == article.id && span.block == block;
    let duplicates = corpus.dossier.duplicates.iter().filter(|duplicate| duplicate.places.iter().any(here));
    let mut others: Vec<(&Article, Place)> = Vec::new();
    for span in duplicates.flat_map(|duplicate| &duplicate.places).filter(|span| span.article != article.id) {
        if let Some(other) = corpus.article(&span.article)
            && others.iter().all(|(known, _)| known.id != other.id)
        {
            others.push((other, span.place()));
        }
    }
    others
}
