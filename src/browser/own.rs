//! The build's own dossier, shared by everything that shows it: at first what is embedded, then all of
//! it. The glue knows where the rest lies (`www/parts.js`).

#[cfg(feature = "shards")]
use super::engine::{engine, here};
#[cfg(feature = "shards")]
use crate::large::Asked;
use crate::{corpus::Corpus, large::Reach, part::Missing, rest::Wanted, state::State, store::Shared};
use hutong_model::WireError;
#[cfg(not(feature = "shards"))]
use js_sys::Uint8Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static OWN: RefCell<Option<Shared<Corpus>>> = const { RefCell::new(None) };
}

#[cfg(not(feature = "shards"))]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetchRest)]
    async fn fetch_rest(now: bool) -> Result<JsValue, JsValue>;
    async fn pause();
}

#[wasm_bindgen]
extern "C" {
    /// Resolves when the frame that is to come has been painted; at once where the page is printed.
    #[wasm_bindgen(js_name = afterFrame)]
    pub async fn after_frame();
}

/// The dossier as far as it has come.
///
/// # Errors
///
/// Where the build script and the app disagree about the format.
pub fn own() -> Result<Shared<Corpus>, WireError> {
    OWN.with_borrow_mut(|own| match own {
        Some(corpus) => Ok(corpus.clone()),
        None => Ok(own.insert(Shared::new(Corpus::embedded()?)).clone()),
    })
}

/// The dossier with all that a state shows; what is missing is fetched.
///
/// # Errors
///
/// Where that cannot be fetched or is not what it should be. Asking again fetches again.
#[cfg(not(feature = "shards"))]
pub async fn complete(
    (_, _): (&State, &Reach),
    wanted: Wanted,
    _waiting: impl Fn(Option<Shared<Corpus>>) -> bool + 'static,
) -> Result<Shared<Corpus>, Missing> {
    let is_here = || OWN.with_borrow(|own| own.clone().filter(|corpus| corpus.is_whole()));
    if let Some(corpus) = is_here() {
        return Ok(corpus);
    }
    let fetched = fetch_rest(wanted == Wanted::Now).await.map_err(|_| Missing)?;
    // Others may have waited for it too.
    if let Some(corpus) = is_here() {
        return Ok(corpus);
    }
    let corpus = Corpus::completed(&Uint8Array::new(&fetched).to_vec()).map_err(|_| Missing)?;
    let corpus = Shared::new(corpus);
    OWN.set(Some(corpus.clone()));
    // Reading the rest and drawing it are each long enough for a task of its own.
    pause().await;
    Ok(corpus)
}

/// The window of the dossier that answers a state's question; what is missing is fetched while anybody waits.
///
/// # Errors
///
/// Where that cannot be fetched or is not what it should be, or is not wanted any more. Asking again fetches
/// again.
#[cfg(feature = "shards")]
pub async fn complete(
    (state, reach): (&State, &Reach),
    _: Wanted,
    waiting: impl Fn(Option<Shared<Corpus>>) -> bool + 'static,
) -> Result<Shared<Corpus>, Missing> {
    let asked = Asked::of(state, reach);
    if asked.is_nothing() {
        return own().map_err(|_| Missing);
    }
    let engine = engine().await?;
    (engine.answer)(asked, Box::new(waiting)).await
}

/// The window of the dossier that answers a state's question, where nothing has to be fetched for it.
#[cfg(feature = "shards")]
pub fn complete_at_once(state: &State, reach: &Reach) -> Option<Shared<Corpus>> {
    let asked = Asked::of(state, reach);
    if asked.is_nothing() {
        return own().ok();
    }
    (here()?.answer_at_once)(asked)
}
