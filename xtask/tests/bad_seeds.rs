//! Folders that make no dossier: a message with a place and a cure, exit status 1, nothing written.
#![allow(clippy::unwrap_used, reason = "a test may end where it fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn xtask(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).current_dir(folder).output().unwrap()
}

/// Builds `seeds`, made of these files, and checks what is said and that nothing is written.
fn check(files: &[(&str, &[u8])], said: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    if !files.is_empty() {
        fs::create_dir(folder.path().join("seeds")).unwrap();
    }
    for (name, bytes) in files {
        fs::write(folder.path().join("seeds").join(name), bytes).unwrap();
    }
    fs::create_dir_all(folder.path().join("dist/assets")).unwrap();
    fs::write(folder.path().join("dist/assets/build.json"), "an earlier build").unwrap();
    for (command, out) in [("build", "dist"), ("build", "new-dist"), ("dossier", "dossier.json")] {
        let output = xtask(&[command, "--seeds", "seeds", "--out", out], folder.path());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{command}: {error}");
        for part in said.iter().chain(&["hint: "]) {
            assert!(error.contains(part), "{command} does not say {part:?}:\n{error}");
        }
        assert!(!error.contains("panicked"), "{error}");
    }
    let mut left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name != "seeds")
        .collect();
    left.sort();
    assert_eq!(left, ["dist"], "only what was there is there");
    assert_eq!(fs::read_to_string(folder.path().join("dist/assets/build.json")).unwrap(), "an earlier build");
}

#[test]
fn a_missing_folder() {
    check(&[], &["seeds", "no such folder", "--seeds"]);
}

#[test]
fn an_empty_folder() {
    check(&[(".gitkeep", b"")], &["seeds", "no article was found"]);
}

#[test]
fn a_folder_with_no_text_in_it() {
    check(&[("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01")], &["seeds", "picture.md"]);
}

#[test]
fn a_broken_dossier_toml() {
    let article = b"---\ntitle: A day\ndate: 2021-09-28\n---\nIt rained.\n";
    check(&[("a.md", article), ("dossier.toml", b"title = \"A\"\nzone = [\n")], &["dossier.toml:"]);
}
