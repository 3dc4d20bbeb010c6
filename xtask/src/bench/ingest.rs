//! `cargo xtask bench ingest`: files per second and memory of ingest, and of Hugo rendering the same
//! folders, one after the other in one run. Knows how folders are made alike for both, not how
//! either works.
//!
//! Ingest streams every article into one file of JSON lines. Hugo renders into memory, with one
//! template that holds title and content, no lists, feeds or taxonomies: the least it can do.

use super::made;
use crate::process;
use crate::tools::{self, Hugo};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What to measure.
#[derive(Clone, Debug)]
pub struct IngestOptions {
    /// The folder of posts.
    pub folder: PathBuf,
    /// How many posts are made from them for the large run.
    pub made: usize,
}

/// Time per file is compared between so many made posts and all of them.
const FEW: usize = 1_000;

/// How often each folder is read; the figures are of the quickest.
const REPETITIONS: usize = 5;

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// Prints a line for every folder and each of the two, with their ratio.
///
/// # Errors
///
/// When there is no such folder, Hugo cannot be installed, or a program fails.
pub fn ingest(workspace: &Workspace, options: &IngestOptions) -> Result<()> {
    ensure!(
        options.folder.is_dir(),
        "{}: there is no such folder; hint: --folder DIR names one with articles",
        options.folder.display()
    );
    let hugo = tools::ensure(&Hugo, workspace)?;
    let measure = build_measure(workspace)?;
    println!("{}", hugo.version);
    let place = tempfile::tempdir()?;
    let folders = [
        ("real", made::copy(&options.folder, &place.path().join("real"))?),
        ("made", made::make(&options.folder, &place.path().join("few"), FEW)?),
        ("made", made::make(&options.folder, &place.path().join("many"), options.made)?),
    ];
    let mut ours = Vec::new();
    for (kind, site) in &folders {
        let out = place.path().join("articles.jsonl");
        let ingest = || {
            let mut command = Command::new(&measure);
            command.arg(site.content()).arg(&out);
            command
        };
        let render = || {
            let mut command = Command::new(&hugo.place);
            command.args(["--renderToMemory", "--quiet", "--ignoreCache", "--source"]).arg(&site.root);
            command
        };
        // In turns, so that what else the machine does meets both.
        let (mut our, mut their) = (Vec::new(), Vec::new());
        for _ in 0..REPETITIONS {
            our.push(run(&mut ingest())?);
            their.push(run(&mut render())?);
        }
        let (us, them) = (quickest(&our)?, quickest(&their)?);
        println!("{} {kind} posts", site.files);
        println!("  ingest  {}", us.line(site.files));
        println!("  hugo    {}", them.line(site.files));
        println!("  ratio   {:.2} times the files per second", them.seconds() / us.seconds());
        ours.push((us, site.files));
    }
    if let [.., (few, few_files), (many, many_files)] = ours.as_slice() {
        println!(
            "growth    time per file at {many_files} is {:.2} of that at {few_files}, memory {:.2}",
            many.seconds() / *many_files as f64 / (few.seconds() / *few_files as f64),
            many.kilobytes as f64 / few.kilobytes as f64
        );
    }
    Ok(())
}

fn build_measure(workspace: &Workspace) -> Result<PathBuf> {
    process::run(
        process::host_cargo()
            .args(["build", "--quiet", "--release", "--package", "hutong-ingest", "--example", "measure"])
            .arg("--manifest-path")
            .arg(workspace.path("Cargo.toml")),
    )?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.path("target"), PathBuf::from);
    Ok(target.join("release/examples/measure"))
}

/// What a run took.
#[derive(Clone, Copy, Debug)]
struct Took {
    time: Duration,
    /// The most memory that was held at once, all of the program's.
    kilobytes: u64,
}

impl Took {
    fn seconds(&self) -> f64 {
        self.time.as_secs_f64()
    }

    fn line(&self, files: usize) -> impl fmt::Display {
        format!(
            "{:>8.0} files/s {:>8.2} s {:>7.1} MB at most",
            files as f64 / self.seconds(),
            self.seconds(),
            self.kilobytes as f64 / 1024.0
        )
    }
}

fn quickest(runs: &[Took]) -> Result<Took> {
    let kilobytes = runs.iter().map(|run| run.kilobytes).max().unwrap_or_default();
    let time = runs.iter().map(|run| run.time).min().context("there is at least one run")?;
    Ok(Took { time, kilobytes })
}

fn run(command: &mut Command) -> Result<Took> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start `{}`", process::line(command)))?;
    let status_file = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut kilobytes = 0;
    let status = loop {
        kilobytes = kilobytes.max(high_water(&status_file).unwrap_or_default());
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(LOOK);
    };
    ensure!(status.success(), "`{}` failed ({status})", process::line(command));
    Ok(Took { time: start.elapsed(), kilobytes })
}

/// `VmHWM`: the most resident memory so far, as Linux tells it; nothing elsewhere.
fn high_water(status: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
