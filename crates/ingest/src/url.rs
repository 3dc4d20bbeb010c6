//! Addresses: only absolute http(s) ones (and `mailto:` for links) leave ingest, unwrapped from
//! image proxies. Knows no document.

use std::borrow::Cow;
use url::Url;

/// Query parameters that say where a reader came from, and nothing of the page.
const TRACKING: [&str; 6] = ["utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "spm"];

/// Resolves the addresses of one document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Addresses {
    base: Option<Url>,
}

crate::text::patterns! {
    /// A host whose scheme was forgotten, and no file of such a name.
    HOST = r"(?i)^www\.[[:word:]-]+(?:\.[[:word:]-]+)+(?:/|$)|^(?:[[:word:]-]+\.){1,3}(?:com|org|net|com\.cn|org\.cn)(?:/|$)";
}

impl Addresses {
    /// Relative addresses are resolved against `base`; without one they are left out.
    pub(crate) fn new(base: Option<&str>) -> Self {
        Self { base: base.and_then(|base| Url::parse(base).ok()).filter(is_web) }
    }

    /// As a file in a folder that is published at `base` would resolve them.
    pub(crate) fn of_file(base: Option<&str>, path: &str) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut base = base.and_then(|base| Url::parse(base).ok()).filter(is_web);
        if let Some(base) = &mut base
            && let Ok(mut segments) = base.path_segments_mut()
        {
            segments.pop_if_empty().extend(folder.split('/').filter(|part| !part.is_empty())).push("");
        }
        Self { base }
    }

    /// The same, below another place of the same document (`<base href>`).
    pub(crate) fn below(self, written: Option<&str>) -> Self {
        match written.and_then(|written| self.web(&tidy(written))) {
            Some(base) => Self { base: Some(base) },
            None => self,
        }
    }

    /// The address a link leads to.
    pub(crate) fn link(&self, written: &str) -> Option<String> {
        let written = tidy(written);
        if written.is_empty() || written.starts_with('#') {
            return None;
        }
        let url = if !written.starts_with("http") && HOST.is_match(&written) {
            self.web(&format!("https://{written}"))
        } else {
            match Url::parse(&written) {
                Ok(url) if url.scheme() == "mailto" => return Some(url.into()),
                parsed => self.resolved(parsed, &written),
            }
        };
        url.map(|url| without_tracking(url).into())
    }

    /// The address of a picture or a player.
    pub(crate) fn resource(&self, written: &str) -> Option<String> {
        let written = tidy(written);
        (!written.is_empty() && !written.starts_with('#') && !is_beside_saved_page(&written))
            .then(|| self.web(&written))
            .flatten()
            .map(Url::into)
    }

    fn web(&self, written: &str) -> Option<Url> {
        self.resolved(Url::parse(written), written)
    }

    fn resolved(&self, parsed: Result<Url, url::ParseError>, written: &str) -> Option<Url> {
        let url = match parsed {
            Ok(url) => url,
            Err(url::ParseError::RelativeUrlWithoutBase) => match written.strip_prefix("//") {
                Some(rest) => Url::parse(&format!("https://{rest}")).ok()?,
                None => self.base.as_ref()?.join(written).ok()?,
            },
            Err(_) => return None,
        };
        Some(url).filter(is_web).map(unwrap_proxy).filter(is_web)
    }
}

/// `./A page_files/boat.jpg`: a browser put it there, and nothing is there at the publisher's.
fn is_beside_saved_page(written: &str) -> bool {
    let folder = written.trim_start_matches("./").split_once('/').map_or("", |(folder, _)| folder);
    folder.ends_with("_files") || folder.ends_with("_文件") || folder.ends_with(".files")
}

/// An absolute http(s) address, unwrapped.
pub(crate) fn absolute(written: &str) -> Option<String> {
    Addresses::default().resource(written)
}

/// The host without `www.`, of an address that ingest let through.
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_string())
}

/// Whether `host` is `domain` or lies in it.
pub(crate) fn in_domain(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

fn is_web(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    matches!(url.scheme(), "http" | "https")
        && !host.is_empty()
        && (host.contains('.') || host == "localhost")
}

/// White space and controls inside an address are never meant.
fn tidy(written: &str) -> Cow<'_, str> {
    let written = written.trim();
    if !written.contains(|c: char| c.is_control() || MARKS.contains(&c)) {
        return Cow::Borrowed(written);
    }
    let kept: String = written.chars().filter(|character| !character.is_control()).collect();
    Cow::Owned(kept.trim_matches(MARKS).trim().to_owned())
}

/// What people put around an address.
const MARKS: [char; 4] = ['<', '>', '"', '\''];

/// Image proxies carry the picture's own address: as the whole query (`https://host/?http://…`),
/// as a parameter (`?url=…`), or behind a path (`https://host/http://…`).
fn unwrap_proxy(mut url: Url) -> Url {
    // Proxies may be stacked; three are more than were ever seen.
    for _ in 0..3 {
        match wrapped(&url) {
            Some(inner) => url = inner,
            None => break,
        }
    }
    url
}

