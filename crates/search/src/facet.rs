//! The facets by which a dossier is filtered.

use hutong_model::KindId;
use std::fmt;

/// One way of dividing articles and events.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Who published.
    Outlet,
    /// Who wrote.
    Author,
    /// Tags and categories of the front matter.
    Tag,
    /// The years that a document's days lie in: of an article that of its publication.
    Year,
    /// The layers of the timeline; events alone have them.
    Layer,
    /// Entities of one kind of the vocabulary.
    Kind(KindId),
}

impl Facet {
    /// The facet of a name in the address; every name that is not one of ours is a kind's.
    pub fn from_name(name: &str) -> Self {
        match name {
            "outlet" => Self::Outlet,
            "author" => Self::Author,
            "tag" => Self::Tag,
            "year" => Self::Year,
            "layer" => Self::Layer,
            kind => Self::Kind(KindId::new(kind)),
        }
    }

    /// The name in the address.
    pub fn name(&self) -> &str {
        match self {
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Tag => "tag",
            Self::Year => "year",
            Self::Layer => "layer",
            Self::Kind(kind) => kind.as_str(),
        }
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A value of a facet and how many documents would remain with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// An outlet's name, a year in digits, an entity's id.
    pub value: String,
    /// Documents that fit the rest of the query and have this value.
    pub count: usize,
}
