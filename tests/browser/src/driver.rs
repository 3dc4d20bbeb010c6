//! Starts and stops the browser. A browser that is missing is a failure, never a skipped test.

use serde_json::json;
use std::{
    error::Error,
    io,
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{
    ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, prelude::WebDriverResult,
};

/// How long a driver may take to open its port.
const PATIENCE: Duration = Duration::from_secs(30);

/// A driver at work; it stops when this is dropped.
pub struct Browser {
    process: Child,
    port: u16,
}

impl Browser {
    /// Starts chromedriver on a free port.
    ///
    /// # Errors
    ///
    /// When it is not on PATH or does not answer.
    pub fn start() -> Result<Self, Box<dyn Error>> {
        let port = free_port()?;
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("chromedriver cannot be started: {error}; hint: cargo xtask doctor"))?;
        let browser = Self { process, port };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if begun.elapsed() > PATIENCE {
                return Err(format!("chromedriver did not open port {port} in {PATIENCE:?}").into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(browser)
    }

    /// Opens a window of 1440 × 900 that prefers simplified Chinese.
    ///
    /// # Errors
    ///
    /// When the browser does not start.
    pub async fn open(&self, scripts: bool) -> WebDriverResult<WebDriver> {
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
            "--lang=zh-CN",
            "--window-size=1440,900",
        ] {
            capabilities.add_arg(argument)?;
        }
        let mut preferences = json!({ "intl.accept_languages": "zh-CN,zh" });
        if !scripts {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        capabilities.add_experimental_option("prefs", preferences)?;
        capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
        WebDriver::new(format!("http://localhost:{}", self.port), capabilities).await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may be gone already; there is nobody left to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
