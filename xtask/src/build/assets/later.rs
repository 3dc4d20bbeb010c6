//! What of a dossier is fetched after the first view, as files.

use super::FOLDER;
use super::files::{fill_in, keep, put};
use anyhow::Result;
use std::path::Path;

/// Where the index of a large dossier lies, relative to the built folder.
pub const INDEX_FOLDER: &str = "assets/index/";
/// What `shards.js` writes where the name of its first file belongs.
const INDEX_PLACEHOLDER: &str = "__HUTONG_INDEX__";
/// What `parts.js` writes where the rest of the dossier belongs.
const REST_PLACEHOLDER: &str = "__HUTONG_REST__";

/// What of the dossier comes after the first view.
pub enum Later {
    /// All the rest, in one file.
    Rest(Vec<u8>),
    /// What questions need, file by file.
    Index(hutong_index::Written),
}

impl Later {
    /// What the first file of an index is called.
    pub fn root(&self) -> &str {
        match self {
            Self::Rest(_) => "",
            Self::Index(index) => &index.root,
        }
    }

    /// Writes what lists the files of an index, for readers who keep all of it; says where it is.
    pub fn list(&self, out: &Path) -> Result<String> {
        let Self::Index(index) = self else { return Ok(String::new()) };
        let bytes: usize = index.files.iter().map(|file| file.bytes.len()).sum();
        let files: Vec<&str> = index.files.iter().map(|file| file.name.as_str()).collect();
        let list = serde_json::json!({ "bytes": bytes, "files": files }).to_string();
        Ok(format!("{FOLDER}{}", keep(out, "index", ".json", list.as_bytes())?))
    }

    /// Writes the files, and puts into the glue what the first of them is called. Says where the rest
    /// is, if there is one.
    pub fn write(&self, glue: &str, out: &Path) -> Result<(String, String)> {
        match self {
            Self::Rest(bytes) => {
                let name = keep(out, "hutong-rest", ".bin", bytes)?;
                let glue = fill_in("parts.js", glue, &[(REST_PLACEHOLDER, &name)])?;
                Ok((glue, format!("{FOLDER}{name}")))
            }
            Self::Index(index) => {
                for file in &index.files {
                    put(out, &format!("{INDEX_FOLDER}{}", file.name), &file.bytes)?;
                }
                let names = [(INDEX_PLACEHOLDER, index.root.as_str()), (REST_PLACEHOLDER, "")];
                Ok((fill_in("shards.js", glue, &names)?, String::new()))
            }
        }
    }
}
