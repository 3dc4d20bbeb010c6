//! Starts and stops browsers. A browser that is missing is a failure, never a skipped test.

use crate::fresh_port;
use serde_json::json;
use std::{
    error::Error,
    ffi::OsString,
    net::{Ipv4Addr, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{
    Capabilities, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    WebDriver, common::capabilities::firefox::FirefoxPreferences, prelude::WebDriverResult,
};
use xtask::{engine::Engine, workspace::Workspace};

/// How long a driver may take to open its port.
const PATIENCE: Duration = Duration::from_secs(30);

/// A driver that ends when our end of its input closes, which it does whatever way we end: browsers wait
/// for a next test, and the last one does not know that it is. What they kept on the disk goes with them; a
/// browser ends some time after its driver, and writes until then.
const GOES_WITH_US: &str = r#"
    trap '' INT
    export TMPDIR="$(mktemp -d)"
    "$@" & driver=$!
    read -r _
    kill "$driver"
    wait "$driver"
    (for _ in 1 2 3 4 5; do rm -rf "$TMPDIR"; sleep 1; done) &
"#;

/// The browser of this run: the one that is asked for, or Chromium.
///
/// # Panics
///
/// Where one is asked for that the tests do not know: none of them would mean anything.
pub fn engine() -> Engine {
    let asked = Engine::asked().unwrap_or_else(|error| crate::panic_any(&error.to_string()));
    asked.unwrap_or(Engine::Chromium)
}

fn driver(engine: Engine) -> Result<OsString, Box<dyn Error>> {
    let tool = engine.driver();
    let found = tool.find(&Workspace::current());
    let found = found.ok_or_else(|| format!("{} is missing; hint: cargo xtask doctor", tool.name()))?;
    Ok(found.place.into())
}

/// What most tests are told in: the language of the dossier.
pub const CHINESE: &str = "zh-CN,zh";

/// What a window is opened with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// Whether scripts run.
    pub scripts: bool,
    /// What its reader speaks, the first language first, as in `en-US,en`.
    pub languages: &'static str,
    /// How many kilobytes sites may keep; none leaves it to the browser. In Firefox all sites
    /// together; in Chromium [`Browser::open`] cannot say it, since it is said of one site.
    pub room: Option<u32>,
}

impl Default for Profile {
    fn default() -> Self {
        Self { scripts: true, languages: CHINESE, room: None }
    }
}

/// A driver at work; it stops when this is dropped.
pub struct Browser {
    engine: Engine,
    process: Child,
    port: u16,
}

impl Browser {
    /// Starts a driver on a free port.
    ///
    /// # Errors
    ///
    /// When it is not there or does not answer.
    pub fn start(engine: Engine) -> Result<Self, Box<dyn Error>> {
        let port = fresh_port()?;
        let driver = driver(engine)?;
        let mut command = Command::new("sh");
        command.args(["-c", GOES_WITH_US, "sh"]).arg(&driver).arg(format!("--port={port}"));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        if engine == Engine::Firefox {
            // By itself it takes one fixed port for the browser, and two would meet there.
            command.arg(format!("--websocket-port={}", fresh_port()?));
            // Its memory is asked for where its own interface is.
            command.arg("--allow-system-access");
        }
        let process = command.spawn().map_err(|error| format!("{}: {error}", driver.display()))?;
        let browser = Self { engine, process, port };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() > PATIENCE {
                return Err(format!("{} did not open port {port} in {PATIENCE:?}", driver.display()).into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(browser)
    }

    /// Opens a window of 1440 × 900.
    ///
    /// # Errors
    ///
    /// When the browser does not start.
    pub async fn open(&self, profile: Profile) -> WebDriverResult<WebDriver> {
        let capabilities = match self.engine {
            Engine::Chromium => chromium(profile)?,
            Engine::Firefox => firefox(profile)?,
        };
        WebDriver::new(format!("http://localhost:{}", self.port), capabilities).await
    }

    /// Makes the tab that was opened last as if it were the first: in front, and nothing noted of others.
    ///
    /// # Errors
    ///
    /// When the browser is gone.
    pub async fn make_ready(&self, window: &WebDriver) -> WebDriverResult<()> {
        match self.engine {
            Engine::Chromium => {
                window.cdp().send_raw("Page.bringToFront", json!({})).await?;
                window.browser_log().await.map(drop)
            }
            // New tabs are in front there, and its driver notes nothing.
            Engine::Firefox => Ok(()),
        }
    }
}

fn chromium(profile: Profile) -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in [
        "--headless=new",
        // Without it Chromium refuses to run as root, as build machines do.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        // Then it ends when its driver does.
        "--remote-debugging-pipe",
        "--lang=zh-CN",
        "--window-size=1440,900",
    ] {
        capabilities.add_arg(argument)?;
    }
    let mut preferences = json!({ "intl.accept_languages": profile.languages });
    if !profile.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    capabilities.add_experimental_option("prefs", preferences)?;
    capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    Ok(capabilities.into())
}

fn firefox(profile: Profile) -> WebDriverResult<Capabilities> {
    let mut capabilities = DesiredCapabilities::firefox();
    // Pages are sized by it.
    capabilities.enable_bidi()?;
    for argument in ["-headless", "--width=1440", "--height=900"] {
        capabilities.add_arg(argument)?;
    }
    let mut preferences = FirefoxPreferences::new();
    preferences.set("intl.accept_languages", profile.languages)?;
    preferences.set("javascript.enabled", profile.scripts)?;
    // Nobody is there to answer the question whether a site may keep something for good. Where room is
    // short the answer is no: what is kept for good knows no bounds.
    preferences.set("dom.storageManager.prompt.testing", true)?;
    preferences.set("dom.storageManager.prompt.testing.allow", profile.room.is_none())?;
    if let Some(room) = profile.room {
        preferences.set("dom.quotaManager.temporaryStorage.fixedLimit", room)?;
    }
    capabilities.set_preferences(preferences)?;
    Ok(capabilities.into())
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // It may be gone already; there is nobody left to tell.
        let _ = self.process.wait();
    }
}
