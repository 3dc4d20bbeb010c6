//! The writer of the glue between wasm and JavaScript: a library of this very program, so that
//! no second tool has to be of the same version.

use super::{Found, Installation, Tool};
use crate::workspace::Workspace;

/// `wasm-bindgen-cli-support`, linked in.
pub struct WasmBindgen;

impl WasmBindgen {
    /// The version of a package in the lock file; none where it is not in it.
    pub fn locked_version(lock: &str, package: &str) -> Option<String> {
        let lock: toml::Table = lock.parse().ok()?;
        let packages = lock.get("package")?.as_array()?;
        let found =
            packages.iter().find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))?;
        Some(found.get("version")?.as_str()?.to_owned())
    }
}

impl Tool for WasmBindgen {
    fn name(&self) -> &'static str {
        "wasm-bindgen"
    }

    fn why(&self) -> &'static str {
        "to join the wasm to the page; built into xtask"
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        let place = workspace.path("Cargo.lock");
        let lock = std::fs::read_to_string(&place).ok()?;
        let version = Self::locked_version(&lock, "wasm-bindgen-cli-support")?;
        Some(Found { version, place })
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::ByHand("comes with `cargo xtask`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_and_the_writer_of_its_glue_have_the_same_version() {
        let lock = std::fs::read_to_string(Workspace::current().path("Cargo.lock")).unwrap();
        let library = WasmBindgen::locked_version(&lock, "wasm-bindgen").unwrap();
        let writer = WasmBindgen::locked_version(&lock, "wasm-bindgen-cli-support").unwrap();
        assert_eq!(library, writer, "set both to one version in Cargo.toml and xtask/Cargo.toml");
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        let lock = "[[package]]\nname = \"yew\"\nversion = \"0.23.0\"\n";
        assert_eq!(WasmBindgen::locked_version(lock, "yew").as_deref(), Some("0.23.0"));
        assert_eq!(WasmBindgen::locked_version(lock, "wasm-bindgen"), None);
    }
}
