//! `cargo xtask check`: what is said of a folder, for people and for programs, and when it fails.
#![allow(clippy::unwrap_used, reason = "a test may end where it fails")]

use std::fs;
use std::process::{Command, Output};

fn check(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("good.md", "---\ntitle: Good\ndate: 2021-09-28\n---\nA text."),
        ("to-come.md", "---\ntitle: To come\ndate: 2089-09-28\n---\nA text."),
        ("no-date.md", "---\ntitle: No date\ndate: Invalid Date\n---\nA text."),
        ("empty.md", ""),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let arguments = ["check", "--seeds", "."].iter().chain(arguments);
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).current_dir(folder.path()).output().unwrap()
}

#[test]
fn people_are_told_with_what_to_do() {
    let output = check(&[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    for part in [
        "to-come.md: its day of publication has not come yet: 2089-09-28; hint: ",
        "no-date.md:3: `Invalid Date` is no date",
        "skipped: empty.md: the file is empty",
        "4 files read",
        "3 articles: 0 repaired, 1 skipped, 2 warnings, 0 duplicates",
    ] {
        assert!(said.contains(part), "{part:?} is not in\n{said}");
    }
}

#[test]
fn a_finding_fails_where_none_is_allowed() {
    let output = check(&["--strict"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("3 findings about the articles"));
}

#[test]
fn programs_get_every_finding() {
    let output = check(&["--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let number = |key: &str| report[key].as_u64();
    assert_eq!((number("files"), number("articles"), number("skipped")), (Some(4), Some(3), Some(1)));
    let findings = report["diagnostics"].as_array().unwrap();
    assert_eq!(findings.len(), 3);
    assert!(findings.iter().all(|finding| finding["hint"].is_string() && finding["path"].is_string()));
}
