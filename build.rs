//! Turns the seeds into the dossier: what is embedded in the app, and the whole for what renders pages
//! and as JSON for those who take it along. It only calls.

use hutong_compile::{MEDIA_VARIABLE, Media};
use hutong_index::Front;
use hutong_model::Opening;
use std::{env, fs, path::PathBuf, process::ExitCode};

/// Articles are made of many small texts on all threads, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// As `large::PAGE` of the app.
const FRONT: usize = 20;

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=HUTONG_SEEDS");
    println!("cargo::rerun-if-env-changed=HUTONG_BUILD");
    println!("cargo::rerun-if-env-changed={MEDIA_VARIABLE}");
    let seeds = PathBuf::from(env::var_os("HUTONG_SEEDS").unwrap_or_else(|| "seeds".into()));
    println!("cargo::rerun-if-changed={}", seeds.display());
    match embed(&seeds) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={}", error.to_string().replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn embed(seeds: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    // What is remembered changes nothing but the time, so no change of it is a reason to run again.
    let memory = env::var_os("HUTONG_MEMORY").map(PathBuf::from);
    let mut dossier = hutong_compile::compile_remembering(seeds, memory.as_deref())?.dossier;
    Media::read(env::var_os(MEDIA_VARIABLE).map(PathBuf::from).as_deref())?.furnish(&mut dossier);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?);
    fs::write(out.join("dossier.json"), serde_json::to_string_pretty(&dossier)? + "\n")?;
    let dossier = dossier.mentioned();
    let opening = match env::var_os("CARGO_FEATURE_SHARDS") {
        Some(_) => Front::of(&dossier, FRONT).to_bytes(),
        None => Opening::whole(dossier.clone()).part().0.to_bytes(),
    };
    fs::write(out.join("opening.bin"), opening)?;
    fs::write(out.join("whole.bin"), hutong_model::to_bytes(&dossier))?;
    Ok(())
}
