//! Windows, and browsers that wait for the next test. Starting one costs more than most tests do
//! (Firefox: six seconds of a processor), so that a test gets the browser of the one before it, in a tab
//! of its own. Nothing of the former comes along: what a page keeps belongs to its origin, and no origin
//! comes twice ([`crate::fresh_port`]); what a test emulates belongs to its tab.

use crate::{Outcome, driver::Browser, driver::Profile, engine};
use std::{
    any::Any,
    error::Error,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::pin,
    sync::{LazyLock, Mutex, PoisonError},
    task::Poll,
};
use thirtyfour::{WebDriver, prelude::WebDriverResult};
use tokio::runtime::{Builder, Runtime};

/// So many tests have the same browser; what it holds on to does not grow beyond that.
const SHARED_BY: usize = 20;

/// Browsers of the usual profile that no test has at the moment.
static WAITING: Mutex<Vec<Window>> = Mutex::new(Vec::new());

/// One for all tests: a connection to a browser lives as long as the runtime it was made in.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads can be started")
});

/// A browser, and its one tab.
struct Window {
    // Before the browser, since it is dropped first.
    driver: WebDriver,
    browser: Browser,
    /// How many tests have had it.
    tests: usize,
}

/// Lets `test` use a window of a browser that is as if it had just been started.
///
/// # Errors
///
/// What the test fails with, or what kept the browser from opening.
pub fn with_window(profile: Profile, test: impl AsyncFnOnce(WebDriver) -> WebDriverResult<()>) -> Outcome {
    RUNTIME.block_on(async {
        let window = Window::get(profile).await?;
        let outcome = caught(test(window.driver.clone())).await;
        // Who failed may have left anything behind.
        let is_sound = matches!(outcome, Ok(Ok(())));
        if is_sound && profile == Profile::default() && window.tests < SHARED_BY {
            // The test has passed; a browser that cannot go on is not used again.
            let _ = window.wait().await;
        } else {
            // Also after an assertion that failed: a window that is not closed keeps the test waiting.
            window.driver.clone().quit().await?;
        }
        outcome.unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok(())
    })
}

impl Window {
    /// One that waits, or a new one.
    async fn get(profile: Profile) -> Result<Self, Box<dyn Error>> {
        let waiting = (profile == Profile::default()).then(|| waiting().pop()).flatten();
        let mut window = match waiting {
            Some(window) => window,
            None => {
                let browser = Browser::start(engine())?;
                Self { driver: browser.open(profile).await?, browser, tests: 0 }
            }
        };
        window.tests += 1;
        Ok(window)
    }

    /// Closes whatever the test opened, and waits for the next one.
    async fn wait(self) -> WebDriverResult<()> {
        let opened = self.driver.windows().await?;
        let next = self.driver.new_tab().await?;
        for tab in opened {
            self.driver.switch_to_window(tab).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(next).await?;
        self.browser.make_ready(&self.driver).await?;
        waiting().push(self);
        Ok(())
    }
}

fn waiting() -> std::sync::MutexGuard<'static, Vec<Window>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a future comes to, or what it panicked with.
async fn caught<T>(future: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
