//! Starts the viewer: in a page of its own, taking over what was prerendered where this build made
//! it for this address; or in elements of another page, as often as there are any.

use super::{
    band::settle_sent_band,
    embedded::{Embedded, Teller},
    own::{complete, own},
};
use crate::{
    BUILD,
    app::{App, AppProps, Location, is_everybodys},
    browser::Host,
    corpus::Corpus,
    embed,
    i18n::Language,
    large::Reach,
    part::{self, Missing},
    rest::{Needs, Wanted},
    route,
    state::State,
    store::Shared,
};
use gloo::utils::document;
use std::cell::RefCell;
use std::rc::Rc;
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::AppHandle;

/// Smaller than the standard one, and quicker.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// Fetches what a path below the viewer's root takes beside the program and its opening, to be done
/// before anything is shown there.
///
/// # Errors
///
/// Where it cannot be fetched.
#[wasm_bindgen]
pub async fn prepare(path: String) -> Result<(), JsError> {
    let needs = Needs::of_path(&path);
    let fetched = async {
        if let Some(part) = needs.part {
            part::load(part).await?;
        }
        match route::view(&path).filter(|_| needs.rest) {
            Some(view) => {
                let state = State { view, ..State::default() };
                complete((&state, &Reach::default()), Wanted::Now, |_| true).await.map(Some)
            }
            None => Ok(None),
        }
    };
    let came: Result<_, Missing> = fetched.await;
    let came = came.map_err(|_| JsError::new("a part of the viewer is missing"))?;
    FIRST.set(came);
    Ok(())
}

/// Reads the dossier of the build ahead of [`start`], so that the page can answer in between.
///
/// # Errors
///
/// Where it cannot be read.
#[wasm_bindgen]
pub fn read() -> Result<(), JsError> {
    own().map(drop).map_err(Into::into)
}

/// Whether the page, as it was sent, is what this reader would see, but for where its band begins,
/// which it now does: then [`start`] can wait until something is wanted of it.
#[wasm_bindgen]
pub fn stands(root: &str) -> bool {
    let here = Host::Page.location(root);
    let (Some(element), Ok(corpus)) = (document().get_element_by_id("app"), own()) else { return false };
    let stands = here.query.is_empty()
        && is_taken_over(&element, &corpus, &here.path)
        && is_everybodys(&Host::Page, &corpus, root, language(&element, &corpus));
    if stands {
        settle_sent_band();
    }
    stands
}

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
    let here = Host::Page.location(root);
    let corpus = FIRST.take().map_or_else(own, Ok)?;
    let hydrating = is_taken_over(&element, &corpus, &here.path);
    let first = if hydrating { Location { query: String::new(), ..here } } else { here };
    let takes_over = hydrating.then(|| language(&element, &corpus));
    let props = AppProps { corpus, root: root.to_owned().into(), first, takes_over, host: Host::Page };
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

/// Whether the page can be taken over as it was sent.
fn is_taken_over(element: &Element, corpus: &Corpus, path: &str) -> bool {
    // A window of a large dossier does not know an article's neighbours, which its page shows.
    let is_window = corpus.answer.is_some() && Needs::of_path(path).rest;
    is_ours(element, path) && !is_window
}

/// The language of the page: the dossier's, or the one that `begin.js` has put it in.
fn language(element: &Element, corpus: &Corpus) -> Language {
    let put_in = element.get_attribute("data-language");
    put_in.and_then(|tag| Language::from_tag(&tag)).unwrap_or_else(|| corpus.language())
}

/// Whether this build rendered the page for the path it stands at.
fn is_ours(element: &Element, path: &str) -> bool {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    // Opaque to the compiler: a comparison with what it knows leaves no text of the build's name in quick
    // builds, over which tests write another.
    let build = std::hint::black_box(BUILD);
    element.get_attribute("data-build").as_deref() == Some(build)
        && element.get_attribute("data-path").is_some_and(|rendered| rendered == path)
}

thread_local! {
    /// What was fetched for the first view.
    static FIRST: RefCell<Option<Shared<Corpus>>> = const { RefCell::new(None) };
    /// Apps that are shown nowhere. Yew never takes its listeners off the element it rendered
    /// into, so an app that was destroyed would stay in memory; one that is used again does not.
    static IDLE: RefCell<Vec<(HtmlElement, AppHandle<App>)>> = const { RefCell::new(Vec::new()) };
}

/// The viewer in an element of another page.
#[wasm_bindgen]
pub struct Viewer {
    corpus: Shared<Corpus>,
    embedded: Rc<Embedded>,
    handle: AppHandle<App>,
}

/// Shows the viewer in `parent`, in an element of its own.
///
/// `root` is the absolute address of the viewer; links lead below it. Where to begin is as in
/// [`Viewer::go`]. `dossier` is the binary form of a dossier; without it the build's own is shown.
///
/// # Errors
///
/// Where the dossier cannot be read.
#[wasm_bindgen]
pub fn mount(
    parent: &Element,
    root: &str,
    path: &str,
    query: &str,
    language: &str,
    dossier: Option<Vec<u8>>,
    teller: Teller,
) -> Result<Viewer, JsError> {
    let corpus = match dossier {
        Some(bytes) => Shared::new(Corpus::new(hutong_model::from_bytes(&bytes)?)),
        None => FIRST.take().map_or_else(own, Ok)?,
    };
    let first = embed::location(&corpus, path, query, language);
    let idle = IDLE.with_borrow_mut(Vec::pop);
    let element = match &idle {
        Some((element, _)) => element.clone(),
        None => document()
            .create_element("div")
            .ok()
            .and_then(|element| element.dyn_into().ok())
            .ok_or_else(|| JsError::new("the page allows no new element"))?,
    };
    element.set_id("app");
    let _ = parent.append_child(&element);
    let embedded = Rc::new(Embedded::new(element.clone(), first.clone(), teller));
    let props = AppProps {
        corpus: corpus.clone(),
        root: root.to_owned().into(),
        first,
        takes_over: None,
        host: Host::Element(embedded.clone()),
    };
    let handle = match idle {
        Some((_, mut handle)) => {
            handle.update(props);
            handle
        }
        None => yew::Renderer::<App>::with_root_and_props(element.into(), props).render(),
    };
    Ok(Viewer { corpus, embedded, handle })
}

#[wasm_bindgen]
impl Viewer {
    /// The query of the present address; empty, or beginning with `?`.
    #[wasm_bindgen(getter)]
    pub fn query(&self) -> String {
        self.embedded.location().query
    }

    /// Goes to an address. `query` begins with `?` and is that of an address, or it is what
    /// [`embed::location`] reads. `language` is a BCP 47 tag, or empty.
    pub fn go(&self, path: &str, query: &str, language: &str) {
        self.embedded.set(embed::location(&self.corpus, path, query, language));
    }

    /// Takes the viewer out of the page.
    pub fn close(self) {
        let Self { embedded, mut handle, .. } = self;
        let Ok(corpus) = own() else { return };
        let (first, host) = (Location::default(), Host::Nowhere);
        handle.update(AppProps { corpus, root: "/".into(), first, takes_over: None, host });
        let root = embedded.root().clone();
        root.remove();
        IDLE.with_borrow_mut(|idle| idle.push((root, handle)));
    }
}
