//! Writes the posts that the tests of large dossiers are built from into a folder.
//!
//! `cargo run -p xtask --example harbour -- DIR`, then
//! `cargo xtask build --fast --embed-limit 0 --seeds DIR --out target/dist-large`.

use std::path::Path;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1);
    let folder = folder.ok_or_else(|| anyhow::anyhow!("which folder? hint: harbour DIR"))?;
    std::fs::create_dir_all(&folder)?;
    xtask::test::harbour::write(Path::new(&folder))
}
