//! Binaryen's optimiser.

use super::{Found, Installation, Npm, Tool, ensure, on_path};
use crate::process;
use crate::workspace::Workspace;
use anyhow::Result;

/// `wasm-opt`, from PATH or from npm.
pub struct WasmOpt;

impl WasmOpt {
    /// Finds or installs it, with npm first where that is missing too.
    ///
    /// # Errors
    ///
    /// When it can be neither found nor installed.
    pub fn ensure(workspace: &Workspace) -> Result<Found> {
        if let Some(found) = Self.find(workspace) {
            return Ok(found);
        }
        ensure(&Npm, workspace)?;
        ensure(&Self, workspace)
    }
}

impl Tool for WasmOpt {
    fn name(&self) -> &'static str {
        "wasm-opt"
    }

    fn why(&self) -> &'static str {
        "to make the wasm smaller; a build without it works"
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
