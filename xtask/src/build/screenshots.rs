//! What the dossier looks like, for the question of browsers whether to install it: pictures of the
//! built pages, made by `cargo xtask screenshots` and kept in the folder of articles.

use crate::server::{Server, Site};
use crate::tools::{self, ChineseFonts, Chromium};
use crate::workspace::Workspace;
use crate::{dossier, process};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// The folder, in that of the articles and in the built one.
pub const FOLDER: &str = "screenshots";

/// The pictures: their file, and the size of the window in CSS pixels.
const PICTURES: [(&str, u32, u32); 2] = [("wide.png", 1280, 800), ("narrow.png", 412, 915)];

/// How long a page has until it is drawn, in milliseconds of its own clock.
const DRAWN: u32 = 5000;

/// Takes the pictures of a built folder and puts them beside its articles.
///
/// # Errors
///
/// When nothing is built there, or Chromium cannot be had or makes no picture.
pub fn take(workspace: &Workspace, built: &Path, seeds: &Path) -> Result<()> {
    ensure!(
        built.join("index.html").is_file(),
        "{}: nothing is built there; hint: `cargo xtask build`, or name a built folder with --dist",
        built.display()
    );
    tools::ensure(&ChineseFonts, workspace)?;
    let chromium = tools::ensure(&Chromium, workspace)?;
    let server = Server::start(&Site { folder: built.into(), base: "/".into() }, 0)?;
    // The manifest is in the dossier's own language, and so is what it shows.
    let manifest = std::fs::read(built.join("manifest.webmanifest"))?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest)?;
    let language = manifest["lang"].as_str().unwrap_or_default();
    let workshop = tempfile::tempdir()?;
    for (name, width, height) in PICTURES {
        let file = workshop.path().join(name);
        process::output(
            Command::new(&chromium.place)
                .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
                .arg(format!("--user-data-dir={}", workshop.path().join("profile").display()))
                .arg(format!("--window-size={width},{height}"))
                .arg(format!("--virtual-time-budget={DRAWN}"))
                .arg(format!("--screenshot={}", file.display()))
                .arg(format!("{}?lang={language}", server.url())),
        )?;
        let bytes = std::fs::read(&file).with_context(|| format!("Chromium made no {name}"))?;
        let place = seeds.join(FOLDER).join(name);
        dossier::replace(&place, &bytes)?;
        println!("{} is ready ({} kB)", place.display(), bytes.len().div_ceil(1000));
    }
    Ok(())
}

/// Copies the pictures that lie beside the articles into a folder under construction.
///
/// # Errors
///
/// When the disk refuses.
pub fn copy(seeds: &Path, out: &Path) -> Result<()> {
    for (name, ..) in PICTURES {
        let picture = seeds.join(FOLDER).join(name);
        if picture.is_file() {
            let bytes =
                std::fs::read(&picture).with_context(|| format!("{}: cannot be read", picture.display()))?;
            super::assets::put(out, &format!("{FOLDER}/{name}"), &bytes)?;
        }
    }
    Ok(())
}
