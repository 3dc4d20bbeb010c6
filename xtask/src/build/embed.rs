//! What other pages load: `embed.js` and `embed.html` under names that stay, and what they load
//! under names that change with their content.

use super::AssetMap;
use super::assets::{JS_PLACEHOLDER, WASM_PLACEHOLDER, fill_in, keep, mark, put, text};
use super::bindgen::Glued;
use super::minify::{Minifier, Text};
use super::shadow;
use super::styles;
use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use hutong_room::keys::TABLE;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::path::Path;

/// The largest `embed.js`, in bytes as it is sent without compression. Every page that embeds a
/// viewer fetches it, whether its reader comes near the viewer or not.
pub const LOADER_LIMIT: usize = 3_000;

/// The loader's name beside the pages.
const LOADER: &str = "embed.js";

/// What an element does with keys.
const ELEMENT_KEYS: &str = "element-keys.js";

/// Where the parts of an element lie, relative to the built folder.
pub struct Names {
    /// The script of one element.
    pub script: String,
    /// The style sheet of its shadow tree.
    pub style: String,
}

/// Writes everything that other pages load.
///
/// # Errors
///
/// When a file cannot be read, understood or written, or the loader is too large.
pub fn write(
    www: &Path,
    assets: &mut AssetMap,
    reader: Glued,
    minifier: &Minifier,
    out: &Path,
) -> Result<Names> {
    let built =
        |name: &str| std::fs::read(out.join(name)).with_context(|| format!("{name}: was not written"));
    let source = |sort: Text, name: &str| {
        let path = www.join(name);
        minifier.minify(sort, &path, text(&path)?)
    };
    let beside = |name: &str| name.trim_start_matches("assets/").to_owned();
    let named = |stem: &str, ending: &str, bytes: &[u8]| -> Result<String> {
        Ok(format!("assets/{}", keep(out, stem, ending, bytes)?))
    };

    let reader_wasm = named("foreign", "_bg.wasm", &reader.wasm)?;
    let glue = minifier.minify(Text::Module, Path::new("the glue of the reader"), reader.js)?;
    let reader_js = named("foreign", ".js", glue.as_bytes())?;

    let style = shadow::style(
        &text(&www.join("embed.css"))?,
        &(text(&www.join("style.css"))? + &styles::of_all_views(www)?),
        &text(&www.join("embed-after.css"))?,
    );
    let style = minifier.minify(Text::Style, Path::new("the style sheet of shadow trees"), style)?;
    let style = named("embedded", ".css", style.as_bytes())?;

    let mut parts = BTreeMap::new();
    for file in assets.later() {
        parts.insert(beside(file), integrity(&built(file)?));
    }
    let keys = source(Text::Module, ELEMENT_KEYS)?;
    let keys = fill_in(ELEMENT_KEYS, &keys, &[("__HUTONG_KEYS__", &table()?)])?;
    let keys = named("element-keys", ".js", keys.as_bytes())?;
    let embedded = fill_in(
        "embedded.js",
        &source(Text::Module, "embedded.js")?,
        &[
            ("__HUTONG_ELEMENT_KEYS__", &beside(&keys)),
            (JS_PLACEHOLDER, &beside(&assets.js)),
            (WASM_PLACEHOLDER, &beside(&assets.wasm)),
            ("__HUTONG_WASM_INTEGRITY__", &integrity(&built(&assets.wasm)?)),
            ("__HUTONG_PARTS_INTEGRITY__", &serde_json::to_string(&parts)?),
            ("__HUTONG_EMBEDDED_CSS__", &beside(&style)),
            ("__HUTONG_FOREIGN_JS__", &beside(&reader_js)),
            ("__HUTONG_FOREIGN_WASM__", &beside(&reader_wasm)),
        ],
    )?;
    let embedded = named("embedded", ".js", embedded.as_bytes())?;

    let mut parts = Vec::new();
    for name in [&embedded, &assets.js, &keys] {
        parts.push([name.clone(), integrity(&built(name)?)]);
    }
    let loader = source(Text::Module, LOADER)?;
    let loader = fill_in(LOADER, &loader, &[("__HUTONG_PARTS__", &serde_json::to_string(&parts)?)])?;
    ensure!(
        minifier.is_idle() || loader.len() <= LOADER_LIMIT,
        "www/{LOADER}: is {} bytes long when it is built, {LOADER_LIMIT} are allowed; hint: move what is not needed before a viewer is near to embedded.js",
        loader.len()
    );
    put(out, LOADER, loader.as_bytes())?;
    assets.embed = integrity(loader.as_bytes());
    mark(out, assets)?;

    let frame_style = named("frame", ".css", source(Text::Style, "frame.css")?.as_bytes())?;
    let frame = named("frame", ".js", source(Text::Module, "frame.js")?.as_bytes())?;
    let page = text(&www.join("embed.html"))?;
    let names = [("__HUTONG_FRAME_CSS__", frame_style.as_str()), ("__HUTONG_FRAME_JS__", &frame)];
    put(out, "embed.html", fill_in("embed.html", &page, &names)?.as_bytes())?;
    Ok(Names { script: embedded, style })
}

/// The keys of the reading room that mean something without it, as JSON: by the names of the keys, those
/// of two with a space between them, what they do.
fn table() -> Result<String> {
    let known = TABLE.iter().filter(|binding| !binding.command.is_of_the_room());
    let keys: BTreeMap<_, _> =
        known.map(|binding| (binding.keys.join(" "), binding.command.name())).collect();
    Ok(serde_json::to_string(&keys)?)
}

/// What a page writes into `integrity` to get exactly these bytes or none (W3C, Subresource Integrity).
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// What a Content-Security-Policy names to allow exactly this script or style inside a page.
pub fn hash256(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_have_the_keys_that_need_no_marks() {
        let table = table().unwrap();
        for expected in [r#""/":"search""#, r#""g t":"timeline""#, r#""j":"next""#] {
            assert!(table.contains(expected), "{table}");
        }
        assert!(!table.contains("star") && !table.contains("sheet"), "{table}");
    }

    #[test]
    fn integrity_is_that_of_the_standard() {
        // The example of the specification, section 3.2.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(integrity(b"alert('Hello, world.');"), expected);
    }
}
