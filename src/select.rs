//! Pure: corpus and state → what a view shows.

use crate::{
    corpus::Corpus,
    i18n::Language,
    marks::{Mark, MarkKind},
    state::{State, View},
};
use hutong_model::{Article, Block, Claim, DateSpan, Day, Entity, EntityId, Event, Place, Relation, Status};
use hutong_search::{DateRange, Facet, Found, Snippet};
use std::cmp::Reverse;

/// Chinese characters read in a minute: the mean of Trauzettel-Klosinski and Dietz (2012),
/// "Standardized Assessment of Reading Performance: The New International Reading Speed Texts".
const CHARACTERS_A_MINUTE: usize = 255;
/// Words of languages that write spaces, read silently in a minute: the mean of Brysbaert (2019),
/// "How many words do we read per minute?".
const WORDS_A_MINUTE: usize = 238;

/// The length of a card's snippet, in characters.
const SNIPPET: u32 = 110;

/// One facet as the panel shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetView {
    /// Which.
    pub facet: Facet,
    /// What it is called.
    pub label: String,
    /// Its values: chosen ones first, then by count, then by name.
    pub values: Vec<FacetValue>,
}

/// One value of a facet as the panel shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// As in the address.
    pub value: String,
    /// As readers see it.
    pub label: String,
    /// How many would remain.
    pub count: usize,
    /// Whether it is asked for.
    pub chosen: bool,
}

/// What fits the query, for the views and the panel alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Positions of articles that fit, in the dossier's order.
    pub articles: Vec<usize>,
    /// Positions of events that fit, oldest first.
    pub events: Vec<usize>,
    /// Positions of claims that fit, in the dossier's order.
    pub claims: Vec<usize>,
    /// The facets, counting what the present view shows.
    pub facets: Vec<FacetView>,
}

/// One article as its card shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The part of the text that matched, where something was searched for.
    pub snippet: Option<Snippet>,
    /// The entities it names most, most often named first.
    pub entities: Vec<(Facet, String, String)>,
    /// Minutes it takes to read, at least 1.
    pub minutes: usize,
}

/// What fits the query of a state.
pub fn select(corpus: &Corpus, state: &State, language: Language) -> Selection {
    let articles = corpus.articles.find(&state.query);
    let events = corpus.events.find(&state.query);
    let claims = corpus.claims.find(&state.query);
    let counted = match state.view {
        View::Timeline => &events,
        View::Matrix => &claims,
        View::Cards | View::Article(_) => &articles,
    };
    let facets = corpus.facets().into_iter().map(|facet| facet_view(corpus, state, language, facet, counted));
    Selection {
        facets: facets.filter(|facet| !facet.values.is_empty()).collect(),
        articles: articles.documents,
        events: events.documents,
        claims: claims.documents,
    }
}

fn facet_view(corpus: &Corpus, state: &State, language: Language, facet: Facet, found: &Found) -> FacetView {
    let mut values: Vec<_> = found
        .counts(&facet)
        .into_iter()
        .map(|counted| FacetValue {
            label: corpus.value_label(&facet, &counted.value, language),
            chosen: state.query.choices.has(&facet, &counted.value),
            count: counted.count,
            value: counted.value,
        })
        .collect();
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
        Facet::Layer => messages.layer.to_owned(),
        Facet::Kind(id) => {
            let kind = corpus.dossier.kinds.iter().find(|kind| kind.id == *id);
            kind.map_or_else(|| id.to_string(), |kind| kind.label.get(language.tag()).to_owned())
        }
    }
}

/// What a card shows beside the article's own fields.
pub fn card(corpus: &Corpus, article: &Article, words: &[String], language: Language) -> Card {
    let snippet = article.body.iter().find_map(|block| hutong_search::snippet(&block.text(), words, SNIPPET));
    let entities = entities(corpus, article).into_iter().take(6).map(|entity| {
        let facet = Facet::Kind(entity.kind.clone());
        (facet, entity.id.as_str().to_owned(), entity.name.get(language.tag()).to_owned())
    });
    Card { snippet, entities: entities.collect(), minutes: minutes(article) }
}

