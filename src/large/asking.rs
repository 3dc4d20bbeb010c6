//! Puts a state's question to an index, as often as files have come, until there is a window to show.

use super::{Answer, Asked};
use crate::corpus::{self, Corpus};
use hutong_index::{Error, Front, Name, Reader, Search, Total};
use hutong_model::{Article, Cover, Dossier, Opening};
use hutong_search::{Facet, FacetCount, Question};

/// A question on its way.
#[derive(Debug)]
pub struct Asking {
    asked: Asked,
    search: Option<Search>,
}

/// How far it has come.
#[derive(Debug)]
pub enum Step {
    /// Fetch these files, those that help most first, and go on.
    Fetch(Vec<Name>),
    /// This is the window.
    Done(Box<Corpus>),
}

impl Asking {
    /// Begins.
    pub fn new(asked: Asked) -> Self {
        Self { asked, search: None }
    }

    /// Goes on as far as the files that are here allow.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn go(&mut self, reader: &mut Reader, front: &Front) -> Result<Step, Error> {
        let mut needs = Vec::new();
        // Names and readings are a larger file, which a query in Chinese does not need.
        let is_typed = self.asked.query.text.contains(|c: char| c.is_ascii_alphanumeric() || c == '：');
        if is_typed && self.search.is_none() && !reader.learn_names(&mut needs)? {
            return Ok(Step::Fetch(needs));
        }
        let Some(vocabulary) = reader.vocabulary(&mut needs)? else { return Ok(Step::Fetch(needs)) };
        let asked = &self.asked;
        let search = self
            .search
            .get_or_insert_with(|| Search::new(vocabulary.clone(), asked.query.clone(), asked.sort));

        let look = search.look(reader, asked.wanted)?;
        needs.extend(look.needs);
        let question = search.question().clone();
        let mut articles = Vec::new();
        for document in &look.documents {
            articles.extend(shown(reader, *document, &question, &mut needs)?);
        }
        let mut facets: Vec<(_, Vec<FacetCount>)> = Vec::new();
        for facet in corpus::facets(&front.opening.dossier) {
            let counts = search.counts(reader, &facet)?;
            needs.extend(counts.needs);
            facets.push((facet, counts.counts));
        }
        let histogram = search.histogram(reader, &mut needs)?.unwrap_or_default();
        let count = articles.len();
        let frame = self.read(reader, front, &mut articles, &mut needs)?;
        if !needs.is_empty() {
            return Ok(Step::Fetch(each_once(needs)));
        }

        let total = match look.total {
            Total::AtMost(total) if total == count => Total::Exactly(count),
            total => total,
        };
        let answer = Answer {
            asked: self.asked.clone(),
            question,
            vocabulary,
            shown: count,
            total,
            all: front.documents as usize,
            outlets: front.counts(&Facet::Outlet).len(),
            facets,
            histogram,
        };
        let (articles, covers) = articles.into_iter().unzip();
        let opening = Opening { dossier: Dossier { articles, ..frame }, covers, days: front.opening.days };
        Ok(Step::Done(Box::new(Corpus::window(opening, answer))))
    }

    /// Puts the article that is read among the articles, and what was found in it into the frame.
    fn read(
        &self,
        reader: &mut Reader,
        front: &Front,
        articles: &mut Vec<(Article, Cover)>,
        needs: &mut Vec<Name>,
    ) -> Result<Dossier, Error> {
        let mut frame = Dossier { articles: Vec::new(), ..front.opening.dossier.clone() };
        let Some(id) = &self.asked.article else { return Ok(frame) };
        let Some(Some(document)) = reader.position(id, needs)? else { return Ok(frame) };
        let (article, findings) = (reader.article(document, needs)?, reader.findings(document, needs)?);
        if let (Some(article), Some(findings)) = (article, findings) {
            (frame.quotes, frame.claims) = (findings.quotes, findings.claims);
            let cover = Cover::of(&article);
            match articles.iter_mut().find(|(other, _)| other.id == *id) {
                Some(found) => *found = (article, cover),
                None => articles.push((article, cover)),
            }
        }
        Ok(frame)
    }
}

/// What a card shows of a document: with its body where words were found in it.
fn shown(
    reader: &mut Reader,
    document: u32,
    question: &Question,
    needs: &mut Vec<Name>,
) -> Result<Option<(Article, Cover)>, Error> {
    if question.wanted().next().is_none() {
        return Ok(reader.card(document, needs)?.map(hutong_index::Card::open));
    }
    let article = reader.article(document, needs)?;
    Ok(article.map(|article| {
        let cover = Cover::of(&article);
        (article, cover)
    }))
}

fn each_once(needs: Vec<Name>) -> Vec<Name> {
    let mut once: Vec<Name> = Vec::new();
    for name in needs {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}
