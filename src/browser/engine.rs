//! What answers questions to a large dossier: a part of the program, fetched when the first question is
//! asked, or when there is nothing else to do. The first view does without it.

use crate::{corpus::Corpus, large::Asked, part::Missing, store::Shared};
use std::{future::Future, pin::Pin};

/// The window that answers a question, once what it takes has come.
pub type Answering = Pin<Box<dyn Future<Output = Result<Shared<Corpus>, Missing>>>>;

/// Gets what is sure already, again and again, while more is on its way.
pub type SoFar = Box<dyn Fn(Shared<Corpus>)>;

/// What the part gives.
type Engine = fn(Asked, SoFar) -> Answering;

/// Fetches the part.
///
/// # Errors
///
/// Where it cannot be had. Asking again fetches again.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(engine, fallible)]
pub fn engine() -> Result<Engine, Missing> {
    Ok(answering)
}

/// It is here.
///
/// # Errors
///
/// Never.
#[cfg(not(feature = "split"))]
pub async fn engine() -> Result<Engine, Missing> {
    Ok(answering)
}

fn answering(asked: Asked, so_far: SoFar) -> Answering {
    Box::pin(super::shards::window(asked, so_far))
}
