//! Odd folders: links that loop, hidden files, strange names, files that cannot be read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use hutong_ingest::read;
use std::fs;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("sub dir/.git")).unwrap();
    folder
}

#[test]
fn articles_are_found_and_sorted() {
    let folder = folder("found");
    for name in [
        "b.md",
        "a.MARKDOWN",
        "sub dir/中\"文'.html",
        "sub dir/.git/x.md",
        ".hidden.md",
        "README.md",
        "notes.pdf",
    ] {
        fs::write(folder.join(name), "text").unwrap();
    }
    let (files, said) = read::folder(&folder).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["a.MARKDOWN", "b.md", "sub dir/中\"文'.html"]);
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn no_folder_is_an_error_with_its_name() {
    let error = read::folder(&folder("gone").join("nowhere")).unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");
}

#[cfg(unix)]
#[test]
fn loops_and_broken_links_are_survived() {
    let folder = folder("loops");
    fs::write(folder.join("a\nb.md"), "text").unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("sub dir/up")).unwrap();
    std::os::unix::fs::symlink("nowhere.md", folder.join("broken.md")).unwrap();
    let (files, said) = read::folder(&folder).unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(said.len(), 1);
    assert!(said[0].to_string().starts_with("broken.md: "), "{}", said[0]);
}

#[test]
fn a_huge_file_is_said_and_not_read() {
    let folder = folder("huge");
    let file = fs::File::create(folder.join("huge.md")).unwrap();
    file.set_len(read::LARGEST + 1).unwrap();
    let (files, said) = read::folder(&folder).unwrap();
    assert!(files.is_empty());
    assert!(said[0].what.contains("bytes"), "{}", said[0]);
}
