//! Parts of the program that are fetched when they are first needed: what draws each view but the
//! first. A part gives one function; what nothing else calls comes with it (`xtask/src/build/split.rs`).
//! Without the feature `split` everything is in one program, and nothing is ever waited for.

use crate::{state::View, store::Store};
use yew::Html;

/// A part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The timeline with its band.
    Timeline,
    /// The matrices.
    Matrix,
    /// The reader of an article.
    Reader,
}

/// A part that could not be fetched. Asking again fetches again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

/// What a part gives.
type Draw = fn(&Store) -> Html;

impl Part {
    /// What a view needs; nothing for the first.
    pub fn of(view: &View) -> Option<Self> {
        match view {
            View::Cards => None,
            View::Timeline => Some(Self::Timeline),
            View::Matrix => Some(Self::Matrix),
            View::Article(_) => Some(Self::Reader),
        }
    }

    /// Its name among the files of a build.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Matrix => "matrix",
            Self::Reader => "reader",
        }
    }
}

pub use kind::{draw, load, ready};

/// Everything in one program.
#[cfg(not(feature = "split"))]
mod kind {
    use super::{Draw, Missing, Part};
    use crate::{store::Store, views};
    use yew::Html;

    /// Whether a part is here.
    pub fn ready(_part: Part) -> bool {
        true
    }

    /// Fetches a part.
    ///
    /// # Errors
    ///
    /// Where it cannot be had.
    pub async fn load(_part: Part) -> Result<(), Missing> {
        Ok(())
    }

    /// Draws what a part draws; nothing where it is not here.
    pub fn draw(part: Part, store: &Store) -> Html {
        let draw: Draw = match part {
            Part::Timeline => views::timeline::timeline,
            Part::Matrix => views::matrix::matrix,
            Part::Reader => views::reader::reader,
        };
        draw(store)
    }
}

/// Each part in a file of its own.
#[cfg(feature = "split")]
mod kind {
    use super::{Draw, Missing, Part};
    use crate::{store::Store, views};
    use std::cell::Cell;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    use yew::Html;

    thread_local! {
        static LOADED: [Cell<Option<Draw>>; 3] = const { [Cell::new(None), Cell::new(None), Cell::new(None)] };
    }

    /// Whether a part is here.
    pub fn ready(part: Part) -> bool {
        LOADED.with(|loaded| loaded[part as usize].get().is_some())
    }

    /// Fetches a part.
    ///
    /// # Errors
    ///
    /// Where it cannot be had.
    pub async fn load(part: Part) -> Result<(), Missing> {
        let draw = match part {
            Part::Timeline => timeline().await?,
            Part::Matrix => matrix().await?,
            Part::Reader => reader().await?,
        };
        LOADED.with(|loaded| loaded[part as usize].set(Some(draw)));
        Ok(())
    }

    /// Draws what a part draws; nothing where it is not here.
    pub fn draw(part: Part, store: &Store) -> Html {
        let draw = LOADED.with(|loaded| loaded[part as usize].get());
        draw.map(|draw| draw(store)).unwrap_or_default()
    }

    impl From<SplitLoaderError> for Missing {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split(timeline, fallible)]
    fn timeline() -> Result<Draw, Missing> {
        Ok(views::timeline::timeline)
    }

    #[wasm_split(matrix, fallible)]
    fn matrix() -> Result<Draw, Missing> {
        Ok(views::matrix::matrix)
    }

    #[wasm_split(reader, fallible)]
    fn reader() -> Result<Draw, Missing> {
        Ok(views::reader::reader)
    }
}
