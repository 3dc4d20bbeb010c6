//! The band of the timeline: which of its marks has the focus, and which part is seen. Marks are known
//! by their order in time, from 0. Looks no further than the element of the band.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::NodeRef;

/// The mark with the focus.
pub fn focused_mark(band: &NodeRef) -> Option<i32> {
    find(&band.cast()?, ":focus")?.get_attribute("data-order")?.parse().ok()
}

/// Gives the focus to a mark; the browser brings it into view.
pub fn focus_mark(band: &NodeRef, order: i32) {
    focus(mark(band, order as usize));
}

/// The first mark, of so many, that does not lie left of the middle of what is seen.
pub fn mark_in_middle(band: &NodeRef, count: usize) -> usize {
    let Some(element) = band.cast::<HtmlElement>() else { return 0 };
    let middle = element.scroll_left() + element.client_width() / 2;
    let (mut left, mut right) = (0, count.saturating_sub(1));
    while left < right {
        let order = (left + right) / 2;
        if mark(band, order).is_some_and(|mark| mark.offset_left() < middle) {
            left = order + 1;
        } else {
            right = order;
        }
    }
    left
}

/// Gives the focus to the band itself while its marks change; [`settle_band`] hands it on.
pub fn hold_band(band: &NodeRef) {
    focus(band.cast());
}

/// Brings the mark at which the keyboard enters to the middle, and gives it the focus where the
/// band has it.
pub fn settle_band(band: &NodeRef) {
    if let Some(band) = band.cast() {
        settle(&band);
    }
}

/// The same in a page as it was sent.
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub fn settle_sent_band() {
    if let Ok(Some(band)) = gloo::utils::document().query_selector(".band") {
        settle(band.unchecked_ref());
    }
}

fn settle(band: &HtmlElement) {
    let Some(mark) = find(band, "[tabindex='0']") else { return };
    // Only the band moves: `scrollIntoView` would take the page along.
    band.set_scroll_left(mark.offset_left() - (band.client_width() - mark.offset_width()) / 2);
    if band.matches(":focus") == Ok(true) {
        focus(Some(mark));
    }
}

fn mark(band: &NodeRef, order: usize) -> Option<HtmlElement> {
    find(&band.cast()?, &format!("[data-order='{order}']"))
}

fn find(band: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    band.query_selector(selector).ok()??.dyn_into().ok()
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // What cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
