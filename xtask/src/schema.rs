//! `cargo xtask schema`: the published JSON Schema of a dossier.

use crate::dossier::replace;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use hutong_model::Dossier;

/// Where the schema lies in the project.
pub const FILE: &str = "docs/dossier.schema.json";

/// Writes the schema of the types as they are now.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write(workspace: &Workspace) -> Result<()> {
    let path = workspace.path(FILE);
    replace(&path, current()?.as_bytes()).with_context(|| format!("{}: cannot be written", path.display()))
}

/// The schema of the types as they are now.
///
/// # Errors
///
/// When it cannot be written as JSON.
pub fn current() -> Result<String> {
    Ok(serde_json::to_string_pretty(&schemars::schema_for!(Dossier))? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let published = std::fs::read_to_string(Workspace::current().path(FILE)).unwrap();
        assert!(published == current().unwrap(), "{FILE} is out of date: run `cargo xtask schema`");
    }
}
