//! The files beside the pages, under names that change with their content, and the map that tells
//! the prerenderer those names.

use super::bindgen::Glued;
use super::minify::{Minifier, Text};
use super::output::MARK;
use super::split::{self, Parts};
use super::styles;
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use walkdir::WalkDir;

/// Where the page's files are, relative to the built folder, with `/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetMap {
    /// The style sheet.
    pub style: String,
    /// What is added to it for each view that a part of the program draws, by the name of the part.
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

/// What scripts of `www/` write where the name of the glue belongs.
pub const JS_PLACEHOLDER: &str = "__HUTONG_JS__";
/// The same for the wasm.
pub const WASM_PLACEHOLDER: &str = "__HUTONG_WASM__";
/// What `parts.js` writes where the files of each part belong.
const PARTS_PLACEHOLDER: &str = "__HUTONG_PARTS__";
/// Where the index of a large dossier lies, relative to the built folder.
pub const INDEX_FOLDER: &str = "assets/index/";
/// What `shards.js` writes where the name of its first file belongs.
const INDEX_PLACEHOLDER: &str = "__HUTONG_INDEX__";
/// What `offline.js` writes where the list of its files belongs.
const LIST_PLACEHOLDER: &str = "__HUTONG_INDEX_LIST__";
/// What `parts.js` writes where the rest of the dossier belongs.
const REST_PLACEHOLDER: &str = "__HUTONG_REST__";
/// The same for what is kept on the device.
const OFFLINE_PLACEHOLDER: &str = "__HUTONG_OFFLINE__";

/// What scripts write where the name of the folder of the reading room belongs.
const ROOM_PLACEHOLDER: &str = "__HUTONG_ROOM__";
/// What `boot.js` writes where the name of the style sheet belongs.
const STYLE_PLACEHOLDER: &str = "__HUTONG_STYLE__";
/// What it writes where the names of those of the views belong.
const VIEWS_PLACEHOLDER: &str = "__HUTONG_VIEWS__";

/// What `boot.js` writes where the name of the dialog belongs that writes embeds.
const DIALOG_PLACEHOLDER: &str = "__HUTONG_EMBED_DIALOG__";

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
    let beside = parts.iter().map(|(name, files)| (name, files.iter().map(|file| &file["assets/".len()..])));
    let mut beside: BTreeMap<_, Vec<_>> = beside.map(|(name, files)| (name, files.collect())).collect();
    let views = styles::write(out, |sheet| read(Text::Style, sheet))?;
    for (part, files) in &mut beside {
        files.extend(views.get(part.as_str()).map(String::as_str));
    }
    let glue = fill_in("parts.js", &glue, &[(PARTS_PLACEHOLDER, &serde_json::to_string(&beside)?)])?;
    let (glue, rest) = later.write(&glue, out)?;
    let wasm = hashed("hutong", "_bg.wasm", &glued.wasm);
    let js = hashed("hutong", ".js", glue.as_bytes());
    let dialog_style = read(Text::Style, "embed-dialog.css")?;
    let dialog_style_name = hashed("embed-dialog", ".css", dialog_style.as_bytes());
    let dialog_names = [("__HUTONG_EMBED_DIALOG_CSS__", dialog_style_name.as_str())];
    let dialog = fill_in("embed-dialog.js", &read(Text::Module, "embed-dialog.js")?, &dialog_names)?;
    let dialog_name = hashed("embed-dialog", ".js", dialog.as_bytes());
    put(out, &format!("assets/{dialog_style_name}"), dialog_style.as_bytes())?;
    put(out, &format!("assets/{dialog_name}"), dialog.as_bytes())?;
    let list = later.list(out)?;
    let names = [(LIST_PLACEHOLDER, list.as_str())];
    let offline_text = fill_in("offline.js", &read(Text::Module, "offline.js")?, &names)?;
    let offline = hashed("offline", ".js", offline_text.as_bytes());
    let style = read(Text::Style, "style.css")?;
    let style_name = hashed("style", ".css", style.as_bytes());
    let all_views = serde_json::to_string(&views.values().collect::<Vec<_>>())?;
    let names = [
        (STYLE_PLACEHOLDER, style_name.as_str()),
        (VIEWS_PLACEHOLDER, all_views.as_str()),
        (JS_PLACEHOLDER, js.as_str()),
        (WASM_PLACEHOLDER, wasm.as_str()),
        (OFFLINE_PLACEHOLDER, offline.as_str()),
        (DIALOG_PLACEHOLDER, dialog_name.as_str()),
        (ROOM_PLACEHOLDER, room),
    ];
    let boot = fill_in("boot.js", &read(Text::Module, "boot.js")?, &names)?;
    let boot_name = hashed("boot", ".js", boot.as_bytes());
    let begin = read(Text::Module, "begin.js")?;
    let theme = fill_in("theme.js", &read(Text::Script, "theme.js")?, &[(ROOM_PLACEHOLDER, room)])?;
    let icon = text(&www.join("icons/icon.svg"))?;
    let map = AssetMap {
        style: format!("assets/{style_name}"),
        views: views.iter().map(|(part, name)| (part.to_string(), format!("assets/{name}"))).collect(),
        theme: format!("assets/{}", hashed("theme", ".js", theme.as_bytes())),
        icon: format!("assets/{}", hashed("icon", ".svg", icon.as_bytes())),
        begin: format!("assets/{}", hashed("begin", ".js", begin.as_bytes())),
        boot: format!("assets/{boot_name}"),
        js: format!("assets/{js}"),
        offline: format!("assets/{offline}"),
        wasm: format!("assets/{wasm}"),
        parts,
        rest,
        index: later.root().to_owned(),
        embed: String::new(),
        build: build.to_owned(),
    };
    put(out, &map.style, style.as_bytes())?;
    put(out, &map.theme, theme.as_bytes())?;
    put(out, &map.icon, icon.as_bytes())?;
    put(out, &map.begin, begin.as_bytes())?;
    put(out, &map.boot, boot.as_bytes())?;
    put(out, &map.js, glue.as_bytes())?;
    put(out, &map.offline, offline_text.as_bytes())?;
    put(out, &map.wasm, &glued.wasm)?;
    for (name, bytes) in &glued.snippets {
        put(out, &format!("assets/{name}"), bytes)?;
    }
    mark(out, &map)?;
    copy_others(www, out)?;
    Ok(map)
}

