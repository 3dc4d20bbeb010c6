//! A reader of dates in Chinese and English text, for comparison.

use super::{Found, Installation, Npm, Tool};
use crate::workspace::Workspace;

/// Microsoft Recognizers-Text for JavaScript, in a folder of the project.
pub struct Recognizers;

const PACKAGE: &str = "@microsoft/recognizers-text-suite";

impl Tool for Recognizers {
    fn name(&self) -> &'static str {
        "Recognizers"
    }

    fn why(&self) -> &'static str {
        "for `bench dates` alone: to compare with"
    }

    fn needs(&self) -> &'static [&'static dyn Tool] {
        &[&Npm]
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        let place = workspace.tools().join("npm-bench/node_modules").join(PACKAGE);
        let manifest = std::fs::read(place.join("package.json")).ok()?;
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).ok()?;
        Some(Found { version: manifest["version"].as_str()?.to_owned(), place })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        let folder = workspace.tools().join("npm-bench");
        Installation::Npm { package: PACKAGE, version: "1.3.1", folder }
    }
}
