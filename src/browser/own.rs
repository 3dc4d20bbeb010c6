//! The build's own dossier, shared by everything that shows it: at first what is embedded, then all of
//! it. The glue knows where the rest lies (`www/parts.js`).

use crate::{corpus::Corpus, part::Missing, rest::Wanted, store::Shared};
use hutong_model::WireError;
use js_sys::Uint8Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static OWN: RefCell<Option<Shared<Corpus>>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetchRest)]
    async fn fetch_rest(now: bool) -> Result<JsValue, JsValue>;
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

/// All of the dossier; its rest is fetched where it is not here.
///
/// # Errors
///
/// Where that cannot be fetched or is not what it should be. Asking again fetches again.
pub async fn whole(wanted: Wanted) -> Result<Shared<Corpus>, Missing> {
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
    Ok(corpus)
}
