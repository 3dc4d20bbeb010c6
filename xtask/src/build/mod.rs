//! `cargo xtask build`: a folder of articles becomes a folder that any static host can serve.
//! This file knows the order of the steps; each step knows its own work.

mod assets;
mod bindgen;
mod embed;
mod identity;
mod media;
mod minify;
mod names;
mod offline;
mod output;
mod prerender;
mod room;
pub mod screenshots;
mod shadow;
mod single;
pub mod sizes;
mod split;
mod styles;
mod wasm;

pub use assets::AssetMap;
pub use embed::integrity;
pub use offline::Offline;
pub use sizes::{Measured, Part, SizeTable};

use crate::budget::Budget;
use crate::dossier;
use crate::progress::step;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use assets::Later;
use hutong_model::{Dossier, Opening};
use std::path::{Path, PathBuf};
use wasm::Program;

/// What to build, and where to.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The folder of articles.
    pub seeds: PathBuf,
    /// The folder that is written; an earlier build in it is replaced.
    pub out: PathBuf,
    /// What a diagnostic about an article means.
    pub diagnostics: dossier::Diagnostics,
    /// The address at which it will be published, where that is known; pages then name it.
    pub url: Option<String>,
    /// Whether to write the whole as one page as well, for where there is no server.
    pub single_file: bool,
    /// How much work goes into making the result small.
    pub effort: Effort,
    /// Whether readers' browsers keep it.
    pub offline: Offline,
    /// Where readers have pictures from.
    pub pictures: Pictures,
    /// The largest dossier that is embedded, in bytes of its binary form; else what `dossier.toml` says.
    pub embed_limit: Option<usize>,
    /// Whether it has to keep to the budget.
    pub budget: Budgeted,
    /// Where pages have their style sheets and the scripts that begin.
    pub texts: Texts,
}

/// Whether a build has to keep to the budget, which is for folders that the project knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budgeted {
    /// It fails above it.
    Held,
    /// As far as it is of the project's own sample: somebody's own folder may be as large as it is.
    Sample,
}

/// Where pages have their style sheets and the scripts that begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// In themselves, named in their policy: a page is drawn as soon as it has come.
    Within,
    /// In files beside them, as pages of a large dossier always have it.
    Beside,
}

/// Where readers have the pictures of articles from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// From where they were published, when they agree to that.
    Elsewhere,
    /// From beside the pages: fetched now, by this machine.
    Beside,
}

/// How much work goes into making the result small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// Small, slow to build; what is published.
    Small,
    /// Quick to build again; for work on the viewer.
    Fast,
}

impl Effort {
    /// The profile in `Cargo.toml`.
    fn profile(self) -> &'static str {
        match self {
            Self::Small => "wasm",
            Self::Fast => "wasm-fast",
        }
    }
}

/// Builds everything into a folder beside `out` and renames it at the end, so that a build that
/// fails leaves what was there.
///
/// # Errors
///
/// When the seeds make no dossier or a step fails; then nothing is written. When the first view is
/// over its budget; then the folder is written, whole and too large.
pub fn build(workspace: &Workspace, options: &BuildOptions) -> Result<()> {
    let seeds = std::path::absolute(&options.seeds)?;
    let mut compiled = step("reading the articles", || dossier::compile(&seeds, options.diagnostics))?;
    let output = output::Output::beside(&options.out)?;
    let media = match options.pictures {
        Pictures::Elsewhere => media::none(),
        Pictures::Beside => step("fetching the pictures", || {
            media::beside(workspace, &mut compiled.dossier, options.diagnostics, &output.folder())
        })?,
    };
    let data = serde_json::to_vec(&compiled.dossier).context("the dossier cannot be written as JSON")?;
    let limit = options.embed_limit.or(compiled.embed_limit).unwrap_or(EMBED_LIMIT);
    let later = step("dividing the dossier", || Ok(divide(compiled.dossier.clone().mentioned(), limit)))?;
    let build = identity::of(workspace, &seeds, &media.list)?;
    let inputs = Inputs { build, seeds, memory: workspace.memory(), media: media.place };

    let compile = |program: Program| {
        let wasm = wasm::compile(workspace, &inputs, program, options.effort)?;
        let glued = if program.is_viewer() {
            in_parts(workspace, &wasm, program, options.effort)?
        } else {
            bindgen::run(&wasm, false)?
        };
        match options.effort {
            Effort::Small => wasm::shrink(workspace, glued),
            Effort::Fast => Ok(glued),
        }
    };
    let program = match later {
        Later::Rest(_) => Program::Viewer,
        Later::Index(_) => Program::LargeViewer,
    };
    let viewer = step("building the wasm", || compile(program))?;
    let reader = step("building the reader of other dossiers", || compile(Program::ForeignReader))?;
    let room = step("building the reading room", || compile(Program::Room))?;
    let minifier = match options.effort {
        Effort::Small => minify::Minifier::new(workspace),
        Effort::Fast => minify::Minifier::idle(),
    };
    let assets = step("writing assets", || {
        let www = workspace.www();
        let room = room::write(&www, room, &minifier, &output.folder())?;
        let mut assets =
            assets::write(&www, viewer, &later, &room, &minifier, &inputs.build, &output.folder())?;
        let embedded = embed::write(&www, &mut assets, reader, &minifier, &output.folder())?;
        if options.single_file {
            ensure!(
                program == Program::Viewer,
                "the dossier is larger than {limit} bytes, and a page of one file has to embed all of it; hint: --embed-limit BYTES embeds larger ones"
            );
            let bundler = minify::Minifier::new(workspace);
            let dossier = &compiled.dossier;
            single::write(&www, dossier, &assets, &embedded, &bundler, &output.folder())?;
        }
        Ok(assets)
    })?;
    step("rendering the pages", || {
        screenshots::copy(&inputs.seeds, &output.folder())?;
        prerender::run(
            workspace,
            &inputs,
            &assets,
            program,
            options.texts,
            options.url.as_deref(),
            &output.folder(),
        )
    })?;

    step("listing what readers keep", || {
        let kept = match (options.offline, program) {
            (Offline::Kept, Program::LargeViewer) => Offline::AsRead,
            (kept, _) => kept,
        };
        offline::write(&workspace.www(), &minifier, kept, &output.folder())
    })?;

    // Compressing a large one would take longer than all the rest, and no reader fetches it unasked.
    let measured = if program == Program::Viewer { data.as_slice() } else { &[] };
    let table = sizes::measure(&output.folder(), &assets, measured)?;
    println!("{table}");
    output.finish()?;
    eprintln!("{} is ready (build {})", options.out.display(), inputs.build);
    match options.effort {
        Effort::Small => hold_against_budget(workspace, options, program, &table),
        Effort::Fast => Ok(()),
    }
}

