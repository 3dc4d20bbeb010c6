//! Libraries of PyPI that benchmarks compare with or take pages from, in a folder of the project.

use super::{Found, Installation, Tool};
use crate::process;
use crate::workspace::Workspace;
use std::process::Command;

/// A library of PyPI, in a virtual environment; its place is the Python that finds it.
pub struct PythonLibrary {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    /// The folder under the tools that is the environment.
    folder: &'static str,
    why: &'static str,
}

/// Reads dates in Chinese text.
pub const JIONLP: PythonLibrary = PythonLibrary {
    name: "JioNLP",
    package: "jionlp",
    version: "1.5.31",
    folder: "python",
    why: "for `bench dates` alone: to compare with",
};

/// Finds the articles of pages.
pub const TRAFILATURA: PythonLibrary = PythonLibrary {
    name: "Trafilatura",
    package: "trafilatura",
    version: "2.3.1",
    folder: "python-pages",
    why: "for `bench pages` alone: to compare with",
};

/// Finds the articles of pages.
pub const READABILITY_LXML: PythonLibrary = PythonLibrary {
    name: "readability-lxml",
    package: "readability-lxml",
    version: "0.9",
    folder: "python-pages",
    why: "for `bench pages` alone: to compare with",
};

impl PythonLibrary {
    /// What PyPI calls it.
    pub fn package(&self) -> &'static str {
        self.package
    }
}

impl Tool for PythonLibrary {
    fn name(&self) -> &'static str {
        self.name
    }

    fn why(&self) -> &'static str {
        self.why
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        let place = workspace.tools().join(self.folder).join("bin/python");
        let version = format!("import importlib.metadata as m; print(m.version('{}'))", self.package);
        let version = process::output(Command::new(&place).args(["-c", &version])).ok()?;
        Some(Found { version, place })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        let folder = workspace.tools().join(self.folder);
        Installation::Pip { package: self.package, version: self.version, folder }
    }
}

/// What a library of PyPI brings beside its code: its source package, unpacked.
pub struct PythonSource {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    /// The folder under the tools that is the environment; `sources` in it.
    folder: &'static str,
    why: &'static str,
}

/// Pages with the texts of their articles, in many languages.
pub const NEWSPAPER_PAGES: PythonSource = PythonSource {
    name: "Newspaper's pages",
    package: "newspaper4k",
    version: "0.9.6",
    folder: "python-pages",
    why: "for `bench pages` alone: pages to measure on",
};

impl Tool for PythonSource {
    fn name(&self) -> &'static str {
        self.name
    }

    fn why(&self) -> &'static str {
        self.why
    }

    fn find(&self, workspace: &Workspace) -> Option<Found> {
        let sources = workspace.tools().join(self.folder).join("sources");
        let place = sources.join(format!("{}-{}", self.package, self.version));
        place.is_dir().then(|| Found { version: self.version.into(), place })
    }

    fn installation(&self, workspace: &Workspace) -> Installation {
        let folder = workspace.tools().join(self.folder);
        Installation::PipSource { package: self.package, version: self.version, folder }
    }
}
