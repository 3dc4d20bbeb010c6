//! What the reader sees of the list of cards: so many have to be drawn in the frame of a letter, and so
//! high the list has to stay until the others are drawn too.

use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The cards of a list, in whatever the app stands in.
pub const CARD: &str = ".results > .card";
/// Where they are.
pub const LIST: &str = ".results";

/// What is seen of the list of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// So many cards reach below the lower edge of the window.
    pub cards: usize,
    /// How high the list is, in CSS pixels.
    pub height: i32,
}

/// What is seen of a list with a first card; nothing is said of one that has the focus in it, which must not
/// lose it.
pub fn of(list: &HtmlElement, first: HtmlElement) -> Option<Sight> {
    if list.matches(":focus-within") == Ok(true) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)] // no page is that high
    let window = document_element().client_height() - list.get_bounding_client_rect().top() as i32;
    let (mut seen, mut lowest, mut card) = (0, i32::MAX, Some(first));
    while let Some(this) = card.filter(|_| seen < window) {
        let height = this.offset_height().max(1);
        (seen, lowest) = (seen + height, lowest.min(height));
        card = this.next_element_sibling().and_then(|next| next.dyn_into().ok());
    }
    // So many of the lowest card that is seen reach as far, and one more makes up for lower ones.
    let cards = usize::try_from(window / lowest + 2).unwrap_or_default();
    Some(Sight { cards, height: list.offset_height() })
}

/// Keeps a list at least as high as a length in CSS says; where it says nothing, the list is as high as it is.
pub fn hold(list: &HtmlElement, height: &str) {
    // A property that a browser does not take stays as it was.
    let _ = list.style().set_property("min-height", height);
}