/// The entities of an article, most often named first.
pub fn entities<'a>(corpus: &'a Corpus, article: &Article) -> Vec<&'a Entity> {
    let mut named: Vec<_> = article.mentions.iter().map(|mention| &mention.entity).collect();
    named.sort_unstable();
    let mut counted: Vec<_> = named.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted.into_iter().filter_map(|(id, _)| corpus.entity(id)).collect()
}

/// Minutes it takes to read an article, at least 1.
pub fn minutes(article: &Article) -> usize {
    let (mut characters, mut words) = (0, 0);
    for block in &article.body {
        let text = block.text();
        let wide = |c: &char| ('\u{2e80}'..='\u{d7af}').contains(c) || *c >= '\u{20000}';
        characters += text.chars().filter(wide).count();
        words += text
            .split(|c: char| c.is_whitespace() || wide(&c))
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
    }
    let seconds = characters * 60 / CHARACTERS_A_MINUTE + words * 60 / WORDS_A_MINUTE;
    seconds.div_ceil(60).max(1)
}

/// One month of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Month<'a> {
    /// Its year.
    pub year: i16,
    /// 1 to 12; none for events known only by year or by a longer span.
    pub month: Option<u8>,
    /// What happened, oldest first.
    pub events: Vec<&'a Event>,
}

/// The events that fit, by year and month, oldest first; a year's vague events lead it.
pub fn months<'a>(corpus: &'a Corpus, selection: &Selection) -> Vec<Month<'a>> {
    let mut dated: Vec<_> = selection.events.iter().map(|at| &corpus.dossier.events[*at]).collect();
    let month = |event: &Event| (event.when.start.year(), month_of(&event.when));
    // A stable sort: within a month the dossier's order, oldest first, stays.
    dated.sort_by_key(|event| month(event));
    dated
        .chunk_by(|a, b| month(a) == month(b))
        .map(|events| {
            let (year, number) = month(events[0]);
            Month { year, month: number, events: events.to_vec() }
        })
        .collect()
}

/// The month that a span lies in wholly.
fn month_of(span: &DateSpan) -> Option<u8> {
    let whole = (span.start.year(), span.start.month()) == (span.end.year(), span.end.month());
    whole.then(|| span.start.month())
}

/// One relation with what is claimed in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid<'a> {
    /// Which relation.
    pub relation: &'a Relation,
    /// Objects of which something is claimed, in the order of the vocabulary.
    pub columns: Vec<&'a Entity>,
    /// Subjects of which something is claimed, in the order of the vocabulary, each with a cell a column.
    pub rows: Vec<(&'a Entity, Vec<Option<Cell<'a>>>)>,
}

/// What is claimed of one subject and one object.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    /// What the last claim says.
    pub status: &'a Status,
    /// Whether its own source calls it unconfirmed.
    pub hedged: bool,
    /// Every claim, the last first.
    pub claims: Vec<&'a Claim>,
}

/// The relations of the dossier with the claims that fit; those without a claim are left out.
pub fn grids<'a>(corpus: &'a Corpus, selection: &Selection) -> Vec<Grid<'a>> {
    let claims: Vec<_> = selection.claims.iter().map(|at| &corpus.dossier.claims[*at]).collect();
    let relations = corpus.dossier.relations.iter();
    relations.map(|relation| grid(corpus, relation, &claims)).filter(|grid| !grid.rows.is_empty()).collect()
}

fn grid<'a>(corpus: &'a Corpus, relation: &'a Relation, claims: &[&'a Claim]) -> Grid<'a> {
    let claims: Vec<_> = claims.iter().copied().filter(|claim| claim.relation == relation.id).collect();
    let named = |id: fn(&Claim) -> &EntityId| -> Vec<&'a Entity> {
        let entities = corpus.dossier.entities.iter();
        entities.filter(|entity| claims.iter().any(|claim| *id(claim) == entity.id)).collect()
    };
    let columns = named(|claim| &claim.object);
    let row = |subject: &'a Entity| {
        let cells = columns.iter().map(|object| cell(relation, &claims, &subject.id, &object.id));
        (subject, cells.collect())
    };
    Grid { relation, rows: named(|claim| &claim.subject).into_iter().map(row).collect(), columns }
}

