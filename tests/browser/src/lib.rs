//! The built viewer in a real browser: one visit is a server of its own origin and a
//! window, so that tests neither wait for one another nor see what another kept.

pub mod access;
mod driver;
pub mod embedded;
mod gate;
mod hosts;
mod memory;
mod origin;
mod page;
mod renewed;
pub mod room;
pub mod scene;
mod slow;
mod window;

pub use driver::{Profile, engine};
pub use gate::Gate;
pub use hosts::{visit_furnished, visit_hosts, visit_react};
pub use memory::Memory;
pub use origin::{fresh_port, serve};
pub use page::Page;
pub use renewed::renew;
pub use slow::{Slow, Stop};
pub use thirtyfour::{self, By, Key, WebDriver, prelude::WebDriverResult};
pub use window::with_window;
pub use xtask::engine::Engine;

use hutong_model::Dossier;
use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    sync::LazyLock,
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
    let server = Server::start(&Site { folder: dist(), base: visit.base.into() }, fresh_port()?)?;
    let profile = Profile { scripts: visit.scripts, ..Profile::default() };
    with_window(profile, async |driver| test(Page::new(driver, server.url())).await)
}

/// Serves a built folder through a gate, opens a browser and lets `test` use both.
///
/// # Errors
///
/// What the test fails with, or what kept the visit from beginning.
pub fn visit_through_gate(
    profile: Profile,
    folder: &Path,
    test: impl AsyncFnOnce(Page, &Gate) -> WebDriverResult<()>,
) -> Outcome {
    let server = serve(folder)?;
    let gate = Gate::open()?;
    gate.lead(GATED, server.port());
    with_window(profile, async |driver| test(Page::new(driver, gate.url(GATED)), &gate).await)
}

/// Where [`visit_through_gate`] has the viewer, below the gate's address.
pub const GATED: &str = "d";

/// The dossier that the build under test was made from.
///
/// # Panics
///
/// Where the project's own seeds make no dossier; nothing can be tested then.
pub fn dossier() -> Dossier {
    static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| {
        let seeds = root().join("seeds");
        hutong_compile::compile(&seeds).unwrap_or_else(|error| panic_any(&error.to_string())).dossier
    });
    DOSSIER.clone()
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
