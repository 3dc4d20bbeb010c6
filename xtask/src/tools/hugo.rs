//! The site generator that `bench ingest` is measured beside.

use super::{Found, Installation, Tool};
use crate::process;
use crate::workspace::Workspace;
use std::process::Command;

/// Hugo, as Debian packages it.
pub struct Hugo;

impl Tool for Hugo {
    fn name(&self) -> &'static str {
        "hugo"
    }

    fn why(&self) -> &'static str {
        "for `bench ingest`: the peer that renders the same folders"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        let place = which::which("hugo").ok()?;
        let version = process::output(Command::new(&place).arg("version")).ok()?;
        Some(Found { version, place })
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::Apt(&["hugo"])
    }
}
