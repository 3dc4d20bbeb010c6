//! What a browser has to know to install the viewer: the web app manifest. Build side only.

use crate::{corpus::Corpus, i18n::Language, page::Site, route, state::View};
use serde_json::{Value, json};

/// The file, beside `index.html`.
pub const MANIFEST: &str = "manifest.webmanifest";

/// Light paper, as in `www/style.css`: the splash screen and the frame of the window.
const PAPER: &str = "#f8f5ee";

/// Characters that fit below an icon. Launchers cut what is longer.
const SHORT_NAME: usize = 12;

/// The folder of the pictures that show what is installed.
pub const SCREENSHOTS: &str = "screenshots";

/// A picture of the viewer, made when it was built at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screenshot {
    /// Its file, relative to the viewer's root.
    pub file: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

impl Screenshot {
    /// A PNG file; nothing where its bytes are none. How large it is stands in its first chunk.
    pub fn of(file: String, bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
        let (width, height) = rest.split_first_chunk()?;
        let height = u32::from_be_bytes(height.try_into().ok()?);
        Some(Self { file, width: u32::from_be_bytes(*width), height })
    }
}

/// The manifest of a dossier, in the dossier's own language. Its addresses are relative, so the folder
/// can lie anywhere. `id` is written where the address is known; otherwise it is the first page's, by
/// the standard's own rule, so that two dossiers of one site are two apps.
pub fn manifest(corpus: &Corpus, site: &Site, screenshots: &[Screenshot]) -> Value {
    let dossier = &corpus.dossier;
    let language = Language::near(&dossier.language).unwrap_or(Language::English);
    let (tag, messages) = (language.tag(), language.messages());
    let name = dossier.title.get(tag);
    let mut shortcuts = vec![shortcut(messages.timeline, &View::Timeline)];
    if !dossier.relations.is_empty() {
        shortcuts.push(shortcut(messages.matrix, &View::Matrix));
    }
    let mut manifest = json!({
        "name": name,
        "description": dossier.description.get(tag),
        "lang": tag,
        "dir": "auto",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            icon("icons/icon-192.png", "192x192", "any"),
            icon("icons/icon-512.png", "512x512", "any"),
            icon("icons/maskable-512.png", "512x512", "maskable"),
        ],
        "shortcuts": shortcuts,
    });
    if let Some(short) = short_name(name) {
        manifest["short_name"] = short.into();
    }
    if !screenshots.is_empty() {
        manifest["screenshots"] = screenshots.iter().map(|shot| screenshot(shot, name)).collect();
    }
    if let Some(path) = site.path() {
        manifest["id"] = path.into();
    }
    manifest
}

fn icon(src: &str, sizes: &str, purpose: &str) -> Value {
    json!({ "src": src, "sizes": sizes, "type": "image/png", "purpose": purpose })
}

fn screenshot(Screenshot { file, width, height }: &Screenshot, label: &str) -> Value {
    let form = if width > height { "wide" } else { "narrow" };
    let sizes = format!("{width}x{height}");
    json!({ "src": file, "sizes": sizes, "type": "image/png", "form_factor": form, "label": label })
}

fn shortcut(name: &str, view: &View) -> Value {
    let state = crate::state::State { view: view.clone(), ..Default::default() };
    json!({
        "name": name,
        "url": route::href("./", &state),
        "icons": [icon("icons/icon-192.png", "192x192", "any")],
    })
}

/// The part of a long title before its colon or dash, where that is short enough.
fn short_name(title: &str) -> Option<&str> {
    let (short, _) = title.split_once([':', '：', '—', '–', '|'])?;
    let short = short.trim();
    (title.chars().count() > SHORT_NAME && !short.is_empty() && short.chars().count() <= SHORT_NAME)
        .then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screenshot_says_how_large_it_is() {
        let bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\0\0\0\x03\x20\x08\x02";
        let shot = Screenshot::of("a.png".into(), bytes).unwrap();
        assert_eq!((shot.width, shot.height), (1280, 800));
        assert_eq!(screenshot(&shot, "x")["form_factor"], "wide");
        for broken in [&bytes[..20], b"GIF89a", b""] {
            assert_eq!(Screenshot::of("a.png".into(), broken), None);
        }
    }

    #[test]
    fn a_short_name_is_a_whole_part_of_the_title() {
        for (title, expected) in [
            ("Hutong: when the walls came down", Some("Hutong")),
            ("互通：围墙拆除记的第一部分和第二部分", Some("互通")),
            ("Open Charging", None),
            ("A: B", None),
            (": the title of which nothing stands before the colon", None),
            ("The longest part of all: the first", None),
        ] {
            assert_eq!(short_name(title), expected, "{title}");
        }
    }
}
