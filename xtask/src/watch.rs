//! Waits until the articles of a folder change. Knows their endings, not what is done about it.

use anyhow::{Context, Result};
use hutong_ingest::read::EXTENSIONS;
use notify::{PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// Whoever saves a file often saves several; so long nothing more may happen before work begins.
const QUIET: Duration = Duration::from_millis(250);

/// How often folders are looked at where the system tells nothing of them.
const POLL: Duration = Duration::from_secs(2);

/// A folder under watch.
pub struct Watch {
    folder: PathBuf,
    events: Receiver<()>,
    seen: State,
    /// Tells of events as long as it is kept.
    _watcher: Box<dyn Watcher + Send>,
}

/// The articles, each with its length and when it was written.
type State = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

impl Watch {
    /// Begins to watch a folder and all below it.
    ///
    /// # Errors
    ///
    /// When the folder cannot be watched.
    pub fn new(folder: &Path) -> Result<Self> {
        let (sender, events) = channel();
        let tell = move |_| {
            // Nobody listens any more when the server stops.
            let _ = sender.send(());
        };
        let native: notify::Result<RecommendedWatcher> = notify::recommended_watcher(tell.clone());
        let native = native.and_then(|mut watcher| {
            watcher
                .watch(folder, RecursiveMode::Recursive)
                .map(|()| Box::new(watcher) as Box<dyn Watcher + Send>)
        });
        let watcher = match native {
            Ok(watcher) => watcher,
            // Systems that count watches have none left, or the disk is another machine's.
            Err(_) => {
                let config = notify::Config::default().with_poll_interval(POLL);
                let mut watcher = PollWatcher::new(tell, config)?;
                watcher
                    .watch(folder, RecursiveMode::Recursive)
                    .with_context(|| format!("{}: cannot be watched", folder.display()))?;
                Box::new(watcher)
            }
        };
        Ok(Self { folder: folder.into(), events, seen: state(folder), _watcher: watcher })
    }

    /// Waits until an article, or `dossier.toml`, is written, removed or renamed, and nothing more
    /// happens for a moment; says which. None when there is nothing to wait for any more.
    pub fn wait(&mut self) -> Option<Vec<PathBuf>> {
        loop {
            self.events.recv().ok()?;
            loop {
                match self.events.recv_timeout(QUIET) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
            let now = state(&self.folder);
            let before = std::mem::replace(&mut self.seen, now);
            let now = &self.seen;
            let written = now.iter().filter(|(path, state)| before.get(*path) != Some(state));
            let removed = before.keys().filter(|path| !now.contains_key(*path));
            let changed = written.map(|(path, _)| path).chain(removed).cloned().collect::<Vec<_>>();
            if !changed.is_empty() {
                return Some(changed);
            }
        }
    }
}

fn state(folder: &Path) -> State {
    let files = WalkDir::new(folder).follow_links(true).into_iter().filter_map(Result::ok);
    let articles = files.filter(|entry| entry.file_type().is_file() && matters(entry.path()));
    articles
        .filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
            Some((path, (metadata.len(), metadata.modified().ok())))
        })
        .collect()
}

fn matters(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    EXTENSIONS.contains(&ending.as_str())
        || path.file_name().is_some_and(|name| name == hutong_compile::CONFIG_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_told_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("gone.md"), "text").unwrap();
        let mut watch = Watch::new(folder.path()).unwrap();
        std::fs::write(folder.path().join("picture.png"), "no text").unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        std::fs::write(folder.path().join("a.md"), "text").unwrap();
        std::fs::remove_file(folder.path().join("gone.md")).unwrap();
        assert_eq!(watch.wait(), Some(vec!["a.md".into(), "gone.md".into()]));
        std::fs::write(folder.path().join("sub/dossier.toml"), "x").unwrap();
        assert_eq!(watch.wait(), Some(vec!["sub/dossier.toml".into()]));
    }
}
