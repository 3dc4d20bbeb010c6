//! Takes over a prerendered page where this build made it for this address; renders afresh elsewhere.

use crate::{
    BUILD,
    app::{App, AppProps, Location},
    corpus::Corpus,
    store::Shared,
};
use gloo::utils::document;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Starts the viewer in the element `#app`.
///
/// `root` is the path under which the viewer lies, beginning and ending with `/`.
///
/// Says how: `hydrated` or `rendered`.
///
/// # Errors
///
/// Where the page has no `#app`, or the dossier cannot be read.
#[wasm_bindgen]
pub fn start(root: &str) -> Result<String, JsError> {
    let element = document().get_element_by_id("app").ok_or_else(|| JsError::new("the page has no #app"))?;
    let corpus = Corpus::embedded()?;
    let here = Location::of_browser(root);
    let hydrating = is_ours(&element, &here.path);
    let first = if hydrating { Location { query: String::new(), ..here } } else { here };
    let props = AppProps { corpus: Shared::new(corpus), root: root.to_owned().into(), first };
    if !hydrating {
        element.set_text_content(None);
    }
    let renderer = yew::Renderer::<App>::with_root_and_props(element, props);
    if hydrating {
        renderer.hydrate();
        Ok("hydrated".into())
    } else {
        renderer.render();
        Ok("rendered".into())
    }
}

/// Whether this build rendered the page for the path it stands at.
fn is_ours(element: &Element, path: &str) -> bool {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    element.get_attribute("data-build").as_deref() == Some(BUILD)
        && element.get_attribute("data-path").is_some_and(|rendered| rendered == path)
}
