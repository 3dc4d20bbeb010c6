//! Pages as the build renders them, over a small dossier of their own (`fixtures/dossier.json`), so
//! that they change with the views and not with what is extracted from the seeds.

mod outline;

use hutong::{
    corpus::Corpus,
    i18n::Language,
    page::{self, Assets, Inline, Inlined, Page, Site, oembed},
    state::View,
    store::Shared,
};
use hutong_model::ArticleId;
use scraper::{Html, Selector};
use std::path::Path;

/// What would run, or change the page, if some text of an article got out of its place.
const HOSTILE: &str = "hostile";

#[test]
fn views_are_as_reviewed() {
    for (name, page) in [
        ("cards", Page::View(View::Cards)),
        ("timeline", Page::View(View::Timeline)),
        ("matrix", Page::View(View::Matrix)),
        ("article-every-block", article("every-block")),
        ("article-hostile", article(HOSTILE)),
        ("article-without-date", article("网络-开放")),
        ("not-found", Page::NotFound),
    ] {
        snapshots().bind(|| {
            insta::assert_snapshot!(
                name,
                outline::of(&rendered(page::body(&corpus(), &page, &Site::default(), corpus().language())))
            )
        });
    }
}

#[test]
fn heads_are_as_reviewed() {
    for (name, page) in [
        ("head-cards", Page::View(View::Cards)),
        ("head-article", article("every-block")),
        ("head-not-found", Page::NotFound),
    ] {
        let whole = whole(&page);
        let head = whole.split_once("<head>").unwrap().1.split_once("</head>").unwrap().0;
        snapshots().bind(|| insta::assert_snapshot!(name, head));
    }
}

#[test]
fn every_page_of_the_viewer_has_words_in_every_other_language() {
    for page in Page::all(&corpus()) {
        let html = Html::parse_document(&whole(&page));
        let words = css("script[data-words][type='application/json']");
        let found: Vec<_> = html.select(&words).filter_map(|words| words.attr("data-words")).collect();
        let expected: &[_] = match page {
            Page::View(_) => &["zh-Hans", "zh-Hant"],
            Page::NotFound => &[],
        };
        assert_eq!(found, expected, "{page:?}");
        let told = html.select(&css("script[data-root]")).next().and_then(|script| script.attr("data-words"));
        assert_eq!(told, Some(expected.join(" ").as_str()), "{page:?}");
    }
}

#[test]
fn every_page_keeps_to_the_policy_of_its_head() {
    for page in Page::all(&corpus()) {
        let html = Html::parse_document(&whole(&page));
        for script in html.select(&css("script")) {
            let is_data = script.attr("type").is_some_and(|kind| kind.ends_with("json"));
            assert!(is_data || script.attr("src").is_some() && script.inner_html().is_empty(), "{page:?}");
        }
        assert_eq!(html.select(&css("style, [style], base, form")).count(), 0, "{page:?}");
        for element in html.select(&css("*")) {
            let handler = element.value().attrs().find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{page:?}: {:?}", element.value());
        }
    }
}

#[test]
fn every_page_says_what_it_is() {
    for page in Page::all(&corpus()) {
        let html = Html::parse_document(&whole(&page));
        let title: String = html.select(&css("head > title")).next().unwrap().text().collect();
        assert!(title.ends_with("Open Charging"), "{page:?}: {title}");
        let description = html.select(&css("head > meta[name=description]")).next().unwrap();
        assert!(!description.attr("content").unwrap().is_empty(), "{page:?}");
        assert_eq!(html.select(&css("h1")).count(), 1, "{page:?}");
        let app = html.select(&css("#app")).next().unwrap();
        assert!(app.attr("data-path").unwrap().starts_with('/') && app.attr("data-build").is_some());
    }
}

#[test]
fn linked_data_is_json_that_no_title_can_break_out_of() {
    let corpus = corpus();
    for page in Page::all(&corpus) {
        let html = Html::parse_document(&whole(&page));
        let found: Vec<_> = html.select(&css("script[type='application/ld+json']")).collect();
        if page == Page::NotFound {
            assert!(found.is_empty());
            continue;
        }
        assert_eq!(found.len(), 1, "{page:?}");
        let data: serde_json::Value = serde_json::from_str(&found[0].text().collect::<String>()).unwrap();
        let Page::View(View::Article(id)) = &page else {
            assert_eq!(data["name"], "Open Charging");
            continue;
        };
        let article = corpus.article(id).unwrap();
        assert_eq!(data["headline"], article.title.as_str());
        assert_eq!(data["description"], article.summary.as_str());
        let tags = (!article.tags.is_empty()).then(|| serde_json::json!(article.tags));
        assert_eq!(data.get("keywords"), tags.as_ref(), "what is not known is left out");
    }
}

