//! Readers of pages: this project's own and others, all given the same files.

use super::sets::Page;
use crate::process;
use crate::tools::{self, Found, READABILITY_LXML, TRAFILATURA};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use hutong_ingest::{Settings, SourceFile, ingest};
use hutong_model::{Article, Block};
use std::process::Command;

const DRIVER: &str = "xtask/src/bench/pages/ask_readers.py";

/// Someone who finds the article of a page.
pub(super) enum Reader {
    /// This project.
    Hutong,
    /// A library of Python: its name, as the driver knows it, and where it is.
    Python(&'static str, Found),
}

impl Reader {
    /// This project, and those others that are there or can be installed.
    pub(super) fn all(workspace: &Workspace) -> Vec<Self> {
        let mut readers = vec![Self::Hutong];
        for library in [&TRAFILATURA, &READABILITY_LXML] {
            match tools::ensure(library, workspace) {
                Ok(found) => readers.push(Self::Python(library.package(), found)),
                Err(error) => eprintln!("not compared with: {error:#}"),
            }
        }
        readers
    }

    /// Name and version.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Hutong => "hutong".to_owned(),
            Self::Python(name, found) => format!("{name} {}", found.version),
        }
    }

    /// The text of each page's article, empty where none was found.
    ///
    /// # Errors
    ///
    /// When a page cannot be read, or another program fails or answers something else.
    pub(super) fn texts(&self, workspace: &Workspace, pages: &[Page]) -> Result<Vec<String>> {
        let Self::Python(name, found) = self else { return pages.iter().map(own).collect() };
        let mut command = Command::new(&found.place);
        command.arg(workspace.path(DRIVER)).arg(name);
        let files: Vec<String> = pages.iter().map(|page| page.file.to_string_lossy().into_owned()).collect();
        let answer = process::piped(&mut command, &serde_json::to_vec(&files)?)?;
        let texts: Vec<String> = serde_json::from_slice(&answer)
            .with_context(|| format!("`{}` answered something else", process::line(&command)))?;
        ensure!(texts.len() == pages.len(), "{} answers to {} questions", texts.len(), pages.len());
        Ok(texts)
    }
}

fn own(page: &Page) -> Result<String> {
    let bytes =
        std::fs::read(&page.file).with_context(|| format!("{}: cannot be read", page.file.display()))?;
    let settings = Settings {
        zone: jiff::tz::TimeZone::UTC,
        // An address without a host keeps its picture, and the picture its caption.
        base: Some("https://a.example/".into()),
    };
    let read = ingest(&[SourceFile { path: "page.html".into(), bytes }], &settings);
    Ok(read.articles.first().map(text).unwrap_or_default())
}

fn text(article: &Article) -> String {
    let text = |block: &Block| match block {
        Block::Image(picture) => picture.caption.clone(),
        block => block.text(),
    };
    article.body.iter().map(text).collect::<Vec<_>>().join("\n")
}
