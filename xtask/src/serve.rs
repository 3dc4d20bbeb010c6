//! `cargo xtask serve`: build, then serve on this machine, and again when the articles change.

use crate::build::{self, BuildOptions};
use crate::reload::Reload;
use crate::server::{Server, Site};
use crate::watch::Watch;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// What to build first, if anything.
    pub build: Option<BuildOptions>,
    /// The folder to serve.
    pub folder: PathBuf,
    /// The path below which it is served.
    pub base: String,
    /// The port on localhost.
    pub port: u16,
}

/// Builds and serves until Ctrl-C is pressed; builds again when the articles change, and has the pages
/// load again.
///
/// # Errors
///
/// When the build fails, or the port is taken.
pub fn serve(workspace: &Workspace, options: &ServeOptions) -> Result<()> {
    let site = Site { folder: options.folder.clone(), base: options.base.clone() };
    let Some(build) = &options.build else {
        let server = Server::start(&site, options.port)?;
        println!("{} shows {} (Ctrl-C ends it)", server.url(), options.folder.display());
        return server.until_interrupted();
    };
    // Before the build, so that what changes during it is not missed.
    let watch = Watch::new(&build.seeds)?;
    build::build(workspace, build)?;
    let reload = Reload::new();
    let server = Server::start_reloading(&site, options.port, reload.clone())?;
    println!(
        "{} shows {}, built again when {} changes (Ctrl-C ends it)",
        server.url(),
        options.folder.display(),
        build.seeds.display()
    );
    let (workspace, build) = (workspace.clone(), build.clone());
    std::thread::spawn(move || build_again(watch, &reload, || build::build(&workspace, &build)));
    server.until_interrupted()
}

/// Builds whenever articles change, as long as there is something to wait for. A build that fails leaves
/// the page as it was, and says why.
pub fn build_again(mut watch: Watch, reload: &Reload, mut build: impl FnMut() -> Result<()>) {
    while let Some(changed) = watch.wait() {
        let names = changed.iter().take(3).map(|path| path.display().to_string()).collect::<Vec<_>>();
        let more = changed.len().saturating_sub(names.len());
        eprintln!(
            "{}{} changed",
            names.join(", "),
            if more > 0 { format!(" and {more} more") } else { String::new() }
        );
        match build() {
            Ok(()) => reload.again(),
            Err(error) => eprintln!("error: {error:#}\nthe page stays as it was until this is mended"),
        }
    }
}
