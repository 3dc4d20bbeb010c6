//! `cargo xtask doctor`: every tool, whether it is here, and what would install it.

use crate::tools::{self, Found, Tool};
use crate::workspace::Workspace;
use std::fmt;

/// What the doctor found.
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    why: &'static str,
    found: Option<Found>,
    installation: String,
}

/// Looks for every tool; installs nothing.
pub fn examine(workspace: &Workspace) -> Report {
    let rows = tools::all().iter().map(|tool| examine_one(tool.as_ref(), workspace)).collect();
    Report { rows }
}

fn examine_one(tool: &dyn Tool, workspace: &Workspace) -> Row {
    Row {
        name: tool.name(),
        why: tool.why(),
        found: tool.find(workspace),
        installation: tool.installation(workspace).to_string(),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            let (state, version) = match &row.found {
                Some(found) => ("ok     ", found.version.as_str()),
                None => ("missing", "–"),
            };
            writeln!(out, "{state}  {:<14} {version}", row.name)?;
            if let Some(found) = &row.found {
                writeln!(out, "         at      {}", found.place.display())?;
            }
            writeln!(out, "         needed  {}", row.why)?;
            writeln!(out, "         install {}", row.installation)?;
        }
        let missing = self.rows.iter().filter(|row| row.found.is_none()).count();
        match missing {
            0 => writeln!(out, "Everything is here."),
            _ => writeln!(
                out,
                "{missing} missing; `cargo xtask` installs what a command needs when it needs it."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::Installation;

    struct Spoon(Option<Found>);

    impl Tool for Spoon {
        fn name(&self) -> &'static str {
            "spoon"
        }

        fn why(&self) -> &'static str {
            "to eat soup"
        }

        fn find(&self, _workspace: &Workspace) -> Option<Found> {
            self.0.clone()
        }

        fn installation(&self, _workspace: &Workspace) -> Installation {
            Installation::Apt(&["cutlery"])
        }
    }

    fn report(found: Option<Found>) -> String {
        Report { rows: vec![examine_one(&Spoon(found), &Workspace::current())] }.to_string()
    }

    #[test]
    fn a_missing_tool_is_told_with_its_reason_and_its_cure() {
        let text = report(None);
        assert!(text.starts_with("missing  spoon"), "{text}");
        for part in ["to eat soup", "apt-get install cutlery", "1 missing"] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn a_tool_that_is_here_is_told_with_version_and_place() {
        let text = report(Some(Found { version: "spoon 2.1".into(), place: "/usr/bin/spoon".into() }));
        for part in ["ok", "spoon 2.1", "/usr/bin/spoon", "Everything is here."] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn every_tool_has_a_row() {
        let names: Vec<&str> = examine(&Workspace::current()).rows.iter().map(|row| row.name).collect();
        for name in
            ["rust (wasm)", "wasm-bindgen", "wasm-opt", "esbuild", "chromium", "chromedriver", "cargo-deny"]
        {
            assert!(names.contains(&name), "{name} is not in {names:?}");
        }
    }
}
