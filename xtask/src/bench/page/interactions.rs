//! How soon the next picture is drawn after a press, in a built viewer of any size.

use super::{InteractionOptions, copy_compressed};
use crate::process;
use crate::progress::step;
use crate::server::{Server, Site};
use crate::tools::{self, Chromium, PUPPETEER};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::Command;

/// What drives Chromium.
const SCRIPT: &str = "xtask/src/bench/page/interact.mjs";

/// How much slower the processor is made: as it is, and as Lighthouse takes a phone's to be.
const SLOWDOWNS: [u32; 2] = [1, 4];

/// One act of a reader.
#[derive(Debug, Deserialize)]
struct Act {
    name: String,
    /// Its longest interaction, in milliseconds: from the press to the first task after the next frame.
    longest: f64,
}

/// Prints the longest interaction of each act, and the longest of all.
///
/// # Errors
///
/// When there is no build, or Chromium cannot be driven.
pub fn interactions(workspace: &Workspace, options: &InteractionOptions) -> Result<()> {
    let built = options.folder.join("dossier.json");
    ensure!(
        built.is_file(),
        "{}: is no built viewer; hint: `cargo xtask build` makes one, --dist DIR names another",
        options.folder.display()
    );
    let chromium = tools::ensure(&Chromium, workspace)?;
    let modules = tools::ensure(&PUPPETEER, workspace)?;
    let modules = modules.place.ancestors().find(|place| place.ends_with("node_modules"));
    let modules = modules.context("puppeteer-core lies outside of node_modules")?.to_owned();
    let site = tempfile::tempdir()?;
    step("compressing what will be served", || copy_compressed(&options.folder, site.path()))?;
    let server = Server::start(&Site { folder: site.path().to_owned(), base: "/".into() }, 0)?;
    let mut acts: BTreeMap<(usize, String), [Vec<f64>; SLOWDOWNS.len()]> = BTreeMap::new();
    for round in 1..=options.repetitions {
        for (side, slowdown) in SLOWDOWNS.into_iter().enumerate() {
            let asked = json!({ "url": server.url(), "chromium": chromium.place, "modules": modules, "slowdown": slowdown });
            let said =
                step(&format!("processor {slowdown}x slower ({round} of {})", options.repetitions), || {
                    process::output(Command::new("node").arg(workspace.path(SCRIPT)).arg(asked.to_string()))
                })?;
            for (at, line) in said.lines().enumerate() {
                let Act { name, longest } =
                    serde_json::from_str(line).with_context(|| format!("the script says `{line}`"))?;
                acts.entry((at, name)).or_default()[side].push(longest);
            }
        }
    }
    print!("{}", table(acts));
    Ok(())
}

fn table(acts: BTreeMap<(usize, String), [Vec<f64>; SLOWDOWNS.len()]>) -> String {
    let mut text = format!("{:<28}{:>10}{:>10}\n", "longest interaction, ms", "1x", "4x");
    let mut worst = [0.0_f64; SLOWDOWNS.len()];
    for ((_, name), figures) in acts {
        let medians = figures.map(super::report::median);
        for (worst, median) in worst.iter_mut().zip(medians) {
            *worst = worst.max(median);
        }
        let _ = writeln!(text, "{name:<28}{:>10.0}{:>10.0}", medians[0], medians[1]);
    }
    let _ = writeln!(text, "{:<28}{:>10.0}{:>10.0}", "the worst", worst[0], worst[1]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_keep_their_order_and_the_worst_is_said() {
        let acts = BTreeMap::from([
            ((0, "type".to_owned()), [vec![16.0, 24.0, 16.0], vec![64.0]]),
            ((1, "open".to_owned()), [vec![40.0], vec![48.0]]),
        ]);
        let text = table(acts);
        let lines: Vec<_> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).collect();
        assert_eq!(lines[1], ["type", "16", "64"]);
        assert_eq!(lines[3], ["the", "worst", "40", "64"]);
    }
}
