//! What became of files at earlier times, on the disk: one small file each, named by everything it
//! depends on. Knows nothing of how articles are made.
//!
//! A name is the BLAKE3 hash of the state of ingest, of the settings, and of the file's path and
//! bytes; so an entry is never out of date, only unused. It begins with the hash of the rest: what
//! is damaged is not read, and made again.

use hutong_ingest::stream::Memory;
use hutong_ingest::{FINGERPRINT, Outcome, Settings, SourceFile};
use hutong_model::{Article, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, io};

/// The entries of one folder of articles.
pub(crate) struct Cache {
    folder: PathBuf,
    /// What every name depends on.
    base: blake3::Hasher,
    /// Names that this run asked for or wrote.
    used: Mutex<BTreeSet<String>>,
}

/// An article as it is stored; its binary form leaves out what no view shows.
type Stored = (Option<(Article, BTreeMap<String, String>)>, Vec<Diagnostic>);

impl Cache {
    /// The entries for a folder of articles, below `root`; none where the disk refuses.
    pub(crate) fn open(root: &Path, seeds: &Path, settings: &Settings) -> Option<Self> {
        let seeds = fs::canonicalize(seeds).ok()?;
        let name = blake3::hash(seeds.as_os_str().as_encoded_bytes()).to_hex();
        let folder = root.join(&name[..16]);
        fs::create_dir_all(&folder).ok()?;
        let mut base = blake3::Hasher::new();
        part(&mut base, FINGERPRINT.as_bytes());
        part(&mut base, settings.zone.iana_name().unwrap_or_default().as_bytes());
        part(&mut base, settings.base.as_deref().unwrap_or_default().as_bytes());
        Some(Self { folder, base, used: Mutex::default() })
    }

    /// Removes entries that the folder has no more use for.
    pub(crate) fn prune(&self) {
        let Ok(used) = self.used.lock() else { return };
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.filter_map(Result::ok) {
            if !used.contains(entry.file_name().to_string_lossy().as_ref()) {
                // What cannot be removed is in nobody's way.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn name(&self, file: &SourceFile) -> String {
        let mut hasher = self.base.clone();
        part(&mut hasher, file.path.as_bytes());
        part(&mut hasher, &file.bytes);
        let name = hasher.finalize().to_hex().to_string();
        if let Ok(mut used) = self.used.lock() {
            used.insert(name.clone());
        }
        name
    }

    fn write(&self, name: &str, stored: &Stored) -> io::Result<()> {
        let rest = borsh::to_vec(stored)?;
        let bytes = [blake3::hash(&rest).as_bytes().as_slice(), &rest].concat();
        // Written whole or not at all: another build may read at the same time.
        let new = self.folder.join(format!("{name}.{}", std::process::id()));
        fs::write(&new, bytes)?;
        fs::rename(new, self.folder.join(name))
    }
}

impl Memory for Cache {
    fn recall(&self, file: &SourceFile) -> Option<Outcome> {
        let bytes = fs::read(self.folder.join(self.name(file))).ok()?;
        let (hash, rest) = bytes.split_first_chunk::<{ blake3::OUT_LEN }>()?;
        if blake3::hash(rest) != *hash {
            return None;
        }
        let (article, diagnostics) = borsh::from_slice::<Stored>(rest).ok()?;
        let article = article.map(|(article, extra)| Article { extra, ..article });
        Some(Outcome { article, diagnostics })
    }

    fn keep(&self, file: &SourceFile, outcome: &Outcome) {
        let article = outcome.article.clone().map(|article| {
            let extra = article.extra.clone();
            (article, extra)
        });
        // What is not kept is made again the next time.
        let _ = self.write(&self.name(file), &(article, outcome.diagnostics.clone()));
    }
}

/// Its length first, so that two parts never read as one.
fn part(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}
