//! The browser of the tests.

use super::{Found, Installation, Tool, on_path};
use crate::workspace::Workspace;

/// Chromium or Chrome.
pub struct Chromium;

impl Tool for Chromium {
    fn name(&self) -> &'static str {
        "chromium"
    }

    fn why(&self) -> &'static str {
        "for the tests: the viewer in a real browser"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::Apt(&["chromium"])
    }
}
