//! The only place in ingest that touches the disk.
use crate::SourceFile;
use hutong_model::Diagnostic;
use std::path::{Path, PathBuf};

/// A folder that could not be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct ReadError {
    pub path: PathBuf,
    pub source: std::io::Error,
}

/// Every article file below a folder, sorted by path; a file that cannot be read is a diagnostic.
pub fn folder(_dir: &Path) -> Result<(Vec<SourceFile>, Vec<Diagnostic>), ReadError> {
    Ok((Vec::new(), Vec::new()))
}
