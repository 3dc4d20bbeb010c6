//! What has to be here before something is shown: a part of the program, and the rest of the dossier,
//! which comes after the first view. Knows not how they are fetched.

use crate::{
    part::Part,
    route,
    state::{State, View},
};

/// How much something is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The reader waits for it.
    Now,
    /// When there is nothing else to do; never where the reader saves data.
    SomeTime,
}

/// What has to be here before something is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The part of the program that draws it.
    pub part: Option<Part>,
    /// Whether it takes more of the dossier than a first view does.
    pub rest: bool,
}

impl Needs {
    /// What a state needs: cards have all that they show as long as no words are asked for.
    pub fn of(state: &State) -> Self {
        let rest = state.view != View::Cards || !state.query.text.trim().is_empty();
        Self { part: Part::of(&state.view), rest }
    }

    /// What the path of an address needs before anything is drawn there.
    pub fn of_path(path: &str) -> Self {
        route::view(path).map(|view| Self::of(&State { view, ..State::default() })).unwrap_or_default()
    }

    /// How much the rest is wanted.
    pub fn wanted(self) -> Wanted {
        if self.rest { Wanted::Now } else { Wanted::SomeTime }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, update};

    #[test]
    fn cards_without_words_need_nothing_more() {
        let state = |view| State { view, ..State::default() };
        assert_eq!(Needs::of(&State::default()), Needs::default());
        assert_eq!(Needs::of_path("/nowhere/"), Needs::default());
        for view in [View::Timeline, View::Matrix] {
            assert!(Needs::of(&state(view.clone())).rest, "{view:?}");
        }
        let typed = |text: &str| Needs::of(&update(&State::default(), Action::Type(text.into())));
        assert_eq!((typed("x").wanted(), typed(" ").wanted()), (Wanted::Now, Wanted::SomeTime));
        let reader = Needs { part: Some(Part::Reader), rest: true };
        assert_eq!(Needs::of_path("/article/a/"), reader);
    }
}
