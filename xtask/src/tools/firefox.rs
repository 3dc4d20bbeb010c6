//! The other browser of the tests.

use super::{Found, Installation, Tool, on_path};
use crate::workspace::Workspace;

/// Firefox, of whatever channel.
pub struct Firefox;

impl Tool for Firefox {
    fn name(&self) -> &'static str {
        "firefox"
    }

    fn why(&self) -> &'static str {
        "for the tests: the viewer in a second real browser"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        on_path(&["firefox", "firefox-esr"])
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::Apt(&["firefox-esr"])
    }
}
