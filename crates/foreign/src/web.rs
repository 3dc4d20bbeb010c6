//! Which addresses a dossier may name. Stricter than a browser's parser, so that both agree.

/// Whether this is an absolute http(s) address with a host, without white space or control
/// characters: browsers drop some of those before they look for the scheme.
pub fn is_web(url: &str) -> bool {
    let rest = strip(url, "https://").or_else(|| strip(url, "http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#', '\\']).next());
    host.is_some_and(|host| !host.is_empty()) && is_plain(url)
}

/// Whether this is an address of a mailbox.
pub fn is_mail(url: &str) -> bool {
    strip(url, "mailto:").is_some_and(|rest| rest.contains('@')) && is_plain(url)
}

fn strip<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = url.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn is_plain(url: &str) -> bool {
    !url.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_web() {
        for url in
            ["https://x.example/", "HTTP://x.example", "https://x.example/云?a=b#c", "https://127.0.0.1:1/"]
        {
            assert!(is_web(url), "{url}");
        }
        for url in [
            "",
            "x",
            "/x",
            "//x.example/",
            "https:/x",
            "https://",
            "https:///x",
            "http://?x",
            "ftp://x.example/",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            " https://x.example/",
            "https://x.example/ y",
            "data:text/html,x",
            "blob:https://x.example/1",
            "file:///etc/passwd",
            "https\t://x.example/",
            "\u{1}javascript:alert(1)",
            "mailto:a@b.example",
            "https:x.example",
            "https://\\x",
        ] {
            assert!(!is_web(url), "{url:?}");
        }
        assert!(is_mail("mailto:a@b.example") && !is_mail("mailto:a") && !is_mail("javascript:a@b"));
    }
}
