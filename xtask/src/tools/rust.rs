//! The compiler of the host.

use super::{Found, Installation, Tool};
use crate::process;
use crate::workspace::Workspace;

/// Cargo and rustc, as they run this very program.
pub struct HostRust;

impl Tool for HostRust {
    fn name(&self) -> &'static str {
        "rust (host)"
    }

    fn why(&self) -> &'static str {
        "to build everything that runs on this machine"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        let place = which::which("rustc").ok()?;
        Some(Found { version: process::version(&place)?, place })
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::ByHand("install Rust from https://rustup.rs")
    }
}
