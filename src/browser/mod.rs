//! The only place that touches what is around the app and what the browser keeps.
//! Everything here may fail silently in a page that forbids it; nothing here may panic.

mod band;
mod brush;
mod embedded;
#[cfg(all(feature = "csr", feature = "shards", target_arch = "wasm32"))]
mod engine;
mod host;
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
mod own;
mod page;
#[cfg(all(feature = "csr", feature = "shards", target_arch = "wasm32"))]
mod shards;
mod sight;
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
mod start;
mod storage;

pub use band::{focus_mark, focused_mark, hold_band, mark_in_middle, settle_band};
pub use brush::brushed;
pub use host::Host;
#[cfg(all(feature = "csr", feature = "shards", target_arch = "wasm32"))]
pub use own::complete_at_once;
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub use own::{after_frame, complete};
#[cfg(all(feature = "csr", feature = "shards", target_arch = "wasm32"))]
pub use shards::next_turn;
pub use sight::Sight;

#[cfg(not(all(feature = "csr", target_arch = "wasm32")))]
use crate::{corpus::Corpus, large::Reach, part::Missing, rest::Wanted, state::State, store::Shared};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Where there is no browser, nothing can be fetched: the build has everything from the start.
///
/// # Errors
///
/// Always.
#[cfg(not(all(feature = "csr", target_arch = "wasm32")))]
pub async fn complete(
    _: (&State, &Reach),
    _: Wanted,
    _: impl Fn(Option<Shared<Corpus>>) -> bool + 'static,
) -> Result<Shared<Corpus>, Missing> {
    Err(Missing)
}

/// Where there is no browser, nothing comes later.
#[cfg(all(feature = "shards", not(all(feature = "csr", target_arch = "wasm32"))))]
pub fn complete_at_once(_: &State, _: &Reach) -> Option<Shared<Corpus>> {
    None
}

/// Where there is no browser, nobody waits.
#[cfg(all(feature = "shards", not(all(feature = "csr", target_arch = "wasm32"))))]
pub async fn next_turn() {}

/// Where there is no browser, nothing is painted.
#[cfg(not(all(feature = "csr", target_arch = "wasm32")))]
pub async fn after_frame() {}

/// Whether what was toggled is open now.
pub fn is_open(toggled: &Event) -> bool {
    let popover = toggled.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    popover.is_some_and(|popover| popover.matches(":popover-open") == Ok(true))
}

/// Marks what stands around a picture that could not be loaded.
pub fn mark_failed(event: Event) {
    let image = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if let Some(around) = image.and_then(|image| image.parent_element()) {
        let _ = around.set_attribute("data-failed", "");
    }
}

/// Brings an element to the middle of what is seen.
fn center(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Auto);
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
