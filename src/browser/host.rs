//! What an app stands in: a page of its own, or an element of somebody else's page, whose address,
//! title, storage, focus and scrolling are left alone.

use super::{
    embedded::Embedded,
    page,
    sight::{self, BAND, CARD, FACETS, LET_GO, LIST, Sight, TALLY},
};
use crate::{preferences::Preferences, route::Location, state::State};
use gloo::events::EventListener;
use std::rc::Rc;
use web_sys::HtmlElement;

/// What says of an element that it is not what it will be.
const BUSY: &str = "aria-busy";

/// Where an app is shown.
#[derive(Clone, Debug, Default)]
pub enum Host {
    /// In a page of its own: the address bar holds its address.
    #[default]
    Page,
    /// In an element of another page.
    Element(Rc<Embedded>),
    /// Not shown now, ready to be shown in another element.
    Nowhere,
}

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Page, Self::Page) | (Self::Nowhere, Self::Nowhere) => true,
            (Self::Element(one), Self::Element(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Host {
    /// The present address below a root such as `/` or `/sub/path/`.
    pub fn location(&self, root: &str) -> Location {
        match self {
            Self::Page => page::location(root),
            Self::Element(embedded) => embedded.location(),
            Self::Nowhere => Location::default(),
        }
    }

    /// Calls back when somebody else changes the address (the reader goes back, the page around
    /// an element sets it) until the listener is dropped. What [`Self::push`] and
    /// [`Self::replace`] do is not told: whoever calls them knows.
    pub fn listen(&self, changed: impl Fn() + 'static) -> Option<EventListener> {
        match self {
            Self::Page => Some(page::listen(changed)),
            Self::Element(embedded) => Some(embedded.listen(changed)),
            Self::Nowhere => None,
        }
    }

    /// Goes to a state, so that Back returns from it.
    pub fn push(&self, root: &str, state: &State) {
        match self {
            Self::Page => page::push(root, state),
            Self::Element(embedded) => embedded.go(Location::of(state), true),
            Self::Nowhere => {}
        }
    }

    /// Changes the present address.
    pub fn replace(&self, root: &str, state: &State) {
        match self {
            Self::Page => page::replace(root, state),
            Self::Element(embedded) => embedded.go(Location::of(state), false),
            Self::Nowhere => {}
        }
    }

    /// Says what is shown, and in which language the interface speaks.
    pub fn describe(&self, title: &str, language: &str) {
        match self {
            Self::Page => page::describe(title, language),
            Self::Element(embedded) => embedded.describe(title, language),
            Self::Nowhere => {}
        }
    }

    /// BCP 47 tags of the languages that the reader prefers, best first.
    pub fn languages(&self) -> Vec<String> {
        match self {
            Self::Page | Self::Element(_) => page::languages(),
            Self::Nowhere => Vec::new(),
        }
    }

    /// Goes to the beginning of a view, with the focus on it, as a new page would.
    pub fn start_of_view(&self) {
        match self {
            Self::Page => page::start_of_view(),
            Self::Element(embedded) => embedded.start_of_view(),
            Self::Nowhere => {}
        }
    }

    /// Brings an element to the middle of what the reader sees.
    pub fn scroll_to(&self, id: &str) {
        match self {
            Self::Page => page::scroll_to(id),
            Self::Element(embedded) => embedded.scroll_to(id),
            Self::Nowhere => {}
        }
    }

    /// What the reader sees of list and facets; nothing where there is no list.
    pub fn sight(&self) -> Option<Sight> {
        Some(sight::of(&self.find(LIST)?, self.find(CARD), (self.find(FACETS), self.find(BAND))))
    }

    /// Whether the list has the focus in it.
    pub fn has_focus_in_list(&self) -> bool {
        self.find(LIST).is_some_and(|list| sight::has_focus(&list))
    }

    /// Gives the focus to the tally where something has it that goes with what is asked for: whoever lets that go
    /// stays where it was. Browsers lay out all that is new for a focus that is lost; here nothing is new yet.
    pub fn keep_focus(&self) {
        if self.find(LET_GO).is_some()
            && let Some(tally) = self.find(TALLY)
        {
            // It can have the focus.
            let _ = tally.focus();
        }
    }

    /// Keeps the list at least so high, in CSS pixels; none lets it be as high as it is.
    pub fn hold_list(&self, height: Option<i32>) {
        if let Some(list) = self.find(LIST) {
            sight::hold(&list, &height.map(|height| format!("{height}px")).unwrap_or_default());
        }
    }

    /// Says by its style, and to screen readers, whether the reader waits for what is being fetched.
    pub fn is_waited_for(&self, waits: bool) {
        let Some(main) = self.find("main") else { return };
        // Neither fails with this name.
        let _ = if waits { main.set_attribute(BUSY, "true") } else { main.remove_attribute(BUSY) };
    }

    /// The first element of the app that fits a selector.
    fn find(&self, selector: &str) -> Option<HtmlElement> {
        match self {
            Self::Page => page::find(selector),
            Self::Element(embedded) => embedded.find(selector),
            Self::Nowhere => None,
        }
    }

    /// What the reader chose on this device before, for the dossier at a root; nothing is kept in
    /// another page's storage.
    pub fn preferences(&self, root: &str) -> Preferences {
        match self {
            Self::Page => page::preferences(root),
            _ => Preferences::default(),
        }
    }

    /// Shows and keeps what the reader chose.
    pub fn keep_preferences(&self, root: &str, preferences: &Preferences) {
        if let Self::Page = self {
            page::keep_preferences(root, preferences);
        }
    }
}
