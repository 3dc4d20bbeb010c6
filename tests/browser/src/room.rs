//! The reading room, in the words of a reader: its keys, its dialogs, what is selected.

use crate::Page;
use hutong_model::{Article, Block};
use thirtyfour::{TypingData, prelude::WebDriverResult};

/// An address, with the reading room there.
///
/// # Errors
///
/// When it does not come.
pub async fn enter(page: &Page, path: &str) -> WebDriverResult<()> {
    page.open(path).await?;
    page.until_true("'room' in document.documentElement.dataset").await
}

/// Types keys where the focus is, one after the other.
///
/// # Errors
///
/// When the browser refuses.
pub async fn keys(page: &Page, keys: impl Into<TypingData>) -> WebDriverResult<()> {
    page.driver.action_chain().send_keys(keys).perform().await
}

/// Closes the dialog that is open.
///
/// # Errors
///
/// When there is none.
pub async fn shut(page: &Page) -> WebDriverResult<()> {
    page.press(".room-head button").await?;
    page.until_count(".room-dialog", 0).await
}

/// The first article with a paragraph of more than sixty characters, and which.
///
/// # Panics
///
/// Where none has one.
pub fn long(articles: &[Article]) -> (&Article, usize) {
    let is_long = |block: &Block| matches!(block, Block::Paragraph(_)) && block.text().chars().count() > 60;
    let found = articles.iter().find_map(|article| Some((article, article.body.iter().position(is_long)?)));
    found.expect("some article has a paragraph of sixty characters")
}

/// Selects the characters of a block from 2 to 12.
const SELECT: &str = "const walker = document.createTreeWalker(document.getElementById(block), NodeFilter.SHOW_TEXT); \
    const range = document.createRange(); let node, count = 0; \
    while ((node = walker.nextNode())) { const end = count + node.length; \
      if (count <= 2 && 2 < end) range.setStart(node, 2 - count); \
      if (count < 12 && 12 <= end) { range.setEnd(node, 12 - count); break; } count = end; } \
    getSelection().removeAllRanges(); getSelection().addRange(range);";

/// Selects the characters from 2 to 12 of a block of the article that is read.
///
/// # Errors
///
/// When nothing is offered for them.
pub async fn select(page: &Page, block: usize) -> WebDriverResult<()> {
    page.script(&format!("const block = 'b{block}'; {SELECT}")).await?;
    page.until_true("!document.querySelector('.room-selected').hidden").await
}

/// What [`select`] selects.
pub fn selected(article: &Article, block: usize) -> String {
    article.body[block].text().chars().skip(2).take(10).collect()
}
