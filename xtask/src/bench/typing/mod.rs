//! `cargo xtask bench typing`: how long a letter in the search box takes until its answer is painted, in
//! Chromium, over a built viewer: one of made posts, where none is named.

use super::made;
use crate::build::{self, Budgeted, BuildOptions, Effort, Offline, Pictures, Texts};
use crate::dossier::Diagnostics;
use crate::process;
use crate::progress::step;
use crate::server::{Server, Site};
use crate::tools::{self, Chromium, PUPPETEER};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use std::path::PathBuf;
use std::process::Command;

/// What to measure.
#[derive(Clone, Debug)]
pub struct TypingOptions {
    /// A built viewer; where none is named, one is built of made posts.
    pub folder: Option<PathBuf>,
    /// A folder of posts to make others of.
    pub corpus: PathBuf,
    /// How many are made.
    pub made: usize,
    /// What is typed, letter by letter.
    pub words: Vec<String>,
    /// How often everything is typed; the first time files may have to be fetched.
    pub rounds: usize,
    /// Milliseconds between two letters.
    pub pause: u32,
}

/// What the page measured.
#[derive(Clone, Debug, Deserialize)]
struct Measured {
    keys: Vec<Key>,
    /// Milliseconds until a frame was painted with the cards of an answer that the browser had kept: no program
    /// that shows these cards can be quicker. In as many rounds as are warm, the letters in the same order.
    floor: Vec<f64>,
}

/// One letter.
#[derive(Clone, Debug, Deserialize)]
struct Key {
    round: usize,
    text: String,
    /// Milliseconds until the page could take the next input.
    busy: f64,
    /// Milliseconds until the answer stood in the page.
    drawn: f64,
    /// Milliseconds until a frame with the answer was painted.
    painted: f64,
    tally: String,
}

/// Prints how long letters take, the first time and later.
///
/// # Errors
///
/// When nothing is built and nothing can be, or Chromium cannot be driven.
pub fn typing(workspace: &Workspace, options: &TypingOptions) -> Result<()> {
    let folder = match &options.folder {
        Some(folder) => folder.clone(),
        None => built(workspace, options)?,
    };
    ensure!(
        folder.join("index.html").is_file(),
        "{}: is no built viewer; hint: `cargo xtask build` makes one, --dist DIR names another",
        folder.display()
    );
    let chromium = tools::ensure(&Chromium, workspace)?;
    let puppeteer = tools::ensure(&PUPPETEER, workspace)?;
    let server = Server::start(&Site { folder, base: "/".into() }, 0)?;
    let settings = json!({
        "url": server.url(),
        "words": options.words,
        "rounds": options.rounds,
        "pause": options.pause,
        "chromium": chromium.place,
        "modules": puppeteer.place,
    });
    let script = workspace.path("xtask/src/bench/typing/run.mjs");
    let said = process::output(Command::new("node").arg(script).arg(settings.to_string()))?;
    let measured: Measured = serde_json::from_str(&said).context("what the page measured cannot be read")?;
    print!("{}", table(&measured));
    Ok(())
}

/// The viewer of made posts, as it would be published.
fn built(workspace: &Workspace, options: &TypingOptions) -> Result<PathBuf> {
    ensure!(
        options.corpus.is_dir(),
        "{}: there is no such folder; hint: --corpus DIR names one with posts, --dist DIR a built viewer",
        options.corpus.display()
    );
    let work = workspace.path("target/bench-typing");
    let out = work.join("dist");
    let posts = work.join("posts");
    if posts.exists() {
        std::fs::remove_dir_all(&posts)?;
    }
    let site = step(&format!("making {} posts", options.made), || {
        made::make(&options.corpus, &posts, options.made)
    })?;
    let options = BuildOptions {
        seeds: site.content(),
        out: out.clone(),
        diagnostics: Diagnostics::Notes,
        url: None,
        single_file: false,
        effort: Effort::Small,
        offline: Offline::Kept,
        pictures: Pictures::Elsewhere,
        embed_limit: None,
        budget: Budgeted::Sample,
        texts: Texts::Within,
    };
    build::build(workspace, &options)?;
    Ok(out)
}

/// The frame that an answer has to be painted in, in milliseconds.
const FRAME: f64 = 16.0;

/// A line for each time that everything was typed, all warm ones together beside the browser alone, and the slowest
/// letters.
fn table(Measured { keys, floor }: &Measured) -> String {
    let mut out =
        format!("{:<8}{:>8}{:>24}{:>24}{:>24}\n", "round", "letters", "busy p50/p95/max", "drawn", "painted");
    let rounds = keys.iter().map(|key| key.round).max().map_or(0, |last| last + 1);
    for round in 0..rounds {
        let of_round: Vec<&Key> = keys.iter().filter(|key| key.round == round).collect();
        let of = |time: fn(&Key) -> f64| spread(of_round.iter().map(|key| time(key)).collect());
        let [busy, drawn, painted] = [of(|key| key.busy), of(|key| key.drawn), of(|key| key.painted)];
        out += &format!("{round:<8}{:>8}{busy:>24}{drawn:>24}{painted:>24}\n", of_round.len());
    }
    let warm = keys.iter().filter(|key| key.round > 0).map(|key| key.painted).collect::<Vec<_>>();
    if !warm.is_empty() {
        let late = warm.iter().filter(|painted| **painted > FRAME).count();
        out += &format!("{:<16}{:>72}\n", "warm, all", spread(warm.clone()));
        out += &format!("{:<40}{:>48}\n", "the browser alone, with the same cards", spread(floor.clone()));
        out += &format!("{late} of {} letters were painted later than {FRAME} ms\n", warm.len());
    }
    let mut slow: Vec<&Key> = keys.iter().filter(|key| key.round > 0 || rounds == 1).collect();
    slow.sort_by(|a, b| b.painted.total_cmp(&a.painted));
    for key in slow.iter().take(3) {
        out += &format!("slowest: {} ({}): {:.1} ms\n", key.text, key.tally, key.painted);
    }
    out
}

/// The median, the 95th percentile and the largest, in milliseconds.
fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
    let shown = |time: Option<&f64>| time.map_or_else(|| "-".to_owned(), |time| format!("{time:.1}"));
    format!("{} / {} / {}", shown(at(50)), shown(at(95)), shown(times.last()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_come_too_late_are_counted_and_set_beside_the_browser_alone() {
        let key = |round, painted| Key {
            round,
            text: "a".into(),
            busy: 1.0,
            drawn: 2.0,
            painted,
            tally: "3".into(),
        };
        let keys = vec![key(0, 90.0), key(1, 9.0), key(1, 17.0), key(2, 8.0)];
        let out = table(&Measured { keys, floor: vec![4.0, 5.0, 6.0] });
        assert!(out.contains("1 of 3 letters were painted later than 16 ms"), "{out}");
        let line =
            |start: &str| out.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned();
        assert!(line("warm, all").ends_with("9.0 / 17.0 / 17.0"), "{out}");
        assert!(line("the browser alone").ends_with("5.0 / 6.0 / 6.0"), "{out}");
    }

    #[test]
    fn times_are_spread() {
        assert_eq!(spread((1..=100).map(f64::from).collect()), "51.0 / 96.0 / 100.0");
        assert_eq!(spread(Vec::new()), "- / - / -");
    }
}
