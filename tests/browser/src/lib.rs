//! The built viewer in a real browser: one visit is a server, a driver and a window of its own,
//! so that tests neither wait for one another nor see what another kept.

pub mod access;
mod driver;
mod hosts;
mod page;

pub use driver::Browser;
pub use hosts::{visit_furnished, visit_hosts, visit_react};
pub use page::Page;
pub use thirtyfour::{self, By, Key, prelude::WebDriverResult};

use hutong_model::Dossier;
use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
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
    let browser = Browser::start()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let driver = browser.open(visit.scripts).await?;
        let page = Page::new(driver.clone(), server.url());
        let outcome = test(page).await;
        driver.quit().await?;
        outcome
    })?;
    Ok(())
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
pub fn dist() -> PathBuf {
    match env::var_os("HUTONG_DIST") {
        Some(folder) => folder.into(),
        None => panic_any("HUTONG_DIST names no build; run `cargo xtask test`, or set it to a built folder"),
    }
}

#[allow(clippy::panic)] // a test that cannot begin has failed
fn panic_any(message: &str) -> ! {
    panic!("{message}")
}
