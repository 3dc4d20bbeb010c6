//! The files that a page loads, and what it has in itself: style, and the scripts that run before the program.

use super::{DEPTH_OF_UNKNOWN, Page, Site, way_up};
use crate::{manifest::MANIFEST, part::Part};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, iter};

/// Names of the built files, relative to the viewer's root.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// What is added to it for each view: `cards`, and by the name of the part what a part of the program draws.
    pub views: BTreeMap<String, String>,
    /// The module that has the program fetched.
    pub begin: String,
    /// The module that starts it.
    pub boot: String,
    /// The program's glue.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The script that sets the chosen theme before anything is drawn.
    pub theme: String,
    /// The icon.
    pub icon: String,
    /// The files of each part of the program, by its name; none where it is in one piece.
    #[serde(default)]
    pub parts: BTreeMap<String, Vec<String>>,
    /// What of the dossier comes after the first view; none where that is an index in files.
    #[serde(default)]
    pub rest: String,
    /// What the first file of the index of a large dossier is called; nothing where there is none.
    #[serde(default)]
    pub index: String,
    /// What pages have in themselves; where there is nothing, they link to it.
    #[serde(default)]
    pub inline: Option<Inline>,
}

/// What a page has in itself, so that it is drawn as soon as it has come.
#[derive(Clone, Debug, Deserialize)]
pub struct Inline {
    /// The style sheet.
    pub style: Inlined,
    /// What is added to it, as in [`Assets::views`].
    pub views: BTreeMap<String, Inlined>,
    /// The script that sets the chosen theme.
    pub theme: Inlined,
    /// The module that has the program fetched.
    pub begin: Inlined,
}

/// A text within an element of the page.
#[derive(Clone, Debug, Deserialize)]
pub struct Inlined {
    /// As it stands between the tags.
    pub text: String,
    /// What a Content-Security-Policy names to allow exactly this text, as in `sha256-…`.
    pub hash: String,
}

/// The icon on the start page of telephones that read no manifest.
const TOUCH_ICON: &str = "icons/touch-180.png";

/// The elements that load icon, style and program. `begin.js` has the program and its parts fetched when the
/// page is drawn, of which it knows by the links to them.
///
/// A page for unknown addresses does not know how deep it stands. It asks for its files at every
/// depth: one of them has them, and the others cost a request on a page that hardly anyone sees. It loads what starts
/// the program, with nothing before it.
pub fn links(page: &Page, assets: &Assets, site: &Site, words: &str) -> String {
    let roots = match page {
        Page::NotFound if site.path().is_none() => (0..=DEPTH_OF_UNKNOWN).map(way_up).collect(),
        _ => vec![page.root(site)],
    };
    let mut links = String::new();
    for root in roots {
        let Assets { icon, theme, style, views, begin, boot, js, wasm, .. } = assets;
        // Writing to a String cannot fail.
        let _ = writeln!(links, r#"<link rel="icon" href="{root}{icon}" type="image/svg+xml">"#);
        if *page != Page::NotFound {
            let _ = writeln!(links, r#"<link rel="apple-touch-icon" href="{root}{TOUCH_ICON}">"#);
        }
        if let Some(Inline { style, views, theme, begin }) = inline(page, assets) {
            let _ =
                writeln!(links, r#"<script data-root="{root}" data-words="{words}">{}</script>"#, theme.text);
            for style in iter::once(style).chain(self::styles(page, assets, views)) {
                let _ = writeln!(links, "<style>{}</style>", style.text);
            }
            let _ = writeln!(links, r#"<script type="module">{}</script>"#, begin.text);
        } else {
            let _ = writeln!(
                links,
                r#"<script src="{root}{theme}" data-root="{root}" data-words="{words}"></script>"#
            );
            for style in iter::once(style).chain(self::styles(page, assets, views)) {
                let _ = writeln!(links, r#"<link rel="stylesheet" href="{root}{style}">"#);
            }
            let script = if *page == Page::NotFound { boot } else { begin };
            let _ = writeln!(links, r#"<script type="module" src="{root}{script}"></script>"#);
        }
        if *page == Page::NotFound {
            continue;
        }
        // `begin.js` has the first one run.
        for script in [boot, js] {
            let _ = writeln!(links, r#"<link rel="part" as="script" href="{root}{script}" crossorigin>"#);
        }
        for file in iter::once(wasm).chain(needed(page, assets)) {
            let _ = writeln!(links, r#"<link rel="part" as="fetch" href="{root}{file}" crossorigin>"#);
        }
        if let Some(style) = assets.views.get(CARDS).filter(|_| !is_styled(page, assets, CARDS)) {
            let _ = writeln!(links, r#"<link rel="part" data-rel="stylesheet" href="{root}{style}">"#);
        }
        // Browsers fetch it as soon as they know of it, before the page is drawn.
        let _ = writeln!(links, r#"<link rel="part" data-rel="manifest" href="{root}{MANIFEST}">"#);
    }
    links
}

/// What is called so of the views' styles that no part of the program brings along.
const CARDS: &str = "cards";

/// What of the views' styles a page has from the start.
pub fn styles<'a, T>(
    page: &Page,
    assets: &Assets,
    views: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = &'a T> {
    views.iter().filter(|(view, _)| is_styled(page, assets, view)).map(|(_, style)| style)
}

/// Whether a page has the style of a view from the start: it shows that, or there are no parts with which the style
/// would come. A page for unknown addresses begins with cards.
fn is_styled(page: &Page, assets: &Assets, view: &str) -> bool {
    assets.parts.is_empty() || page.needs().part.map_or(CARDS, Part::name) == view
}

/// What a page has in itself. One for unknown addresses has nothing, since the theme has to know the root.
pub fn inline<'a>(page: &Page, assets: &'a Assets) -> Option<&'a Inline> {
    assets.inline.as_ref().filter(|_| *page != Page::NotFound)
}

/// What the policy of a page allows beside files, each with a space before it.
pub fn allowed<'a>(texts: impl IntoIterator<Item = &'a Inlined>) -> String {
    texts.into_iter().map(|text| format!(" '{}'", text.hash)).collect()
}

/// The part that answers questions to a large dossier, as `src/browser/engine.rs` calls it.
const ENGINE: &str = "engine";

/// What the program fetches for a page before it takes it over, beside itself.
fn needed<'a>(page: &Page, assets: &'a Assets) -> Vec<&'a String> {
    let needs = page.needs();
    let part = needs.part.and_then(|part| assets.parts.get(part.name()));
    let rest = needs.rest.then_some(&assets.rest).filter(|rest| !rest.is_empty());
    let engine = assets.parts.get(ENGINE).filter(|_| needs.rest);
    let mut files = Vec::new();
    for file in part.into_iter().chain(engine).flatten().chain(rest) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
}
