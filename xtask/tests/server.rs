//! The static server, asked as a browser asks.
#![allow(clippy::unwrap_used, reason = "a test may end where it fails")]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use tempfile::TempDir;
use xtask::server::{Server, Site};

struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// A site with a page, an article, a program and a secret beside its folder.
fn site(base: &str) -> (TempDir, Server) {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("dist");
    for (name, text) in [
        ("dist/index.html", "the first page"),
        ("dist/404.html", "nothing is here"),
        ("dist/article/hu-tong/index.html", "an article"),
        ("dist/assets/hutong.js", "export {}"),
        ("dist/assets/hutong_bg.wasm", "\0asm"),
        ("dist/assets/style.css", "main {}"),
        ("dist/icons/icon.svg", "<svg/>"),
        ("secret.txt", "a secret"),
    ] {
        let path = parent.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let server = Server::start(&Site { folder, base: base.into() }, 0).unwrap();
    (parent, server)
}

/// One request, its path sent as it is: a client library would tidy it up.
fn get(server: &Server, path: &str) -> Answer {
    let url = server.url();
    let host = url.trim_start_matches("http://").split('/').next().unwrap().replace("localhost", "127.0.0.1");
    let mut stream = TcpStream::connect(&host).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let (headers, body) = text.split_once("\r\n\r\n").unwrap();
    let status = headers.split_whitespace().nth(1).unwrap().parse().unwrap();
    Answer { status, headers: headers.into(), body: body.into() }
}

#[test]
fn every_kind_of_file_says_what_it_is() {
    let (_folder, server) = site("/");
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/assets/hutong.js", "text/javascript; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/hutong_bg.wasm", "application/wasm"),
        ("/icons/icon.svg", "image/svg+xml"),
    ] {
        let answer = get(&server, path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
    }
}

#[test]
fn what_is_not_there_is_answered_with_the_page_for_it() {
    let (_folder, server) = site("/");
    for path in ["/article/gone/", "/nothing.js", "/article/%E4%BA%92%E9%80%9A/"] {
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.body.as_str()), (404, "nothing is here"), "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
    }
}

#[test]
fn a_folder_without_its_slash_is_redirected_to_it() {
    for (base, path, location) in [
        ("/", "/article/hu-tong", "/article/hu-tong/"),
        ("/some/sub/path/", "/some/sub/path/article/hu-tong", "/some/sub/path/article/hu-tong/"),
        ("/some/sub/path/", "/some/sub/path", "/some/sub/path/"),
    ] {
        let (_folder, server) = site(base);
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.header("location")), (307, Some(location)), "{path}");
        assert_eq!(get(&server, location).status, 200, "{location}");
    }
}

#[test]
fn below_a_base_there_is_the_site_and_outside_it_nothing() {
    let (_folder, server) = site("some/sub/path");
    assert!(server.url().ends_with("/some/sub/path/"), "{}", server.url());
    assert_eq!(get(&server, "/some/sub/path/?q=1").body, "the first page");
    assert_eq!(get(&server, "/some/sub/path/article/hu-tong/").body, "an article");
    assert_eq!(get(&server, "/some/sub/path/gone").body, "nothing is here");
    for outside in ["/", "/article/hu-tong/", "/some/sub/pathology/"] {
        assert_eq!(get(&server, outside).status, 404, "{outside}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let (_folder, server) = site("/");
    assert_eq!(get(&server, "/index.html").status, 200, "the requests below ask the same way");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt",
        "//../secret.txt",
    ] {
        let answer = get(&server, path);
        assert!(!answer.body.contains("a secret"), "{path}");
        assert_ne!(answer.status, 200, "{path}");
    }
}

#[test]
fn a_taken_port_is_said_with_what_to_do() {
    let (_folder, server) = site("/");
    let port = server.url().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let site = Site { folder: folder.path().into(), base: "/".into() };
    let error = Server::start(&site, port).err().unwrap().to_string();
    assert!(error.contains(&format!("port {port} is in use")) && error.contains("--port"), "{error}");
}

#[test]
fn a_folder_that_is_not_there_is_said_with_what_to_do() {
    let parent = tempfile::tempdir().unwrap();
    let site = Site { folder: parent.path().join("dist"), base: "/".into() };
    let error = Server::start(&site, 0).err().unwrap().to_string();
    assert!(error.contains("cargo xtask build"), "{error}");
}

#[test]
fn pages_load_again_when_there_is_another_build() {
    let (folder, _) = site("/");
    let dist = folder.path().join("dist");
    fs::write(dist.join("index.html"), "<html><head><title>胡同</title></head><body></body></html>").unwrap();
    let reload = xtask::reload::Reload::new();
    for base in ["/", "/sub/"] {
        let site = Site { folder: dist.clone(), base: base.into() };
        let server = Server::start_reloading(&site, 0, reload.clone()).unwrap();
        let page = get(&server, base);
        let length = page.header("content-length").unwrap().parse::<usize>().unwrap();
        assert_eq!(page.body.len(), length);
        let (_, element) = page.body.split_once("</title>").unwrap();
        let (address, _) =
            element.strip_prefix("<script type=\"module\" src=\"").unwrap().split_once('"').unwrap();
        assert!(address.starts_with(&format!("{base}.hutong/reload.js?")), "{address}");
        let script = get(&server, address);
        assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
        let changed = address.replace("reload.js", "changed");
        std::thread::scope(|scope| {
            let waits = scope.spawn(|| get(&server, &changed).status);
            std::thread::sleep(std::time::Duration::from_millis(100));
            assert!(!waits.is_finished(), "there is no other build yet");
            reload.again();
            assert_eq!(waits.join().unwrap(), 204);
        });
        assert_eq!(get(&server, &changed).status, 204, "a page of an earlier build learns it at once");
        assert_eq!(get(&server, &format!("{base}assets/hutong.js")).body, "export {}");
    }
    let plain = Server::start(&Site { folder: dist, base: "/".into() }, 0).unwrap();
    assert!(!get(&plain, "/").body.contains(".hutong"), "a plain server adds nothing");
}
