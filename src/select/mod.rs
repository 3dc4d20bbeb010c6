//! Pure: corpus and state → what a view shows.

mod cards;
mod matrix;
mod reading;
mod related;
mod timeline;

pub use cards::{Card, Matched, card, entities, hero, minutes};
pub use matrix::{Cell, Grid, claimed_days, grids};
pub use reading::{Findings, also_in, findings, marks, neighbours};
pub use related::{Common, Related, related};
pub use timeline::{Lane, Month, Timeline, earlier, is_here, lay, months, timeline};

use crate::{
    corpus::Corpus,
    i18n::Language,
    large::Answer,
    state::{State, View},
};
use hutong_search::{Bin, Facet, FacetCount, Found, Index, Question, Sort};

/// One facet as the panel shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetView {
    /// Which.
    pub facet: Facet,
    /// What it is called.
    pub label: String,
    /// Its values: chosen ones first, then by count, then by name; years the latest first.
    pub values: Vec<FacetValue>,
}

/// One value of a facet as the panel shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// As in the address; few are seen, and only those are named ([`Corpus::value_label`]).
    pub value: String,
    /// How many would remain.
    pub count: usize,
    /// Whether it is asked for.
    pub chosen: bool,
}

/// What fits the query, for a view and the panel beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// What fits, by its position in the dossier: events in the timeline, claims in the matrix,
    /// articles elsewhere. Articles come with the best match first, without words in the dossier's
    /// order.
    pub found: Vec<usize>,
    /// What the words of the query mean; nothing while they wait.
    pub question: Question,
    /// Whether what would tell has not come: words are asked for and there are no texts, or this is the
    /// answer to an earlier question.
    pub is_waiting: bool,
    /// How many fit.
    pub tally: Tally,
    /// The facets, counting what the view shows.
    pub facets: Vec<FacetView>,
    /// What each stretch of time would leave, first to last.
    pub histogram: Vec<Bin>,
    /// The orders that make a difference, the one in force among them; none where there are none.
    pub orders: Vec<Sort>,
}

/// How many of how many fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// So many.
    pub found: usize,
    /// Or fewer, where this is false.
    pub is_sure: bool,
    /// There are so many.
    pub all: usize,
}

/// What fits the query of a state, with the facets.
pub fn select(corpus: &Corpus, state: &State, language: Language) -> Selection {
    if let Some(answer) = &corpus.answer {
        return of_answer(corpus, answer, state, language);
    }
    let is_waiting = !corpus.is_whole() && !state.query.text.trim().is_empty();
    let question = if is_waiting { Question::default() } else { corpus.question(&state.query) };
    let found = find(corpus, state, &question);
    let facets = facets(corpus, state, language, |facet| found.counts(facet));
    let tally = Tally { found: found.documents.len(), is_sure: true, all: index(corpus, &state.view).len() };
    let histogram = index(corpus, &state.view).histogram(&question, &state.query, &found);
    Selection {
        orders: orders(corpus, state, &question),
        histogram,
        facets,
        found: found.documents,
        question,
        is_waiting,
        tally,
    }
}

/// What a view shows, and nothing else.
fn index<'a>(corpus: &'a Corpus, view: &View) -> &'a Index {
    match view {
        View::Timeline => &corpus.events,
        View::Matrix => &corpus.claims,
        View::Cards | View::Article(_) => &corpus.articles,
    }
}

/// Asks the index of what the view shows; articles come in the order that is asked for.
fn find(corpus: &Corpus, state: &State, question: &Question) -> Found {
    let index = index(corpus, &state.view);
    let mut found = index.find(question, &state.query);
    if matches!(state.view, View::Cards | View::Article(_)) {
        found.documents = index.sorted(question, state.sort, found.documents);
    }
    found
}

/// The orders of cards that make a difference: by relevance where words were found, by outlet where
/// there are several.
fn orders(corpus: &Corpus, state: &State, question: &Question) -> Vec<Sort> {
    if state.view != View::Cards || corpus.count() < 2 {
        return Vec::new();
    }
    let has_words = question.wanted().next().is_some();
    let outlets = match &corpus.answer {
        Some(answer) => answer.outlets(),
        None => corpus.articles.values().iter().filter(|(facet, _)| *facet == Facet::Outlet).count(),
    };
    let makes_sense = |sort: &Sort| match sort {
        Sort::Relevance => has_words,
        Sort::Outlet => outlets > 1 || state.sort == Sort::Outlet,
        Sort::Newest | Sort::Oldest => true,
    };
    Sort::ALL.into_iter().filter(makes_sense).collect()
}

/// What an index in files answered.
fn of_answer(corpus: &Corpus, answer: &Answer, state: &State, language: Language) -> Selection {
    // While another view's answer is on its way there is nothing to show.
    let shown = if answer.asked().is_of_view(&state.view) { answer.shown() } else { 0 };
    Selection {
        found: (0..shown).collect(),
        question: answer.question().clone(),
        is_waiting: !answer.asked().is_of_list(state),
        tally: Tally { found: answer.total(), is_sure: answer.is_sure(), all: answer.all() },
        facets: facets(corpus, state, language, |facet| answer.counts(facet).to_vec()),
        histogram: answer.histogram().to_vec(),
        orders: orders(corpus, state, answer.question()),
    }
}

/// What a typed text that finds nothing may be meant to be: one word of it differs.
pub fn meant(corpus: &Corpus, state: &State) -> Option<String> {
    let (typed, meant) = corpus.answer.as_ref()?.meant()?;
    let words = state.query.text.split_whitespace();
    let words = words.map(|word| if word.to_lowercase() == *typed { meant } else { word });
    let text = words.collect::<Vec<_>>().join(" ");
    (text != state.query.text).then_some(text)
}

/// The facets of which something would remain.
fn facets(
    corpus: &Corpus,
    state: &State,
    language: Language,
    counts: impl Fn(&Facet) -> Vec<FacetCount>,
) -> Vec<FacetView> {
    let facets = corpus.facets().into_iter().map(|facet| {
        let counts = counts(&facet);
        facet_view(corpus, state, language, facet, counts)
    });
    facets.filter(|facet| !facet.values.is_empty()).collect()
}

fn facet_view(
    corpus: &Corpus,
    state: &State,
    language: Language,
    facet: Facet,
    counts: Vec<FacetCount>,
) -> FacetView {
    let values = counts.into_iter().map(|counted| FacetValue {
        chosen: state.query.choices.has(&facet, &counted.value),
        count: counted.count,
        value: counted.value,
    });
    let mut values: Vec<_> = values.collect();
    if facet == Facet::Year {
        values.sort_by(|one, other| other.value.cmp(&one.value));
    }
    values.sort_by_key(|value| !value.chosen);
    FacetView { label: facet_label(corpus, &facet, language), facet, values }
}

/// What readers call a facet.
pub fn facet_label(corpus: &Corpus, facet: &Facet, language: Language) -> String {
    let messages = language.messages();
    match facet {
        Facet::Outlet => messages.outlet.to_owned(),
        Facet::Author => messages.author.to_owned(),
        Facet::Tag => messages.tag.to_owned(),
        Facet::Year => messages.year.to_owned(),
        Facet::Layer => messages.layer.to_owned(),
        Facet::Kind(id) => {
            let kind = corpus.dossier.kinds.iter().find(|kind| kind.id == *id);
            kind.map_or_else(|| id.to_string(), |kind| kind.label.get(language.tag()).to_owned())
        }
    }
}
