//! The first `<hutong-viewer>` of a page, in the words of a reader: what its shadow tree shows, and presses
//! in it.

use crate::Page;
use thirtyfour::prelude::WebDriverResult;

/// The shadow tree of the first viewer of a page, as an expression of the page's script.
pub const TREE: &str = "document.querySelector('hutong-viewer').shadowRoot";

/// Waits until the first viewer shows something that fits a selector.
///
/// # Errors
///
/// When it does not in time.
pub async fn shows(page: &Page, selector: &str) -> WebDriverResult<()> {
    page.until_true(&format!("{TREE}?.querySelector({selector:?})")).await
}

/// Presses the first element of the first viewer that fits a selector.
///
/// # Errors
///
/// When there is none.
pub async fn press(page: &Page, selector: &str) -> WebDriverResult<()> {
    page.script(&format!("{TREE}.querySelector({selector:?}).click()")).await.map(drop)
}

/// What an expression of the page's script comes to; not a number where it is none.
///
/// # Errors
///
/// When it throws.
pub async fn number(page: &Page, expression: &str) -> WebDriverResult<f64> {
    Ok(page.script(&format!("return {expression}")).await?.as_f64().unwrap_or(f64::NAN))
}

/// How many elements of the first viewer fit a selector.
///
/// # Errors
///
/// When there is no viewer.
pub async fn count(page: &Page, selector: &str) -> WebDriverResult<usize> {
    let found = number(page, &format!("{TREE}.querySelectorAll({selector:?}).length")).await?;
    Ok(found as usize)
}

/// Waits longer than anything that is not wanted would take to begin.
pub async fn pause() {
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
}
