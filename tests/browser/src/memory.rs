//! What a page holds on to, after everything that may go was collected: as Chromium's developer tools
//! count it, and as Firefox's memory reporters do.

use crate::{Engine, Page, engine};
use serde_json::json;
use thirtyfour::{
    RequestData, SessionId,
    common::command::{Command, FormatRequestData},
    prelude::{WebDriverError, WebDriverResult},
};

/// What a page has in memory: each thing by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory(Vec<Amount>);

#[derive(Clone, Debug, PartialEq)]
struct Amount {
    name: &'static str,
    amount: f64,
    /// So many more are always there.
    slack: f64,
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

    /// Collects, and looks.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn of(page: &Page) -> WebDriverResult<Self> {
        match engine() {
            Engine::Chromium => Self::of_chromium(page).await,
            Engine::Firefox => Self::of_firefox(page).await,
        }
    }

    async fn of_chromium(page: &Page) -> WebDriverResult<Self> {
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
        Ok(Self(vec![
            // Of all documents, those included that scripts hold on to.
            Amount { name: "nodes", amount: metric("Nodes"), slack: 50.0 },
            Amount { name: "listeners", amount: metric("JSEventListeners"), slack: 10.0 },
            bytes("bytes of the heap", heap["usedSize"].as_f64()),
            // They never shrink.
            bytes("bytes of the programs", page.script(PROGRAMS).await?.as_f64()),
        ]))
    }

    async fn of_firefox(page: &Page) -> WebDriverResult<Self> {
        let origin = page.script("return location.host").await?;
        page.driver.handle().cmd(Context("chrome")).await?;
        let told = page.driver.execute_async(REPORTS, vec![origin]).await;
        page.driver.handle().cmd(Context("content")).await?;
        let told = told?.json().clone();
        if let Some(error) = told.as_str() {
            return Err(WebDriverError::Timeout(error.to_owned()));
        }
        Ok(Self(vec![
            bytes("bytes of the document", told["dom"].as_f64()),
            bytes("bytes of the scripts", told["scripts"].as_f64()),
            bytes("bytes of the programs", told["programs"].as_f64()),
        ]))
    }

    /// Does the same again and again until nothing grows any more by more than this part of itself. What
    /// grew the last time, in words: nothing, if it settled within three times. A browser compiles what runs
    /// often, once and at a time of its own; what leaks grows every time.
    ///
    /// # Errors
    ///
    /// When the browser is gone, or what is done fails.
    pub async fn settles(
        page: &Page,
        part: f64,
        mut again: impl AsyncFnMut() -> WebDriverResult<()>,
    ) -> WebDriverResult<Vec<String>> {
        let mut before = Self::of(page).await?;
        println!("{before:?}");
        let mut grown = Vec::new();
        for _ in 0..3 {
            again().await?;
            let after = Self::of(page).await?;
            println!("{after:?}");
            grown = after.growth_beyond(&before, part);
            if grown.is_empty() {
                break;
            }
            before = after;
        }
        Ok(grown)
    }

    /// What grew by more than this part of itself, in words; a little more of everything is always there.
    pub fn growth_beyond(&self, before: &Self, part: f64) -> Vec<String> {
        // What is not a number is no answer, and no answer must not pass.
        let is_fine = |before: f64, now: f64, slack: f64| now <= before * (1.0 + part) + slack;
        let pairs = before.0.iter().zip(&self.0);
        let grown = pairs.filter(|(before, now)| !is_fine(before.amount, now.amount, now.slack));
        grown
            .map(|(before, now)| format!("{}: {} before, {} now", now.name, before.amount, now.amount))
            .collect()
    }
}

fn bytes(name: &'static str, amount: Option<f64>) -> Amount {
    // What is not there at all was not found.
    Amount { name, amount: amount.filter(|amount| *amount > 0.0).unwrap_or(f64::NAN), slack: 0.0 }
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

const PROGRAMS: &str = "return [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)";

/// What Firefox reports of the windows of a host, run where its own interface is. Paths of reports have
/// addresses with their slashes turned.
const REPORTS: &str = r"
    const [host, done] = arguments;
    const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    const collect = async () => {
      for (let time = 0; time < 3; time += 1) {
        for (const kind of ['gc', 'cc', 'mmu']) Services.obs.notifyObservers(null, `child-${kind}-request`);
        await new Promise((rested) => setTimeout(rested, 1000));
      }
    };
    collect().then(() => {
      const sums = { dom: 0, scripts: 0, programs: 0 };
      const report = (process, path, kind, units, amount) => {
        if (!path.startsWith('explicit/window-objects/') || !path.includes(host)) return;
        if (path.includes('/wasm')) sums.programs += amount;
        else if (path.includes('/js-')) sums.scripts += amount;
        else if (path.includes('/dom/')) sums.dom += amount;
      };
      manager.getReports(report, null, () => done(sums), null, false);
    }).catch((error) => done(`${error}`));";

/// Where Firefox's driver runs scripts: in the page, or in the browser's own interface.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // A command of the library that is sent the same way, since this one it does not know.
        let mut request = Command::Refresh.format_request(session);
        request.uri = format!("/session/{session}/moz/context").into();
        request.body = Some(json!({ "context": self.0 }));
        request
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told_and_no_answer_does_not_pass() {
        let memory = |heap: f64, programs: Option<f64>| {
            let nodes = Amount { name: "nodes", amount: 1000.0, slack: 50.0 };
            Memory(vec![nodes, bytes("heap", Some(heap)), bytes("programs", programs)])
        };
        let before = memory(1e6, Some(2e6));
        assert_eq!(before.growth_beyond(&before, 0.1), Vec::<String>::new());
        let grown = memory(1.2e6, None).growth_beyond(&before, 0.1);
        assert_eq!(grown.len(), 2, "{grown:?}");
    }
}
