//! The folder that is written: built beside its place, moved there whole.

use anyhow::{Context, Result, bail};
use std::{
    fs::File,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A file that every build leaves, so that no other folder is ever replaced.
pub const MARK: &str = "assets/build.json";

/// What every workshop is called, before its random letters.
const WORKSHOP: &str = ".hutong-build-";
/// A file in the workshop, locked as long as its build lives.
const LOCK: &str = "lock";

/// A folder under construction. Dropped unfinished, it leaves nothing behind; of a build that is
/// killed (Ctrl-C in the middle), the next one clears away what it left.
pub struct Output {
    /// Holds `new` and, for a moment, `old`; beside `place`, so that a rename is enough.
    workshop: TempDir,
    place: PathBuf,
    _lock: File,
}

impl Output {
    /// Begins a folder that will stand at `place`.
    ///
    /// # Errors
    ///
    /// When something else than an earlier build stands there, or the disk refuses.
    pub fn beside(place: &Path) -> Result<Self> {
        let place = std::path::absolute(place)?;
        if is_occupied(&place) {
            bail!(
                "{}: is not empty and holds no earlier build; hint: name another folder with --out, or empty it",
                place.display()
            );
        }
        let Some(parent) = place.parent() else {
            bail!("{}: cannot be replaced; hint: name a folder in it", place.display())
        };
        std::fs::create_dir_all(parent).with_context(|| format!("{}: cannot be made", parent.display()))?;
        clear_abandoned(parent);
        let refused = || format!("{}: cannot be written to", parent.display());
        let workshop = tempfile::Builder::new().prefix(WORKSHOP).tempdir_in(parent).with_context(refused)?;
        let lock = File::create(workshop.path().join(LOCK)).with_context(refused)?;
        // Where the disk knows no locks, nothing is ever taken for abandoned.
        let _ = lock.try_lock();
        let output = Self { workshop, place, _lock: lock };
        std::fs::create_dir(output.folder())?;
        Ok(output)
    }

    /// Where to write.
    pub fn folder(&self) -> PathBuf {
        self.workshop.path().join("new")
    }

    /// Moves the folder to its place and removes what stood there.
    ///
    /// # Errors
    ///
    /// When the disk refuses; the earlier build then stands as it stood.
    pub fn finish(self) -> Result<()> {
        let old = self.workshop.path().join("old");
        let had_old = self.place.exists();
        if had_old {
            std::fs::rename(&self.place, &old)
                .with_context(|| format!("{}: cannot be moved away", self.place.display()))?;
        }
        if let Err(error) = std::fs::rename(self.folder(), &self.place) {
            if had_old {
                std::fs::rename(&old, &self.place)?;
            }
            return Err(error).with_context(|| format!("{}: cannot be put in place", self.place.display()));
        }
        Ok(())
    }
}

/// Removes the workshops of builds that no longer live. One without a lock may just be beginning.
fn clear_abandoned(parent: &Path) {
    let Ok(entries) = std::fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(WORKSHOP) {
            continue;
        }
        let is_abandoned = File::open(entry.path().join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok());
        if is_abandoned {
            // What cannot be removed is in nobody's way.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

fn is_occupied(place: &Path) -> bool {
    if place.is_dir() && place.join(MARK).is_file() {
        return false;
    }
    match std::fs::read_dir(place) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => place.exists(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, text: &str) {
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        std::fs::write(folder.join(MARK), text).unwrap();
    }

    #[test]
    fn a_finished_folder_replaces_the_earlier_build() {
        let parent = tempfile::tempdir().unwrap();
        let place = parent.path().join("dist");
        for text in ["first", "second"] {
            let output = Output::beside(&place).unwrap();
            write(&output.folder(), text);
            output.finish().unwrap();
            assert_eq!(std::fs::read_to_string(place.join(MARK)).unwrap(), text);
        }
        assert_eq!(std::fs::read_dir(parent.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn an_unfinished_folder_leaves_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let output = Output::beside(&parent.path().join("dist")).unwrap();
        write(&output.folder(), "half");
        drop(output);
        assert_eq!(std::fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_build_left_is_cleared_away_and_a_living_one_is_not() {
        let parent = tempfile::tempdir().unwrap();
        let killed = parent.path().join(format!("{WORKSHOP}killed"));
        write(&killed.join("new"), "half");
        std::fs::write(killed.join(LOCK), "").unwrap();
        let living = Output::beside(&parent.path().join("one")).unwrap();
        let other = Output::beside(&parent.path().join("two")).unwrap();
        assert!(!killed.exists());
        assert!(living.folder().is_dir() && other.folder().is_dir());
    }

    #[test]
    fn a_folder_of_somebody_is_never_replaced() {
        let parent = tempfile::tempdir().unwrap();
        std::fs::write(parent.path().join("thesis.txt"), "years of work").unwrap();
        let error = Output::beside(parent.path()).err().unwrap().to_string();
        assert!(error.contains("hint:"), "{error}");
        assert!(parent.path().join("thesis.txt").is_file());
    }
}
