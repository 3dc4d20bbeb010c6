//! npm, which brings programs that run on Node or come with it.

use super::{Found, Installation, Tool, on_path};
use crate::workspace::Workspace;

/// Node's package manager.
pub struct Npm;

impl Tool for Npm {
    fn name(&self) -> &'static str {
        "npm"
    }

    fn why(&self) -> &'static str {
        "to install wasm-opt and esbuild where they are not on PATH"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        on_path(&["npm"])
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::Apt(&["nodejs", "npm"])
    }
}
