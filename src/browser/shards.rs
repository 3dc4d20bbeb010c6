//! The index of the build's own dossier, where that is too large to be embedded: its files are fetched
//! as questions need them. The glue knows where they lie (`www/parts.js`).

use super::engine::Waiting;
use crate::{
    corpus::Corpus,
    large::{Asked, Asking, Site, Step},
    part::Missing,
    store::Shared,
};
use gloo::timers::callback::Interval;
use hutong_index::{Error, Name};
use js_sys::{Array, Promise, Uint8Array};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// After so many milliseconds readers see what is sure so far, and then again and again.
const PATIENCE: u32 = 200;

thread_local! {
    static INDEX: RefCell<Option<Site>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// A file of the index, inflated; the first one where no name is given. `anew`: whatever is kept of it
    /// is spoilt.
    #[wasm_bindgen(js_name = fetchShard)]
    fn fetch_shard(name: &str, anew: bool) -> Promise;

    /// Resolves when the browser has had its turn.
    #[wasm_bindgen(js_name = nextTurn)]
    fn js_next_turn() -> Promise;
}

/// Ends a slice of work: the browser draws, and takes what was typed, before the next one.
pub async fn next_turn() {
    // It never fails.
    drop(JsFuture::from(js_next_turn()).await);
}

/// The window that answers a question. Where that takes a while, who waits gets what is sure already, again
/// and again.
///
/// # Errors
///
/// Where files of the index cannot be fetched, or are not what they should be, or nobody waits any more.
/// Asking again fetches again.
pub async fn window(asked: Asked, waiting: Waiting) -> Result<Shared<Corpus>, Missing> {
    open().await?;
    let asking = Rc::new(RefCell::new(Asking::new(asked)));
    let taken = Rc::new(Cell::new(0));
    let waiting = Rc::new(waiting);
    let _showing = {
        let (asking, taken, waiting) = (Rc::clone(&asking), Rc::clone(&taken), Rc::clone(&waiting));
        let shown = Cell::new(0);
        Interval::new(PATIENCE, move || {
            if shown.replace(taken.get()) == taken.get() {
                return;
            }
            if let Ok(Some(corpus)) = with_site(|site| asking.borrow_mut().so_far(site)) {
                waiting(Some(Shared::new(corpus)));
            }
        })
    };
    loop {
        let names = match with_site(|site| asking.borrow_mut().go(site))? {
            Step::Done(corpus) => {
                // To draw it is another slice.
                next_turn().await;
                return Ok(Shared::new(*corpus));
            }
            Step::Fetch(_) if !waiting(None) => return Err(Missing),
            Step::Fetch(names) => names,
        };
        // All are on their way at once, and each is taken when it comes.
        let coming = names.into_iter().map(|name| {
            let taken = Rc::clone(&taken);
            future_to_promise(async move {
                take(name).await.map_err(|Missing| JsValue::UNDEFINED)?;
                taken.set(taken.get() + 1);
                Ok(JsValue::UNDEFINED)
            })
        });
        let all = Promise::all(&coming.collect::<Array>());
        JsFuture::from(all).await.map_err(|_| Missing)?;
    }
}

/// The window that answers a question, where all the files that it takes are here.
pub fn window_at_once(asked: Asked) -> Option<Shared<Corpus>> {
    match with_site(|site| Asking::new(asked).go(site)) {
        Ok(Step::Done(corpus)) => Some(Shared::new(*corpus)),
        // What is damaged is fetched again by those who wait.
        Ok(Step::Fetch(_)) | Err(Missing) => None,
    }
}

async fn open() -> Result<(), Missing> {
    if INDEX.with_borrow(Option::is_some) {
        return Ok(());
    }
    let first = async |anew| {
        let front = Corpus::front().map_err(|_| Missing)?;
        let root = bytes(fetch_shard("", anew)).await?;
        Site::open(&root, front).map_err(|_| Missing)
    };
    let site = match first(false).await {
        Ok(site) => site,
        Err(Missing) => first(true).await?,
    };
    // Others may have waited for it too.
    INDEX.with_borrow_mut(|index| {
        index.get_or_insert(site);
    });
    Ok(())
}

/// Takes a file; where what comes is damaged, the one that the host has.
async fn take(name: Name) -> Result<(), Missing> {
    let came = bytes(fetch_shard(&name.to_string(), false)).await?;
    if with_site(|site| site.offer(name, came)).is_err() {
        let fresh = bytes(fetch_shard(&name.to_string(), true)).await?;
        with_site(|site| site.offer(name, fresh))?;
    }
    Ok(())
}

async fn bytes(coming: Promise) -> Result<Vec<u8>, Missing> {
    let came = JsFuture::from(coming).await.map_err(|_| Missing)?;
    Ok(Uint8Array::new(&came).to_vec())
}

fn with_site<T>(then: impl FnOnce(&mut Site) -> Result<T, Error>) -> Result<T, Missing> {
    INDEX.with_borrow_mut(|index| then(index.as_mut().ok_or(Missing)?).map_err(|_| Missing))
}