/// How large a dossier may be to be embedded, in bytes of its binary form, where nobody says: with some
/// 600 kB of it compressed, the whole still comes in a second or two after the first view.
pub const EMBED_LIMIT: usize = 2_000_000;

/// What comes after the first view: the rest of what the build script embeds, or an index in files.
fn divide(dossier: Dossier, limit: usize) -> Later {
    let size = hutong_model::to_bytes(&dossier).len();
    if size <= limit {
        return Later::Rest(Opening::whole(dossier).part().1.to_bytes());
    }
    eprintln!("  {size} bytes are more than the {limit} that are embedded: an index in files is written");
    Later::Index(hutong_index::write(&dossier))
}

/// The viewer with its glue, to which belongs what fetches its parts.
fn in_parts(workspace: &Workspace, wasm: &Path, program: Program, effort: Effort) -> Result<bindgen::Glued> {
    let folder = tempfile::tempdir()?;
    let mut glued = if program.has_parts(effort) {
        let split::Cut { main, parts } = split::cut(wasm, folder.path())?;
        bindgen::Glued { parts, ..bindgen::run(&main, true)? }
    } else {
        bindgen::run(wasm, false)?
    };
    let mut end = assets::text(&workspace.www().join("parts.js"))?;
    if program == Program::LargeViewer {
        end += &assets::text(&workspace.www().join("shards.js"))?;
    }
    glued.js = glued.parts.glue(&glued.js, &end)?;
    Ok(glued)
}

/// Lists what readers keep of a built folder that was changed after it was built.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn list_files(workspace: &Workspace, folder: &Path) -> Result<()> {
    let is_large = folder.join(assets::INDEX_FOLDER).is_dir();
    let offline = if is_large { Offline::AsRead } else { Offline::Kept };
    offline::write(&workspace.www(), &minify::Minifier::idle(), offline, folder)
}

/// The reader of an index in files for a page: its glue, and its wasm.
///
/// # Errors
///
/// When it does not compile.
pub fn index_reader(workspace: &Workspace) -> Result<(String, Vec<u8>)> {
    let inputs = Inputs {
        seeds: workspace.seeds(),
        build: String::new(),
        memory: workspace.memory(),
        media: PathBuf::new(),
    };
    let wasm = wasm::compile(workspace, &inputs, Program::IndexReader, Effort::Small)?;
    let glued = wasm::shrink(workspace, bindgen::run(&wasm, false)?)?;
    Ok((glued.js, glued.wasm))
}

/// What the wasm and the prerenderer must be told alike: they are two halves of one program.
struct Inputs {
    /// Absolute.
    seeds: PathBuf,
    build: String,
    /// Where it is kept what became of articles that have not changed.
    memory: PathBuf,
    /// The list of pictures beside the pages; empty where there are none.
    media: PathBuf,
}

impl Inputs {
    fn environment(&self) -> [(&'static str, &Path); 4] {
        [
            ("HUTONG_SEEDS", &self.seeds),
            ("HUTONG_BUILD", Path::new(&self.build)),
            ("HUTONG_MEMORY", &self.memory),
            (hutong_compile::MEDIA_VARIABLE, &self.media),
        ]
    }
}

fn hold_against_budget(
    workspace: &Workspace,
    options: &BuildOptions,
    program: Program,
    table: &SizeTable,
) -> Result<()> {
    let budget = Budget::read(&workspace.path("budget.toml"))?;
    let limits = if program == Program::LargeViewer { budget.in_files } else { budget.embedded };
    let is_sample = || options.seeds.canonicalize().ok() == workspace.seeds().canonicalize().ok();
    match limits.check(table) {
        Err(error) if options.budget == Budgeted::Held || is_sample() => Err(error.into()),
        Err(error) => {
            eprintln!("note: {error}");
            Ok(())
        }
        Ok(left) => {
            println!("{left} bytes are left of the budget");
            Ok(())
        }
    }
}
