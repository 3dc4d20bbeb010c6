//! Fonts for the screenshots that the tests make.

use super::{Found, Installation, Tool};
use crate::process;
use crate::workspace::Workspace;
use std::process::Command;

/// Any font with Chinese characters.
pub struct ChineseFonts;

impl Tool for ChineseFonts {
    fn name(&self) -> &'static str {
        "Chinese fonts"
    }

    fn why(&self) -> &'static str {
        "for the tests: screenshots with Chinese in them, not boxes"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        let fonts = process::output(Command::new("fc-list").args([
            ":lang=zh",
            "--format",
            "%{family[0]}\t%{file}\n",
        ]));
        let fonts = fonts.ok()?;
        let mut lines: Vec<&str> = fonts.lines().collect();
        lines.sort_unstable();
        let (family, file) = lines.first()?.split_once('\t')?;
        Some(Found { version: family.to_owned(), place: file.into() })
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        Installation::Apt(&["fonts-noto-cjk", "fontconfig"])
    }
}
