//! A reader of dates in Chinese text, for comparison.

use super::{Found, Installation, Tool};
use crate::process;
use crate::workspace::Workspace;
use std::process::Command;

/// JioNLP, in the project's virtual environment.
pub struct JioNlp;

impl Tool for JioNlp {
    fn name(&self) -> &'static str {
        "JioNLP"
    }

    fn why(&self) -> &'static str {
        "for `bench dates` alone: to compare with"
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        let place = workspace.tools().join("python/bin/python");
        let version = "import importlib.metadata as m; print(m.version('jionlp'))";
        let version = process::output(Command::new(&place).args(["-c", version])).ok()?;
        Some(Found { version, place })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        Installation::Pip { package: "jionlp", version: "1.5.31", folder: workspace.tools().join("python") }
    }
}
