//! A dossier too large to travel whole: the app has a window of it, and the answer that the window
//! shows. Pure; `browser::shards` fetches the files of its index. Without the feature `shards` there
//! are no such dossiers, and nothing of this is in the program.

#[cfg(feature = "shards")]
mod answer;
#[cfg(feature = "shards")]
mod asking;
#[cfg(not(feature = "shards"))]
mod none;

#[cfg(feature = "shards")]
pub use answer::Answer;
#[cfg(feature = "shards")]
pub use asking::{Asking, Step};
#[cfg(not(feature = "shards"))]
pub use none::Answer;

use crate::state::{State, View};
use hutong_model::ArticleId;
use hutong_search::{Query, Sort};

/// How many cards are shown at first, and how many more each time.
pub const PAGE: usize = 20;

/// What an answer is to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What is asked for.
    pub query: Query,
    /// In which order.
    pub sort: Sort,
    /// The article that is read.
    pub article: Option<ArticleId>,
    /// How many cards are wanted.
    pub wanted: usize,
}

impl Asked {
    /// What a state asks.
    pub fn of(state: &State, wanted: usize) -> Self {
        let article = match &state.view {
            View::Article(id) => Some(id.clone()),
            View::Cards | View::Timeline | View::Matrix => None,
        };
        let mut query = state.query.clone();
        query.text = query.text.trim().to_owned();
        Self { query, sort: state.sort, article, wanted: wanted.max(PAGE) }
    }

    /// Whether it asks for the same list of articles, however much of it.
    pub fn is_of_list(&self, state: &State) -> bool {
        let other = Self::of(state, self.wanted);
        self.query == other.query && self.sort == other.sort
    }

    /// Whether what is shown when nothing is asked for answers it.
    pub fn is_nothing(&self) -> bool {
        let in_order = matches!(self.sort, Sort::Relevance | Sort::Newest);
        self.query.is_empty() && in_order && self.article.is_none() && self.wanted == PAGE
    }
}