/// The last claim decides; on one day a plain statement before a hedged one, then the stronger status.
fn cell<'a>(
    relation: &'a Relation,
    claims: &[&'a Claim],
    subject: &EntityId,
    object: &EntityId,
) -> Option<Cell<'a>> {
    let strength = |claim: &Claim| relation.statuses.iter().position(|status| status.id == claim.status);
    let mut claims: Vec<_> =
        claims.iter().copied().filter(|claim| claim.subject == *subject && claim.object == *object).collect();
    claims.sort_by_key(|claim| (Reverse(claim.as_of), claim.hedged, strength(claim)));
    let last = claims.first()?;
    let status = &relation.statuses[strength(last)?];
    Some(Cell { status, hedged: last.hedged, claims })
}

/// The first and the last day on which a claim holds.
pub fn claimed_days(corpus: &Corpus) -> Option<(Day, Day)> {
    let days = corpus.dossier.claims.iter().filter_map(|claim| claim.as_of);
    Some((days.clone().min()?, days.max()?))
}

/// The first and the last day that the dossier knows, for the limits of the date fields.
pub fn extent(corpus: &Corpus) -> DateRange {
    let published = corpus.dossier.articles.iter().filter_map(|article| article.published.as_ref());
    let days = published.map(|published| published.day);
    let events = corpus.dossier.events.iter().map(|event| event.when);
    DateRange {
        after: days.clone().chain(events.clone().map(|when| when.start)).min(),
        before: days.chain(events.map(|when| when.end)).max(),
    }
}

/// The articles before and after one in the present list.
pub fn neighbours<'a>(
    corpus: &'a Corpus,
    selection: &Selection,
    article: &Article,
) -> (Option<&'a Article>, Option<&'a Article>) {
    let articles = &corpus.dossier.articles;
    let found = selection.articles.iter().position(|at| articles[*at].id == article.id);
    let Some(found) = found else { return (None, None) };
    let at = |position: usize| selection.articles.get(position).map(|at| &articles[*at]);
    (found.checked_sub(1).and_then(at), at(found + 1))
}

/// What is set apart in a block of the article that is read: the sentence that the reader came to
/// see, what matches the query, and the names and dates that were found.
pub fn marks(state: &State, article: &Article, block: u32, text: &str, language: Language) -> Vec<Mark> {
    let mark =
        |place: Place, kind: MarkKind, title: String| Mark { range: place.start..place.end, kind, title };
    let here = |place: &Place| place.block == block;
    let evidence = state.place.filter(here).map(|place| mark(place, MarkKind::Evidence, String::new()));
    let found = hutong_search::marks(text, &state.query.words());
    let found = found.into_iter().map(|range| Mark { range, kind: MarkKind::Found, title: String::new() });
    let names = article.mentions.iter().filter(|mention| here(&mention.place));
    let names = names.map(|mention| mark(mention.place, MarkKind::Entity, String::new()));
    let dates = article.dates.iter().filter(|date| here(&date.place));
    let dates = dates.filter_map(|date| Some(mark(date.place, MarkKind::Date, language.span(&date.span?))));
    evidence.into_iter().chain(found).chain(names).chain(dates).collect()
}

/// Other articles in which a block stands too.
pub fn also_in<'a>(corpus: &'a Corpus, article: &Article, block: u32) -> Vec<&'a Article> {
    let here = |span: &hutong_model::Span| span.article == article.id && span.block == block;
    let duplicates = corpus.dossier.duplicates.iter().filter(|duplicate| duplicate.places.iter().any(here));
    let mut others: Vec<&Article> = Vec::new();
    for span in duplicates.flat_map(|duplicate| &duplicate.places).filter(|span| span.article != article.id) {
        if let Some(other) = corpus.article(&span.article)
            && others.iter().all(|known| known.id != other.id)
        {
            others.push(other);
        }
    }
    others
}

/// The picture that stands for an article.
pub fn hero(article: &Article) -> Option<&hutong_model::Picture> {
    match article.body.get(article.hero? as usize)? {
        Block::Image(picture) => Some(picture),
        _ => None,
    }
}
