//! Reads a folder as a stream and writes every article as a line of JSON, as a build that holds
//! nothing would: `cargo run --release -p hutong-ingest --example measure -- DIR FILE`. What it took is
//! measured from outside, by `cargo xtask bench ingest`.

use hutong_ingest::stream::{NoMemory, stream};
use hutong_ingest::{Ids, Settings, read};
use std::error::Error;
use std::io::{BufWriter, Write};
use std::path::Path;

/// As the programs have it that make a dossier.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out] = arguments.as_slice() else { return Err("usage: measure DIR FILE".into()) };
    let settings = Settings { zone: jiff::tz::TimeZone::get("Asia/Shanghai")?, base: None };
    let (files, diagnostics) = read::list(Path::new(folder))?;
    let mut out = BufWriter::with_capacity(1 << 16, std::fs::File::create(out)?);
    let (mut ids, mut articles, mut findings, mut failed) = (Ids::default(), 0, diagnostics.len(), None);
    stream(&files, &settings, &NoMemory, |outcome| {
        findings += outcome.diagnostics.len();
        let Some(article) = outcome.article else { return };
        articles += 1;
        ids.add(&article);
        let written = serde_json::to_writer(&mut out, &article).map_err(std::io::Error::from);
        if let Err(error) = written.and_then(|()| out.write_all(b"\n")) {
            failed.get_or_insert(error);
        }
    });
    failed.map_or(Ok(()), Err)?;
    out.flush()?;
    println!("{} files, {articles} articles, {findings} findings", files.len());
    Ok(())
}
