//! `cargo xtask bench page`: the built pages as Lighthouse sees them on a phone, beside a page of
//! TimelineJS with the same events, in the same run and from the same server. Its reader speaks the
//! language of the dossier unless another is asked for: the pages are drawn anew for that one. `cargo
//! xtask bench interactions`: how soon they answer.

mod interactions;
mod peer;
mod report;

use crate::process;
use crate::progress::step;
use crate::server::{Server, Site};
use crate::tools::{self, Chromium, LIGHTHOUSE, TIMELINE_JS};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use hutong_model::Dossier;
use report::{Audit, Page};
use std::path::{Path, PathBuf};
use std::process::Command;

pub use interactions::interactions;

/// What to measure.
#[derive(Clone, Debug)]
pub struct PageOptions {
    /// A built viewer.
    pub folder: PathBuf,
    /// How often each page is measured; the figures are medians.
    pub repetitions: usize,
    /// BCP 47 tag of the language that the browser asks for; the dossier's where none is named.
    pub language: Option<String>,
    /// How many times slower than this machine the processor is taken to be; Lighthouse's own 4 where none is
    /// named.
    pub slowdown: Option<f64>,
}

/// What to press.
#[derive(Clone, Debug)]
pub struct InteractionOptions {
    /// A built viewer.
    pub folder: PathBuf,
    /// How often; the figures are medians.
    pub repetitions: usize,
}

/// Where the peer's page lies beside the viewer.
const PEER: &str = "timelinejs";

/// Prints the scores and times of each page, and the ratio to the peer.
///
/// # Errors
///
/// When there is no build, or Lighthouse fails.
pub fn page(workspace: &Workspace, options: &PageOptions) -> Result<()> {
    let built = options.folder.join("dossier.json");
    ensure!(
        built.is_file(),
        "{}: is no built viewer; hint: `cargo xtask build` makes one, --dist DIR names another",
        options.folder.display()
    );
    let lighthouse = tools::ensure(&LIGHTHOUSE, workspace)?;
    let chromium = tools::ensure(&Chromium, workspace)?;
    let peer = tools::ensure(&TIMELINE_JS, workspace)?;
    let dossier = std::fs::read(&built).with_context(|| format!("{}", built.display()))?;
    let dossier: Dossier =
        serde_json::from_slice(&dossier).with_context(|| format!("{}", built.display()))?;

    let site = tempfile::tempdir()?;
    step("compressing what will be served", || {
        copy_compressed(&options.folder, site.path())?;
        let beside = site.path().join(PEER);
        copy_compressed(&peer.place.join("dist"), &beside)?;
        peer::write(&dossier, &beside)
    })?;
    let server = Server::start(&Site { folder: site.path().to_owned(), base: "/".into() }, 0)?;
    let language = options.language.as_ref().unwrap_or(&dossier.language);
    let auditor = Auditor {
        lighthouse: &lighthouse.place,
        chromium: &chromium.place,
        language,
        slowdown: options.slowdown,
    };
    let mut pages = report::pages(&dossier, PEER);
    for round in 1..=options.repetitions {
        for page in &mut pages {
            let url = format!("{}{}", server.url(), page.path);
            let audit =
                step(&format!("{} ({round} of {})", page.name, options.repetitions), || auditor.audit(&url))?;
            page.audits.push(audit);
        }
    }
    print!("{}", table(&pages, &lighthouse.version, &peer.version, language));
    println!("{}", report::machine(&pages));
    Ok(())
}

/// Who looks at the pages, and as whom.
struct Auditor<'a> {
    lighthouse: &'a Path,
    chromium: &'a Path,
    language: &'a str,
    slowdown: Option<f64>,
}

impl Auditor<'_> {
    fn audit(&self, url: &str) -> Result<Audit> {
        let flags = "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --accept-lang=";
        let text = process::output(
            Command::new("node")
                .arg(self.lighthouse.join("cli/index.js"))
                .arg(url)
                .args(["--output=json", "--output-path=stdout", "--quiet"])
                .args(["--only-categories=performance,accessibility,best-practices,seo"])
                .args(self.slowdown.map(|times| format!("--throttling.cpuSlowdownMultiplier={times}")))
                .arg(format!("{flags}{}", self.language))
                .env("CHROME_PATH", self.chromium),
        )?;
        Audit::parse(&text).with_context(|| format!("{url}: what Lighthouse says cannot be read"))
    }
}

fn table(pages: &[Page], lighthouse: &str, peer: &str, language: &str) -> String {
    let of = format!("Lighthouse {lighthouse}, mobile, medians, a reader of {language}; TimelineJS {peer}");
    format!("{of}\n{}", report::table(pages))
}

/// Copies a folder, and puts beside each file that compresses what a host would send instead.
fn copy_compressed(from: &Path, to: &Path) -> Result<()> {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target)?;
            continue;
        }
        // Maps of sources are for developers; no page asks for them.
        if entry.path().extension().is_some_and(|extension| extension == "map") {
            continue;
        }
        let bytes = std::fs::read(entry.path())?;
        let smaller = crate::build::sizes::brotli(&bytes);
        if smaller.len() < bytes.len() {
            let mut name = target.clone().into_os_string();
            name.push(".br");
            std::fs::write(name, smaller)?;
        }
        std::fs::write(target, bytes)?;
    }
    Ok(())
}
