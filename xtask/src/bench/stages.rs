//! `cargo xtask bench extract`: how long the two stages take over the same posts, and the one in
//! proportion to the other. What is read from the disk is read before.

use crate::process;
use crate::progress;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use hutong_config::Config;
use hutong_ingest::{Settings, read};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What to measure.
#[derive(Clone, Debug)]
pub struct ExtractOptions {
    /// The folder of posts.
    pub folder: PathBuf,
    /// How often; the figures are medians.
    pub repetitions: usize,
}

/// Prints both times and their ratio. A debug build would measure something else, so it starts the
/// release build of itself.
///
/// # Errors
///
/// When there are no posts, or the sample's `dossier.toml` cannot be read.
pub fn extract(workspace: &Workspace, options: &ExtractOptions) -> Result<()> {
    if cfg!(debug_assertions) {
        return in_release(workspace, options);
    }
    ensure!(
        options.folder.is_dir(),
        "{}: there is no such folder; hint: --folder DIR names one with articles",
        options.folder.display()
    );
    let (files, _) = read::folder(&options.folder)?;
    // The sample's own: extraction without a vocabulary would have less to do.
    let config = workspace.seeds().join(hutong_compile::CONFIG_FILE);
    let text =
        std::fs::read_to_string(&config).with_context(|| format!("{}: cannot be read", config.display()))?;
    let config = Config::parse(&text, &config.display().to_string())?;
    let settings = Settings { zone: jiff::tz::TimeZone::get(&config.zone)? };

    let (mut parsing, mut extracting) = (Vec::new(), Vec::new());
    for _ in 0..options.repetitions.max(1) {
        let start = Instant::now();
        let ingested = hutong_ingest::ingest(&files, &settings);
        parsing.push(start.elapsed());
        ensure!(!ingested.articles.is_empty(), "{}: no article in it", options.folder.display());
        let start = Instant::now();
        std::hint::black_box(hutong_extract::extract(ingested.articles, &config));
        extracting.push(start.elapsed());
    }
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    println!("{} posts, {bytes} bytes, median of {}", files.len(), parsing.len());
    let (parsing, extracting) = (median(parsing), median(extracting));
    println!("ingest   {}", progress::seconds_finely(parsing));
    println!("extract  {}", progress::seconds_finely(extracting));
    println!("ratio    {:.2} (extract to ingest)", extracting.as_secs_f64() / parsing.as_secs_f64());
    Ok(())
}

fn in_release(workspace: &Workspace, options: &ExtractOptions) -> Result<()> {
    let folder = std::path::absolute(&options.folder)?;
    process::run(
        process::host_cargo()
            .current_dir(workspace.root())
            .args(["run", "--quiet", "--release", "--package", "xtask", "--", "bench", "extract"])
            .args(["--repetitions", &options.repetitions.to_string(), "--folder"])
            .arg(folder),
    )
}

/// The middle one; of an even number, the later of the two in the middle.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        let times = |seconds: &[u64]| seconds.iter().map(|s| Duration::from_secs(*s)).collect::<Vec<_>>();
        assert_eq!(median(times(&[9, 1, 2])), Duration::from_secs(2));
        assert_eq!(median(times(&[1])), Duration::from_secs(1));
        assert_eq!(median(Vec::new()), Duration::ZERO);
    }
}
