//! `cargo xtask bench dates`: how many cases each reader of dates answers as expected, as a table.

use super::agreement::{Mention, agrees, wrong};
use super::cases::{self, Case, OutOfScope};
use super::readers::Reader;
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What to measure.
#[derive(Clone, Debug)]
pub struct DatesOptions {
    /// The folder with `Chinese/` and `English/`.
    pub cases: PathBuf,
    /// Whether to show what this project answers differently.
    pub misses: bool,
}

/// What one reader answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Score {
    /// Cases.
    right: usize,
    /// Cases with a date that is not there.
    wrong: usize,
}

/// One line of the table.
#[derive(Default)]
struct Row {
    name: String,
    asked: usize,
    /// One a reader; none where it does not read the language.
    scores: Vec<Option<Score>>,
}

/// Prints the table.
///
/// # Errors
///
/// When the folder of cases is missing, or another reader fails.
pub fn dates(workspace: &Workspace, options: &DatesOptions) -> Result<()> {
    let files: Vec<(&str, Vec<Case>)> = cases::FILES
        .iter()
        .map(|file| Ok((*file, cases::read(&options.cases, file)?)))
        .collect::<Result<_>>()?;
    let readers = Reader::all(workspace);
    let mut rows = Vec::new();
    for (file, cases) in &files {
        let (row, misses) = measure(workspace, &readers, file, cases)?;
        rows.push(row);
        if options.misses {
            print!("{misses}");
        }
    }
    for language in ["Chinese/", "English/"] {
        let total = total(language, &rows);
        rows.push(total);
    }
    print!("{}", table(&readers, &rows));
    print!("{}", outside(files.iter().flat_map(|(_, cases)| cases)));
    Ok(())
}

fn measure(workspace: &Workspace, readers: &[Reader], file: &str, cases: &[Case]) -> Result<(Row, String)> {
    let asked: Vec<&Case> = cases.iter().filter(|case| case.expected.is_ok()).collect();
    let mut row = Row { name: file.to_owned(), asked: asked.len(), scores: Vec::new() };
    let mut misses = String::new();
    for reader in readers {
        let language = Case::language(file);
        if !reader.reads(language) {
            row.scores.push(None);
            continue;
        }
        let answers = reader.answers(workspace, language, &asked)?;
        let mut score = Score::default();
        for (case, found) in asked.iter().zip(&answers) {
            let expected = case.expected.as_deref().unwrap_or_default();
            score.wrong += usize::from(wrong(expected, found) > 0);
            if agrees(expected, found) {
                score.right += 1;
            } else if matches!(reader, Reader::Hutong) {
                let (expected, found) = (listed(expected), listed(found));
                let _ = writeln!(misses, "{file}: {case}\n  expected {expected}\n  found    {found}");
            }
        }
        row.scores.push(Some(score));
    }
    Ok((row, misses))
}

fn total(language: &str, rows: &[Row]) -> Row {
    let mut total = Row { name: format!("{} all", language.trim_end_matches('/')), ..Row::default() };
    for row in rows.iter().filter(|row| row.name.starts_with(language)) {
        total.asked += row.asked;
        total.scores.resize(row.scores.len(), Some(Score::default()));
        for (sum, score) in total.scores.iter_mut().zip(&row.scores) {
            *sum = sum
                .zip(*score)
                .map(|(sum, score)| Score { right: sum.right + score.right, wrong: sum.wrong + score.wrong });
        }
    }
    total
}

fn table(readers: &[Reader], rows: &[Row]) -> String {
    let mut text = format!("{:<31}{:>6}", "cases", "asked");
    for reader in readers {
        let _ = write!(text, "{:>22}", reader.name());
    }
    text.push('\n');
    for row in rows {
        let _ = write!(text, "{:<31}{:>6}", row.name, row.asked);
        for score in &row.scores {
            let _ = write!(text, "{:>22}", cell(*score, row.asked));
        }
        text.push('\n');
    }
    text
}

/// The share that is right, the share with a wrong date, or a dash.
fn cell(score: Option<Score>, asked: usize) -> String {
    let share = |count: usize| count as f64 / asked.max(1) as f64;
    match score {
        Some(score) => format!("{:.3} / {:.3}", share(score.right), share(score.wrong)),
        None => "–".to_owned(),
    }
}

/// `2016-10-02 or 2017-10-02; 2016-11-01 to 2016-11-30`.
fn listed(mentions: &[Mention]) -> String {
    let mention =
        |mention: &Mention| mention.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
    match mentions {
        [] => "nothing".to_owned(),
        mentions => mentions.iter().map(mention).collect::<Vec<_>>().join("; "),
    }
}

fn outside<'a>(cases: impl Iterator<Item = &'a Case>) -> String {
    let mut counts: BTreeMap<OutOfScope, usize> = BTreeMap::new();
    for reason in cases.filter_map(|case| case.expected.as_ref().err()) {
        *counts.entry(*reason).or_default() += 1;
    }
    let mut text = String::from("not asked:\n");
    for (reason, count) in counts {
        let _ = writeln!(text, "{count:>6}  {}", reason.reason());
    }
    text.push_str(
        "\nEach column: the share of cases that are right / the share in which a date is read that is not\n\
         there. A case is right when every mention is found, no other is, and each means the same days.\n\
         Where a case allows a past and a future day, and where Recognizers answers with several, one\n\
         is enough.\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::agreement::Days;

    #[test]
    fn every_file_is_measured_and_a_language_summed_up() {
        let case = |text: &str, expected| Case {
            text: text.into(),
            reference: Some("2016-11-07T00:00:00".into()),
            expected,
        };
        let yesterday = Ok(vec![vec![Days::one("2016-11-06".parse().unwrap())]]);
        let cases = [
            case("昨天", yesterday.clone()),
            case("版本 10.2.13", yesterday),
            case("八年", Err(OutOfScope::Duration)),
        ];
        let workspace = Workspace::current();
        let readers = [Reader::Hutong];
        let (row, misses) = measure(&workspace, &readers, "Chinese/DateParser.json", &cases).unwrap();
        assert_eq!((row.asked, row.scores.as_slice()), (2, [Some(Score { right: 1, wrong: 0 })].as_slice()));
        assert!(
            misses.contains("expected 2016-11-06\n  found    nothing") && !misses.contains("昨天"),
            "{misses}"
        );
        let sum = total("Chinese/", &[row]);
        let text = table(&readers, &[sum]) + &outside(cases.iter());
        for part in ["Chinese all", "0.500 / 0.000", "1  durations"] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }
}
