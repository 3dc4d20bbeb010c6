//! The index of the build's own dossier, where that is too large to be embedded: its files are fetched
//! as questions need them. The glue knows where they lie (`www/parts.js`).

use crate::{
    corpus::Corpus,
    large::{Asked, Asking, Site, Step},
    part::Missing,
    store::Shared,
};
use hutong_index::Name;
use js_sys::Uint8Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static INDEX: RefCell<Option<Site>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// A file of the index, inflated; the first one where no name is given.
    #[wasm_bindgen(js_name = fetchShard)]
    fn fetch_shard(name: &str) -> js_sys::Promise;
}

/// The window that answers a question.
///
/// # Errors
///
/// Where files of the index cannot be fetched, or are not what they should be. Asking again fetches
/// again.
pub async fn window(asked: Asked) -> Result<Shared<Corpus>, Missing> {
    open().await?;
    let mut asking = Asking::new(asked);
    loop {
        match with_index(|site| asking.go(site).map_err(|_| Missing))? {
            Step::Done(corpus) => return Ok(Shared::new(*corpus)),
            Step::Fetch(names) => fetch(names).await?,
        }
    }
}

async fn open() -> Result<(), Missing> {
    if INDEX.with_borrow(Option::is_some) {
        return Ok(());
    }
    let front = Corpus::front().map_err(|_| Missing)?;
    let root = bytes(fetch_shard("")).await?;
    let site = Site::open(&root, front).map_err(|_| Missing)?;
    INDEX.with_borrow_mut(|index| {
        // Others may have waited for it too.
        index.get_or_insert(site);
    });
    Ok(())
}

/// All are on their way at once.
async fn fetch(names: Vec<Name>) -> Result<(), Missing> {
    let coming: Vec<_> = names.iter().map(|name| fetch_shard(&name.to_string())).collect();
    for (name, coming) in names.into_iter().zip(coming) {
        let bytes = bytes(coming).await?;
        with_index(|site| site.offer(name, bytes).map_err(|_| Missing))?;
    }
    Ok(())
}

async fn bytes(coming: js_sys::Promise) -> Result<Vec<u8>, Missing> {
    let came = JsFuture::from(coming).await.map_err(|_| Missing)?;
    Ok(Uint8Array::new(&came).to_vec())
}

fn with_index<T>(then: impl FnOnce(&mut Site) -> Result<T, Missing>) -> Result<T, Missing> {
    INDEX.with_borrow_mut(|index| match index {
        Some(site) => then(site),
        None => Err(Missing),
    })
}
