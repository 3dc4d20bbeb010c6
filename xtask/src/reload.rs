//! Pages that load again when what they show was built anew: a script that the server adds to each
//! page it sends, and the two addresses the script asks. No build has any of it.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tokio::sync::watch;

/// The number of the build that is served.
#[derive(Clone)]
pub struct Reload {
    number: Arc<watch::Sender<u64>>,
}

/// Asks whether there is another build than the page's, again when the server was away for a
/// while. Says nothing to the page and reads nothing of it.
const SCRIPT: &str = r#"const page = new URL(import.meta.url).search;
const changed = new URL("changed" + page, import.meta.url);
for (;;) {
  try {
    if ((await fetch(changed, { cache: "no-store" })).ok) break;
  } catch {}
  await new Promise((done) => setTimeout(done, 1000));
}
location.reload();
"#;

const SCRIPT_PATH: &str = "/.hutong/reload.js";
const CHANGED_PATH: &str = "/.hutong/changed";

/// Larger pages are sent without the script; bytes.
const LARGEST_PAGE: usize = 64 * 1024 * 1024;

impl Reload {
    /// The first build. Its number is another one each time a server starts, so that a page of an
    /// earlier server loads again.
    pub fn new() -> Self {
        let number = u64::from(std::process::id()) << 20;
        Self { number: Arc::new(watch::Sender::new(number)) }
    }

    /// There is another build.
    pub fn again(&self) {
        self.number.send_modify(|number| *number += 1);
    }

    /// The script's element, for a page below `prefix`.
    fn element(&self, prefix: &str) -> String {
        let number = *self.number.borrow();
        format!("<script type=\"module\" src=\"{prefix}{SCRIPT_PATH}?{number}\"></script>")
    }
}

impl Default for Reload {
    fn default() -> Self {
        Self::new()
    }
}

/// Answers the script, and puts it into every page; `prefix` is where the site begins.
pub(crate) async fn answer(
    State((reload, prefix)): State<(Reload, String)>,
    mut request: Request,
    next: Next,
) -> Response {
    // What is compressed cannot be added to.
    request.headers_mut().remove(ACCEPT_ENCODING);
    match request.uri().path() {
        SCRIPT_PATH => ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT).into_response(),
        CHANGED_PATH => {
            let page = request.uri().query().and_then(|number| number.parse::<u64>().ok());
            let mut numbers = reload.number.subscribe();
            match numbers.wait_for(|number| Some(*number) != page).await {
                Ok(_) => StatusCode::NO_CONTENT.into_response(),
                Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
            }
        }
        _ => with_script(next.run(request).await, &reload.element(&prefix)).await,
    }
}

async fn with_script(response: Response, element: &str) -> Response {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST_PAGE).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = String::from_utf8_lossy(&bytes);
    let page = match page.find("</head>") {
        Some(at) => format!("{}{element}{}", &page[..at], &page[at..]),
        None => page.into_owned(),
    };
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(page.len()));
    Response::from_parts(head, Body::from(page))
}
