//! Pictures beside the pages: what hosts answer, good and bad, becomes a picture or a finding. All hosts
//! are on this machine.

#![allow(clippy::unwrap_used, reason = "a test may end where it fails")]

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{Response, StatusCode};
use axum::routing::get;
use hutong_model::{Article, Block, Dossier};
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, RgbImage, RgbaImage};
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use xtask::media::{Collected, Network, Unfit, collect, prepare};

/// Bytes that are more than the tests' network reads.
const LARGEST: u64 = 4_000_000;

/// A photograph: every pixel another colour, so that nothing compresses it away.
fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 7 % 256) as u8, (y * 3 % 256) as u8, ((x * y) % 251) as u8])
    })
}

fn drawing(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, _| image::Rgba([200, 30, 30, if x < width / 2 { 0 } else { 255 }]))
}

fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A host of pictures, and how often it was asked.
struct Host {
    _runtime: tokio::runtime::Runtime,
    root: String,
    asked: Arc<AtomicUsize>,
}

impl Host {
    fn start() -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let root = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let asked = Arc::new(AtomicUsize::new(0));
        let answers: Vec<(&str, StatusCode, &str, Vec<u8>)> = vec![
            ("/good.jpg", StatusCode::OK, "image/jpeg", file(photograph(2000, 1000), ImageFormat::Jpeg)),
            ("/clear.png", StatusCode::OK, "image/png", file(drawing(40, 20), ImageFormat::Png)),
            // Hosts often say the wrong thing of good pictures.
            ("/said-wrong", StatusCode::OK, "text/plain", file(photograph(60, 50), ImageFormat::WebP)),
            ("/moving.gif", StatusCode::OK, "image/gif", file(drawing(30, 30), ImageFormat::Gif)),
            ("/page.jpg", StatusCode::OK, "image/jpeg", b"<!doctype html><p>Please enable scripts".to_vec()),
            ("/script.svg", StatusCode::OK, "image/svg+xml", b"<svg onload='alert(1)'/>".to_vec()),
            ("/empty.jpg", StatusCode::OK, "image/jpeg", Vec::new()),
            (
                "/cut.jpg",
                StatusCode::OK,
                "image/jpeg",
                file(photograph(400, 300), ImageFormat::Jpeg)[..200].into(),
            ),
            ("/huge.jpg", StatusCode::OK, "image/jpeg", vec![0xff; LARGEST as usize + 1]),
            ("/bomb.png", StatusCode::OK, "image/png", bomb()),
            ("/gone.jpg", StatusCode::NOT_FOUND, "text/html", b"not here".to_vec()),
        ];
        let mut router = Router::new();
        for (path, status, kind, bytes) in answers {
            let asked = Arc::clone(&asked);
            let answer = move || async move {
                asked.fetch_add(1, Ordering::SeqCst);
                Response::builder().status(status).header(CONTENT_TYPE, kind).body(Body::from(bytes)).unwrap()
            };
            router = router.route(path, get(answer.clone()));
        }
        for (path, target) in
            [("/moved.jpg", "/good.jpg"), ("/round.jpg", "/round.jpg"), ("/away.jpg", "file:///etc/passwd")]
        {
            let answer = move || async move {
                Response::builder()
                    .status(StatusCode::FOUND)
                    .header(LOCATION, target)
                    .body(Body::empty())
                    .unwrap()
            };
            router = router.route(path, get(answer));
        }
        let never = || async { std::future::pending::<StatusCode>().await };
        router = router.route("/slow.jpg", get(never));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self { _runtime: runtime, root, asked }
    }

    fn collect(&self, paths: &[&str], memory: &Path, out: &Path) -> (Dossier, Collected) {
        let mut dossier = dossier(&paths.iter().map(|path| self.address(path)).collect::<Vec<_>>());
        let network = Network { proxy: None, patience: Duration::from_millis(1500), largest: LARGEST };
        let collected = collect(&dossier, &network, memory, out).unwrap();
        collected.media.furnish(&mut dossier);
        (dossier, collected)
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.root) } else { path.to_owned() }
    }
}

