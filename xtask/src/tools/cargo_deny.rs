//! The checker of licences and sources of dependencies.

use super::{Found, Installation, Tool, on_path};
use crate::process;
use crate::workspace::Workspace;

/// `cargo-deny`, from PATH or built into the project's tools.
pub struct CargoDeny;

impl Tool for CargoDeny {
    fn name(&self) -> &'static str {
        "cargo-deny"
    }

    fn why(&self) -> &'static str {
        "for the tests: licences and sources of dependencies"
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        on_path(&["cargo-deny"]).or_else(|| {
            let place = workspace.tools().join("bin/cargo-deny");
            Some(Found { version: process::version(&place)?, place })
        })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        Installation::Cargo { package: "cargo-deny", version: "0.20.2", folder: workspace.tools() }
    }
}
