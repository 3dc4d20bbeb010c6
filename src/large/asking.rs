//! Puts a state's question to an index, as often as files have come, until there is a window to show.

use super::{About, Answer, Asked, Site, articles, claims, events};
use crate::corpus::{self, Corpus};
use hutong_index::{Error, Name, Reader, Search, Source};
use hutong_model::{Article, ArticleId, Cover, Dossier, Opening, Span};
use hutong_search::{Facet, Sort, Vocabulary};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// With so many files the texts of candidates are fetched to be sure of each; of more only those that are
/// shown, and totals are upper bounds. Some 150 kB.
pub(super) const MOST_FILES: usize = 24;

/// A question on its way.
#[derive(Debug)]
pub struct Asking {
    pub(super) asked: Asked,
    search: Option<(Rc<Vocabulary>, Search)>,
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
    pub fn go(&mut self, site: &mut Site) -> Result<Step, Error> {
        if self.search.is_none() {
            site.begin();
        }
        let mut needs = Vec::new();
        let window = self.window(site, true, &mut needs)?;
        // What several sides need is asked for once.
        let mut named = BTreeSet::new();
        needs.retain(|name| named.insert(*name));
        Ok(match window.filter(|_| needs.is_empty()) {
            Some(corpus) => Step::Done(Box::new(corpus)),
            None => Step::Fetch(needs),
        })
    }

    /// What can be shown already while files are on their way: articles that surely fit, and how many there
    /// are at most.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn so_far(&mut self, site: &mut Site) -> Result<Option<Corpus>, Error> {
        self.window(site, false, &mut Vec::new())
    }

    fn window(
        &mut self,
        site: &mut Site,
        is_final: bool,
        needs: &mut Vec<Name>,
    ) -> Result<Option<Corpus>, Error> {
        let Some(mut search) = self.search(&mut site.articles, needs)? else { return Ok(None) };
        let window = match &self.asked.about {
            About::Articles { wanted, read, .. } => {
                let wanted = (*wanted, read.as_ref());
                articles::window(&mut search.1, site, wanted, is_final, needs)
            }
            // Entries and cells are always all there; there is nothing to wait for piece by piece.
            About::Events { .. } | About::Claims { .. } if !is_final => Ok(None),
            About::Events { look, wanted } => events::window(&mut search.1, site, (look, *wanted), needs),
            About::Claims { cell } => claims::window(&mut search.1, site, cell.as_ref(), needs),
        };
        let question = search.1.question().clone();
        let vocabulary = Rc::clone(&search.0);
        self.search = Some(search);
        let Some((opening, answer)) = window? else { return Ok(None) };
        let answer = Answer {
            asked: self.asked.clone(),
            question,
            vocabulary,
            is_final,
            articles: site.front.documents as usize,
            outlets: site.front.counts(&Facet::Outlet).len(),
            ..answer
        };
        Ok(Some(Corpus::window(opening, answer)))
    }

    /// The search as far as it has come; none where what reads its words is among the needs.
    fn search(
        &mut self,
        reader: &mut Reader,
        needs: &mut Vec<Name>,
    ) -> Result<Option<(Rc<Vocabulary>, Search)>, Error> {
        if let Some(search) = self.search.take() {
            return Ok(Some(search));
        }
        // Names and readings are a larger file, which a query in Chinese does not need.
        let query = &self.asked.query;
        let is_typed = query.text.contains(|c: char| c.is_ascii_alphanumeric() || matches!(c, '：' | ':'));
        if is_typed && !reader.learn_names(needs)? {
            return Ok(None);
        }
        let Some(vocabulary) = reader.vocabulary(needs)? else { return Ok(None) };
        let sort = match self.asked.about {
            About::Articles { sort, .. } => sort,
            About::Events { .. } | About::Claims { .. } => Sort::Newest,
        };
        let search = Search::new(vocabulary.clone(), query.clone(), sort);
        Ok(Some((vocabulary, search)))
    }
}

/// A window before it is one: what there is to show, and what is known of it.
pub(super) type Draft = Option<(Opening, Answer)>;

/// The frame of the dossier, to be filled.
pub(super) fn frame(site: &Site) -> Opening {
    let dossier = Dossier { articles: Vec::new(), ..site.front.opening.dossier.clone() };
    Opening { dossier, covers: Vec::new(), days: site.front.opening.days }
}

/// The facets, the histogram, and how many documents there are.
pub(super) fn count(
    search: &mut Search,
    reader: &mut Reader,
    opening: &Opening,
    needs: &mut Vec<Name>,
) -> Result<Answer, Error> {
    let mut answer = Answer { all: reader.root().documents as usize, ..Answer::default() };
    for facet in corpus::facets(&opening.dossier) {
        let counts = search.counts(reader, &facet)?;
        needs.extend(counts.needs);
        answer.facets.push((facet, counts.counts));
    }
    answer.histogram = search.histogram(reader, needs)?.unwrap_or_default();
    Ok(answer)
}

/// Every candidate with whether it is sure, once what can decide about them is here; none where files are
/// missing, which are among the needs.
pub(super) fn candidates(
    search: &mut Search,
    reader: &mut Reader,
    opening: &Opening,
    needs: &mut Vec<Name>,
) -> Result<Option<Vec<(u32, bool)>>, Error> {
    search.can_count(reader, &corpus::facets(&opening.dossier), needs)?;
    let Some(found) = search.candidates(reader, needs)? else { return Ok(None) };
    let open: Vec<u32> = found.iter().filter(|(_, is_sure)| !is_sure).map(|(at, _)| *at).collect();
    if !open.is_empty() && search.files_of(reader, &open, needs)? <= MOST_FILES {
        search.settle(reader, &open, MOST_FILES, needs)?;
    }
    if needs.is_empty() { search.candidates(reader, needs) } else { Ok(None) }
}

/// What is said where, and the articles in which it stands.
#[derive(Default)]
pub(super) struct Quoted {
    articles: BTreeMap<ArticleId, Article>,
    said: Vec<(Span, String)>,
}

impl Quoted {
    /// Takes the sources of a finding.
    pub(super) fn add(&mut self, evidence: &[Span], sources: Vec<Source>) {
        for (span, source) in evidence.iter().zip(sources) {
            let article = || source.article(span.article.clone());
            self.articles.entry(span.article.clone()).or_insert_with(article);
            self.said.push((span.clone(), source.said));
        }
    }

    /// Gives them to a window.
    pub(super) fn join(mut self, opening: &mut Opening, answer: &mut Answer) {
        self.said.sort();
        answer.said = self.said;
        for article in self.articles.into_values() {
            opening.covers.push(Cover::default());
            opening.dossier.articles.push(article);
        }
    }
}
