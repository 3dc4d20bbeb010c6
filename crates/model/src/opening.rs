//! A dossier in two: what its first view shows, and the rest, which comes after it.

use crate::{
    Article, Block, Claim, Cover, DateMention, Day, Diagnostic, Dossier, Duplicate, Event, Mention, Quote,
};
use borsh::{BorshDeserialize, BorshSerialize};

/// What the first view of a dossier shows.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Opening {
    /// The dossier without what is in its [`Rest`].
    pub dossier: Dossier,
    /// One for each article, in their order.
    pub covers: Vec<Cover>,
    /// The first and the last day of any article or event.
    pub days: Option<(Day, Day)>,
}

/// What only a reader, a timeline, a matrix or a search needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Rest {
    articles: Vec<Inside>,
    events: Vec<Event>,
    claims: Vec<Claim>,
    quotes: Vec<Quote>,
    duplicates: Vec<Duplicate>,
    lexicon: String,
}

/// The inside of an article.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
struct Inside {
    body: Vec<Block>,
    mentions: Vec<Mention>,
    dates: Vec<DateMention>,
    diagnostics: Vec<Diagnostic>,
}

impl Opening {
    /// All of a dossier, ready for a first view.
    pub fn whole(dossier: Dossier) -> Self {
        Self { covers: dossier.articles.iter().map(Cover::of).collect(), days: days(&dossier), dossier }
    }

    /// Takes the rest out of a whole.
    pub fn part(mut self) -> (Self, Rest) {
        let Dossier { articles, events, claims, quotes, duplicates, lexicon, .. } = &mut self.dossier;
        let rest = Rest {
            articles: articles.iter_mut().map(Inside::take).collect(),
            events: std::mem::take(events),
            claims: std::mem::take(claims),
            quotes: std::mem::take(quotes),
            duplicates: std::mem::take(duplicates),
            lexicon: std::mem::take(lexicon),
        };
        (self, rest)
    }

    /// Puts the rest back; none where it is that of another dossier.
    pub fn join(mut self, rest: Rest) -> Option<Self> {
        let Rest { articles, events, claims, quotes, duplicates, lexicon } = rest;
        let dossier = &mut self.dossier;
        if articles.len() != dossier.articles.len() {
            return None;
        }
        dossier.articles.iter_mut().zip(articles).for_each(|(article, inside)| inside.put(article));
        (dossier.events, dossier.claims) = (events, claims);
        (dossier.quotes, dossier.duplicates, dossier.lexicon) = (quotes, duplicates, lexicon);
        Some(self)
    }
}

impl Inside {
    fn take(article: &mut Article) -> Self {
        Self {
            body: std::mem::take(&mut article.body),
            mentions: std::mem::take(&mut article.mentions),
            dates: std::mem::take(&mut article.dates),
            diagnostics: std::mem::take(&mut article.diagnostics),
        }
    }

    fn put(self, article: &mut Article) {
        let Self { body, mentions, dates, diagnostics } = self;
        (article.body, article.mentions, article.dates) = (body, mentions, dates);
        article.diagnostics = diagnostics;
    }
}

fn days(dossier: &Dossier) -> Option<(Day, Day)> {
    let published = dossier.articles.iter().filter_map(|article| Some(article.published.as_ref()?.day));
    let events = dossier.events.iter().map(|event| event.when);
    let first = published.clone().chain(events.clone().map(|when| when.start)).min()?;
    Some((first, published.chain(events.map(|when| when.end)).max()?))
}
