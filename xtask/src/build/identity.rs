//! The name of a build: the same sources and seeds give the same name on every machine. A page
//! carries it, so that a program never takes over a page that another build rendered.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::Path;
use walkdir::WalkDir;

/// Everything of the project that the program is made of.
const SOURCES: &[&str] = &["Cargo.toml", "Cargo.lock", "build.rs", "src", "crates", "www"];

/// Twelve hexadecimal digits for the sources, a folder of articles, and the list of the pictures that
/// lie beside the pages.
///
/// # Errors
///
/// When a file cannot be read.
pub fn of(workspace: &Workspace, seeds: &Path, media: &[u8]) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    for source in SOURCES {
        add(&mut hasher, &workspace.path(source))?;
    }
    add(&mut hasher, seeds)?;
    hasher.update(media);
    Ok(hasher.finalize().to_hex()[..12].to_owned())
}

/// Adds every file at or below a path: its name below that path, its length, its bytes.
fn add(hasher: &mut blake3::Hasher, path: &Path) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry.with_context(|| format!("{}: cannot be read", path.display()))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(entry.path())
            .with_context(|| format!("{}: cannot be read", entry.path().display()))?;
        let name = entry.path().strip_prefix(path).unwrap_or(entry.path());
        for part in name.components() {
            hasher.update(part.as_os_str().as_encoded_bytes());
            hasher.update(b"/");
        }
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(&bytes);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(files: &[(&str, &str)]) -> String {
        name_with(files, b"")
    }

    fn name_with(files: &[(&str, &str)], media: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        of(&Workspace::current(), folder.path(), media).unwrap()
    }

    #[test]
    fn the_same_seeds_have_the_same_name_wherever_they_lie() {
        assert_eq!(name(&[("a.md", "one"), ("b/c.md", "two")]), name(&[("b/c.md", "two"), ("a.md", "one")]));
    }

    #[test]
    fn every_change_changes_the_name() {
        let first = name(&[("a.md", "one")]);
        assert_ne!(first, name(&[("a.md", "two")]), "another text");
        assert_ne!(first, name(&[("b.md", "one")]), "another file name");
        assert_ne!(first, name(&[("a.md", "one"), ("b.md", "")]), "another file");
        assert_ne!(first, name_with(&[("a.md", "one")], b"{}"), "other pictures");
    }
}
