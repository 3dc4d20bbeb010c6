//! `--single-file`: the whole dossier as one page that needs no server, to be kept or sent.

use super::assets::{fill_in, put, text};
use super::minify::{Minifier, Text};
use super::{AssetMap, embed};
use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use hutong_model::{Article, Block, Dossier};
use std::path::Path;

/// The page, beside the others.
pub const NAME: &str = "dossier.html";

/// Writes the page into a folder in which everything else was written.
///
/// # Errors
///
/// When `esbuild`, which makes one script of several, cannot be had, or the disk refuses.
pub fn write(
    www: &Path,
    dossier: &Dossier,
    assets: &AssetMap,
    embedded: &embed::Names,
    bundler: &Minifier,
    out: &Path,
) -> Result<()> {
    ensure!(
        !bundler.is_idle(),
        "a page of one file needs esbuild, which makes one script of several; hint: `cargo xtask doctor`"
    );
    let read = |name: &str| std::fs::read(out.join(name)).with_context(|| format!("{name}: was not written"));
    let entry = text(&www.join("single.js"))?;
    let entry = fill_in(
        "single.js",
        &entry,
        &[("./embedded.js", &format!("./{}", embedded.script.trim_start_matches("assets/")))],
    )?;
    let script = bundler.bundle(&entry, &out.join("assets"))?;
    // Inside a script element this alone would end it; in a string of JavaScript it means the same.
    let script = script.trim().replace("</", "<\\/");
    let style = bundler.minify(Text::Style, Path::new("single.css"), text(&www.join("single.css"))?)?;
    let style = style.trim();
    let mut parts = String::new();
    for file in assets.later() {
        let name = file.trim_start_matches("assets/");
        let bytes = BASE64_STANDARD.encode(read(file)?);
        parts +=
            &format!("<script type=\"application/octet-stream;base64\" id=\"{name}\">{bytes}</script>\n");
    }
    let tag = &dossier.language;
    let values = [
        ("__HUTONG_LANGUAGE__", escaped(tag)),
        ("__HUTONG_TITLE__", escaped(dossier.title.get(tag))),
        ("__HUTONG_SCRIPT_HASH__", embed::hash256(script.as_bytes())),
        ("__HUTONG_STYLE_HASH__", embed::hash256(style.as_bytes())),
        ("__HUTONG_STYLE__", style.to_owned()),
        ("__HUTONG_EMBEDDED_CSS__", String::from_utf8(read(&embedded.style)?)?.replace("</", "<\\/")),
        ("__HUTONG_PROGRAM__", BASE64_STANDARD.encode(read(&assets.wasm)?)),
        ("__HUTONG_PARTS__", parts),
        // Last, since no text of an article may be taken for one of the names above.
        ("__HUTONG_SCRIPT__", script.clone()),
        ("__HUTONG_ARTICLES__", dossier.articles.iter().map(article).collect()),
    ];
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    put(out, NAME, fill_in("single.html", &text(&www.join("single.html"))?, &values)?.as_bytes())
}

/// An article for those whose browser runs no scripts: all of its text, and nothing that moves.
fn article(article: &Article) -> String {
    let day = article.published.as_ref().map(|published| published.day.to_string()).unwrap_or_default();
    let outlet = article.outlet.as_deref().unwrap_or_default();
    let source = article.source_url.as_deref().map(|url| format!(" <a href=\"{0}\">{0}</a>", escaped(url)));
    let mut out = format!(
        "\n<article lang=\"{}\"><h2>{}</h2><p>{} {day}{}</p>",
        escaped(&article.language),
        escaped(&article.title),
        escaped(outlet),
        source.unwrap_or_default(),
    );
    for block in &article.body {
        let (open, close) = match block {
            Block::Heading { .. } => ("<h3>", "</h3>"),
            Block::Code { .. } | Block::Table { .. } | Block::List { .. } => ("<pre>", "</pre>"),
            _ => ("<p>", "</p>"),
        };
        let text = block.text();
        if !text.trim().is_empty() {
            out += &format!("{open}{}{close}", escaped(&text));
        }
    }
    out + "</article>"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
