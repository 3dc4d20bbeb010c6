//! What keeps people out of a page, as axe-core finds it.

use crate::Page;
use serde_json::{Value, json};
use std::{error::Error, fs};
use thirtyfour::prelude::WebDriverResult;
use xtask::{
    tools::{self, AXE},
    workspace::Workspace,
};

/// What axe-core is asked: every rule of WCAG 2.2 A and AA and of good practice; the size of
/// targets too, which it leaves out unless asked. `PLACE` is where it looks.
const RUN: &str = r"
const done = arguments[arguments.length - 1];
const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
};
axe.run(PLACE, options).then(
  ({ violations }) => done(violations.map((found) =>
    `${found.id}: ${found.help}: ${found.nodes.map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`)),
  (error) => done([String(error)]));
";

/// axe-core, ready to be put into pages.
pub struct Axe(String);

impl Axe {
    /// Reads it from the project's tools, installing it where it is missing.
    ///
    /// # Errors
    ///
    /// When it cannot be installed or read.
    pub fn load() -> Result<Self, Box<dyn Error>> {
        let found = tools::ensure(&AXE, &Workspace::current())?;
        Ok(Self(fs::read_to_string(found.place.join("axe.min.js"))?))
    }

    /// What a page violates, a line a rule, with the elements.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn violations(&self, page: &Page) -> WebDriverResult<Vec<String>> {
        self.violations_in(page, "document").await
    }

    /// The same, in one place of it, which is an expression of the page's script.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn violations_in(&self, page: &Page, place: &str) -> WebDriverResult<Vec<String>> {
        if page.script("return typeof axe").await? == json!("undefined") {
            page.driver.execute(self.0.as_str(), Vec::new()).await?;
        }
        let found = page.driver.execute_async(RUN.replace("PLACE", place), Vec::new()).await?;
        let lines = found.json().as_array().cloned().unwrap_or_default();
        Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }
}
