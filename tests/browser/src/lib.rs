//! The built viewer in a real browser: one visit is a server, a driver and a window of its own,
//! so that tests neither wait for one another nor see what another kept.

pub mod access;
mod driver;
pub mod embedded;
mod gate;
mod hosts;
mod memory;
mod page;
mod renewed;
pub mod room;
pub mod scene;
mod slow;

pub use driver::{Browser, Profile, engine};
pub use gate::Gate;
pub use hosts::{visit_furnished, visit_hosts, visit_react};
pub use memory::Memory;
pub use page::Page;
pub use renewed::renew;
pub use slow::{Slow, Stop};
pub use thirtyfour::{self, By, Key, WebDriver, prelude::WebDriverResult};
pub use xtask::engine::Engine;

use hutong_model::Dossier;
use std::{
    any::Any,
    env,
    error::Error,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    pin::pin,
    task::Poll,
};
use xtask::server::{Server, Site};

/// What a test may fail with besides its assertions.
pub type Outcome = Result<(), Box<dyn Error>>;

/// How a visit begins.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The path under which the viewer is served, beginning and ending with `/`.
    pub base: &'static str,
    /// Whether the browser runs scripts.
    pub scripts: bool,
}

impl Default for Visit {
    fn default() -> Self {
        Self { base: "/", scripts: true }
    }
}

/// Serves the built viewer, opens a browser and lets `test` use it.
///
/// # Errors
///
/// What the test fails with, or what kept the visit from beginning.
pub fn visit<F>(visit: Visit, test: impl FnOnce(Page) -> F) -> Outcome
where
    F: Future<Output = WebDriverResult<()>>,
{
    let server = Server::start(&Site { folder: dist(), base: visit.base.into() }, 0)?;
    let profile = Profile { scripts: visit.scripts, room: None };
    with_window(profile, async |driver| test(Page::new(driver, server.url())).await)
}

/// Opens the chosen browser and lets `test` use its window.
///
/// # Errors
///
/// What the test fails with, or what kept the browser from opening.
pub fn with_window(profile: Profile, test: impl AsyncFnOnce(WebDriver) -> WebDriverResult<()>) -> Outcome {
    let browser = Browser::start(engine())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let driver = browser.open(profile).await?;
        let outcome = caught(test(driver.clone())).await;
        // Also after an assertion that failed: a window that is not closed keeps the test waiting.
        driver.quit().await?;
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    })?;
    Ok(())
}

/// What a future comes to, or what it panicked with.
async fn caught<T>(future: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

/// The dossier that the build under test was made from.
///
/// # Panics
///
/// Where the project's own seeds make no dossier; nothing can be tested then.
pub fn dossier() -> Dossier {
    let seeds = root().join("seeds");
    hutong_compile::compile(&seeds).unwrap_or_else(|error| panic_any(&error.to_string())).dossier
}

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder of the build under test.
///
/// # Panics
///
/// Where `HUTONG_DIST` names none.
pub fn dist() -> PathBuf {
    named("HUTONG_DIST")
}

/// The folder of a build that is too large to be embedded.
///
/// # Panics
///
/// Where `HUTONG_LARGE_DIST` names none.
pub fn large_dist() -> PathBuf {
    named("HUTONG_LARGE_DIST")
}

fn named(variable: &str) -> PathBuf {
    match env::var_os(variable) {
        Some(folder) => folder.into(),
        None => panic_any(&format!(
            "{variable} names no build; run `cargo xtask test`, or set it to a built folder"
        )),
    }
}

#[allow(clippy::panic)] // a test that cannot begin has failed
fn panic_any(message: &str) -> ! {
    panic!("{message}")
}
