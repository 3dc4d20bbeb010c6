//! The only place in ingest that touches the disk: a folder → its article files.

use crate::SourceFile;
use hutong_model::{Diagnostic, Severity};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Endings of files that are taken for articles, in lower case; those of Markdown are Jekyll's.
pub const EXTENSIONS: [&str; 13] = [
    "md", "mdx", "markdown", "mkdown", "mkdn", "mkd", "mdown", "html", "htm", "xhtml", "mhtml", "mht", "txt",
];

/// Endings of files that may well be articles and are not read, with what they are and what helps. Pictures,
/// attachments and what else lies beside articles is passed over in silence.
const UNREAD: [(&str, &str, &str); 10] = [
    ("webarchive", "a page as Safari saves it", AS_HTML),
    ("rst", "reStructuredText", AS_MARKDOWN),
    ("adoc", "AsciiDoc", AS_MARKDOWN),
    ("asciidoc", "AsciiDoc", AS_MARKDOWN),
    ("org", "Org", AS_MARKDOWN),
    ("textile", "Textile", AS_MARKDOWN),
    ("rss", "a feed", AS_FILES),
    ("atom", "a feed", AS_FILES),
    ("enex", "an export of notes", AS_FILES),
    ("wpress", "an export of a site", AS_FILES),
];

const AS_HTML: &str = "open it in a browser and save it as HTML";
const AS_MARKDOWN: &str = "turn it into Markdown, for example with pandoc";
const AS_FILES: &str = "export its articles as one file of HTML or Markdown each";

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 50 * 1024 * 1024;

/// How deep folders may lie in one another.
const DEEPEST: usize = 32;

/// Folders in which site generators keep templates, drafts and what they build; of Jekyll, and of
/// package managers.
const NOT_ARTICLES: [&str; 7] =
    ["_layouts", "_includes", "_drafts", "_site", "_sass", "node_modules", "bower_components"];

/// The same in a folder that a site generator works on, where no name tells them from others.
const NOT_ARTICLES_OF_A_SITE: [&str; 7] =
    ["archetypes", "layouts", "public", "resources", "scaffolds", "templates", "themes"];

/// Files by which Hugo, Jekyll and Hexo are told.
const CONFIGURATIONS: [&str; 7] =
    ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "_config.yml", "_config.yaml", "_config.toml"];

/// Those of Zola and of older Hugo, which others have as well: beside a folder of this name.
const PLAIN_CONFIGURATIONS: [&str; 4] = ["config.toml", "config.yaml", "config.yml", "config.json"];
const CONTENT: &str = "content";

/// What browsers put behind the name of a page that they save, for the folder of all that belongs to it.
const SAVED: [&str; 6] = ["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_file"];

/// A folder that could not be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{}: the folder cannot be read: {source}; hint: check its name and its permissions", path.display())]
pub struct ReadError {
    /// The folder.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

/// A file that may be an article; its bytes are still on the disk.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// The folder; one value for all of its files.
    root: Arc<Path>,
    /// Where it is, for a name that is no text and is written otherwise in `path`.
    odd: Option<Box<Path>>,
}

impl Listed {
    /// Its bytes.
    ///
    /// # Errors
    ///
    /// A diagnostic, when the disk refuses, or when there are more than [`LARGEST`] bytes.
    pub fn read(&self) -> Result<SourceFile, Diagnostic> {
        let refused = |error| skipped(&self.path, format!("cannot be read: {error}"), PERMISSIONS);
        let place = self.odd.as_deref().map_or_else(|| self.root.join(&self.path), Path::to_path_buf);
        let mut file = File::open(place).map_err(refused)?;
        let size = file.metadata().map_err(refused)?.len();
        if size > LARGEST {
            let what = format!("the file has {size} bytes; more than {LARGEST} are not read");
            return Err(skipped(&self.path, what, "split it, or move it out of the folder"));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).map_or(0, |size| size + 1));
        // Its size is known, and is not asked for once more.
        file.by_ref().take(LARGEST).read_to_end(&mut bytes).map_err(refused)?;
        Ok(SourceFile { path: self.path.clone(), bytes })
    }
}

