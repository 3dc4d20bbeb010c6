//! Binaryen's optimiser.

use super::{Found, Installation, Npm, Tool, on_path};
use crate::process;
use crate::workspace::Workspace;

/// `wasm-opt`, from PATH or from npm.
pub struct WasmOpt;

impl Tool for WasmOpt {
    fn name(&self) -> &'static str {
        "wasm-opt"
    }

    fn why(&self) -> &'static str {
        "to make the wasm smaller; a build without it works"
    }

    fn needs(&self) -> &'static [&'static dyn Tool] {
        &[&Npm]
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        on_path(&["wasm-opt"]).or_else(|| {
            let place = workspace.tools().join("npm/node_modules/.bin/wasm-opt");
            Some(Found { version: process::version(&place)?, place })
        })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        Installation::Npm { package: "binaryen", version: "132.0.0", folder: workspace.tools().join("npm") }
    }
}
