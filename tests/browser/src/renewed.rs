//! Another build of the same dossier, without building it: the name of the build is written over
//! wherever it stands, and files that are named by their content get other names.

use serde_json::Value;
use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// Copies a built folder to `to`, as another build would have made it. The stamp has as many
/// characters as a build's name: twelve.
///
/// # Errors
///
/// When the folder is no build, or cannot be copied.
pub fn renew(from: &Path, to: &Path, stamp: &str) -> Result<(), Box<dyn Error>> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    let map: Value = serde_json::from_slice(&fs::read(from.join("assets/build.json"))?)?;
    let text =
        |key: &str| map[key].as_str().map(str::to_owned).ok_or_else(|| format!("build.json: no {key}"));
    let build = text("build")?;
    assert_eq!(build.len(), stamp.len(), "the program has room for a stamp of this length");
    // In the order in which one names the other: what names a renamed file is itself renamed.
    let mut replacements = vec![(build, stamp.to_owned())];
    let parts = map["parts"].as_object().into_iter().flatten().filter_map(|(_, files)| files.as_array());
    let parts: BTreeSet<_> = parts.flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    for file in [text("wasm")?, text("boot")?].into_iter().chain(parts) {
        let hash = hash(&file).ok_or_else(|| format!("build.json: {file} has no hash"))?;
        replacements.push((hash.clone(), hash.chars().rev().collect()));
    }
    copy(from, to, &|bytes| replacements.iter().fold(bytes, |bytes, (old, new)| replace(&bytes, old, new)))?;
    for (old, new) in &replacements[1..] {
        for entry in fs::read_dir(to.join("assets"))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().replace(old.as_str(), new);
            fs::rename(&path, path.with_file_name(name))?;
        }
    }
    Ok(xtask::build::list_files(&xtask::workspace::Workspace::current(), to)?)
}

/// `assets/boot-0123456789.js` has the hash `0123456789`.
fn hash(name: &str) -> Option<String> {
    Some(name.rsplit_once('-')?.1.get(..10)?.to_owned())
}

fn copy(from: &Path, to: &Path, change: &impl Fn(Vec<u8>) -> Vec<u8>) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target, change)?;
        } else {
            fs::write(target, change(fs::read(entry.path())?))?;
        }
    }
    Ok(())
}

fn replace(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let (old, mut out, mut at) = (old.as_bytes(), Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(old) {
            out.extend_from_slice(new.as_bytes());
            at += old.len();
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}