/// Every article file below a folder with its bytes, sorted by path; see [`list`].
///
/// # Errors
///
/// Those of [`list`].
pub fn folder(dir: &Path) -> Result<(Vec<SourceFile>, Vec<Diagnostic>), ReadError> {
    let (listed, mut diagnostics) = list(dir)?;
    let mut files = Vec::with_capacity(listed.len());
    for file in listed {
        match file.read() {
            Ok(file) => files.push(file),
            Err(unread) => diagnostics.push(unread),
        }
    }
    diagnostics.sort();
    Ok((files, diagnostics))
}

/// Every article file below a folder, sorted by path.
///
/// Taken are the endings of [`EXTENSIONS`] (in any case), in hidden folders never, `README` files
/// never, in folders of templates, drafts, built pages, and of what belongs to a saved page never, which is a
/// diagnostic; the page for what
/// is not there (`404.html`) neither. Symbolic links are followed to files and folders, each folder once.
///
/// # Errors
///
/// When the folder itself cannot be listed. Anything below it that cannot be read is a diagnostic.
pub fn list(dir: &Path) -> Result<(Vec<Listed>, Vec<Diagnostic>), ReadError> {
    let root = fs::canonicalize(dir).map_err(|source| ReadError { path: dir.into(), source })?;
    let entries = fs::read_dir(&root).map_err(|source| ReadError { path: dir.into(), source })?;
    let mut walk =
        Walk { root: root.as_path().into(), visited: vec![root], files: Vec::new(), diagnostics: Vec::new() };
    walk.entries(entries, "", 0);
    walk.files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    walk.files.shrink_to_fit();
    walk.diagnostics.sort();
    Ok((walk.files, walk.diagnostics))
}

struct Walk {
    root: Arc<Path>,
    /// Folders seen, by their real path: a link back into one of them is a loop or a repeat.
    visited: Vec<PathBuf>,
    files: Vec<Listed>,
    diagnostics: Vec<Diagnostic>,
}

