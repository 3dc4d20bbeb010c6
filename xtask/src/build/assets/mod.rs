//! The files beside the pages, under names that change with their content, and the map that tells
//! the prerenderer those names.

mod files;
mod later;

use super::bindgen::Glued;
use super::minify::{Minifier, Text};
use super::output::MARK;
use super::split::{self, Parts};
use super::styles;
use anyhow::{Error, Result};
use files::copy_others;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use files::{fill_in, hashed, keep, put, text};
pub use later::{INDEX_FOLDER, Later};

/// Where the page's files are, relative to the built folder, with `/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetMap {
    /// The style sheet.
    pub style: String,
    /// What is added to it for each view: `cards`, and by the name of the part what a part of the program draws.
    pub views: BTreeMap<String, String>,
    /// The script that runs before a page is drawn, so that it is drawn in the right colours.
    pub theme: String,
    /// The icon.
    pub icon: String,
    /// The module that a page loads.
    pub begin: String,
    /// The module that `begin` loads when the page is drawn.
    pub boot: String,
    /// The glue that `boot` imports.
    pub js: String,
    /// The module that `boot` loads when the page is alive: what is kept on the device.
    pub offline: String,
    /// The program that `boot` hands to the glue.
    pub wasm: String,
    /// The files of each part of the program; those of several parts have one in common.
    pub parts: BTreeMap<String, Vec<String>>,
    /// What of the dossier comes after the first view; none where that is an index in files.
    pub rest: String,
    /// The first file of the index of a large dossier; none where it is embedded.
    pub index: String,
    /// The integrity of the script that other pages load, `embed.js`.
    pub embed: String,
    /// Which build this is.
    pub build: String,
}

impl AssetMap {
    /// The name of the part that a file is.
    pub fn part_of(file: &str) -> &str {
        let name = file.trim_start_matches("assets/hutong-");
        name.rsplit_once('-').map_or(name, |(name, _)| name)
    }

    /// Every file that the program fetches when it is needed, each once.
    pub fn later(&self) -> BTreeSet<&str> {
        let parts = self.parts.values().flatten();
        parts.chain([&self.rest]).map(String::as_str).filter(|file| !file.is_empty()).collect()
    }
}

/// Where they lie in the built folder.
const FOLDER: &str = "assets/";

/// What scripts of `www/` write where the name of the glue belongs.
pub const JS_PLACEHOLDER: &str = "__HUTONG_JS__";
/// The same for the wasm.
pub const WASM_PLACEHOLDER: &str = "__HUTONG_WASM__";
/// What `parts.js` writes where the files of each part belong.
const PARTS_PLACEHOLDER: &str = "__HUTONG_PARTS__";
/// What `offline.js` writes where the list of its files belongs.
const LIST_PLACEHOLDER: &str = "__HUTONG_INDEX_LIST__";
/// What `boot.js` writes where what is kept on the device belongs.
const OFFLINE_PLACEHOLDER: &str = "__HUTONG_OFFLINE__";

/// What scripts write where the name of the folder of the reading room belongs.
const ROOM_PLACEHOLDER: &str = "__HUTONG_ROOM__";
/// What `boot.js` writes where the name of the style sheet belongs.
const STYLE_PLACEHOLDER: &str = "__HUTONG_STYLE__";
/// What it writes where the names of those of the views belong.
const VIEWS_PLACEHOLDER: &str = "__HUTONG_VIEWS__";

/// What `boot.js` writes where the name of the dialog belongs that writes embeds.
const DIALOG_PLACEHOLDER: &str = "__HUTONG_EMBED_DIALOG__";
/// What the dialog writes where the name of its style sheet belongs.
const DIALOG_STYLE_PLACEHOLDER: &str = "__HUTONG_EMBED_DIALOG_CSS__";

