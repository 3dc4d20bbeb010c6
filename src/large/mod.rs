//! A dossier too large to travel whole: the app has a window of it, and the answer that the window
//! shows. Pure; `browser::shards` fetches the files of its index. Without the feature `shards` there
//! are no such dossiers, and nothing of this is in the program.

mod answer;
#[cfg(feature = "shards")]
mod articles;
#[cfg(feature = "shards")]
mod asking;
#[cfg(feature = "shards")]
mod claims;
#[cfg(feature = "shards")]
mod events;
#[cfg(not(feature = "shards"))]
mod none;
#[cfg(feature = "shards")]
mod site;

pub use answer::Known;
#[cfg(feature = "shards")]
pub use answer::Known as Answer;
#[cfg(feature = "shards")]
pub use asking::{Asking, Step};
#[cfg(not(feature = "shards"))]
pub use none::Answer;
#[cfg(feature = "shards")]
pub use site::Site;

use crate::state::{Look, State, View};
use hutong_model::{ArticleId, EntityId, RelationId};
use hutong_search::{Query, Sort};

/// How many cards are shown at first, and how many more each time.
pub const PAGE: usize = 20;

/// How many values of a facet are listed at first behind those that are shown: there may be thousands, and
/// each letter that is typed changes what they say.
const VALUES: usize = 14;

/// How much of an answer the reader has asked to see. No link carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// So many cards, or entries of the timeline's list.
    pub cards: usize,
    /// The sentences of this cell of a matrix.
    pub cell: Option<CellId>,
    /// So many values of each facet.
    pub values: usize,
}

impl Default for Reach {
    fn default() -> Self {
        Self { cards: PAGE, cell: None, values: VALUES }
    }
}

/// A cell of a matrix: relation, subject, object.
pub type CellId = (RelationId, EntityId, EntityId);

/// What a reader may want to see more of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// More cards or entries.
    More,
    /// What a cell rests on.
    Cell(CellId),
    /// Every value of the facets.
    Values,
}

impl Reach {
    /// What is to be seen when something more is wanted.
    #[must_use]
    pub fn with(&self, want: Want) -> Self {
        let now = self.clone();
        match want {
            Want::More => Self { cards: self.cards + PAGE, ..now },
            Want::Cell(cell) => Self { cell: Some(cell), ..now },
            Want::Values => Self { values: usize::MAX, ..now },
        }
    }
}

/// What an answer is to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What is asked for.
    pub query: Query,
    /// Of what.
    pub about: About,
}

/// What is asked for, and how it is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Articles.
    Articles {
        /// In which order.
        sort: Sort,
        /// How many cards are wanted.
        wanted: usize,
        /// The one that is read.
        read: Option<ArticleId>,
    },
    /// Events.
    Events {
        /// How the band is looked at.
        look: Look,
        /// How many entries of the list are wanted.
        wanted: usize,
    },
    /// Claims.
    Claims {
        /// The cell whose sentences are wanted.
        cell: Option<CellId>,
    },
}

impl Default for About {
    fn default() -> Self {
        Self::Articles { sort: Sort::default(), wanted: PAGE, read: None }
    }
}

impl Asked {
    /// What a state asks.
    pub fn of(state: &State, reach: &Reach) -> Self {
        let wanted = reach.cards.max(PAGE);
        let about = match &state.view {
            View::Cards => About::Articles { sort: state.sort, wanted, read: None },
            View::Article(id) => About::Articles { sort: state.sort, wanted, read: Some(id.clone()) },
            View::Timeline => About::Events { look: state.look.clone(), wanted },
            View::Matrix => About::Claims { cell: reach.cell.clone() },
        };
        let mut query = state.query.clone();
        query.text = query.text.trim().to_owned();
        Self { query, about }
    }

    /// Whether its answer has all that another question asks for: of the same list as much or more.
    pub fn covers(&self, other: &Self) -> bool {
        let has = match (&self.about, &other.about) {
            (
                About::Articles { sort, wanted, read },
                About::Articles { sort: other, wanted: less, read: it },
            ) => sort == other && wanted >= less && read == it,
            (About::Events { look, wanted }, About::Events { look: other, wanted: less }) => {
                look == other && wanted >= less
            }
            (About::Claims { cell }, About::Claims { cell: it }) => it.is_none() || cell == it,
            _ => false,
        };
        has && self.query == other.query
    }

    /// Whether it asks for the same articles, events or claims, however they are shown.
    pub fn is_of_list(&self, state: &State) -> bool {
        let other = Self::of(state, &Reach::default());
        let is_same = match (&self.about, &other.about) {
            (About::Articles { sort, .. }, About::Articles { sort: other, .. }) => sort == other,
            (About::Events { .. }, About::Events { .. }) | (About::Claims { .. }, About::Claims { .. }) => {
                true
            }
            _ => false,
        };
        is_same && self.query == other.query
    }

    /// Whether it asks for what a view shows, whatever of it.
    pub fn is_of_view(&self, view: &View) -> bool {
        matches!(
            (&self.about, view),
            (About::Articles { .. }, View::Cards | View::Article(_))
                | (About::Events { .. }, View::Timeline)
                | (About::Claims { .. }, View::Matrix)
        )
    }

    /// Whether what is shown when nothing is asked for answers it.
    pub fn is_nothing(&self) -> bool {
        let About::Articles { sort, wanted, read } = &self.about else { return false };
        let in_order = matches!(sort, Sort::Relevance | Sort::Newest);
        self.query.is_empty() && in_order && read.is_none() && *wanted == PAGE
    }
}
