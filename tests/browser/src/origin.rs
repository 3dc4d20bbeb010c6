//! Origins that no test has had before. A browser goes from one test to the next and keeps what pages
//! stored, by origin: a port that came a second time would bring what the first page left there.

use std::{
    collections::BTreeSet,
    error::Error,
    io,
    net::{Ipv4Addr, TcpListener},
    path::Path,
    sync::{Mutex, PoisonError},
};
use xtask::server::{Server, Site};

static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A port of this machine that is free and was not given before.
///
/// # Errors
///
/// When no port is free.
pub fn fresh_port() -> io::Result<u16> {
    loop {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        if GIVEN.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(port);
        }
    }
}

/// Serves a folder at the root of an origin of its own.
///
/// # Errors
///
/// When the folder is not there.
pub fn serve(folder: impl AsRef<Path>) -> Result<Server, Box<dyn Error>> {
    let site = Site { folder: folder.as_ref().into(), base: "/".into() };
    Ok(Server::start(&site, fresh_port()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_port_comes_twice() {
        let ports: BTreeSet<_> = (0..500).map(|_| fresh_port().unwrap()).collect();
        assert_eq!(ports.len(), 500);
    }
}
