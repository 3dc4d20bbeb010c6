//! What the reader sees of list and facets: so much has to be drawn in the frame of a letter, and so high the list
//! has to stay until the rest is drawn too.

use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The cards of a list, in whatever the app stands in.
pub const CARD: &str = ".results > .card";
/// Where they are.
pub const LIST: &str = ".results";
/// How much of how much is shown.
pub const TALLY: &str = ".tally";
/// What lets go of something that is asked for, with the focus.
pub const LET_GO: &str = ".active:focus-within";
/// The band of the timeline.
pub const BAND: &str = ".band";
/// Where the facets are.
pub const FACETS: &str = ".facets";

/// What is seen of list and facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Whether the list begins above the lower edge of the window.
    pub list: bool,
    /// So many cards reach below that edge; [`Sight::ANY_NUMBER`] where there are none to tell it by.
    pub cards: usize,
    /// So many facets begin above that edge.
    pub facets: usize,
    /// How high the list is, in CSS pixels.
    pub height: i32,
    /// How much of a band is seen at once, in CSS pixels.
    pub width: i32,
}

impl Sight {
    /// All cards there are.
    pub const ANY_NUMBER: usize = usize::MAX;
}

/// Whether a list has the focus in it, which must not lose it.
pub fn has_focus(list: &HtmlElement) -> bool {
    list.matches(":focus-within") == Ok(true)
}

/// What is seen of a list, its cards from the first on, and what stands beside it: facets and band.
pub fn of(
    list: &HtmlElement,
    first: Option<HtmlElement>,
    (facets, band): (Option<HtmlElement>, Option<HtmlElement>),
) -> Sight {
    let edge = document_element().client_height();
    let width = band.map_or(0, |band| band.client_width());
    let window = edge - top(list);
    let has_cards = first.is_some();
    let (mut seen, mut lowest, mut card) = (0, i32::MAX, first);
    while let Some(this) = card.filter(|_| seen < window) {
        let height = this.offset_height().max(1);
        (seen, lowest) = (seen + height, lowest.min(height));
        card = this.next_element_sibling().and_then(|next| next.dyn_into().ok());
    }
    // So many of the lowest card that is seen reach as far, and one more makes up for lower ones.
    let reach = usize::try_from(window / lowest + 2).unwrap_or_default();
    let cards = if has_cards { reach } else { Sight::ANY_NUMBER };
    let mut facet = facets.and_then(|facets| facets.first_element_child());
    let mut facets = 0;
    while let Some(this) = facet.filter(|facet| top(facet) < edge) {
        facets += usize::from(this.matches(".facet") == Ok(true));
        facet = this.next_element_sibling();
    }
    Sight { list: window > 0, cards, facets, height: list.offset_height(), width }
}

#[allow(clippy::cast_possible_truncation)] // no page is that high
fn top(element: &Element) -> i32 {
    element.get_bounding_client_rect().top() as i32
}

/// Keeps a list at least as high as a length in CSS says; where it says nothing, the list is as high as it is.
pub fn hold(list: &HtmlElement, height: &str) {
    // A property that a browser does not take stays as it was.
    let _ = list.style().set_property("min-height", height);
}
