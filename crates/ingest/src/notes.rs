//! Collects what is said about one file.

use hutong_model::{Diagnostic, Severity};

/// The diagnostics of one file, in the order of the steps.
pub(crate) struct Notes {
    path: String,
    list: Vec<Diagnostic>,
}

impl Notes {
    pub(crate) fn new(path: &str) -> Self {
        Self { path: path.into(), list: Vec::new() }
    }

    pub(crate) fn repaired(&mut self, line: Option<u32>, what: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Repaired, line, what.into(), hint.into());
    }

    pub(crate) fn warning(&mut self, line: Option<u32>, what: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Warning, line, what.into(), hint.into());
    }

    pub(crate) fn skipped(&mut self, line: Option<u32>, what: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Skipped, line, what.into(), hint.into());
    }

    pub(crate) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }

    fn push(&mut self, severity: Severity, line: Option<u32>, what: String, hint: String) {
        let diagnostic = Diagnostic { path: self.path.clone(), line, severity, what, hint };
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }
}
