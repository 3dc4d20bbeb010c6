//! What a page holds on to, after everything that may go was collected. Chromium alone tells it.

use crate::{Engine, Page, engine};
use serde_json::{Value, json};
use thirtyfour::prelude::WebDriverResult;

/// What a page has in memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Nodes of all documents, those included that scripts hold on to.
    pub nodes: f64,
    /// Listeners of events.
    pub listeners: f64,
    /// The heap of the scripts, in bytes.
    pub heap: f64,
    /// The memories of all WebAssembly programs, in bytes. They never shrink.
    pub programs: f64,
}

impl Memory {
    /// Collects, and looks; nothing in a browser that does not tell.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn of(page: &Page) -> WebDriverResult<Option<Self>> {
        match engine() {
            Engine::Chromium => Self::told(page).await.map(Some),
            Engine::Firefox => Ok(None),
        }
    }

    async fn told(page: &Page) -> WebDriverResult<Self> {
        let cdp = page.driver.cdp();
        for _ in 0..3 {
            cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        }
        cdp.send_raw("Performance.enable", json!({})).await?;
        let metrics = cdp.send_raw("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let metrics = metrics["metrics"].as_array().into_iter().flatten();
            let mut named = metrics.filter(|metric| metric["name"] == name);
            named.find_map(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN)
        };
        let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
        Ok(Self {
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
            heap: heap["usedSize"].as_f64().unwrap_or(f64::NAN),
            programs: programs(page).await?,
        })
    }

    /// What grew by more than this part of itself, in words; a little more of everything is always there.
    pub fn growth_beyond(&self, before: &Self, part: f64) -> Vec<String> {
        let rows = [
            ("nodes", before.nodes, self.nodes, 50.0),
            ("listeners", before.listeners, self.listeners, 10.0),
            ("bytes of the heap", before.heap, self.heap, 0.0),
            ("bytes of the programs", before.programs, self.programs, 0.0),
        ];
        // What is not a number is no answer, and no answer must not pass.
        let is_fine = |before: f64, now: f64, slack: f64| now <= before * (1.0 + part) + slack;
        let grown = rows.into_iter().filter(|(_, before, now, slack)| !is_fine(*before, *now, *slack));
        grown.map(|(name, before, now, _)| format!("{name}: {before} before, {now} now")).collect()
    }
}

async fn programs(page: &Page) -> WebDriverResult<f64> {
    let cdp = page.driver.cdp();
    let prototype = json!({ "expression": "WebAssembly.Memory.prototype", "objectGroup": "memory" });
    let prototype = cdp.send_raw("Runtime.evaluate", prototype).await?;
    let found = json!({ "prototypeObjectId": prototype["result"]["objectId"], "objectGroup": "memory" });
    let found = cdp.send_raw("Runtime.queryObjects", found).await?;
    let sum = json!({
        "objectId": found["objects"]["objectId"],
        "functionDeclaration": "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }",
        "returnByValue": true,
    });
    let sum: Value = cdp.send_raw("Runtime.callFunctionOn", sum).await?;
    cdp.send_raw("Runtime.releaseObjectGroup", json!({ "objectGroup": "memory" })).await?;
    Ok(sum["result"]["value"].as_f64().unwrap_or(f64::NAN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told_and_no_answer_does_not_pass() {
        let before = Memory { nodes: 1000.0, listeners: 100.0, heap: 1e6, programs: 2e6 };
        assert_eq!(before.growth_beyond(&before, 0.1), Vec::<String>::new());
        let after = Memory { heap: 1.2e6, programs: f64::NAN, ..before };
        let grown = after.growth_beyond(&before, 0.1);
        assert_eq!(grown.len(), 2, "{grown:?}");
    }
}
