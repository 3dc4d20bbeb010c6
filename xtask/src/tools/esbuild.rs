//! The minifier of scripts and style.

use super::{Found, Installation, Npm, Tool, on_path};
use crate::process;
use crate::workspace::Workspace;

/// `esbuild`, from PATH or from npm.
pub struct Esbuild;

impl Tool for Esbuild {
    fn name(&self) -> &'static str {
        "esbuild"
    }

    fn why(&self) -> &'static str {
        "to make scripts and style smaller; a build without it works"
    }

    fn needs(&self) -> &'static [&'static dyn Tool] {
        &[&Npm]
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        on_path(&["esbuild"]).or_else(|| {
            let place = workspace.tools().join("npm/node_modules/.bin/esbuild");
            Some(Found { version: process::version(&place)?, place })
        })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        Installation::Npm { package: "esbuild", version: "0.28.2", folder: workspace.tools().join("npm") }
    }
}
