//! What a page holds on to, after everything that may go was collected. Chromium alone tells it.

use crate::{Engine, Page, engine};
use serde_json::json;
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
    /// Has pages note from now on what [`Memory::of`] asks them for; before they are opened.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn note(page: &Page) -> WebDriverResult<()> {
        if engine() == Engine::Chromium {
            let cdp = page.driver.cdp();
            cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTE })).await?;
        }
        Ok(())
    }

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

/// Asking the browser for all its objects (`Runtime.queryObjects`) ends the tab where a program is in
/// several modules, so the page notes the memory of what it starts.
const NOTE: &str = r"
    globalThis.memories = new Set();
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const start = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const started = await start.apply(WebAssembly, given);
        for (const each of Object.values((started.instance ?? started).exports)) {
          if (each instanceof WebAssembly.Memory) memories.add(each);
        }
        return started;
      };
    }";

async fn programs(page: &Page) -> WebDriverResult<f64> {
    let sum = "return [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0) || NaN";
    Ok(page.script(sum).await?.as_f64().unwrap_or(f64::NAN))
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
