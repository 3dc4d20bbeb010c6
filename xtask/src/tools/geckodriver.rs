//! What drives the other browser of the tests. Debian has no package of it.

use super::{Found, Installation, Tool, on_path};
use crate::process;
use crate::workspace::Workspace;

/// The WebDriver server of Firefox, from PATH or among the project's tools.
pub struct Geckodriver;

impl Tool for Geckodriver {
    fn name(&self) -> &'static str {
        "geckodriver"
    }

    fn why(&self) -> &'static str {
        "for the tests: to press and type in Firefox"
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        on_path(&["geckodriver"]).or_else(|| {
            let place = workspace.tools().join("bin/geckodriver");
            Some(Found { version: process::version(&place)?, place })
        })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        Installation::Cargo { package: "geckodriver", version: "0.37.1", folder: workspace.tools() }
    }
}
