//! What answers questions to a large dossier: a part of the program, fetched when the first question is
//! asked, or when there is nothing else to do. The first view does without it.

use crate::{corpus::Corpus, large::Asked, part::Missing, store::Shared};
use std::{cell::Cell, future::Future, pin::Pin};

/// The window that answers a question, once what it takes has come.
pub type Answering = Pin<Box<dyn Future<Output = Result<Shared<Corpus>, Missing>>>>;

/// Who waits for an answer: gets what is sure already, again and again, while more is on its way, and says
/// whether anybody waits for the rest. For a question that another one has followed nothing is fetched.
pub type Waiting = Box<dyn Fn(Option<Shared<Corpus>>) -> bool>;

/// What the part gives.
#[derive(Clone, Copy)]
pub struct Engine {
    /// Answers, and fetches what it takes.
    pub answer: fn(Asked, Waiting) -> Answering,
    /// Answers if nothing has to be fetched.
    pub answer_at_once: fn(Asked) -> Option<Shared<Corpus>>,
}

thread_local! {
    static HERE: Cell<Option<Engine>> = const { Cell::new(None) };
}

/// The part, if it has come.
pub fn here() -> Option<Engine> {
    HERE.get()
}

/// The part; fetched if it has not come.
///
/// # Errors
///
/// Where it cannot be had. Asking again fetches again.
pub async fn engine() -> Result<Engine, Missing> {
    let engine = part().await?;
    HERE.set(Some(engine));
    Ok(engine)
}

/// Fetches the part.
///
/// # Errors
///
/// Where it cannot be had. Asking again fetches again.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(engine, fallible)]
fn part() -> Result<Engine, Missing> {
    Ok(OWN)
}

/// It is here.
///
/// # Errors
///
/// Never.
#[cfg(not(feature = "split"))]
async fn part() -> Result<Engine, Missing> {
    Ok(OWN)
}

const OWN: Engine = Engine { answer: answering, answer_at_once: super::shards::window_at_once };

fn answering(asked: Asked, waiting: Waiting) -> Answering {
    Box::pin(super::shards::window(asked, waiting))
}
