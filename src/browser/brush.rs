//! Drawing over a row of stretches with a pointer.

use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

/// Where drawing began, on the element that is drawn over.
const ANCHOR: &str = "data-anchor";

/// The first and the last of so many stretches of equal width that a pointer has drawn over by now;
/// nothing where none is pressed.
pub fn brushed(event: &PointerEvent, count: usize) -> Option<(usize, usize)> {
    // Yew listens at the root of the app. Nothing within the bars is a target.
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let begins = event.type_() == "pointerdown";
    if event.buttons() & 1 == 0 || event.button() > 0 {
        return None;
    }
    let width = element.client_width().max(1);
    // A pointer that is held may leave the element.
    let x = event.offset_x().clamp(0, width - 1);
    let at = x as usize * count / width as usize;
    if begins {
        let _ = element.set_attribute(ANCHOR, &at.to_string());
        let _ = element.set_pointer_capture(event.pointer_id());
    }
    let anchor: usize = element.get_attribute(ANCHOR)?.parse().ok()?;
    Some((anchor.min(at), anchor.max(at)))
}
