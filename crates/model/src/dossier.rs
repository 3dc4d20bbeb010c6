//! The whole: what the build writes and the browser reads.

use crate::{Article, Claim, Entity, Event, Figure, Kind, Label, Quote, Relation, Span};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The version of this format. It changes when an older reader would misread a newer file.
pub const VERSION: u32 = 1;

/// A dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// [`VERSION`] of the writer.
    pub version: u32,
    /// What it is called.
    pub title: Label,
    /// What it is about, in a sentence or two.
    pub description: Label,
    /// BCP 47 tag of the language that most of its readers read.
    pub language: String,
    /// IANA name of the zone in which its days are counted.
    pub zone: String,
    /// Whether pictures on other sites are fetched without asking.
    pub pictures: PicturePolicy,
    /// Kinds of entity, in the order of `dossier.toml`.
    pub kinds: Vec<Kind>,
    /// The vocabulary, in the order of `dossier.toml`.
    pub entities: Vec<Entity>,
    /// What the matrices show.
    pub relations: Vec<Relation>,
    /// Newest first; those without a date last; then by id.
    pub articles: Vec<Article>,
    /// Oldest first.
    pub events: Vec<Event>,
    /// By relation, subject, object, day.
    pub claims: Vec<Claim>,
    /// In the order of articles and places.
    pub quotes: Vec<Quote>,
    /// In the order of articles and places.
    #[borsh(skip)]
    pub figures: Vec<Figure>,
    /// Paragraphs that stand in more than one article.
    pub duplicates: Vec<Duplicate>,
    /// What a browser must know of characters and names to search it, as `hutong_search::Lexicon`
    /// reads it. Without it, only ASCII letters and full-width forms are folded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lexicon: String,
}

/// A dossier of this version with nothing in it, its days counted in UTC.
impl Default for Dossier {
    fn default() -> Self {
        Self {
            version: VERSION,
            title: Label::default(),
            description: Label::default(),
            language: String::new(),
            zone: "UTC".to_owned(),
            pictures: PicturePolicy::default(),
            kinds: Vec::new(),
            entities: Vec::new(),
            relations: Vec::new(),
            articles: Vec::new(),
            events: Vec::new(),
            claims: Vec::new(),
            quotes: Vec::new(),
            figures: Vec::new(),
            duplicates: Vec::new(),
            lexicon: String::new(),
        }
    }
}

impl Dossier {
    /// Without the entities that no article mentions: a view has nothing to say of them. The
    /// vocabulary as a whole stays in the JSON.
    #[must_use]
    pub fn mentioned(mut self) -> Self {
        let articles = self.articles.iter().flat_map(|article| &article.mentions);
        let events = self.events.iter().flat_map(|event| &event.entities);
        let claims = self.claims.iter().flat_map(|claim| [&claim.subject, &claim.object]);
        let quotes = self.quotes.iter().filter_map(|quote| quote.entity.as_ref());
        let named = articles.map(|mention| &mention.entity).chain(events).chain(claims).chain(quotes);
        let named: BTreeSet<_> = named.cloned().collect();
        self.entities.retain(|entity| named.contains(&entity.id));
        self
    }
}

/// The same paragraph, word for word or nearly, in two or more articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Duplicate {
    /// Where it stands; the oldest article first.
    pub places: Vec<Span>,
}

/// What happens to pictures that live on other sites.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PicturePolicy {
    /// The reader is asked once for each site. The default: nothing is fetched unasked.
    #[default]
    Ask,
    /// Fetched as the page is read.
    Show,
}
