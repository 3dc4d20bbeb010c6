//! What a test does with a page, in the words of a reader.

use crate::{Engine, engine};
use serde_json::{Value, json};
use std::{cell::RefCell, future::Future, path::Path, rc::Rc, time::Duration};
use thirtyfour::{By, WebDriver, WebElement, bidi::modules::browsing_context::Viewport, prelude::*};

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(10);

/// A page of the viewer in a window.
#[derive(Clone, Debug)]
pub struct Page {
    /// The window.
    pub driver: WebDriver,
    engine: Engine,
    root: String,
    /// What [`Page::emulate`] asked for, where the browser cannot be told; else empty.
    theme: Rc<RefCell<String>>,
}

impl Page {
    /// A window, and the address of the viewer's root, ending in `/`.
    pub fn new(driver: WebDriver, root: String) -> Self {
        Self { driver, engine: engine(), root, theme: Rc::default() }
    }

    /// The same window with another root.
    #[must_use]
    pub fn at(&self, root: String) -> Self {
        Self { root, ..self.clone() }
    }

    /// The address of the viewer's root.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Opens an address below the root and waits until the viewer has taken over.
    ///
    /// # Errors
    ///
    /// When it does not take over.
    pub async fn open(&self, path: &str) -> WebDriverResult<()> {
        self.load(path).await?;
        self.started().await
    }

    /// Opens an address below the root; it may be one that the viewer never takes over.
    ///
    /// # Errors
    ///
    /// When the address cannot be opened.
    pub async fn load(&self, path: &str) -> WebDriverResult<()> {
        self.driver.goto(format!("{}{path}", self.root)).await?;
        let theme = self.theme.borrow().clone();
        if !theme.is_empty() {
            self.script(&format!("document.documentElement.dataset.theme = {theme:?}")).await?;
        }
        Ok(())
    }

    /// Loads the page again as a reader does. The driver's own way passes by service workers in Firefox,
    /// as a reader does who holds Shift.
    ///
    /// # Errors
    ///
    /// When the page does not come again.
    pub async fn reload(&self) -> WebDriverResult<()> {
        self.script("window.isOld = true; location.reload()").await?;
        self.until_true("!window.isOld && document.readyState === 'complete'").await
    }

    /// Turns to the page as a reader does, by moving the pointer, and waits until the viewer has taken over.
    ///
    /// # Errors
    ///
    /// When it does not.
    pub async fn started(&self) -> WebDriverResult<()> {
        self.until("the viewer has started", || async {
            self.script("dispatchEvent(new Event('pointermove')); return 'started' in document.documentElement.dataset")
                .await
        })
        .await
    }