/// Sixty thousand pixels a side in a hundred bytes.
fn bomb() -> Vec<u8> {
    let mut bytes = file(drawing(8, 8), ImageFormat::Png);
    bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// The sum that PNG closes a chunk with, from appendix D of its specification.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

fn dossier(urls: &[String]) -> Dossier {
    let text = std::fs::read_to_string("../tests/fixtures/dossier.json").unwrap();
    let mut dossier: Dossier = serde_json::from_str(&text).unwrap();
    let pictures = urls.iter().map(|url| serde_json::json!({ "image": { "url": url } }));
    let body = pictures.map(|block| serde_json::from_value(block).unwrap()).collect();
    dossier.articles.truncate(1);
    dossier.articles[0] = Article { hero: None, body, ..dossier.articles[0].clone() };
    dossier
}

fn kept(dossier: &Dossier) -> Vec<Option<(&str, u32, u32)>> {
    let pictures = dossier.articles[0].body.iter().filter_map(|block| match block {
        Block::Image(picture) => Some(picture),
        _ => None,
    });
    let of = |length: Option<u32>| length.unwrap_or_default();
    pictures.map(|picture| Some((picture.kept.as_deref()?, of(picture.width), of(picture.height)))).collect()
}

#[test]
fn good_pictures_lie_beside_the_pages_as_large_as_they_are_shown() {
    let (host, memory, out) = (Host::start(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let paths = ["/good.jpg", "/clear.png", "/said-wrong", "/moved.jpg", "/moving.gif"];
    let (dossier, collected) = host.collect(&paths, memory.path(), out.path());
    assert_eq!(collected.diagnostics, []);
    let found = kept(&dossier);
    let sizes: Vec<_> = found.iter().map(|kept| kept.map(|(_, width, height)| (width, height))).collect();
    assert_eq!(sizes, [(1344, 672), (40, 20), (60, 50), (1344, 672), (30, 30)].map(Some));
    for (place, _, _) in found.iter().flatten() {
        let bytes = std::fs::read(out.path().join(place)).unwrap();
        assert!(place.ends_with(".jpg") == bytes.starts_with(&[0xff, 0xd8]), "{place}");
    }
    assert_eq!(found[0], found[3], "the same picture is one file");
    assert!(found[1].unwrap().0.ends_with(".png"), "what lets the ground through stays so");
    // The addresses of the articles stay: they say where a picture was published.
    assert!(
        matches!(&dossier.articles[0].body[0], Block::Image(picture) if picture.url.ends_with("/good.jpg"))
    );
}

#[test]
fn bad_answers_are_findings_and_nothing_of_them_is_stored() {
    let (host, memory, out) = (Host::start(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let cases = [
        ("/page.jpg", "is no JPEG, PNG, GIF or WebP"),
        ("/script.svg", "is no JPEG, PNG, GIF or WebP"),
        ("/empty.jpg", "is no JPEG, PNG, GIF or WebP"),
        ("/cut.jpg", "is damaged"),
        ("/huge.jpg", "is larger than 4000000 bytes"),
        ("/bomb.png", "more pixels"),
        ("/gone.jpg", "answers 404"),
        ("/round.jpg", "leads elsewhere again and again"),
        ("/away.jpg", "answers 404"),
        ("/slow.jpg", "cannot be fetched"),
        ("http://127.0.0.1:1/none.jpg", "cannot be fetched"),
    ];
    let (dossier, collected) = host.collect(&cases.map(|(path, _)| path), memory.path(), out.path());
    assert_eq!(kept(&dossier), [None; 11]);
    assert_eq!(collected.diagnostics.len(), cases.len());
    for ((path, said), diagnostic) in cases.iter().zip(&collected.diagnostics) {
        let address = host.address(path);
        assert!(diagnostic.what.contains(said) && diagnostic.what.contains(&address), "{path}: {diagnostic}");
        assert_eq!(diagnostic.path, dossier.articles[0].file, "{path}");
        assert!(!diagnostic.hint.is_empty(), "{path}");
    }
    for folder in [memory.path(), out.path()] {
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0, "{}", folder.display());
    }
}

#[test]
fn what_was_fetched_is_not_asked_for_again_and_makes_the_same_files() {
    let (host, memory) = (Host::start(), tempfile::tempdir().unwrap());
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let one = host.collect(&["/good.jpg", "/gone.jpg"], memory.path(), first.path());
    assert_eq!(host.asked.load(Ordering::SeqCst), 2);
    let two = host.collect(&["/good.jpg", "/gone.jpg"], memory.path(), second.path());
    assert_eq!(host.asked.load(Ordering::SeqCst), 3, "only what failed is asked for again");
    assert_eq!(one, two);
    let name = kept(&one.0)[0].unwrap().0.to_owned();
    let [a, b] = [first, second].map(|folder| std::fs::read(folder.path().join(&name)).unwrap());
    assert_eq!(a, b);
    // A memory that is spoilt is not believed.
    for entry in std::fs::read_dir(memory.path()).unwrap() {
        std::fs::write(entry.unwrap().path(), "spoilt").unwrap();
    }
    let third = tempfile::tempdir().unwrap();
    assert_eq!(host.collect(&["/good.jpg", "/gone.jpg"], memory.path(), third.path()), one);
}

#[test]
fn nothing_of_a_file_but_its_pixels_is_passed_on() {
    let mut bytes = Vec::new();
    let image = photograph(64, 48);
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_exif_metadata(b"MM\0*\0\0\0\x08 where it was taken".to_vec()).unwrap();
    encoder.write_image(&image, 64, 48, image::ExtendedColorType::Rgb8).unwrap();
    bytes.extend(b"<script>alert(1)</script>");
    let says = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
    assert!(says(&bytes, b"where it was taken"));
    let prepared = prepare(&bytes).unwrap();
    assert!(!says(&prepared.bytes, b"where it was taken") && !says(&prepared.bytes, b"<script>"));
    assert_eq!((prepared.width, prepared.height), (64, 48));
}

#[test]
fn any_damage_is_a_finding_or_a_picture() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = file(photograph(24, 16), format);
        for at in (0..whole.len()).step_by(3) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x5a;
            for bytes in [&damaged[..], &whole[..at]] {
                if let Ok(prepared) = prepare(bytes) {
                    assert!(prepare(&prepared.bytes).is_ok(), "{format:?} {at}: what is written can be read");
                }
            }
        }
        assert_eq!(prepare(&whole[..2]), Err(Unfit::NoPicture), "{format:?}");
    }
}