#[test]
fn every_article_is_linked_from_the_front_page() {
    let html = Html::parse_document(&whole(&Page::View(View::Cards)));
    let links: Vec<_> = html.select(&css(".card h2 a")).filter_map(|link| link.attr("href")).collect();
    assert_eq!(
        links,
        ["./article/hostile/", "./article/every-block/", "./article/%E7%BD%91%E7%BB%9C-%E5%BC%80%E6%94%BE/"]
    );
}

#[test]
fn hostile_texts_are_shown_as_they_are_written() {
    let corpus = corpus();
    let article = corpus.article(&ArticleId::new(HOSTILE)).unwrap();
    let html = Html::parse_document(&whole(&self::article(HOSTILE)));
    let shown = |selector: &str| html.select(&css(selector)).next().unwrap().text().collect::<String>();
    assert_eq!(shown(".reader h1"), article.title);
    assert_eq!(shown(".reader .byline .outlet"), *article.outlet.as_ref().unwrap());
    for (at, block) in article.body.iter().enumerate() {
        assert_eq!(shown(&format!("#b{at} p, p#b{at}, pre#b{at}, #b{at} figcaption")), block.text());
    }
    let source = html.select(&css(".reader .source a")).next().unwrap();
    assert_eq!(source.attr("href"), article.source_url.as_deref());
}

#[test]
fn a_known_address_makes_canonical_links() {
    let site = Site { url: Some("https://dossier.example/charging/".into()) };
    let canonical = |page: &Page| {
        let html = Html::parse_document(&on(&site, page));
        html.select(&css("link[rel=canonical]")).next().and_then(|link| link.attr("href").map(str::to_owned))
    };
    assert_eq!(
        canonical(&article("网络-开放")).unwrap(),
        "https://dossier.example/charging/article/%E7%BD%91%E7%BB%9C-%E5%BC%80%E6%94%BE/"
    );
    assert_eq!(canonical(&Page::View(View::Cards)).unwrap(), "https://dossier.example/charging/");
    assert_eq!(canonical(&Page::NotFound), None);
}

#[test]
fn every_page_names_the_frame_that_editors_make_of_it() {
    let site = Site { url: Some("https://dossier.example/charging/".into()) };
    let corpus = corpus();
    for page in Page::all(&corpus) {
        let html = Html::parse_document(&on(&site, &page));
        let link = html.select(&css("head > link[type='application/json+oembed']")).next();
        let Some(file) = oembed::file(&page) else {
            assert!(page == Page::NotFound && link.is_none(), "{page:?}");
            continue;
        };
        let address = url::Url::parse(link.and_then(|link| link.attr("href")).expect("a discovery link"));
        let path = address.expect("an absolute address").path().to_owned();
        let path = percent_encoding::percent_decode_str(&path).decode_utf8_lossy().into_owned();
        assert_eq!(path, format!("/charging/{file}"), "the file lies where the page says");
        let answer = oembed::answer(&corpus, &page, &site, Language::English).expect("the address is known");
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        for key in ["version", "type", "title", "html", "width", "height"] {
            assert!(!answer[key].is_null(), "{page:?} has no {key}: {answer}");
        }
    }
}

#[test]
fn a_known_address_makes_frames_for_editors() {
    let site = Site { url: Some("https://dossier.example/charging/".into()) };
    let (corpus, page) = (corpus(), article("网络-开放"));
    let html = Html::parse_document(&on(&site, &page));
    let link = html.select(&css("link[type='application/json+oembed']")).next().expect("a discovery link");
    let file = oembed::file(&page).expect("articles have one");
    let address = link.attr("href").unwrap();
    let encoded =
        "https://dossier.example/charging/article/%E7%BD%91%E7%BB%9C-%E5%BC%80%E6%94%BE/oembed.json";
    assert_eq!((address, file.as_str()), (encoded, "article/网络-开放/oembed.json"));
    let answer = oembed::answer(&corpus, &page, &site, Language::English).expect("the address is known");
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
    let frame = Html::parse_fragment(answer["html"].as_str().unwrap());
    let frame = frame.select(&css("iframe")).next().expect("a frame");
    let src =
        "https://dossier.example/charging/embed.html?lang=en#/article/%E7%BD%91%E7%BB%9C-%E5%BC%80%E6%94%BE/";
    assert_eq!(frame.attr("src"), Some(src));
    assert_eq!(oembed::answer(&corpus, &page, &Site::default(), Language::English), None);
    assert_eq!(oembed::answer(&corpus, &Page::NotFound, &site, Language::English), None);
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    for page in Page::all(&corpus()) {
        assert_eq!(whole(&page), whole(&page), "{page:?}");
    }
}

