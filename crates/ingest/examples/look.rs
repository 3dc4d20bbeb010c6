//! Prints what ingest makes of a folder: `cargo run -p hutong-ingest --example look -- DIR [--bodies]`.

use hutong_ingest::{Settings, ingest, read};
use std::collections::BTreeMap;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name a folder")?;
    let bodies = arguments.any(|argument| argument == "--bodies");
    let settings = Settings { zone: jiff::tz::TimeZone::get("Asia/Shanghai")?, base: None };
    let (files, diagnostics) = read::folder(Path::new(&folder))?;
    let started = std::time::Instant::now();
    let ingested = ingest(&files, &settings);
    let seconds = started.elapsed().as_secs_f64();
    if bodies {
        for article in &ingested.articles {
            println!("{}", serde_json::to_string_pretty(article)?);
        }
    }
    let mut kinds: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for diagnostic in diagnostics.iter().chain(&ingested.diagnostics) {
        let kind: String =
            diagnostic.what.split(['`', ':', '(']).next().unwrap_or_default().chars().take(50).collect();
        let entry = kinds.entry(format!("{:?} {kind}", diagnostic.severity)).or_default();
        entry.0 += 1;
        entry.1 = diagnostic.to_string();
    }
    for (kind, (count, example)) in kinds {
        eprintln!("{count:6} {kind}\n         {example}");
    }
    eprintln!("{} files, {} articles, {seconds:.3} s", files.len(), ingested.articles.len());
    Ok(())
}
