//! `cargo xtask test`: every check of the project, the quick ones first, the browsers' last. Tools
//! are there, or said to be missing, before anything long begins. The output ends with the test
//! runner's own summary.

mod again;
pub mod harbour;

use crate::build::{self, Budgeted, BuildOptions, Effort, Offline, Pictures, Texts};
use crate::dossier::Diagnostics;
use crate::engine::{BROWSER, Engine};
use crate::process;
use crate::progress::step;
use crate::tools::{
    self, AXE, CargoDeny, ChineseFonts, Esbuild, REACT, SmallWasmToolchainTool, Tool, WasmOpt,
};
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;

/// Which tests of the browsers run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Those that every change is held to.
    Usual,
    /// The long ones alone: a thousand of something, or a fault at every place where there may be one.
    Soak,
}

/// Runs every check, in the order in which they tell most for their time.
///
/// # Errors
///
/// The first check that fails, or a tool that is missing and cannot be installed.
pub fn test(workspace: &Workspace, length: Length) -> Result<()> {
    let runs = runs(Engine::asked()?, length);
    if length == Length::Usual {
        step("formatting", || cargo(workspace, &["fmt", "--all", "--check"]))?;
    }
    step("tools", || tools_of_tests(workspace, &runs))?;
    if length == Length::Usual {
        step("licences and sources of dependencies", || deny(workspace))?;
        step("lints", || cargo(workspace, CLIPPY))?;
        step("tests of this machine", || cargo(workspace, HOST_TESTS))?;
        step("tests of large dossiers", || cargo(workspace, LARGE_TESTS))?;
    }
    step("build and its budget", || build_for_tests(workspace))?;
    step("build of a large dossier", || build_large(workspace))?;
    for run in &runs {
        step(&format!("tests in {}", run.engine.name()), || run.go(workspace, &workspace.path(DIST)))?;
    }
    Ok(())
}

/// Takes the pictures that people look at when they change how something looks.
///
/// # Errors
///
/// When nothing is built in `dist`, a tool is missing, or a page does not come.
pub fn screens(workspace: &Workspace, dist: &Path) -> Result<()> {
    let dist = std::path::absolute(dist)?;
    ensure!(
        dist.join("index.html").is_file(),
        "{}: nothing is built there; hint: `cargo xtask build`, or name a built folder with --dist",
        dist.display()
    );
    tools::ensure(&ChineseFonts, workspace)?;
    let engine = Engine::asked()?.unwrap_or(Engine::Chromium);
    for tool in engine.tools() {
        tools::ensure(tool, workspace)?;
    }
    Run { engine, arguments: PICTURES }.go(workspace, &dist)
}

/// Tests in one browser.
struct Run {
    engine: Engine,
    arguments: &'static [&'static str],
}

/// The same in the browser that is asked for, or in both.
fn runs(asked: Option<Engine>, length: Length) -> Vec<Run> {
    let arguments = match length {
        Length::Usual => EVERYTHING,
        Length::Soak => LONG,
    };
    let engines = asked.map_or(vec![Engine::Chromium, Engine::Firefox], |engine| vec![engine]);
    engines.into_iter().map(|engine| Run { engine, arguments }).collect()
}

impl Run {
    fn go(&self, workspace: &Workspace, dist: &Path) -> Result<()> {
        again::run(|| {
            let mut cargo = process::host_cargo();
            cargo
                .current_dir(workspace.root())
                .args(["test", "--package", "hutong-browser-tests", "--no-fail-fast"])
                .args(self.arguments)
                .env("HUTONG_DIST", dist)
                .env("HUTONG_LARGE_DIST", workspace.path(LARGE))
                // Each has a browser, and too many of them keep one another waiting.
                .env("RUST_TEST_THREADS", "2")
                .env(BROWSER, self.engine.name());
            cargo
        })
    }
}

/// One set of features for all of the host's work, so that nothing is compiled twice.
const CLIPPY: &[&str] = &[
    "clippy",
    "--quiet",
    "--workspace",
    "--all-targets",
    "--features",
    "hutong/ssr",
    "--",
    "-D",
    "warnings",
];
/// Without the browser's: they need a build, and what drives the browser would change how JSON is
/// ordered in everything that is compiled together with it. `.ci/run` compiles the same.
const HOST_TESTS: &[&str] =
    &["test", "--workspace", "--exclude", "hutong-browser-tests", "--features", "hutong/ssr"];
/// Of all packages too, though one has such a test: asked for alone, it would have libraries of its own.
const LARGE_TESTS: &[&str] = &[
    "test",
    "--workspace",
    "--exclude",
    "hutong-browser-tests",
    "--features",
    "hutong/ssr,hutong/shards",
    "--test",
    "large",
];
const EVERYTHING: &[&str] = &["--"];
const LONG: &[&str] = &["--", "--ignored", "--skip", "pictures_of_everything"];
const PICTURES: &[&str] = &["--", "--ignored", "pictures_of_everything"];

/// Where the build of the tests goes; the browser tests are told by `HUTONG_DIST`.
const DIST: &str = "target/dist-test";

/// The same for the build of a large dossier, told by `HUTONG_LARGE_DIST`.
const LARGE: &str = "target/dist-large";

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    process::run(process::host_cargo().current_dir(workspace.root()).args(arguments))
}

fn build_for_tests(workspace: &Workspace) -> Result<()> {
    build::build(workspace, &options(workspace))
}

/// The build of a dossier that is not embedded, however small it is.
fn build_large(workspace: &Workspace) -> Result<()> {
    let posts = tempfile::tempdir()?;
    harbour::write(posts.path())?;
    let options = BuildOptions {
        seeds: posts.path().to_owned(),
        out: workspace.path(LARGE),
        single_file: false,
        embed_limit: Some(0),
        ..options(workspace)
    };
    build::build(workspace, &options)
}

fn options(workspace: &Workspace) -> BuildOptions {
    BuildOptions {
        seeds: workspace.seeds(),
        out: workspace.path(DIST),
        diagnostics: Diagnostics::Notes,
        url: None,
        single_file: true,
        effort: Effort::Small,
        offline: Offline::Kept,
        pictures: Pictures::Elsewhere,
        embed_limit: None,
        budget: Budgeted::Held,
        texts: Texts::Within,
    }
}

fn deny(workspace: &Workspace) -> Result<()> {
    let tool = tools::ensure(&CargoDeny, workspace)?;
    process::run(Command::new(tool.place).current_dir(workspace.root()).args([
        "--log-level",
        "warn",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))
}

fn tools_of_tests(workspace: &Workspace, runs: &[Run]) -> Result<()> {
    let needed: [&dyn Tool; 7] =
        [&CargoDeny, &SmallWasmToolchainTool, &WasmOpt, &Esbuild, &ChineseFonts, &AXE, &REACT];
    let browsers = runs.iter().flat_map(|run| run.engine.tools());
    for tool in needed.into_iter().chain(browsers) {
        let found = tools::ensure(tool, workspace)?;
        eprintln!("  {}: {}", tool.name(), found.version);
    }
    Ok(())
}
