//! Asks hosts for pictures. Believes nothing of what they say of themselves but a status.

use super::unfit::Unfit;
use std::time::Duration;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Proxy};

/// The largest answer that is read, in bytes.
pub const LARGEST: u64 = 20 * 1024 * 1024;

/// How a host is asked.
#[derive(Clone, Debug)]
pub struct Network {
    /// Between this machine and all others, if anything is.
    pub proxy: Option<Proxy>,
    /// How long one picture may take, from the question to its last byte.
    pub patience: Duration,
    /// The largest answer that is read, in bytes.
    pub largest: u64,
}

impl Default for Network {
    fn default() -> Self {
        Self { proxy: Proxy::try_from_env(), patience: Duration::from_secs(30), largest: LARGEST }
    }
}

impl Network {
    /// What asks.
    pub fn agent(&self) -> Agent {
        // Whom this machine trusts: behind some proxies that is not what the world does.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        Agent::config_builder()
            .proxy(self.proxy.clone())
            .timeout_global(Some(self.patience))
            .timeout_connect(Some(self.patience / 3))
            .max_redirects(5)
            .http_status_as_error(false)
            .user_agent(concat!("hutong/", env!("CARGO_PKG_VERSION")))
            .accept("image/webp, image/png, image/jpeg, image/gif")
            .tls_config(tls)
            .build()
            .new_agent()
    }

    /// The bytes that an address answers with.
    ///
    /// # Errors
    ///
    /// When nobody answers in time, when the answer is none, or more than is read.
    pub fn fetch(&self, agent: &Agent, url: &str) -> Result<Vec<u8>, Unfit> {
        let mut response = agent.get(url).call().map_err(|error| self.unfit(error))?;
        let status = response.status();
        if !status.is_success() {
            return Err(Unfit::Status(status.as_u16()));
        }
        let body = response.body_mut().with_config().limit(self.largest);
        body.read_to_vec().map_err(|error| self.unfit(error))
    }

    fn unfit(&self, error: ureq::Error) -> Unfit {
        match error {
            ureq::Error::BodyExceedsLimit(_) => Unfit::TooLarge(self.largest),
            ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => Unfit::Astray,
            other => Unfit::Unreachable(other.to_string()),
        }
    }
}
