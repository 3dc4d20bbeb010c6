//! Files of the build: their names, what is filled in, and how they are read and written.

use super::super::{room, styles};
use super::{FOLDER, JS_PLACEHOLDER};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use walkdir::WalkDir;

/// Files of `www/` that do not come into the built folder under their own names.
const NOT_COPIED: &[&str] = &[
    "index.html",
    "begin.js",
    "boot.js",
    "offline.js",
    "sw.js",
    "style.css",
    "theme.js",
    "icons/icon.svg",
    "embed-dialog.css",
    "embed-dialog.js",
    // What maskable-512.png and touch-180.png are pictures of.
    "icons/maskable.svg",
    "embed.html",
    "embed.js",
    "embed.css",
    "embed-after.css",
    "element-keys.js",
    "embedded.js",
    "frame.css",
    "frame.js",
    "parts.js",
    "shards.js",
    "single.css",
    "single.html",
    "single.js",
];

/// `style` and `.css` become `style-0123456789.css`, the digits standing for the content.
pub fn hashed(stem: &str, ending: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    format!("{stem}-{}{ending}", &hash[..10])
}

/// Puts names of files and the like where a text of `www/` has placeholders for them.
///
/// # Errors
///
/// When a placeholder is missing: the text would load nothing.
pub fn fill_in(name: &str, text: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut text = text.to_owned();
    for (placeholder, value) in values {
        ensure!(
            text.contains(placeholder),
            "www/{name}: does not contain {placeholder}; hint: it stands for what only the build knows, as in `./{JS_PLACEHOLDER}` for a hashed file name"
        );
        text = text.replace(placeholder, value);
    }
    Ok(text)
}

/// Writes a file into the folder of assets, under a name that changes with its content; says which.
///
/// # Errors
///
/// When the disk refuses.
pub fn keep(out: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = hashed(stem, ending, bytes);
    put(out, &format!("{FOLDER}{name}"), bytes)?;
    Ok(name)
}

/// Copies what of `www` comes into the built folder under its own name.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn copy_others(www: &Path, out: &Path) -> Result<()> {
    for entry in WalkDir::new(www).sort_by_file_name() {
        let entry = entry?;
        let name = entry.path().strip_prefix(www)?.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file()
            && !name.starts_with(room::FOLDER)
            && !name.starts_with(styles::FOLDER)
            && !NOT_COPIED.contains(&name.as_str())
        {
            let bytes = std::fs::read(entry.path())
                .with_context(|| format!("{}: cannot be read", entry.path().display()))?;
            put(out, &name, &bytes)?;
        }
    }
    Ok(())
}

/// What a file says.
///
/// # Errors
///
/// When it cannot be read.
pub fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))
}

/// Writes a file, and the folders above it.
///
/// # Errors
///
/// When the disk refuses.
pub fn put(out: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = out.join(name);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("{}: cannot be made", parent.display()))?;
    }
    std::fs::write(&path, bytes).with_context(|| format!("{}: cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_and_only_with_it() {
        assert_eq!(hashed("style", ".css", b"a"), hashed("style", ".css", b"a"));
        assert_ne!(hashed("style", ".css", b"a"), hashed("style", ".css", b"b"));
        let name = hashed("hutong", "_bg.wasm", b"a");
        assert_eq!(name.len(), "hutong-0123456789_bg.wasm".len(), "{name}");
    }

    #[test]
    fn a_boot_that_starts_nothing_is_refused() {
        let error =
            fill_in("boot.js", "console.log('hello')", &[(JS_PLACEHOLDER, "a.js")]).unwrap_err().to_string();
        assert!(error.contains("__HUTONG_JS__") && error.contains("hint:"), "{error}");
    }
}
