//! What files have of articles, events and claims, each document as a whole.

use crate::Error;
use crate::bytes::{Bytes, push_number};
use borsh::{BorshDeserialize, BorshSerialize};
use hutong_model::{Article, ArticleId, Claim, Cover, Dossier, Duplicate, EntityId, Published, Quote, Span};
use std::collections::BTreeMap;

/// What a card shows of a document.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Card {
    /// As in [`Article::id`].
    pub id: ArticleId,
    /// As in [`Article::title`].
    pub title: String,
    /// As in [`Article::outlet`].
    pub outlet: Option<String>,
    /// As in [`Article::published`].
    pub published: Option<Published>,
    /// As in [`Article::language`].
    pub language: String,
    /// As in [`Article::summary`].
    pub summary: String,
    /// What stands for the body.
    pub cover: Cover,
}

impl Card {
    /// The card of an article.
    pub fn of(article: &Article) -> Self {
        Self {
            id: article.id.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published: article.published.clone(),
            language: article.language.clone(),
            summary: article.summary.clone(),
            cover: Cover::of(article),
        }
    }

    /// The article without all that no card shows, and its cover.
    pub fn open(self) -> (Article, Cover) {
        let article = Article {
            id: self.id,
            file: String::new(),
            title: self.title,
            outlet: self.outlet,
            authors: Vec::new(),
            editors: Vec::new(),
            published: self.published,
            source_url: None,
            language: self.language,
            tags: Vec::new(),
            summary: self.summary,
            hero: None,
            body: Vec::new(),
            mentions: Vec::new(),
            dates: Vec::new(),
            extra: BTreeMap::new(),
            diagnostics: Vec::new(),
        };
        (article, self.cover)
    }
}

/// What was found in a document and stands beside it in the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Findings {
    /// In the order of their places.
    pub quotes: Vec<Quote>,
    /// Those with evidence in the document, in the order of the dossier.
    pub claims: Vec<Claim>,
    /// Its paragraphs that stand in other articles too.
    pub duplicates: Vec<Duplicate>,
    /// The documents that have most in common with it, most first.
    pub related: Vec<(u32, Common)>,
}

/// What two articles have in common. In its order: the same words weigh more than the same events, and
/// these more than the same names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub struct Common {
    /// Paragraphs that stand in both, word for word or nearly.
    pub paragraphs: u32,
    /// Events that both report.
    pub events: u32,
    /// Entities that both name, and not half of the dossier.
    pub names: u32,
}

impl Common {
    /// Whether it is enough to be said: everybody names somebody whom others name too.
    pub(crate) fn is_told(self) -> bool {
        self.paragraphs > 0 || self.events > 0 || self.names > 1
    }
}

/// A finding of the dossier with the sentences that it rests on: what the index of events or of claims
/// has as a document.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Record<T> {
    /// The event or the claim.
    pub finding: T,
    /// One for each piece of its evidence.
    pub sources: Vec<Source>,
}

/// A piece of evidence, and what is said of the article that it stands in.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Source {
    /// As in [`Article::title`].
    pub title: String,
    /// As in [`Article::outlet`].
    pub outlet: Option<String>,
    /// As in [`Article::language`].
    pub language: String,
    /// Its words.
    pub said: String,
}

impl Source {
    /// The words of an article at a place.
    pub(crate) fn of(article: &Article, span: &Span) -> Self {
        Self {
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            language: article.language.clone(),
            said: article.quote(span.place()),
        }
    }

    /// The article that it stands in, without all that is not known of it.
    pub fn article(&self, id: ArticleId) -> Article {
        let card = Card {
            id,
            title: self.title.clone(),
            outlet: self.outlet.clone(),
            published: None,
            language: self.language.clone(),
            summary: String::new(),
            cover: Cover::default(),
        };
        card.open().0
    }
}

/// What a matrix shows of a claim, by positions in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Among the relations.
    pub relation: usize,
    /// Among the entities.
    pub subject: usize,
    /// Among the entities.
    pub object: usize,
    /// Among the statuses of the relation.
    pub status: usize,
    /// As in [`Claim::hedged`].
    pub hedged: bool,
}

impl Cell {
    /// The cell of a claim; none where the dossier does not know what it names.
    pub(crate) fn of(dossier: &Dossier, claim: &Claim) -> Option<Self> {
        let relation = dossier.relations.iter().position(|relation| relation.id == claim.relation)?;
        let statuses = &dossier.relations[relation].statuses;
        let entity = |id: &EntityId| dossier.entities.iter().position(|entity| entity.id == *id);
        Some(Self {
            relation,
            subject: entity(&claim.subject)?,
            object: entity(&claim.object)?,
            status: statuses.iter().position(|status| status.id == claim.status)?,
            hedged: claim.hedged,
        })
    }

    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Self, Error> {
        let (relation, subject, object) = (bytes.length()?, bytes.length()?, bytes.length()?);
        let status = bytes.length()?;
        Ok(Self { relation, subject, object, status: status >> 1, hedged: status & 1 == 1 })
    }

    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        let status = self.status << 1 | usize::from(self.hedged);
        for number in [self.relation, self.subject, self.object, status] {
            push_number(bytes, number as u64);
        }
    }
}