    /// Waits until a condition holds.
    ///
    /// # Errors
    ///
    /// When it does not hold in time.
    pub async fn until<F>(&self, what: &str, condition: impl Fn() -> F) -> WebDriverResult<()>
    where
        F: Future<Output = WebDriverResult<Value>>,
    {
        let begun = std::time::Instant::now();
        loop {
            let value = condition().await;
            if matches!(value, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                let log = self.complaints().await?;
                let address = self.address().await?;
                return Err(WebDriverError::Timeout(format!(
                    "{what}: not at {address}; last: {value:?}; console: {log:?}"
                )));
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until an expression of the page's script is true.
    ///
    /// # Errors
    ///
    /// When it is not in time.
    pub async fn until_true(&self, expression: &str) -> WebDriverResult<()> {
        let script = format!("return Boolean({expression})");
        self.until(expression, || self.script(&script)).await
    }

    /// Waits until the promise that an expression makes is kept with something true.
    ///
    /// # Errors
    ///
    /// When it is not in time.
    pub async fn until_async(&self, expression: &str) -> WebDriverResult<()> {
        let script = format!(
            "const done = arguments[0]; ({expression}).then(value => done(Boolean(value)), error => done(String(error)))"
        );
        self.until(expression, || async {
            Ok(self.driver.execute_async(&script, Vec::new()).await?.json().clone())
        })
        .await
    }

    /// Waits until exactly `count` elements fit a selector.
    ///
    /// # Errors
    ///
    /// When there are not in time.
    pub async fn until_count(&self, selector: &str, count: usize) -> WebDriverResult<()> {
        self.until_true(&format!("document.querySelectorAll({}).length === {count}", json!(selector))).await
    }

    /// Runs a script in the page.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn script(&self, script: &str) -> WebDriverResult<Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// The first element that fits a selector.
    ///
    /// # Errors
    ///
    /// When none does.
    pub async fn find(&self, selector: &str) -> WebDriverResult<WebElement> {
        self.driver.find(By::Css(selector)).await
    }

    /// Presses the first element that fits a selector.
    ///
    /// # Errors
    ///
    /// When there is none, or it cannot be pressed.
    pub async fn press(&self, selector: &str) -> WebDriverResult<()> {
        let element = self.find(selector).await?;
        element.scroll_into_view().await?;
        element.click().await
    }

    /// The text of the first element that fits a selector, as it is shown.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn text(&self, selector: &str) -> WebDriverResult<String> {
        self.find(selector).await?.text().await
    }

    /// How many elements fit a selector.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn count(&self, selector: &str) -> WebDriverResult<usize> {
        Ok(self.driver.find_all(By::Css(selector)).await?.len())
    }

    /// The address below the root, decoded.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn address(&self) -> WebDriverResult<String> {
        let address = self.script("return decodeURIComponent(location.href.replaceAll('+', ' '))").await?;
        let address = address.as_str().unwrap_or_default();
        Ok(address.strip_prefix(&self.root).unwrap_or(address).to_owned())
    }

    /// How many entries the history has.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn history_length(&self) -> WebDriverResult<u64> {
        Ok(self.script("return history.length").await?.as_u64().unwrap_or_default())
    }

    /// Warnings and errors on the console since the last call. Firefox's driver does not tell them.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn complaints(&self) -> WebDriverResult<Vec<String>> {
        if self.engine == Engine::Firefox {
            return Ok(Vec::new());
        }
        let entries = self.driver.browser_log().await?;
        let bad = entries.into_iter().filter(|entry| {
            let level = format!("{:?}", entry.level).to_ascii_lowercase();
            level.contains("severe") || level.contains("warn")
        });
        Ok(bad.map(|entry| entry.message).collect())
    }

    /// Sizes the page in CSS pixels and sets the theme of the system. In Firefox, whose driver cannot set
    /// it, pages that are opened from then on have the theme as if their reader had chosen it.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn emulate(&self, width: u32, height: u32, theme: &str) -> WebDriverResult<()> {
        if self.engine == Engine::Firefox {
            theme.clone_into(&mut self.theme.borrow_mut());
            let context = self.driver.window().await?.to_string().into();
            let contexts = self.driver.bidi().await?;
            let viewport = Some(Viewport { width, height });
            return Ok(contexts.browsing_context().set_viewport(context, viewport).await?);
        }
        let cdp = self.driver.cdp();
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        cdp.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        cdp.send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Turns the wheel at a place of the window, by CSS pixels to the right and down.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn wheel(&self, (x, y): (i64, i64), (right, down): (i64, i64)) -> WebDriverResult<()> {
        if self.engine == Engine::Firefox {
            let turn = json!({ "type": "scroll", "x": x, "y": y, "deltaX": right, "deltaY": down, "origin": "viewport" });
            let wheel = json!({ "type": "wheel", "id": "wheel", "actions": [turn] });
            let context = self.driver.window().await?.to_string().into();
            return Ok(self.driver.bidi().await?.input().perform_actions(context, vec![wheel]).await?);
        }
        let turn = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": right, "deltaY": down });
        self.driver.cdp().send_raw("Input.dispatchMouseEvent", turn).await?;
        Ok(())
    }

    /// Writes what is shown to a PNG file.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub async fn screenshot(&self, path: &Path) -> WebDriverResult<()> {
        self.driver.screenshot(path).await
    }
}
