//! What is made of the figures. Pure.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fmt::Write;

/// What was measured of one engine.
#[derive(Clone, Debug)]
pub struct Row(Value);

/// A column: what it is called, where the figure is, what it is divided by, how many digits it has, and what
/// ours pays there for.
struct Column {
    name: &'static str,
    path: &'static str,
    unit: f64,
    digits: usize,
    better: Better,
    pays: &'static str,
}

/// Which figure is the best of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Better {
    Small,
    Large,
}

/// The texts are in it, which show what was found, and every pair of characters.
const KEPT: &str = "ours holds the texts and every pair of characters";
const UNDERSTOOD: &str = "ours reads operators, readings and both scripts, ranks, and cuts snippets";
const CHECKED: &str = "ours checks what it found against the texts";
const FETCHED: &str = "ours fetches, or scans, what it needs then; the other fetched all before";

const fn column(
    name: &'static str,
    (path, unit, digits): (&'static str, f64, usize),
    better: Better,
    pays: &'static str,
) -> Column {
    Column { name, path, unit, digits, better, pays }
}

const COLUMNS: [Column; 16] = [
    column("build s", ("/build", 1.0, 2), Better::Small, KEPT),
    column("raw kB", ("/index/raw", 1e3, 0), Better::Small, KEPT),
    column("gzip kB", ("/index/gzip", 1e3, 0), Better::Small, KEPT),
    column("br kB", ("/index/brotli", 1e3, 0), Better::Small, KEPT),
    column("code kB", ("/code", 1e3, 1), Better::Small, UNDERSTOOD),
    column("first kB", ("/first/data", 1e3, 1), Better::Small, KEPT),
    column("first ms", ("/first/milliseconds", 1.0, 0), Better::Small, UNDERSTOOD),
    column("warm p50", ("/warm/p50", 1.0, 3), Better::Small, CHECKED),
    column("warm p95", ("/warm/p95", 1.0, 3), Better::Small, CHECKED),
    column("cold p50", ("/cold/p50", 1.0, 2), Better::Small, FETCHED),
    column("cold p95", ("/cold/p95", 1.0, 2), Better::Small, FETCHED),
    column("recall", ("/recall", 1.0, 3), Better::Large, ""),
    column("prec.", ("/precision", 1.0, 3), Better::Large, ""),
    column("totals", ("/totals", 1.0, 3), Better::Large, ""),
    column("facets p95", ("/facets/p95", 1.0, 3), Better::Small, CHECKED),
    column("MB", ("/memory", 1e6, 1), Better::Small, KEPT),
];

/// Rows of this project.
const OURS: [&str; 2] = ["shards", "scan"];

impl Row {
    /// Reads a line of `run.mjs`.
    ///
    /// # Errors
    ///
    /// When it is no object with an engine.
    pub fn parse(line: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(line)?;
        value["engine"].as_str().context("it names no engine")?;
        Ok(Self(value))
    }

    /// An engine that came to no end.
    pub fn failed(engine: &str, why: &str, cap: u64) -> Self {
        let why = if why.contains("124") || why.contains("137") {
            format!("took more than {cap} s or the memory")
        } else {
            let last = why.lines().rfind(|line| line.contains("Error")).unwrap_or(why);
            last.chars().take(160).collect()
        };
        Self(json!({ "engine": engine, "failed": why }))
    }

    /// The figures, with how many documents they are of.
    pub fn with_size(mut self, size: usize) -> Value {
        self.0["documents"] = json!(size);
        self.0
    }

    fn name(&self) -> &str {
        self.0["engine"].as_str().unwrap_or_default()
    }

    fn figure(&self, column: &Column) -> Option<f64> {
        self.0.pointer(column.path)?.as_f64()
    }
}

/// A row an engine, then the columns that somebody else wins.
pub fn table(size: usize, text: u64, rows: &[Row]) -> String {
    let mut table = format!("{size} documents, {:.1} MB of folded text\n{:<20}", text as f64 / 1e6, "engine");
    COLUMNS.iter().for_each(|column| {
        let _ = write!(table, "{:>11}", column.name);
    });
    table.push('\n');
    for row in rows {
        let _ = write!(table, "{:<20}", row.name());
        if let Some(why) = row.0["failed"].as_str() {
            let _ = writeln!(table, " {why}");
            continue;
        }
        for column in &COLUMNS {
            let figure =
                row.figure(column).map(|figure| format!("{:.*}", column.digits, figure / column.unit));
            let _ = write!(table, "{:>11}", figure.unwrap_or_else(|| "-".into()));
        }
        table.push('\n');
    }
    for row in rows {
        if let (Some(asked), Some(wrong)) =
            (row.0.pointer("/verified/asked"), row.0.pointer("/verified/wrong"))
        {
            let _ = writeln!(
                table,
                "{}: {asked} result sets fetched whole, {wrong} differ from the scan",
                row.name()
            );
        }
    }
    for column in &COLUMNS {
        if let Some((winner, ours)) = lost(column, rows) {
            let digits = column.digits;
            let said = |row: &Row| row.figure(column).unwrap_or_default() / column.unit;
            let _ = writeln!(
                table,
                "{} is better in {}: {:.digits$} against {:.digits$}{}",
                winner.name(),
                column.name,
                said(winner),
                said(ours),
                why(column, winner)
            );
        }
    }
    table
}

/// What the winner of a column leaves out, and what ours pays for.
fn why(column: &Column, winner: &Row) -> String {
    let of = |path| winner.0.pointer(path).and_then(Value::as_f64).filter(|share| *share < 0.9995);
    let recall = of("/recall").map(|recall| format!("it finds {recall:.3} of what there is"));
    let precision = of("/precision").map(|precision| format!("{precision:.3} of what it shows is right"));
    let pays = Some(column.pays.to_owned()).filter(|pays| !pays.is_empty());
    let reasons = [recall, precision, pays].into_iter().flatten().collect::<Vec<_>>();
    if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join("; ")) }
}

/// Who beats both of ours in a column, and the better one of ours.
fn lost<'a>(column: &Column, rows: &'a [Row]) -> Option<(&'a Row, &'a Row)> {
    let sign = if column.better == Better::Small { 1.0 } else { -1.0 };
    let best = |ours: bool| {
        let of = rows.iter().filter(|row| OURS.contains(&row.name()) == ours);
        let figures = of.filter_map(|row| Some((row, sign * row.figure(column)?)));
        figures.min_by(|a, b| a.1.total_cmp(&b.1))
    };
    let ((ours, own), (winner, theirs)) = (best(true)?, best(false)?);
    (theirs < own).then_some((winner, ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_win_is_said() {
        let ours = Row::parse(r#"{ "engine": "shards", "build": 2, "recall": 1 }"#).unwrap();
        let peer = Row::parse(r#"{ "engine": "peer", "build": 1, "recall": 0.5 }"#).unwrap();
        let late = Row::failed("late", "`timeout` failed (exit status: 124)", 9);
        let text = table(5, 1_000_000, &[ours, peer, late]);
        let why = "(it finds 0.500 of what there is; ours holds the texts";
        assert!(text.contains(&format!("peer is better in build s: 1.00 against 2.00 {why}")), "{text}");
        assert!(!text.contains("better in recall"), "{text}");
        assert!(text.contains("late                 took more than 9 s"), "{text}");
        assert!(Row::parse("{}").is_err());
    }
}