/// What of the dossier comes after the first view.
pub enum Later {
    /// All the rest, in one file.
    Rest(Vec<u8>),
    /// What questions need, file by file.
    Index(hutong_index::Written),
}

impl Later {
    /// What the first file of an index is called.
    fn root(&self) -> &str {
        match self {
            Self::Rest(_) => "",
            Self::Index(index) => &index.root,
        }
    }

    /// Writes what lists the files of an index, for readers who keep all of it; says where it is.
    fn list(&self, out: &Path) -> Result<String> {
        let Self::Index(index) = self else { return Ok(String::new()) };
        let bytes: usize = index.files.iter().map(|file| file.bytes.len()).sum();
        let files: Vec<&str> = index.files.iter().map(|file| file.name.as_str()).collect();
        let list = serde_json::json!({ "bytes": bytes, "files": files }).to_string();
        let name = format!("assets/{}", hashed("index", ".json", list.as_bytes()));
        put(out, &name, list.as_bytes())?;
        Ok(name)
    }

    /// Writes the files, and puts into the glue what the first of them is called. Says where the rest
    /// is, if there is one.
    fn write(&self, glue: &str, out: &Path) -> Result<(String, String)> {
        match self {
            Self::Rest(bytes) => {
                let name = hashed("hutong-rest", ".bin", bytes);
                let file = format!("assets/{name}");
                put(out, &file, bytes)?;
                Ok((fill_in("parts.js", glue, &[(REST_PLACEHOLDER, &name)])?, file))
            }
            Self::Index(index) => {
                for file in &index.files {
                    put(out, &format!("{INDEX_FOLDER}{}", file.name), &file.bytes)?;
                }
                let names = [(INDEX_PLACEHOLDER, index.root.as_str()), (REST_PLACEHOLDER, "")];
                Ok((fill_in("shards.js", glue, &names)?, String::new()))
            }
        }
    }
}

/// Writes the parts of the program, and says which files each needs.
fn parts(parts: &Parts, out: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let file = |name: &str, bytes: &[u8]| {
        let file = format!("assets/{}", hashed(&format!("hutong-{name}"), ".wasm", bytes));
        put(out, &file, bytes).map(|()| file)
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

fn copy_others(www: &Path, out: &Path) -> Result<()> {
    for entry in WalkDir::new(www).sort_by_file_name() {
        let entry = entry?;
        let name = entry.path().strip_prefix(www)?.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file()
            && !name.starts_with(super::room::FOLDER)
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

pub fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))
}

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

    #[test]
    fn a_name_changes_with_the_content_and_only_with_it() {
        assert_eq!(hashed("style", ".css", b"a"), hashed("style", ".css", b"a"));
        assert_ne!(hashed("style", ".css", b"a"), hashed("style", ".css", b"b"));
        let name = hashed("hutong", "_bg.wasm", b"a");
        assert_eq!(name.len(), "hutong-0123456789_bg.wasm".len(), "{name}");
    }

    #[test]
    fn a_part_is_known_by_its_file() {
        assert_eq!(AssetMap::part_of(&format!("assets/{}", hashed("hutong-a-b", ".wasm", b"a"))), "a-b");
    }

    #[test]
    fn boot_names_the_hashed_files_and_changes_its_own_name_with_them() {
        let (www, first, second) = (www(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let one = write(
            www.path(),
            glued(b"one"),
            &Later::Rest(Vec::new()),
            "room-1",
            &Minifier::idle(),
            "b",
            first.path(),
        )
        .unwrap();
        let two = write(
            www.path(),
            glued(b"two"),
            &Later::Rest(Vec::new()),
            "room-1",
            &Minifier::idle(),
            "b",
            second.path(),
        )
        .unwrap();
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
        let map = write(
            www.path(),
            glued(b"wasm"),
            &Later::Rest(Vec::new()),
            "room-1",
            &Minifier::idle(),
            "b",
            out.path(),
        )
        .unwrap();
        assert!(out.path().join("icons/large.png").is_file());
        assert!(out.path().join("assets/snippets/x-1/inline0.js").is_file());
        for name in ["index.html", "begin.js", "boot.js", "sw.js", "room/room.js"] {
            assert!(!out.path().join(name).exists(), "{name}");
        }
        let written: AssetMap = serde_json::from_str(&text(&out.path().join(MARK)).unwrap()).unwrap();
        assert_eq!(written, map);
    }

    #[test]
    fn a_boot_that_starts_nothing_is_refused() {
        let error =
            fill_in("boot.js", "console.log('hello')", &[(JS_PLACEHOLDER, "a.js")]).unwrap_err().to_string();
        assert!(error.contains("__HUTONG_JS__") && error.contains("hint:"), "{error}");
    }
}