fn corpus() -> Shared<Corpus> {
    let dossier = serde_json::from_str(include_str!("../fixtures/dossier.json"));
    Shared::new(Corpus::new(dossier.expect("the fixture is a dossier of this version")))
}

#[test]
fn a_page_asks_at_once_for_the_part_that_shows_it() {
    let link = |file: &str| format!(r#"<link rel="part" as="fetch" href="../../assets/{file}" crossorigin>"#);
    let articles = corpus().dossier.articles.iter().map(|article| article.id.to_string()).collect::<Vec<_>>();
    let page = whole(&article(&articles[0]));
    for file in ["shared.wasm", "reader.wasm", "rest.bin"] {
        assert!(page.contains(&link(file)), "{file}");
    }
    assert!(whole(&Page::View(View::Timeline)).contains("rest.bin"), "events are in the rest");
    // Cards need nothing beside the program and the manifest; a page that does not know where it stands asks once.
    for (page, files) in [(Page::View(View::Cards), 4), (Page::NotFound, 0)] {
        assert_eq!(whole(&page).matches("rel=\"part\"").count(), files, "{page:?}");
    }
}

#[test]
fn a_page_has_in_itself_what_it_is_drawn_with() {
    let inlined = |text: &str, hash: &str| Inlined { text: text.into(), hash: hash.into() };
    let inline = Inline {
        style: inlined("p{}", "sha256-S"),
        views: [
            ("timeline".to_owned(), inlined("q{}", "sha256-V")),
            ("reader".to_owned(), inlined("r{}", "sha256-R")),
        ]
        .into(),
        theme: inlined("t()", "sha256-T"),
        begin: inlined("b()", "sha256-B"),
    };
    let page = |page: &Page| with(Some(inline.clone()), &Site::default(), page);
    let timeline = page(&Page::View(View::Timeline));
    for expected in [
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-T' 'sha256-B';",
        "style-src 'self' 'sha256-S' 'sha256-V';",
        "<style>p{}</style>\n<style>q{}</style>",
        r#"<script data-root="../" data-words="zh-Hans zh-Hant">t()</script>"#,
        r#"<script type="module">b()</script>"#,
    ] {
        assert!(timeline.contains(expected), "{expected}");
    }
    assert!(
        !timeline.contains("style.css") && !timeline.contains("theme.js") && !timeline.contains("begin.js")
    );
    // What the first view does without comes with the parts that need it.
    let cards = page(&Page::View(View::Cards));
    assert!(cards.contains("style-src 'self' 'sha256-S';") && !cards.contains("q{}"));
    assert!(!timeline.contains("r{}") && !timeline.contains("sha256-R"), "what another view is drawn with");
    // Who does not know where it lies asks for files at every depth.
    let lost = page(&Page::NotFound);
    assert!(lost.contains("style.css") && !lost.contains("<style>") && !lost.contains("sha256"));
}

fn article(id: &str) -> Page {
    Page::View(View::Article(ArticleId::new(id)))
}

fn whole(page: &Page) -> String {
    on(&Site::default(), page)
}

fn on(site: &Site, page: &Page) -> String {
    with(None, site, page)
}

fn with(inline: Option<Inline>, site: &Site, page: &Page) -> String {
    let assets = Assets {
        style: "assets/style.css".into(),
        views: ["matrix", "reader", "timeline"]
            .map(|part| (part.to_owned(), format!("assets/{part}.css")))
            .into(),
        begin: "assets/begin.js".into(),
        boot: "assets/boot.js".into(),
        js: "assets/hutong.js".into(),
        wasm: "assets/hutong.wasm".into(),
        theme: "assets/theme.js".into(),
        icon: "assets/icon.svg".into(),
        parts: [(
            "reader".to_owned(),
            vec!["assets/shared.wasm".to_owned(), "assets/reader.wasm".to_owned()],
        )]
        .into(),
        rest: "assets/rest.bin".into(),
        index: String::new(),
        inline,
    };
    let template = include_str!("../../www/index.html");
    rendered(page::write((&corpus(), &corpus()), page, &assets, site, template))
        .expect("the template names only slots")
}

fn rendered<T>(rendering: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without I/O");
    tokio::task::LocalSet::new().block_on(&runtime, rendering)
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).expect("selectors of tests are valid")
}

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ssr/pages"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
