//! What the reader asked for. It stands in the address, so every query can be written and read back.

use crate::Facet;
use hutong_model::{DateSpan, Day};

/// Words, facet values and days. Empty, it asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed, in the language of [`Vocabulary::read`](crate::Vocabulary::read).
    pub text: String,
    /// Chosen values: several values of one facet widen, several facets narrow.
    pub choices: Choices,
    /// The days.
    pub dates: DateRange,
}

/// The order of an answer; within it, that of the dossier, newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What fits the words best first; without words the newest.
    #[default]
    Relevance,
    /// Newest first.
    Newest,
    /// Oldest first, those without a day last.
    Oldest,
    /// By the name of the outlet, those without one last.
    Outlet,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Relevance, Self::Newest, Self::Oldest, Self::Outlet];

    /// The order of a name in the address.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }

    /// The name in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Outlet => "outlet",
        }
    }
}

/// Chosen values of facets, by facet and value, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<(Facet, String)>);

impl Choices {
    /// Every chosen value with its facet, by facet and value.
    pub fn iter(&self) -> impl Iterator<Item = (&Facet, &str)> {
        self.0.iter().map(|(facet, value)| (facet, value.as_str()))
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this value of this facet is chosen.
    pub fn has(&self, facet: &Facet, value: &str) -> bool {
        self.position(facet, value).is_ok()
    }

    /// Chooses a value; choosing it again changes nothing.
    pub fn choose(&mut self, facet: Facet, value: String) {
        if let Err(at) = self.position(&facet, &value) {
            self.0.insert(at, (facet, value));
        }
    }

    /// Chooses a value, or lets it go.
    pub fn toggle(&mut self, facet: &Facet, value: &str) {
        match self.position(facet, value) {
            Ok(at) => drop(self.0.remove(at)),
            Err(at) => self.0.insert(at, (facet.clone(), value.to_owned())),
        }
    }

    /// The choices without those of one facet.
    #[must_use]
    pub fn without(&self, facet: &Facet) -> Self {
        Self(self.0.iter().filter(|(other, _)| other != facet).cloned().collect())
    }

    fn position(&self, facet: &Facet, value: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(f, v)| f.cmp(facet).then_with(|| v.as_str().cmp(value)))
    }
}

/// Days from `after` to `before`, both included; an open side has no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// First day.
    pub after: Option<Day>,
    /// Last day.
    pub before: Option<Day>,
}

impl DateRange {
    /// Whether nothing is limited.
    pub fn is_open(&self) -> bool {
        self.after.is_none() && self.before.is_none()
    }

    /// Whether the span has a day in the range.
    pub fn meets(&self, span: &DateSpan) -> bool {
        self.after.is_none_or(|after| span.end >= after)
            && self.before.is_none_or(|before| span.start <= before)
    }
}

impl Query {
    /// Whether it asks for everything, in whatever order.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.choices.is_empty() && self.dates.is_open()
    }
}
