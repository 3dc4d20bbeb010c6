//! What drives the browser of the tests.

use super::{Found, Installation, Tool, on_path};
use crate::workspace::Workspace;

/// The WebDriver server of Chromium.
pub struct Chromedriver;

impl Tool for Chromedriver {
    fn name(&self) -> &'static str {
        "chromedriver"
    }

    fn why(&self) -> &'static str {
        "for the tests: to press and type in Chromium"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        on_path(&["chromedriver"])
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::Apt(&["chromium-driver"])
    }
}