fn wrapped(url: &Url) -> Option<Url> {
    let query = url.query().unwrap_or_default();
    let decoded_query = percent_decode(query);
    let path = url.path().trim_start_matches('/');
    if query.starts_with("http") {
        return Url::parse(&decoded_query).or_else(|_| Url::parse(query)).ok().filter(is_web);
    }
    if path.starts_with("http://") || path.starts_with("https://") {
        let rest = if query.is_empty() { path.to_string() } else { format!("{path}?{query}") };
        // `web.archive.org/web/…/http://…` is not meant: there the path begins otherwise.
        return Url::parse(&rest).ok().filter(is_web);
    }
    if path.is_empty()
        || PROXY_HOSTS.iter().any(|proxy| url.host_str().is_some_and(|host| in_domain(host, proxy)))
    {
        let (_, value) = url.query_pairs().find(|(key, _)| key == "url" || key == "src" || key == "u")?;
        let whole = if value.contains("://") {
            value.to_string()
        } else {
            format!("https://{}", value.trim_start_matches('/'))
        };
        return Url::parse(&whole).ok().filter(is_web).filter(|inner| inner.path().len() > 1);
    }
    None
}

/// Public image proxies that take the picture's address as a parameter.
const PROXY_HOSTS: [&str; 3] = ["weserv.nl", "wsrv.nl", "images.duckduckgo.com"];

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, after) {
            (b'%', [high, low, ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = &after[2..];
                }
                _ => {
                    bytes.push(first);
                    rest = after;
                }
            },
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.into())
}

fn without_tracking(mut url: Url) -> Url {
    if !url.query().is_some_and(|query| query.contains("utm_") || query.contains("spm=")) {
        return url;
    }
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !TRACKING.contains(&key.as_ref()))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    if kept.is_empty() {
        url.set_query(None);
    } else {
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: Option<&str>, written: &str, expected: Option<&str>) {
        assert_eq!(Addresses::new(base).link(written).as_deref(), expected, "{written:?}");
    }

    #[test]
    fn only_the_web_and_mail_pass() {
        check(None, "https://a.example/x y", Some("https://a.example/x%20y"));
        check(None, "//a.example/x", Some("https://a.example/x"));
        check(None, "mailto:me@a.example", Some("mailto:me@a.example"));
        check(None, "/x", None);
        check(Some("https://a.example/b/c"), "d", Some("https://a.example/b/d"));
        check(Some("https://a.example/b/c"), "#d", None);
        for bad in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://a.example/",
            "blob:https://a.example/x",
            "view-source:https://a.example/",
            "http://",
            "http:///x",
            "https://?x",
            "",
        ] {
            let expected = Addresses::default().link(bad);
            assert!(expected.is_none() || expected.as_deref() == Some("http://x/"), "{bad:?} {expected:?}");
        }
    }

    #[test]
    fn a_file_without_an_address_has_that_of_its_folder() {
        let check = |base: Option<&str>, written: &str, expected: Option<&str>| {
            let addresses = Addresses::of_file(base, "a b/c.md");
            assert_eq!(addresses.resource(written).as_deref(), expected, "{base:?} {written}");
        };
        check(Some("https://a.example/blog"), "1.jpg", Some("https://a.example/blog/a%20b/1.jpg"));
        check(Some("https://a.example/blog/"), "/1.jpg", Some("https://a.example/1.jpg"));
        check(Some("https://a.example/"), "../1.jpg", Some("https://a.example/1.jpg"));
        check(Some("javascript:x"), "1.jpg", None);
        check(Some("https://a.example/"), "./A page_files/1.jpg", None);
        check(None, "1.jpg", None);
        let below = Addresses::new(Some("https://a.example/x/y")).below(Some("/dir/"));
        assert_eq!(below.resource("1.jpg").as_deref(), Some("https://a.example/dir/1.jpg"));
        let below = Addresses::new(None).below(Some("javascript:alert(1)"));
        assert_eq!(below.resource("1.jpg"), None);
    }

    #[test]
    fn proxies_are_unwrapped() {
        for (given, expected) in [
            ("https://p.example/?http://a.example/1.jpg", "http://a.example/1.jpg"),
            ("https://p.example/?https%3A%2F%2Fa.example%2F1.jpg", "https://a.example/1.jpg"),
            ("https://images.weserv.nl/?url=a.example/1.jpg", "https://a.example/1.jpg"),
            ("https://p.example/https://a.example/1.jpg?x=1", "https://a.example/1.jpg?x=1"),
            (
                "https://web.archive.org/web/2020/http://a.example/",
                "https://web.archive.org/web/2020/http://a.example/",
            ),
            (
                "https://a.example/login?url=https://b.example/",
                "https://a.example/login?url=https://b.example/",
            ),
        ] {
            assert_eq!(absolute(given).as_deref(), Some(expected));
        }
        check(None, "https://a.example/x?utm_source=b&id=1", Some("https://a.example/x?id=1"));
    }
}