impl Walk {
    fn entries(&mut self, entries: fs::ReadDir, prefix: &str, depth: usize) {
        let (before, mut links_and_folders) = (self.files.len(), Vec::new());
        let (mut configured, mut may_be_configured) = (false, false);
        for entry in entries {
            match entry {
                Ok(entry) => {
                    let Some((name, relative)) = named(&entry, prefix) else { continue };
                    configured |= CONFIGURATIONS.contains(&name.as_str());
                    may_be_configured |= PLAIN_CONFIGURATIONS.contains(&name.as_str());
                    match entry.file_type() {
                        // The many: nothing more is asked of the disk until they are read.
                        Ok(kind) if kind.is_file() => self.file(&entry, &name, relative),
                        _ => links_and_folders.push((name, relative, entry)),
                    }
                }
                Err(error) => self.say(prefix, format!("the folder cannot be listed: {error}"), PERMISSIONS),
            }
        }
        // In order, so that of several links to one folder always the same is followed.
        links_and_folders.sort_unstable_by(|one, other| one.1.cmp(&other.1));
        let pages = self.files[before..].iter().filter_map(|file| page_name(&file.path));
        let pages = pages.map(str::to_owned).collect::<HashSet<_>>();
        let is_site =
            configured || may_be_configured && links_and_folders.iter().any(|(name, ..)| name == CONTENT);
        for (name, relative, entry) in links_and_folders {
            if is_site && NOT_ARTICLES_OF_A_SITE.contains(&name.as_str()) {
                self.say_generated(&relative);
            } else if belongs_to(&relative, &pages) {
                let what = "a folder of what belongs to a saved page was not looked into".to_owned();
                self.say(&relative, what, "nothing, or give it another name if articles are in it");
            } else {
                self.entry(&entry, &name, relative, depth);
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry, name: &str, relative: String, depth: usize) {
        match fs::metadata(entry.path()) {
            Ok(metadata) if metadata.is_dir() => self.folder(&entry.path(), &relative, depth + 1),
            Ok(metadata) if metadata.is_file() => self.file(entry, name, relative),
            Ok(_) => {}
            Err(error) if is_article(name) => {
                self.say(&relative, format!("cannot be read: {error}"), PERMISSIONS)
            }
            Err(_) => {}
        }
    }

    fn folder(&mut self, path: &Path, relative: &str, depth: usize) {
        let name = relative.rsplit('/').next().unwrap_or(relative);
        if NOT_ARTICLES.contains(&name) {
            return self.say_generated(relative);
        }
        if depth > DEEPEST {
            return self.say(relative, format!("folders lie more than {DEEPEST} deep"), "move them up");
        }
        let listed = fs::canonicalize(path).and_then(|real| Ok((fs::read_dir(&real)?, real)));
        match listed {
            Ok((_, real)) if self.visited.contains(&real) => {}
            Ok((entries, real)) => {
                self.visited.push(real);
                self.entries(entries, relative, depth);
            }
            Err(error) => self.say(relative, format!("the folder cannot be read: {error}"), PERMISSIONS),
        }
    }

    fn file(&mut self, entry: &DirEntry, name: &str, relative: String) {
        if is_article(name) && name.starts_with("404.") && relative.matches('/').count() <= 1 {
            let what = "the page for what is not there is no article".to_owned();
            self.say(&relative, what, "give it another name if it is one");
        } else if is_article(name) {
            let place = entry.path();
            let odd =
                (place.as_os_str() != self.root.join(&relative).as_os_str()).then(|| place.into_boxed_path());
            self.files.push(Listed { path: relative, root: Arc::clone(&self.root), odd });
        } else if let Some((kind, hint)) = unread(name) {
            self.say(&relative, format!("the file is {kind}, which is not read"), hint);
        }
    }

    fn say_generated(&mut self, path: &str) {
        let what = "a folder of templates, drafts or built pages was not looked into".to_owned();
        self.say(path, what, "give it another name if articles are in it");
    }

    fn say(&mut self, path: &str, what: String, hint: &str) {
        let path = if path.is_empty() { "." } else { path };
        self.diagnostics.push(skipped(path, what, hint));
    }
}

/// The name of an entry that is not hidden, and its path below the folder.
fn named(entry: &DirEntry, prefix: &str) -> Option<(String, String)> {
    let name = readable(&entry.file_name());
    let relative = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
    (!name.starts_with('.')).then_some((name, relative))
}

/// A name that is no text is written with its bytes, so that two of them stay two.
fn readable(name: &OsStr) -> String {
    name.to_str().map_or_else(|| name.as_encoded_bytes().escape_ascii().to_string(), str::to_owned)
}

fn skipped(path: &str, what: String, hint: &str) -> Diagnostic {
    Diagnostic { path: path.into(), line: None, severity: Severity::Skipped, what, hint: hint.into() }
}

/// The path of a page of HTML without its ending.
fn page_name(path: &str) -> Option<&str> {
    let (stem, ending) = path.rsplit_once('.')?;
    ["html", "htm", "xhtml"].iter().any(|page| ending.eq_ignore_ascii_case(page)).then_some(stem)
}

/// Whether a folder is named after one of the pages beside it.
fn belongs_to(folder: &str, pages: &HashSet<String>) -> bool {
    SAVED.iter().filter_map(|end| folder.strip_suffix(end)).any(|page| pages.contains(page))
}

const PERMISSIONS: &str = "check that it exists and that you may read it";

fn is_article(name: &str) -> bool {
    ending(name).is_some_and(|ending| EXTENSIONS.contains(&ending.as_str()))
}

/// What a file is that may be an article and is not read, and what helps.
fn unread(name: &str) -> Option<(&'static str, &'static str)> {
    let own = ending(name)?;
    UNREAD.iter().find(|(ending, ..)| **ending == own).map(|(_, kind, hint)| (*kind, *hint))
}

/// The ending of a file in lower case; none of a `README`, which is about the folder.
fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.eq_ignore_ascii_case("readme")).then(|| ending.to_ascii_lowercase())
}
