//! `cargo xtask serve`: build, then serve on this machine.

use crate::build::{self, BuildOptions};
use crate::server::{Server, Site};
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

/// Builds and serves until Ctrl-C is pressed.
///
/// # Errors
///
/// When the build fails, or the port is taken.
pub fn serve(workspace: &Workspace, options: &ServeOptions) -> Result<()> {
    if let Some(build) = &options.build {
        build::build(workspace, build)?;
    }
    let site = Site { folder: options.folder.clone(), base: options.base.clone() };
    let server = Server::start(&site, options.port)?;
    println!("{} shows {} (Ctrl-C ends it)", server.url(), options.folder.display());
    server.until_interrupted()
}
