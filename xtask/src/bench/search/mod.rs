//! `cargo xtask bench search`: this project's search beside libraries of npm, over the same documents
//! with the same queries, in Chromium. `run.mjs` measures one engine; `node/` has what each does to
//! build its index and `page/` what it does in a page. What must be found is what a plain scan of the
//! folded texts finds (`crates/index/examples/bench`).

mod report;

use crate::build;
use crate::process;
use crate::progress::step;
use crate::tools::{self, Chromium, Esbuild, NpmLibrary};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use report::Row;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What to measure.
#[derive(Clone, Debug)]
pub struct SearchOptions {
    /// The folder of posts.
    pub corpus: PathBuf,
    /// How many documents.
    pub sizes: Vec<usize>,
    /// Which; empty for those that a size is usual for.
    pub engines: Vec<Engine>,
    /// What one may take for one size, in seconds.
    pub cap: u64,
}

/// Something that searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// Ours: an index in small files.
    Shards,
    /// Ours: the texts, scanned.
    Scan,
    /// Pagefind.
    Pagefind,
    /// MiniSearch as it comes.
    Minisearch,
    /// MiniSearch with pairs of characters.
    MinisearchBigrams,
    /// FlexSearch for Chinese.
    Flexsearch,
    /// Orama with its tokenizer for Mandarin.
    Orama,
    /// Fuse.js, for what contains the words.
    Fuse,
}

/// More documents than this are measured with what has an index in files.
const MOST_IN_ONE_FILE: usize = 10_000;

const LIBRARIES: [&NpmLibrary; 7] = [
    &tools::PUPPETEER,
    &tools::PAGEFIND,
    &tools::MINISEARCH,
    &tools::FLEXSEARCH,
    &tools::ORAMA,
    &tools::ORAMA_TOKENIZERS,
    &tools::FUSE,
];

impl Engine {
    fn name(self) -> &'static str {
        match self {
            Self::Shards => "shards",
            Self::Scan => "scan",
            Self::Pagefind => "pagefind",
            Self::Minisearch => "minisearch",
            Self::MinisearchBigrams => "minisearch-bigrams",
            Self::Flexsearch => "flexsearch",
            Self::Orama => "orama",
            Self::Fuse => "fuse",
        }
    }

    fn usual(size: usize) -> Vec<Self> {
        let fits =
            |engine: &Self| size <= MOST_IN_ONE_FILE || matches!(engine, Self::Shards | Self::Pagefind);
        Self::value_variants().iter().copied().filter(fits).collect()
    }
}

/// Prints a table for each size, and writes all figures to `target/bench-search.json`.
///
/// # Errors
///
/// When there is no such folder, a library cannot be installed, or nothing can be built.
pub fn search(workspace: &Workspace, options: &SearchOptions) -> Result<()> {
    ensure!(
        options.corpus.is_dir(),
        "{}: there is no such folder; hint: --corpus DIR names one with posts",
        options.corpus.display()
    );
    for library in LIBRARIES {
        tools::ensure(library, workspace)?;
    }
    let code = workspace.tools().join("npm-bench-search/code");
    step("building the pages", || pages(workspace, &code))?;
    let maker = maker(workspace)?;
    let mut all = Vec::new();
    for size in &options.sizes {
        let work = workspace.path(&format!("target/bench-search/{size}"));
        let made = step(&format!("making {size} documents"), || make(&maker, &options.corpus, *size, &work))?;
        let engines = if options.engines.is_empty() { Engine::usual(*size) } else { options.engines.clone() };
        let mut rows = Vec::new();
        for engine in engines {
            let row = step(&format!("{} over {size}", engine.name()), || {
                Ok(measure(workspace, &code, &work, engine, options.cap))
            })?;
            rows.push(row?);
        }
        println!("{}", report::table(*size, made, &rows));
        all.extend(rows.into_iter().map(|row| row.with_size(*size)));
    }
    let place = workspace.path("target/bench-search.json");
    fs::write(&place, serde_json::to_vec_pretty(&all)?)?;
    println!("all figures: {}", place.display());
    Ok(())
}

/// Every engine's page, bundled, and the wasm.
fn pages(workspace: &Workspace, code: &Path) -> Result<()> {
    let esbuild = tools::ensure(&Esbuild, workspace)?;
    let from = workspace.path("xtask/src/bench/search");
    for part in ["node", "page"] {
        fs::create_dir_all(code.join(part))?;
        for entry in fs::read_dir(from.join(part))? {
            let entry = entry?;
            fs::copy(entry.path(), code.join(part).join(entry.file_name()))?;
        }
    }
    fs::copy(from.join("run.mjs"), code.join("run.mjs"))?;
    let (glue, wasm) = build::index_reader(workspace)?;
    fs::write(code.join("page/hutong_index.js"), glue)?;
    fs::write(code.join("page/hutong_index.wasm"), wasm)?;
    for engine in Engine::value_variants() {
        let name = engine.name();
        process::run(
            Command::new(&esbuild.place)
                .current_dir(code)
                .args(["--bundle", "--minify", "--format=esm", "--log-level=warning"])
                .arg(format!("page/{name}.src.js"))
                .arg(format!("--outfile=page/{name}.js")),
        )?;
    }
    Ok(())
}

fn maker(workspace: &Workspace) -> Result<PathBuf> {
    process::run(
        process::host_cargo()
            .args(["build", "--quiet", "--release", "--package", "hutong-index", "--example", "bench"])
            .arg("--manifest-path")
            .arg(workspace.path("Cargo.toml")),
    )?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.path("target"), PathBuf::from);
    Ok(target.join("release/examples/bench"))
}

/// Makes documents, queries, answers and our index; returns how many bytes the texts have.
fn make(maker: &Path, corpus: &Path, size: usize, work: &Path) -> Result<u64> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    let said = process::output(Command::new(maker).arg(corpus).arg(size.to_string()).arg(work))?;
    fs::write(work.join("ours.json"), &said)?;
    let said: serde_json::Value = serde_json::from_str(&said)?;
    said["text"].as_u64().context("the maker of documents says no length")
}

/// One engine in a process of its own, so that one that takes too much takes nothing with it.
fn measure(workspace: &Workspace, code: &Path, work: &Path, engine: Engine, cap: u64) -> Result<Row> {
    let chromium = tools::ensure(&Chromium, workspace)?;
    let told = serde_json::json!({
        "engine": engine.name(), "code": code, "work": work,
        "chromium": chromium.place, "modules": code,
    });
    let run = process::output(
        Command::new("timeout")
            .args(["--kill-after=5", &cap.to_string(), "node", "--max-old-space-size=6000"])
            .arg(code.join("run.mjs"))
            .arg(told.to_string()),
    );
    Ok(match run {
        Ok(text) => Row::parse(text.lines().last().unwrap_or_default())?,
        Err(error) => Row::failed(engine.name(), &format!("{error:#}"), cap),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_said_with_what_to_do() {
        let options =
            SearchOptions { corpus: "no/such/folder".into(), sizes: vec![5], engines: vec![], cap: 1 };
        let text = search(&Workspace::current(), &options).unwrap_err().to_string();
        assert!(text.contains("no/such/folder") && text.contains("--corpus DIR"), "{text}");
    }
}
