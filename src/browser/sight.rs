//! What the reader sees of the list of cards: so many have to be drawn in the frame of a letter, and so
//! high the list has to stay until the others are drawn too.

use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the cards are, in whatever the app stands in.
pub const LIST: &str = ".results";

/// What is seen of the list of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// So many cards reach below the lower edge of the window.
    pub cards: usize,
    /// How high the list is, in CSS pixels.
    pub height: i32,
}

/// What is seen of a list; nothing is said of one that has the focus in it, which must not lose it, or of one
/// without cards.
pub fn of(list: &HtmlElement) -> Option<Sight> {
    if list.matches(":focus-within") == Ok(true) {
        return None;
    }
    let window = f64::from(document_element().client_height());
    let cards = list.query_selector_all(":scope > .card").ok()?;
    let boxes = (0..cards.length()).filter_map(|at| cards.item(at)?.dyn_into::<Element>().ok());
    let boxes = boxes.map(|card| card.get_bounding_client_rect()).take_while(|card| card.top() < window);
    let lowest = boxes.map(|card| card.height()).reduce(f64::min)?.max(1.0);
    // So many of the lowest card that is seen reach as far, and one more makes up for lower ones.
    let reach = ((window - list.get_bounding_client_rect().top()) / lowest).ceil().max(0.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no window is that high
    Some(Sight { cards: reach as usize + 1, height: list.offset_height() })
}

/// Keeps a list at least as high as a length in CSS says; where it says nothing, the list is as high as it is.
pub fn hold(list: &HtmlElement, height: &str) {
    // A property that a browser does not take stays as it was.
    let _ = list.style().set_property("min-height", height);
}
