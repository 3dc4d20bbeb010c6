//! What is remembered of a folder changes nothing but the time it takes.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use hutong_compile::{Compiled, compile, compile_remembering};
use std::fs;
use std::path::{Path, PathBuf};

struct Folder {
    seeds: PathBuf,
    memory: PathBuf,
}

fn folder(name: &str) -> Folder {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    let folder = Folder { seeds: root.join("seeds"), memory: root.join("memory") };
    fs::create_dir_all(&folder.seeds).unwrap();
    for at in 0..20 {
        write(&folder, &format!("{at}.md"), &format!("Text {at} of 28 September 2021."));
    }
    folder
}

fn write(folder: &Folder, name: &str, text: &str) {
    let text = format!("---\ntitle: T\nmood: kept\ndate: [broken\n---\n{text}\n");
    fs::write(folder.seeds.join(name), text).unwrap();
}

/// The dossier as without a memory; how many files were remembered.
fn check(folder: &Folder) -> usize {
    let Compiled { dossier, diagnostics, remembered, .. } =
        compile_remembering(&folder.seeds, Some(&folder.memory)).unwrap();
    let fresh = compile(&folder.seeds).unwrap();
    assert_eq!((dossier, diagnostics), (fresh.dossier, fresh.diagnostics));
    remembered
}

fn entries(folder: &Folder) -> Vec<PathBuf> {
    let folders = fs::read_dir(&folder.memory).unwrap();
    let files = folders.flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap());
    let mut files = files.map(|file| file.unwrap().path()).collect::<Vec<_>>();
    files.sort();
    files
}

#[test]
fn an_unchanged_folder_is_remembered() {
    let folder = folder("unchanged");
    assert_eq!(check(&folder), 0);
    assert_eq!(check(&folder), 20);
}

#[test]
fn what_changes_is_read_again_and_the_old_is_forgotten() {
    let folder = folder("changed");
    check(&folder);
    write(&folder, "3.md", "Another text.");
    fs::rename(folder.seeds.join("4.md"), folder.seeds.join("renamed.md")).unwrap();
    fs::remove_file(folder.seeds.join("5.md")).unwrap();
    assert_eq!(check(&folder), 17);
    assert_eq!(entries(&folder).len(), 19);
    fs::write(folder.seeds.join("dossier.toml"), "[dossier]\ntitle = \"T\"\nzone = \"Asia/Tokyo\"\n")
        .unwrap();
    assert_eq!(check(&folder), 0, "days are counted in another zone");
}

#[test]
fn a_damaged_memory_is_not_used() {
    let folder = folder("damaged");
    check(&folder);
    for (at, entry) in entries(&folder).into_iter().enumerate() {
        let mut bytes = fs::read(&entry).unwrap();
        match at % 4 {
            0 => bytes.truncate(at),
            1 => bytes.clear(),
            2 => {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            }
            _ => bytes.extend(b"more"),
        }
        fs::write(entry, bytes).unwrap();
    }
    assert_eq!(check(&folder), 0);
    assert_eq!(check(&folder), 20, "and was made again");
}

#[test]
fn a_memory_that_cannot_be_written_is_none() {
    let folder = folder("unwritable");
    fs::write(&folder.memory, "a file, no folder").unwrap();
    assert_eq!(check(&folder), 0);
}
