//! A folder of articles becomes a [`Dossier`]: read, ingest, extract. Called by the build script
//! and by `cargo xtask`; it knows the order of the stages and nothing of their work.

mod cache;
mod copies;
mod language;
mod media;

pub use media::{Kept, MEDIA_VARIABLE, Media, pictures};

use cache::Cache;
use hutong_config::{Config, ConfigError};
use hutong_ingest::stream::{Memory, NoMemory, stream};
use hutong_ingest::{Settings, read, read::ReadError};
use hutong_model::{Diagnostic, Dossier, Severity};
use std::path::{Path, PathBuf};

/// The name of the file that holds a dossier's title, vocabulary and rules.
pub const CONFIG_FILE: &str = "dossier.toml";

/// A dossier and everything that was said about its files.
#[derive(Debug)]
pub struct Compiled {
    /// The dossier.
    pub dossier: Dossier,
    /// The largest dossier that is embedded, as `dossier.toml` has it, in bytes of its binary form.
    pub embed_limit: Option<usize>,
    /// How many files were read.
    pub files: usize,
    /// How many of them were read at an earlier time and had not changed.
    pub remembered: usize,
    /// How many articles are, for the most part, an older article's text again.
    pub duplicates: usize,
    /// What was found, in the order of the files; last, which articles are copies.
    pub diagnostics: Vec<Diagnostic>,
}

/// A folder that makes no dossier.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// The folder is not there, or is no folder.
    #[error("{}: there is no such folder; hint: make it and put articles (.md, .html, .mhtml, .txt) into it, or name another with --seeds DIR", .0.display())]
    Missing(PathBuf),
    /// There is nothing to read in it.
    #[error("{}: no article was found; hint: put files ending in .md, .html, .mhtml or .txt into it, or name another folder with --seeds DIR", .0.display())]
    Empty(PathBuf),
    /// There are files, and none could be used.
    #[error("{}: none of {} files could be used as an article; the first: {first}", folder.display(), files)]
    Unusable {
        /// The folder.
        folder: PathBuf,
        /// How many files were looked at.
        files: usize,
        /// What was wrong with the first.
        first: String,
    },
    /// The folder could not be listed.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// `dossier.toml` could not be read.
    #[error("{}: cannot be read: {source}; hint: check its permissions and that it is UTF-8", path.display())]
    ConfigUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// `dossier.toml` could not be understood.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// `dossier.toml` names a zone that does not exist.
    #[error("{}: `{zone}` is not a time zone; hint: use an IANA name such as Asia/Shanghai or UTC", path.display())]
    Zone {
        /// The file.
        path: PathBuf,
        /// What it says.
        zone: String,
    },
}

/// Reads a folder and makes its dossier.
///
/// # Errors
///
/// When there is no folder, no usable article in it, or `dossier.toml` is broken. A single bad
/// file is a diagnostic, never an error.
pub fn compile(seeds: &Path) -> Result<Compiled, CompileError> {
    compile_remembering(seeds, None)
}

/// The same; what becomes of each file is remembered below the folder `memory`, so that a file that has
/// not changed is not parsed again. A memory that is damaged, or of another version, is not used.
///
/// # Errors
///
/// Those of [`compile`]; never because of the memory.
pub fn compile_remembering(seeds: &Path, memory: Option<&Path>) -> Result<Compiled, CompileError> {
    if !seeds.is_dir() {
        return Err(CompileError::Missing(seeds.into()));
    }
    let mut config = config(seeds)?;
    let (files, mut diagnostics) = read::list(seeds)?;
    config.zone = config.zone.take().or_else(|| hutong_ingest::agreed_zone(&files));
    let zone = jiff::tz::TimeZone::get(config.zone())
        .map_err(|_| CompileError::Zone { path: seeds.join(CONFIG_FILE), zone: config.zone().into() })?;
    let settings = Settings { zone, base: config.base.clone() };
    let cache = memory.and_then(|root| Cache::open(root, seeds, &settings));
    let memory: &dyn Memory = cache.as_ref().map_or(&NoMemory, |cache| cache);
    let mut outcomes = Vec::with_capacity(files.len());
    let remembered = stream(&files, &settings, memory, |outcome| outcomes.push(outcome));
    cache.iter().for_each(Cache::prune);
    let ingested = hutong_ingest::gather(outcomes);
    diagnostics.extend(ingested.diagnostics);
    if ingested.articles.is_empty() {
        return Err(match diagnostics.first() {
            None => CompileError::Empty(seeds.into()),
            Some(first) => {
                let skipped = diagnostics.iter().filter(|said| said.severity == Severity::Skipped);
                let files = files.len().max(skipped.count());
                CompileError::Unusable { folder: seeds.into(), files, first: first.to_string() }
            }
        });
    }
    config.language = config.language.take().or_else(|| language::of_most(&ingested.articles));
    let mut dossier = hutong_extract::extract(ingested.articles, &config);
    dossier.lexicon = hutong_lexicon::of(&dossier);
    let copies = copies::copies(&dossier);
    let duplicates = copies.len();
    diagnostics.extend(copies);
    Ok(Compiled {
        dossier,
        embed_limit: config.embed_limit,
        files: files.len(),
        remembered,
        duplicates,
        diagnostics,
    })
}

fn config(seeds: &Path) -> Result<Config, CompileError> {
    let path = seeds.join(CONFIG_FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Config::parse(&text, &path.display().to_string())?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let absolute = std::path::absolute(seeds).unwrap_or_else(|_| seeds.into());
            let name = absolute.file_name().map_or_else(|| "Dossier".into(), |name| name.to_string_lossy());
            Ok(Config::for_folder(&name))
        }
        Err(source) => Err(CompileError::ConfigUnreadable { path, source }),
    }
}
