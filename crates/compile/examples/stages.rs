//! How long ingest and extract take over the same posts, and the one in proportion to the other;
//! `cargo xtask bench extract` runs it. What is on the disk is read before.
//!
//! Arguments: the folder of posts, a `dossier.toml` whose vocabulary and rules are looked for, and
//! how often; the figures are medians.

use hutong_config::Config;
use hutong_ingest::{Settings, read};
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

/// As the programs have it that make a dossier.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, config, repetitions] = arguments.as_slice() else {
        return Err("usage: stages FOLDER DOSSIER.TOML REPETITIONS".into());
    };
    let config = Config::parse(&std::fs::read_to_string(config)?, config)?;
    let settings = Settings { zone: jiff::tz::TimeZone::get(config.zone())?, base: config.base.clone() };
    let (files, _) = read::folder(Path::new(folder))?;

    let (mut ingest, mut extract) = (Vec::new(), Vec::new());
    // In turn, so that a busy moment of the machine meets both.
    for _ in 0..repetitions.parse::<usize>()?.max(1) {
        let start = Instant::now();
        let ingested = hutong_ingest::ingest(&files, &settings);
        ingest.push(start.elapsed());
        let start = Instant::now();
        let dossier = hutong_extract::extract(ingested.articles, &config);
        extract.push(start.elapsed());
        // Giving back the memory of both is work of neither.
        drop(dossier);
    }

    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    println!("{} posts, {bytes} bytes, median of {repetitions}", files.len());
    let (ingest, extract) = (median(ingest).as_secs_f64(), median(extract).as_secs_f64());
    println!(
        "ingest   {ingest:.3} s\nextract  {extract:.3} s\nratio    {:.2} (extract to ingest)",
        extract / ingest
    );
    Ok(())
}

/// The middle one; of an even number, the later of the two in the middle.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
