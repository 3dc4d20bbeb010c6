//! npm, which brings `wasm-opt`.

use super::{Found, Installation, Tool, on_path};
use crate::workspace::Workspace;

/// Node's package manager.
pub struct Npm;

impl Tool for Npm {
    fn name(&self) -> &'static str {
        "npm"
    }

    fn why(&self) -> &'static str {
        "to install wasm-opt where it is not on PATH"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        on_path(&["npm"])
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::Apt(&["nodejs", "npm"])
    }
}
