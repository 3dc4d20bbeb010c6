//! `cargo xtask bench pages`: how much of the article, and how little else, comes out of whole saved
//! pages, beside other readers of pages in the same run. The pages are test data of public packages, which
//! are fetched; none of them is kept in the project.

mod readers;
mod score;
mod sets;

use crate::workspace::Workspace;
use anyhow::Result;
use readers::Reader;
use score::{Means, Score};
use sets::{PageSet, Truth};
use std::path::PathBuf;

/// What to measure.
#[derive(Clone, Debug)]
pub struct PagesOptions {
    /// A folder of folders with a `source.html` and an `expected.html` each, measured as well.
    pub folder: Option<PathBuf>,
    /// Whether to show every page, not the means alone.
    pub each: bool,
}

/// Prints a table for every set of pages: precision, recall and F1 of each reader, means over the pages.
///
/// Measured are runs of four words; a Chinese character counts as one. Where only the beginning of an
/// article is known, only recall is.
///
/// # Errors
///
/// When a set cannot be fetched or read. A reader that cannot be installed is left out, and told.
pub fn pages(workspace: &Workspace, options: &PagesOptions) -> Result<()> {
    let sets = sets::all(workspace, options.folder.as_deref())?;
    let readers = Reader::all(workspace);
    for set in &sets {
        let scores = readers
            .iter()
            .map(|reader| Ok(scores(set, &reader.texts(workspace, &set.pages)?)))
            .collect::<Result<Vec<_>>>()?;
        println!("{}, {} pages", set.name, set.pages.len());
        for (reader, scores) in readers.iter().zip(&scores) {
            println!("  {:<24}{}", reader.name(), Means::of(scores).line(set.truth));
        }
        if options.each {
            print_each(set, &scores);
        }
    }
    Ok(())
}

fn scores(set: &PageSet, texts: &[String]) -> Vec<Score> {
    set.pages.iter().zip(texts).map(|(page, text)| Score::new(text, &page.expected)).collect()
}

/// A line for every page: the figure of each reader, in the order of the table.
fn print_each(set: &PageSet, scores: &[Vec<Score>]) {
    for (at, page) in set.pages.iter().enumerate() {
        let figures = scores.iter().filter_map(|scores| scores.get(at));
        let figures = figures.map(|score| match set.truth {
            Truth::Whole => format!("{:.3}/{:.3}", score.precision, score.recall),
            Truth::Beginning => format!("{:.3}", score.recall),
        });
        println!("    {}  {}", figures.collect::<Vec<_>>().join("  "), page.name);
    }
}