/// Writes program, style and the other files of `www` into `out`.
///
/// # Errors
///
/// When a file cannot be read, understood or written, or `boot.js` does not name what it should start.
pub fn write(
    www: &Path,
    glued: Glued,
    later: &Later,
    room: &str,
    minifier: &Minifier,
    build: &str,
    out: &Path,
) -> Result<AssetMap> {
    let read = |sort: Text, name: &str| {
        let path = www.join(name);
        minifier.minify(sort, &path, text(&path)?)
    };
    let parts = parts(&glued.parts, out)?;
    let glue = minifier.minify(Text::Module, Path::new("the glue of wasm-bindgen"), glued.js)?;
    let beside = parts.iter().map(|(name, files)| (name, files.iter().map(|file| &file[FOLDER.len()..])));
    let mut beside: BTreeMap<_, Vec<_>> = beside.map(|(name, files)| (name, files.collect())).collect();
    let views = styles::write(out, |sheet| read(Text::Style, sheet))?;
    for (part, files) in &mut beside {
        files.extend(views.get(part.as_str()).map(String::as_str));
    }
    let glue = fill_in("parts.js", &glue, &[(PARTS_PLACEHOLDER, &serde_json::to_string(&beside)?)])?;
    let (glue, rest) = later.write(&glue, out)?;
    let keep = |stem: &str, ending: &str, bytes: &[u8]| keep(out, stem, ending, bytes);
    let wasm = keep("hutong", "_bg.wasm", &glued.wasm)?;
    let js = keep("hutong", ".js", glue.as_bytes())?;
    let dialog_style = keep("embed-dialog", ".css", read(Text::Style, "embed-dialog.css")?.as_bytes())?;
    let dialog = read(Text::Module, "embed-dialog.js")?;
    let dialog = fill_in("embed-dialog.js", &dialog, &[(DIALOG_STYLE_PLACEHOLDER, &dialog_style)])?;
    let dialog = keep("embed-dialog", ".js", dialog.as_bytes())?;
    let offline = read(Text::Module, "offline.js")?;
    let offline = fill_in("offline.js", &offline, &[(LIST_PLACEHOLDER, &later.list(out)?)])?;
    let offline = keep("offline", ".js", offline.as_bytes())?;
    let style = keep("style", ".css", read(Text::Style, "style.css")?.as_bytes())?;
    let all_views = serde_json::to_string(&views.values().collect::<Vec<_>>())?;
    let names = [
        (STYLE_PLACEHOLDER, style.as_str()),
        (VIEWS_PLACEHOLDER, all_views.as_str()),
        (JS_PLACEHOLDER, js.as_str()),
        (WASM_PLACEHOLDER, wasm.as_str()),
        (OFFLINE_PLACEHOLDER, offline.as_str()),
        (DIALOG_PLACEHOLDER, dialog.as_str()),
        (ROOM_PLACEHOLDER, room),
    ];
    let boot = fill_in("boot.js", &read(Text::Module, "boot.js")?, &names)?;
    let theme = fill_in("theme.js", &read(Text::Script, "theme.js")?, &[(ROOM_PLACEHOLDER, room)])?;
    let here = |name: String| format!("{FOLDER}{name}");
    let map = AssetMap {
        style: here(style),
        views: views.iter().map(|(part, name)| (part.to_string(), here(name.clone()))).collect(),
        theme: here(keep("theme", ".js", theme.as_bytes())?),
        icon: here(keep("icon", ".svg", text(&www.join("icons/icon.svg"))?.as_bytes())?),
        begin: here(keep("begin", ".js", read(Text::Module, "begin.js")?.as_bytes())?),
        boot: here(keep("boot", ".js", boot.as_bytes())?),
        js: here(js),
        offline: here(offline),
        wasm: here(wasm),
        parts,
        rest,
        index: later.root().to_owned(),
        embed: String::new(),
        build: build.to_owned(),
    };
    for (name, bytes) in &glued.snippets {
        put(out, &format!("{FOLDER}{name}"), bytes)?;
    }
    mark(out, &map)?;
    copy_others(www, out)?;
    Ok(map)
}

/// Writes the parts of the program, and says which files each needs.
fn parts(parts: &Parts, out: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let file = |name: &str, bytes: &[u8]| {
        Ok::<_, Error>(format!("{FOLDER}{}", keep(out, &format!("hutong-{name}"), ".wasm", bytes)?))
    };
    let shared = parts.shared().map(|bytes| file(split::SHARED, &bytes)).transpose()?;
    let own = parts.own.iter().map(|(name, bytes)| {
        let files = shared.iter().cloned().chain([file(name, bytes)?]).collect();
        Ok((name.clone(), files))
    });
    own.collect()
}

