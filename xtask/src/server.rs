//! A static server for this machine: what a plain host does, and nothing more. Knows no viewer.

use crate::reload::{self, Reload};
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// A folder to serve, and where.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder. Where a file has another beside it that ends in `.br`, browsers that know Brotli get
    /// that one. `404.html` in it answers for what is not there, with status 404.
    pub folder: PathBuf,
    /// The path below which it is served: `/`, or `/some/sub/path/`.
    pub base: String,
}

/// A server at work; it stops when this is dropped.
pub struct Server {
    runtime: Runtime,
    address: SocketAddr,
    base: Base,
}

impl Server {
    /// Serves a site on this machine alone; port 0 takes any that is free.
    ///
    /// # Errors
    ///
    /// When the folder is not there, or the port is taken.
    pub fn start(site: &Site, port: u16) -> Result<Self> {
        Self::start_router(site, router(site, Base::parse(&site.base)), port)
    }

    /// The same, and pages of other origins may read what is served, as hosts of public files allow.
    ///
    /// # Errors
    ///
    /// When the folder is not there, or the port is taken.
    pub fn start_for_everyone(site: &Site, port: u16) -> Result<Self> {
        let everyone = HeaderValue::from_static("*");
        let router = router(site, Base::parse(&site.base))
            .layer(SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_ORIGIN, everyone));
        Self::start_router(site, router, port)
    }

    /// The same as [`Server::start`], and its pages load again whenever `reload` is told.
    ///
    /// # Errors
    ///
    /// When the folder is not there, or the port is taken.
    pub fn start_reloading(site: &Site, port: u16, reload: Reload) -> Result<Self> {
        let base = Base::parse(&site.base);
        let state = (reload, base.prefix.clone());
        let files = files(site).layer(middleware::from_fn_with_state(state, reload::answer));
        Self::start_router(site, below(files, base), port)
    }

    fn start_router(site: &Site, router: Router, port: u16) -> Result<Self> {
        if !site.folder.is_dir() {
            bail!("{}: there is no such folder; hint: `cargo xtask build` makes it", site.folder.display());
        }
        let runtime = Runtime::new().context("the server's threads cannot be started")?;
        let listener =
            runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port))).map_err(|error| match error
                .kind()
            {
                ErrorKind::AddrInUse => anyhow::anyhow!(
                    "port {port} is in use; hint: name another with --port, as in --port {}",
                    port.wrapping_add(1)
                ),
                _ => anyhow::Error::from(error).context(format!("port {port} cannot be opened")),
            })?;
        let address = listener.local_addr()?;
        let base = Base::parse(&site.base);
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self { runtime, address, base })
    }

    /// The address of the site's first page, ending in `/`.
    pub fn url(&self) -> String {
        format!("http://localhost:{}{}/", self.address.port(), self.base.prefix)
    }

    /// The port on localhost.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves until Ctrl-C is pressed.
    ///
    /// # Errors
    ///
    /// When the signal cannot be waited for.
    pub fn until_interrupted(self) -> Result<()> {
        self.runtime.block_on(tokio::signal::ctrl_c()).context("Ctrl-C cannot be waited for")
    }
}

/// The path below which a site is served.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Base {
    /// Empty, or `/some/sub/path`: a slash before every part, none at the end.
    prefix: String,
}

impl Base {
    fn parse(text: &str) -> Self {
        let prefix = text.split('/').filter(|part| !part.is_empty()).map(|part| format!("/{part}")).collect();
        Self { prefix }
    }

    /// What a path is below this base; none where it is outside it.
    fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(&self.prefix).filter(|rest| rest.starts_with('/'))
    }
}

fn router(site: &Site, base: Base) -> Router {
    below(files(site), base)
}

fn files(site: &Site) -> Router {
    let files = ServeDir::new(&site.folder)
        .precompressed_br()
        .not_found_service(ServeFile::new(site.folder.join("404.html")));
    Router::new().fallback_service(files).layer(middleware::from_fn(say_charset))
}

fn below(files: Router, base: Base) -> Router {
    files
        .layer(middleware::from_fn_with_state(base, below_base))
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache")))
}

/// Takes the base off a request and puts it on a redirect, so that the files know nothing of it.
async fn below_base(State(base): State<Base>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path == base.prefix {
        return redirect(&format!("{}/", base.prefix));
    }
    let Some(rest) = base.strip(path) else { return StatusCode::NOT_FOUND.into_response() };
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    let Ok(uri) = format!("{rest}{query}").parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = uri;
    let response = next.run(request).await;
    match response.headers().get(LOCATION).and_then(|location| location.to_str().ok()) {
        Some(location) if location.starts_with('/') => redirect(&format!("{}{location}", base.prefix)),
        _ => response,
    }
}

/// Text is UTF-8; a host that does not say so leaves the browser to guess.
async fn say_charset(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let with_charset = kind
        .filter(|kind| kind.starts_with("text/") && !kind.contains("charset"))
        .and_then(|kind| HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok());
    if let Some(kind) = with_charset {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

fn redirect(location: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
    match HeaderValue::try_from(location) {
        Ok(location) => {
            response.headers_mut().insert(LOCATION, location);
            response
        }
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
