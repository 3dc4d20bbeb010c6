//! `cargo xtask test`: every check of the project, the quick ones first, the browser's last. Tools
//! are there, or said to be missing, before anything long begins. The output ends with the test
//! runner's own summary.

use crate::build::{self, BuildOptions, Effort, Offline};
use crate::dossier::Diagnostics;
use crate::process;
use crate::progress::step;
use crate::tools::{
    self, AXE, CargoDeny, ChineseFonts, Chromedriver, Chromium, Esbuild, Firefox, Geckodriver, REACT,
    SmallWasmToolchainTool, Tool, WasmOpt,
};
use crate::workspace::Workspace;
use anyhow::Result;
use std::process::Command;

/// Runs every check, in the order in which they tell most for their time.
///
/// # Errors
///
/// The first check that fails, or a tool that is missing and cannot be installed.
pub fn test(workspace: &Workspace) -> Result<()> {
    step("formatting", || cargo(workspace, &["fmt", "--all", "--check"]))?;
    step("tools", || tools_of_tests(workspace))?;
    step("licences and sources of dependencies", || deny(workspace))?;
    step("lints", || cargo(workspace, CLIPPY))?;
    step("tests of this machine", || cargo(workspace, HOST_TESTS))?;
    step("build and its budget", || build_for_tests(workspace))?;
    step("tests in the browser", || browser_tests(workspace))
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
/// ordered in everything that is compiled together with it.
const HOST_TESTS: &[&str] =
    &["test", "--workspace", "--exclude", "hutong-browser-tests", "--features", "hutong/ssr"];
/// Two at a time: each has a browser of its own, and too many of them keep one another waiting.
const BROWSER_TESTS: &[&str] = &["test", "--package", "hutong-browser-tests", "--", "--test-threads=2"];

/// Where the build of the tests goes; the browser tests are told by `HUTONG_DIST`.
const DIST: &str = "target/dist-test";

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    process::run(process::host_cargo().current_dir(workspace.root()).args(arguments))
}

fn build_for_tests(workspace: &Workspace) -> Result<()> {
    let options = BuildOptions {
        seeds: workspace.seeds(),
        out: workspace.path(DIST),
        diagnostics: Diagnostics::Notes,
        url: None,
        single_file: true,
        effort: Effort::Small,
        offline: Offline::Kept,
    };
    build::build(workspace, &options)
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

fn tools_of_tests(workspace: &Workspace) -> Result<()> {
    let needed: [&dyn Tool; 11] = [
        &CargoDeny,
        &SmallWasmToolchainTool,
        &WasmOpt,
        &Esbuild,
        &Chromium,
        &Chromedriver,
        &Firefox,
        &Geckodriver,
        &ChineseFonts,
        &AXE,
        &REACT,
    ];
    for tool in needed {
        let found = tools::ensure(tool, workspace)?;
        eprintln!("  {}: {}", tool.name(), found.version);
    }
    Ok(())
}

fn browser_tests(workspace: &Workspace) -> Result<()> {
    process::run(
        process::host_cargo()
            .current_dir(workspace.root())
            .args(BROWSER_TESTS)
            .env("HUTONG_DIST", workspace.path(DIST)),
    )
}