/// Writes the map into the folder, where it also says that this is a build.
///
/// # Errors
///
/// When the disk refuses.
pub fn mark(out: &Path, map: &AssetMap) -> Result<()> {
    put(out, MARK, &serde_json::to_vec_pretty(map)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn glued(wasm: &[u8]) -> Glued {
        let snippets = BTreeMap::from([("snippets/x-1/inline0.js".to_owned(), b"export {}".to_vec())]);
        let js = "export default __HUTONG_PARTS__, '__HUTONG_REST__'".to_owned();
        Glued { wasm: wasm.to_vec(), js, snippets, parts: Parts::default() }
    }

    fn www() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            (
                "boot.js",
                "import start from './__HUTONG_JS__'; start('./__HUTONG_WASM__'); './__HUTONG_EMBED_DIALOG__'; \
                 import('./__HUTONG_OFFLINE__'); './__HUTONG_ROOM__/room.js'; './__HUTONG_STYLE__'; __HUTONG_VIEWS__",
            ),
            ("begin.js", "import(document.querySelector('link').href)"),
            ("embed-dialog.js", "'./__HUTONG_EMBED_DIALOG_CSS__'"),
            ("embed-dialog.css", "dialog { color: red }"),
            ("offline.js", "export default () => '__HUTONG_INDEX_LIST__'"),
            ("sw.js", "self.onfetch = () => {}"),
            ("style.css", "main { color: red }"),
            ("views/article.css", "i { color: red }"),
            ("views/cards.css", "b { color: red }"),
            ("views/evidence.css", "q { color: red }"),
            ("views/matrix.css", "table { color: red }"),
            ("views/reader.css", "p { color: red }"),
            ("views/timeline.css", "li { color: red }"),
            ("theme.js", "document.documentElement.dataset.theme = '__HUTONG_ROOM__'"),
            ("room/room.js", "export default () => {}"),
            ("index.html", "the template"),
            ("icons/icon.svg", "<svg/>"),
            ("icons/large.png", "a picture"),
        ] {
            put(folder.path(), name, text.as_bytes()).unwrap();
        }
        folder
    }

    fn written(www: &tempfile::TempDir, wasm: &[u8], out: &Path) -> AssetMap {
        let later = Later::Rest(Vec::new());
        write(www.path(), glued(wasm), &later, "room-1", &Minifier::idle(), "b", out).unwrap()
    }

    #[test]
    fn a_part_is_known_by_its_file() {
        assert_eq!(AssetMap::part_of(&format!("assets/{}", hashed("hutong-a-b", ".wasm", b"a"))), "a-b");
    }

    #[test]
    fn boot_names_the_hashed_files_and_changes_its_own_name_with_them() {
        let (www, first, second) = (www(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let one = written(&www, b"one", first.path());
        let two = written(&www, b"two", second.path());
        let boot = text(&first.path().join(&one.boot)).unwrap();
        for name in [&one.wasm, &one.js, &one.offline] {
            assert!(boot.contains(name.trim_start_matches("assets/")), "{name} is not in {boot}");
        }
        assert_ne!(one.boot, two.boot);
        assert_eq!((one.begin, one.style), (two.begin, two.style), "what names no other file");
    }

    #[test]
    fn other_files_are_copied_and_the_template_is_not() {
        let (www, out) = (www(), tempfile::tempdir().unwrap());
        let map = written(&www, b"wasm", out.path());
        assert!(out.path().join("icons/large.png").is_file());
        assert!(out.path().join("assets/snippets/x-1/inline0.js").is_file());
        for name in ["index.html", "begin.js", "boot.js", "sw.js", "room/room.js"] {
            assert!(!out.path().join(name).exists(), "{name}");
        }
        let written: AssetMap = serde_json::from_str(&text(&out.path().join(MARK)).unwrap()).unwrap();
        assert_eq!(written, map);
    }
}
