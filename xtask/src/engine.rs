//! The browsers of the tests: how one is chosen, and what each needs.

use crate::tools::{Chromedriver, Chromium, Firefox, Geckodriver, Tool};
use anyhow::{Result, bail};

/// The variable that names the browser, for `cargo xtask test` and for the tests themselves.
pub const BROWSER: &str = "HUTONG_BROWSER";

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver. Only it speaks the protocol of its developer tools.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
}

impl Engine {
    /// The one that [`BROWSER`] names, if it names one.
    ///
    /// # Errors
    ///
    /// When it names something else.
    pub fn asked() -> Result<Option<Self>> {
        match std::env::var(BROWSER) {
            Ok(name) => Self::named(&name).map(Some),
            Err(_) => Ok(None),
        }
    }

    fn named(name: &str) -> Result<Self> {
        match [Self::Chromium, Self::Firefox].into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("{BROWSER} is `{name}`; hint: chromium or firefox"),
        }
    }

    /// As [`BROWSER`] has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// What drives it.
    pub fn driver(self) -> &'static dyn Tool {
        match self {
            Self::Chromium => &Chromedriver,
            Self::Firefox => &Geckodriver,
        }
    }

    /// The browser and what drives it.
    pub fn tools(self) -> [&'static dyn Tool; 2] {
        let browser: &dyn Tool = match self {
            Self::Chromium => &Chromium,
            Self::Firefox => &Firefox,
        };
        [browser, self.driver()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_its_name_alone() {
        for engine in [Engine::Chromium, Engine::Firefox] {
            assert_eq!(Engine::named(engine.name()).unwrap(), engine);
        }
        let error = Engine::named("Safari").unwrap_err().to_string();
        assert!(error.contains("hint:") && error.contains(BROWSER), "{error}");
    }
}
