//! Names the state of ingest by its sources, those of the model, and the libraries' versions: what
//! was remembered of another state is not used.

use std::{env, fs, io, path::Path};

/// Relative to this crate; the last is the workspace's.
const SOURCES: [&str; 3] = ["src", "../model/src", "../../Cargo.lock"];

fn main() -> io::Result<()> {
    let crate_folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let mut hasher = blake3::Hasher::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        add(&mut hasher, &Path::new(&crate_folder).join(source))?;
    }
    println!("cargo::rustc-env=HUTONG_INGEST_FINGERPRINT={}", hasher.finalize().to_hex());
    Ok(())
}

fn add(hasher: &mut blake3::Hasher, path: &Path) -> io::Result<()> {
    if !path.is_dir() {
        let bytes = fs::read(path).unwrap_or_default();
        hasher.update(&(bytes.len() as u64).to_le_bytes()).update(&bytes);
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    entries.iter().try_for_each(|entry| add(hasher, entry))
}
