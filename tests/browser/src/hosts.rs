//! Pages of other people that show the viewer: those of `pages/`, served beside the viewer on one
//! origin, while a second origin serves the viewer and its dossier to everyone.

use crate::{Outcome, Page, Profile, dist, fresh_port, serve, with_window};
use std::{error::Error, fs, path::Path, process::Command};
use thirtyfour::prelude::WebDriverResult;
use xtask::{
    server::{Server, Site},
    tools::{self, Esbuild, REACT},
    workspace::Workspace,
};

/// What a page of `pages/` writes where the address of the second origin belongs.
const ELSEWHERE: &str = "__ELSEWHERE__";
/// What it writes where its own origin belongs.
const HERE: &str = "__HERE__";
/// What it writes where the integrity of `embed.js` belongs.
const INTEGRITY: &str = "__INTEGRITY__";

/// Serves the pages, opens a browser and lets `test` use it. The viewer lies at `viewer/`.
///
/// # Errors
///
/// What the test fails with, or what kept the visit from beginning.
pub fn visit_hosts<F>(test: impl FnOnce(Page, String) -> F) -> Outcome
where
    F: Future<Output = WebDriverResult<()>>,
{
    visit_furnished(|_| Ok(()), test)
}

/// The same, and a page made with React besides.
///
/// # Errors
///
/// What the test fails with, or what kept the visit from beginning.
pub fn visit_react<F>(test: impl FnOnce(Page, String) -> F) -> Outcome
where
    F: Future<Output = WebDriverResult<()>>,
{
    visit_furnished(with_react, test)
}

/// The same, and `more` changes the folder that is served before anybody comes.
///
/// # Errors
///
/// What the test fails with, or what kept the visit from beginning.
pub fn visit_furnished<F>(
    more: impl FnOnce(&Path) -> Result<(), Box<dyn Error>>,
    test: impl FnOnce(Page, String) -> F,
) -> Outcome
where
    F: Future<Output = WebDriverResult<()>>,
{
    let elsewhere = Server::start_for_everyone(&Site { folder: dist(), base: "/".into() }, fresh_port()?)?;
    let folder = tempfile::tempdir()?;
    let server = serve(folder.path())?;
    furnish(folder.path(), &server.url(), &elsewhere.url())?;
    more(folder.path())?;
    with_window(Profile::default(), async |driver| {
        test(Page::new(driver, server.url()), elsewhere.url()).await
    })
}

/// The pages, and the viewer beside them.
fn furnish(folder: &Path, here: &str, elsewhere: &str) -> Result<(), Box<dyn Error>> {
    copy(&dist(), &folder.join("viewer"))?;
    let loader = fs::read(dist().join("embed.js"))?;
    let integrity = xtask::build::integrity(&loader);
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))? {
        let path = entry?.path();
        let mut text = fs::read_to_string(&path)?;
        let values = [(ELSEWHERE, elsewhere), (HERE, here.trim_end_matches('/')), (INTEGRITY, &integrity)];
        for (name, value) in values {
            text = text.replace(name, value);
        }
        fs::write(folder.join(path.file_name().unwrap_or_default()), text)?;
    }
    Ok(())
}

/// Makes `react.js` of `react.jsx` beside the pages.
///
/// # Errors
///
/// When React or esbuild are not there and cannot be installed, or the page does not compile.
fn with_react(folder: &Path) -> Result<(), Box<dyn Error>> {
    let workspace = Workspace::current();
    let react = tools::ensure(&REACT, &workspace)?;
    let esbuild = tools::ensure(&Esbuild, &workspace)?;
    let done = Command::new(esbuild.place)
        .args(["react.jsx", "--bundle", "--outfile=react.js", "--format=esm", "--jsx=automatic"])
        .args(["--define:process.env.NODE_ENV=\"development\"", "--log-level=error"])
        .env("NODE_PATH", react.place.parent().unwrap_or(folder))
        .current_dir(folder)
        .status()?;
    if done.success() { Ok(()) } else { Err("react.jsx does not compile".into()) }
}

fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
