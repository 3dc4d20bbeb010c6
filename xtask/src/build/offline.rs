//! The service worker of a build: `www/sw.js` with the list of what belongs to this version.

use super::minify::{Minifier, Text};
use super::output::MARK;
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

/// The file, beside `index.html`: its folder is what it answers for.
pub const WORKER: &str = "sw.js";

/// Whether readers' browsers keep a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// Every file, for reading without a network.
    Kept,
    /// What every page needs, and of the rest what was read: for dossiers too large to be kept unasked.
    AsRead,
    /// None, and what an earlier build had them keep goes: for work on the viewer.
    Forgotten,
}

/// How names of files begin that a reader's browser does not need: what only the build reads, what
/// only editors of other pages and the question of installing ask for, and the page that is meant to be kept by hand. What other pages
/// load is kept: the dialog that writes embeds shows one, and a frame of this dossier's may be open.
const NOT_KEPT: &[&str] = &[MARK, WORKER, super::single::NAME, "embed.d.ts", "screenshots/"];

/// How names of files begin that are kept of a large dossier only where they were read.
const NOT_KEPT_UNREAD: &[&str] = &["article/", super::assets::INDEX_FOLDER, "dossier.json", "feed"];

/// How names of files end that a reader's browser does not need.
const NOT_KEPT_ENDS: &[&str] = &["oembed.json"];

/// What `sw.js` writes where the list and the version belong, with the quotation marks.
const FILES_PLACEHOLDER: &str = "\"__HUTONG_FILES__\"";
const VERSION_PLACEHOLDER: &str = "__HUTONG_VERSION__";

/// Writes the service worker of everything that is in `out` by now. The last step: what changes
/// afterwards is not what the list says, and would not be kept.
///
/// # Errors
///
/// When a file cannot be read or written, or `sw.js` has no place for the list.
pub fn write(www: &Path, minifier: &Minifier, offline: Offline, out: &Path) -> Result<()> {
    let path = www.join(WORKER);
    let text =
        std::fs::read_to_string(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let worker = minifier.minify(Text::Script, &path, text)?;
    let files = match offline {
        Offline::Kept => files(out)?,
        Offline::AsRead => {
            let mut files = files(out)?;
            files.retain(|name, _| !NOT_KEPT_UNREAD.iter().any(|begin| name.starts_with(begin)));
            files
        }
        Offline::Forgotten => BTreeMap::new(),
    };
    std::fs::write(out.join(WORKER), fill_in(&worker, &files)?)
        .with_context(|| format!("{}: cannot be written", out.join(WORKER).display()))
}

/// Every file by its name as an address has it, relative and not encoded: the page of a folder has
/// the folder's. With it the SHA-256 of its bytes, in hexadecimal digits.
fn files(out: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(out).sort_by_file_name() {
        let entry = entry?;
        let name = entry.path().strip_prefix(out)?.to_string_lossy().replace('\\', "/");
        let is_left_out = NOT_KEPT.iter().any(|not| name.starts_with(not))
            || NOT_KEPT_ENDS.iter().any(|not| name.ends_with(not));
        if !entry.file_type().is_file() || is_left_out {
            continue;
        }
        let bytes = std::fs::read(entry.path())
            .with_context(|| format!("{}: cannot be read", entry.path().display()))?;
        files.insert(address(&name).to_owned(), sha256(&bytes));
    }
    Ok(files)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hosts answer for a folder with its page, and some send those who name the page back to the folder.
fn address(name: &str) -> &str {
    match name.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => name,
    }
}

/// The version is that of the list and of the worker itself: nothing else makes an update.
fn fill_in(worker: &str, files: &BTreeMap<String, String>) -> Result<String> {
    for placeholder in [FILES_PLACEHOLDER, VERSION_PLACEHOLDER] {
        ensure!(
            worker.contains(placeholder),
            "www/sw.js: does not contain {placeholder}; hint: the build puts what belongs to a version there"
        );
    }
    let list: Vec<_> = files.iter().collect();
    let worker = worker.replace(FILES_PLACEHOLDER, &serde_json::to_string(&list)?);
    let version = &blake3::hash(worker.as_bytes()).to_hex()[..12];
    Ok(worker.replace(VERSION_PLACEHOLDER, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER_TEXT: &str = r#"const V = "__HUTONG_VERSION__"; const F = new Map("__HUTONG_FILES__");"#;

    /// What the worker of a folder with these files says.
    fn worker(files: &[(&str, &str)], offline: Offline) -> String {
        let (www, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(www.path().join(WORKER), WORKER_TEXT).unwrap();
        for (name, text) in files {
            let path = out.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        write(www.path(), &Minifier::idle(), offline, out.path()).unwrap();
        std::fs::read_to_string(out.path().join(WORKER)).unwrap()
    }

    #[test]
    fn files_are_named_by_their_addresses_with_the_hash_of_their_bytes() {
        let worker = worker(
            &[
                ("index.html", "abc"),
                ("article/互通 1/index.html", ""),
                ("404.html", ""),
                ("not-index.html", ""),
                ("assets/build.json", "{}"),
                ("embed.html", ""),
                ("embed.d.ts", ""),
                ("screenshots/wide.png", ""),
                ("article/a/oembed.json", "{}"),
                ("sw.js", "of an earlier build"),
            ],
            Offline::Kept,
        );
        // The SHA-256 of "abc", from FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(worker.contains(&format!(r#"["","{abc}"]"#)), "{worker}");
        for name in ["article/互通 1/", "404.html", "embed.html", "not-index.html"] {
            assert!(worker.contains(&format!(r#"["{name}","#)), "{name}: {worker}");
        }
        assert_eq!(worker.matches("[\"").count(), 5, "{worker}");
    }

    #[test]
    fn the_version_follows_the_files() {
        let one = worker(&[("a.css", "one")], Offline::Kept);
        assert_eq!(one, worker(&[("a.css", "one")], Offline::Kept));
        assert_ne!(one, worker(&[("a.css", "two")], Offline::Kept));
        assert!(!one.contains("__HUTONG_"), "{one}");
    }

    #[test]
    fn what_is_forgotten_has_no_files() {
        assert!(worker(&[("a.css", "one")], Offline::Forgotten).contains("new Map([])"));
    }

    #[test]
    fn a_worker_without_a_place_for_the_list_is_refused() {
        let error = fill_in("const V = '__HUTONG_VERSION__'", &BTreeMap::new()).unwrap_err().to_string();
        assert!(error.contains("__HUTONG_FILES__") && error.contains("hint:"), "{error}");
    }
}
