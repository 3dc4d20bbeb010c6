//! `cargo xtask dossier`: a folder of articles becomes a JSON file, and what was found wrong with
//! the articles is told in an order that helps.

use crate::future;
use crate::progress;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use hutong_compile::Compiled;
use hutong_model::{Diagnostic, Severity};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// What a diagnostic about an article means for the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagnostics {
    /// It is told.
    Notes,
    /// It is told, and the command fails.
    Errors,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people: grouped, the many as a number.
    Text,
    /// For programs: every one of them.
    Json,
}

/// How many findings of one sort are told one by one.
const TOLD_ONE_BY_ONE: usize = 5;

/// Makes the dossier of a folder and tells, on standard error, what was found.
///
/// # Errors
///
/// When the folder makes no dossier, or when diagnostics are errors and there is one.
pub fn compile(seeds: &Path, meaning: Diagnostics) -> Result<Compiled> {
    let (compiled, summary) = read(seeds)?;
    eprint!("{}", grouped(&compiled.diagnostics));
    eprintln!("{summary}");
    strict(&compiled.diagnostics, meaning).map(|()| compiled)
}

/// Reads a folder as a build would, writes nothing, and tells what was found: on standard error as a
/// build does, or as JSON on standard output.
///
/// # Errors
///
/// Those of [`compile`].
pub fn check(seeds: &Path, meaning: Diagnostics, form: Form) -> Result<()> {
    if form == Form::Text {
        return compile(seeds, meaning).map(drop);
    }
    let (compiled, summary) = read(seeds)?;
    let report = Report { summary, diagnostics: &compiled.diagnostics };
    println!("{}", serde_json::to_string_pretty(&report)?);
    strict(&compiled.diagnostics, meaning)
}

/// What becomes of a folder, remembering what became of it before.
fn read(seeds: &Path) -> Result<(Compiled, Summary)> {
    let start = Instant::now();
    let memory = Workspace::current().memory();
    let mut compiled = hutong_compile::compile_remembering(seeds, Some(&memory))?;
    let coming = future::today().map(|today| future::warnings(&compiled.dossier.articles, today));
    compiled.diagnostics.extend(coming.unwrap_or_default());
    let summary = Summary::of(&compiled, start.elapsed());
    Ok((compiled, summary))
}

/// Tells findings that came later, on standard error.
///
/// # Errors
///
/// When diagnostics are errors and there is one.
pub fn tell(diagnostics: &[Diagnostic], meaning: Diagnostics) -> Result<()> {
    eprint!("{}", grouped(diagnostics));
    strict(diagnostics, meaning)
}

fn strict(diagnostics: &[Diagnostic], meaning: Diagnostics) -> Result<()> {
    let found = diagnostics.len();
    if meaning == Diagnostics::Errors && found > 0 {
        bail!(
            "{found} findings about the articles, and --strict allows none; hint: mend the files named above"
        );
    }
    Ok(())
}

/// Writes the dossier of a folder as pretty JSON, whole or not at all.
///
/// # Errors
///
/// Those of [`compile`], and when the file cannot be written.
pub fn write(seeds: &Path, meaning: Diagnostics, out: &Path) -> Result<()> {
    let compiled = compile(seeds, meaning)?;
    let mut json = serde_json::to_vec_pretty(&compiled.dossier)?;
    json.push(b'\n');
    replace(out, &json).with_context(|| format!("{}: cannot be written", out.display()))
}

/// Puts a whole file in place of what was there.
///
/// # Errors
///
/// When the disk refuses; what was there then still is.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let path = std::path::absolute(path)?;
    let folder = path.parent().unwrap_or(&path);
    std::fs::create_dir_all(folder)?;
    // Beside the file, so that a rename is enough; made by us, so that it has ordinary rights.
    let workshop = tempfile::Builder::new().prefix(".hutong-").tempdir_in(folder)?;
    let new = workshop.path().join("new");
    std::fs::write(&new, bytes)?;
    std::fs::rename(&new, path)
}

/// Findings by severity and by what to do about them, the many told as a number.
fn grouped(diagnostics: &[Diagnostic]) -> String {
    let mut groups: BTreeMap<(Severity, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        groups.entry((diagnostic.severity, &diagnostic.hint)).or_default().push(diagnostic);
    }
    let mut text = String::new();
    for ((severity, _), group) in groups {
        for diagnostic in group.iter().take(TOLD_ONE_BY_ONE) {
            let _ = writeln!(text, "{}: {diagnostic}", severity_name(severity));
        }
        if let Some(more) = group.len().checked_sub(TOLD_ONE_BY_ONE).filter(|more| *more > 0) {
            let _ = writeln!(text, "{}: … and {more} more like the last one", severity_name(severity));
        }
    }
    text
}

/// What became of a folder, in numbers.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
struct Summary {
    /// Files that were read.
    files: usize,
    /// How many of them had not changed since an earlier time.
    unchanged: usize,
    articles: usize,
    /// Findings of each sort.
    repaired: usize,
    skipped: usize,
    warnings: usize,
    /// Articles that are, for the most part, an older article's text.
    duplicates: usize,
    seconds: f64,
}

#[derive(serde::Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    summary: Summary,
    diagnostics: &'a [Diagnostic],
}

impl Summary {
    fn of(compiled: &Compiled, time: Duration) -> Self {
        let count = |severity| compiled.diagnostics.iter().filter(|found| found.severity == severity).count();
        Self {
            files: compiled.files,
            unchanged: compiled.remembered,
            articles: compiled.dossier.articles.len(),
            repaired: count(Severity::Repaired),
            skipped: count(Severity::Skipped),
            warnings: count(Severity::Warning),
            duplicates: compiled.duplicates,
            seconds: time.as_secs_f64(),
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { files, unchanged, articles, repaired, skipped, warnings, duplicates, seconds } = self;
        let time = progress::seconds(Duration::from_secs_f64(*seconds));
        write!(
            out,
            "{files} files read ({unchanged} unchanged), {articles} articles: {repaired} repaired, "
        )?;
        write!(out, "{skipped} skipped, {warnings} warnings, {duplicates} duplicates, {time}")
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Repaired => "repaired",
        Severity::Warning => "warning",
        Severity::Skipped => "skipped",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(severity: Severity, path: &str, hint: &str) -> Diagnostic {
        Diagnostic { path: path.into(), line: Some(3), severity, what: "no date".into(), hint: hint.into() }
    }

    #[test]
    fn findings_stand_together_by_what_to_do_about_them() {
        let mut findings: Vec<Diagnostic> =
            (0..8).map(|n| found(Severity::Warning, &format!("{n}.md"), "add a date")).collect();
        findings.insert(4, found(Severity::Repaired, "odd.md", "save it as UTF-8"));
        let text = grouped(&findings);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "repaired: odd.md:3: no date; hint: save it as UTF-8");
        assert_eq!(lines[5], "warning: 4.md:3: no date; hint: add a date");
        assert_eq!(lines[6], "warning: … and 3 more like the last one");
        assert_eq!(lines.len(), 7);
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/dossier.json");
        for text in ["a long first text", "short"] {
            replace(&path, text.as_bytes()).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
