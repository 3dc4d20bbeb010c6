//! The reading room: scripts, style and program in one folder, which is named by the content of all of
//! them, so that they find each other by the names they have in `www/room`.

use super::assets::{hashed, put, text};
use super::bindgen::Glued;
use super::minify::{Minifier, Text};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// The folder in `www/`.
pub const FOLDER: &str = "room/";

/// Writes it, and returns the name of its folder in `assets/`.
///
/// # Errors
///
/// When a file cannot be read, understood or written.
pub fn write(www: &Path, program: Glued, minifier: &Minifier, out: &Path) -> Result<String> {
    let mut files = BTreeMap::from([("room_bg.wasm".to_owned(), program.wasm)]);
    let glue = minifier.minify(Text::Module, Path::new("the glue of the reading room"), program.js)?;
    files.insert("glue.js".to_owned(), glue.into_bytes());
    let folder = www.join(FOLDER);
    for entry in folder.read_dir().with_context(|| format!("{}: cannot be listed", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sort = if name.ends_with(".css") { Text::Style } else { Text::Module };
        files.insert(name, minifier.minify(sort, &path, text(&path)?)?.into_bytes());
    }
    let all: Vec<u8> = files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes].concat()).collect();
    let name = hashed("room", "", &all);
    for (file, bytes) in &files {
        put(out, &format!("assets/{name}/{file}"), bytes)?;
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::split::Parts;

    #[test]
    fn the_folder_is_named_by_all_that_is_in_it() {
        let (www, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let written = |script: &str, wasm: &str| {
            put(www.path(), "room/room.js", script.as_bytes()).unwrap();
            let glued = Glued {
                wasm: wasm.into(),
                js: "export default 1".into(),
                snippets: BTreeMap::new(),
                parts: Parts::default(),
            };
            write(www.path(), glued, &Minifier::idle(), out.path()).unwrap()
        };
        let first = written("one", "wasm");
        assert_eq!(first, written("one", "wasm"));
        assert!(first != written("two", "wasm") && first != written("one", "another"));
        for file in ["room.js", "glue.js", "room_bg.wasm"] {
            assert!(out.path().join("assets").join(&first).join(file).is_file(), "{file}");
        }
    }
}
