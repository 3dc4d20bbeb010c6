//! Folders as people's programs leave them, small ones: each file of `tests/blogs` holds one, and what
//! has to come of it, written by hand before it was read. Its form is Go's `txtar`: words about it, then
//! after each line `-- path --` a file; `-- path [encoding] --` is written in that encoding. What is
//! expected stands last: what is said of which file, then the articles as far as a reader sees them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod render;

use hutong_ingest::{Ingested, Settings, agreed_zone, ingest, read};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_folder_comes_out_as_written_down() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/blogs").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() > 20, "{folders:?}");
    let wrong: Vec<String> = folders.iter().filter_map(|file| check(file)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), folders.len(), wrong.join("\n"));
}

/// What differs, if anything does.
fn check(archive: &Path) -> Option<String> {
    let name = archive.file_stem().unwrap().to_str().unwrap();
    let text = fs::read_to_string(archive).unwrap();
    let mut files = unpacked(&text);
    let (last, expected) = files.pop().unwrap();
    assert_eq!(last, "expected", "{name}");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("blogs").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (path, text) in files {
        let (path, encoding) = match path.strip_suffix(']').and_then(|path| path.split_once(" [")) {
            Some((path, encoding)) => (path, encoding),
            None => (path, "utf-8"),
        };
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), encoded(&text, encoding)).unwrap();
    }
    let found = rendered(&read_folder(&folder));
    (found.trim() != expected.trim()).then(|| differences(name, expected.trim(), found.trim()))
}

fn unpacked(archive: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in archive.split_inclusive('\n') {
        let path = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"));
        match (path, files.last_mut()) {
            (Some(path), _) => files.push((path, String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => {}
        }
    }
    files
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    if encoding == "utf-16le" {
        return format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{} has no such character", encoding.name());
    bytes.into_owned()
}

fn read_folder(folder: &Path) -> Ingested {
    let (listed, unread) = read::list(folder).unwrap();
    let zone = agreed_zone(&listed).and_then(|zone| jiff::tz::TimeZone::get(&zone).ok());
    let settings = Settings { zone: zone.unwrap_or(jiff::tz::TimeZone::UTC), base: None };
    let files: Vec<_> = listed.iter().map(|file| file.read().unwrap()).collect();
    let mut ingested = ingest(&files, &settings);
    ingested.articles.iter().for_each(render::check_invariants);
    ingested.diagnostics.extend(unread);
    ingested
}

/// Without what no reader sees or what follows from the rest.
fn rendered(ingested: &Ingested) -> String {
    let mut said: Vec<String> = ingested
        .diagnostics
        .iter()
        .map(|said| format!("{} {}", format!("{:?}", said.severity).to_lowercase(), said.path))
        .collect();
    said.sort();
    said.dedup();
    let mut out = said.join("\n") + "\n";
    for article in &ingested.articles {
        let text = render::result(Some(article), std::iter::empty());
        write!(out, "\narticle {}\n", article.file).unwrap();
        for line in text.lines().filter(|line| !line.starts_with("id: ") && !line.starts_with("summary: ")) {
            writeln!(out, "{line}").unwrap();
        }
    }
    out
}

/// Lines of one that are not lines of the other, and the whole that was found.
fn differences(name: &str, expected: &str, found: &str) -> String {
    let without = |one: &str, other: &str, mark: &str| {
        let lines = one.lines().filter(|line| !other.lines().any(|known| known == *line));
        lines.map(|line| format!("{mark} {line}\n")).collect::<String>()
    };
    let (missing, more) = (without(expected, found, "-"), without(found, expected, "+"));
    let order = if missing.is_empty() && more.is_empty() { found } else { "" };
    format!("== {name}\n{missing}{more}{order}")
}
