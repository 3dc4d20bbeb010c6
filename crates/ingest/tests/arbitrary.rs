//! Whatever the bytes: no panic, valid addresses, clean text, the same result twice.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod render;

use hutong_ingest::{Settings, SourceFile, ingest};
use proptest::prelude::*;

/// Pieces that parsers trip over, put together at random.
const PIECES: [&str; 82] = [
    "---\n",
    "+++\n",
    "title: ",
    "title = ",
    "date: ",
    "2021-09-28",
    "Invalid Date",
    "tags: [",
    "]",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<br>",
    "<br><br>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "<h1>",
    "</h1>",
    "<strong>",
    "<a href=\"javascript:alert(1)\">",
    "<a href='//a.example/b'>",
    "<img src=x onerror=alert(1)>",
    "<img data-original='http://a.example/1.jpg'>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<svg>",
    "<math>",
    "<style>",
    "<template>",
    "<iframe src='https://youtu.be/abcdefg'>",
    "中文",
    "编辑|",
    "来源：",
    "图片来源：",
    "扫描二维码↓",
    "&#0;",
    "&amp;amp;",
    "\u{feff}",
    "\u{3000}\u{3000}",
    "\0",
    "\u{fffd}",
    "```\n",
    "# ",
    "- ",
    "| a | b |\n|---|---|\n",
    "[a](b)",
    "{% x %}",
    "{{ \"y\" }}",
    "”",
    "[[a|b]]",
    "![[",
    "]]",
    "==x== ",
    "%%",
    "> [!note] ",
    "[caption id=1]<img src=1>",
    "[/caption]",
    "[embed]https://youtu.be/abcdefg[/embed]",
    "https://youtu.be/abcdefg",
    "import a from 'b'\n",
    ":::",
    "----\n",
    "Title: a\nDate: b\n\n",
    "（某社記者陳甲台北7日電）",
    "（編輯：陳甲）1090817",
    "<{{ a.b }}>",
    "[{% image \"a.jpg\" \"b\" %}](c)",
];

/// Enough text that a page has an article to be found.
const LONG: &str = "<p>A paragraph with commas, that goes on, for a while, until a reading view takes it for text, and then ends.</p>";

/// What pages are built of, whole and broken.
const PAGE_PIECES: [&str; 48] = [
    "<meta property='og:title' content='T'>",
    "<meta property='og:url' content='javascript:alert(1)'>",
    "<base href='//b.example/'>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":[1,{\"name\":\"x\"}]}</script>",
    "<title>T - S</title>",
    "<link rel=canonical href='/c'>",
    "<noscript><img src='https://a.example/1.jpg'></noscript>",
    "<noscript>",
    "</noscript>",
    "<table><tr><td colspan=-1>",
    "<table><tr><td colspan=99999999999999999999>",
    "</table>",
    "<div class='content article'>",
    "<div class='sidebar comment'>",
    "<div id='\u{0}'>",
    "</div>",
    "<p>",
    "</p>",
    "<br><br>",
    "<h1>T</h1>",
    "<h2>",
    "<a href='/x'>y</a>",
    "<a href='javascript:void(0)'><b>z</b></a>",
    "<img>",
    "<img srcset=',,,' data-srcset='a 1x,b'>",
    "<picture><source srcset='//a.example/1.webp 2x'><img></picture>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "<svg><title>",
    "</svg>",
    "<math><annotation-xml>",
    "<template>",
    "</template>",
    "<iframe src='https://www.youtube.com/embed/abcdefg'></iframe>",
    "<object><embed>",
    "<form><input type=checkbox disabled>",
    "<font>",
    "<article>",
    "</article>",
    "<section itemprop='articleBody'>",
    "<ul><li>",
    "</ul>",
    "中文，一段话。",
    "text, more, text.",
    "<!--",
    "-->",
    "<frameset>",
];

/// What a page saved as one file is built of.
const MESSAGE_PIECES: [&str; 20] = [
    "From: <Saved>\r\n",
    "MIME-Version: 1.0\r\n",
    "Content-Type: multipart/related; boundary=\"b\"\r\n",
    "Content-Type: multipart/related; boundary=\"\"\r\n",
    "Content-Type: text/html\r\n",
    "Content-Type: text/html; charset=\"gb2312\"\r\n",
    "Content-Type: message/rfc822\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Location: https://a.example/1\r\n",
    "Content-Location: javascript:alert(1) -->\r\n",
    "\r\n",
    "\n",
    "--b\r\n",
    "--b--\r\n",
    "<html><body><p>a =\r\nb=E4=B8</p>",
    "PHA+YTwvcD4=",
    "中文\u{fffd}",
    "=",
    LONG,
];

fn check(path: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let settings = Settings { zone: jiff::tz::TimeZone::get("Asia/Shanghai").unwrap(), base: None };
    let files = [SourceFile { path: path.into(), bytes }];
    let ingested = ingest(&files, &settings);
    prop_assert!(!ingested.articles.is_empty() || !ingested.diagnostics.is_empty(), "a file was lost");
    ingested.articles.iter().for_each(render::check_invariants);
    let json = serde_json::to_string(&ingested.articles).unwrap();
    let back: Vec<hutong_model::Article> = serde_json::from_str(&json).unwrap();
    prop_assert_eq!(&back, &ingested.articles);
    prop_assert_eq!(ingest(&files, &settings).articles, ingested.articles);
    Ok(())
}

proptest! {
    #[test]
    fn arbitrary_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), path in "[a-z0-9._é/ -]{1,20}\\.(md|html|mhtml|txt)") {
        check(&path, bytes)?;
    }

    #[test]
    fn arbitrary_pages(
        before in proptest::collection::vec(proptest::sample::select(PAGE_PIECES.as_slice()), 0..30),
        after in proptest::collection::vec(proptest::sample::select(PAGE_PIECES.as_slice()), 0..60),
    ) {
        let (before, after) = (before.concat(), after.concat());
        let page = format!("<html><head>{before}</head><body><nav>{before}</nav><div class=\"post\">{LONG}{after}{LONG}</div>");
        check("page.html", page.into_bytes())?;
    }

    #[test]
    fn arbitrary_messages(pieces in proptest::collection::vec(proptest::sample::select(MESSAGE_PIECES.as_slice()), 0..40)) {
        check("a.mhtml", pieces.concat().into_bytes())?;
    }

    #[test]
    fn arbitrary_pieces(pieces in proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..40)) {
        check("a.md", pieces.concat().into_bytes())?;
    }
}

#[test]
fn what_was_found_at_random_stays_mended() {
    check("a.md", "[a](b)<br>（編輯：陳甲）1090817\n".into()).unwrap();
}

#[test]
fn deep_nesting_is_read() {
    let text = format!("{}text{}", "<div><b>".repeat(50_000), "</b></div>".repeat(50_000));
    check("deep.html", text.into_bytes()).unwrap();
    let message =
        "Content-Type: message/rfc822\r\n\r\n".repeat(3000) + "Content-Type: text/html\r\n\r\n<p>text";
    check("deep.mhtml", message.into_bytes()).unwrap();
    check("quotes.md", format!("{}text", "> ".repeat(50_000)).into_bytes()).unwrap();
    check("lists.html", format!("{}text", "<ul><li>".repeat(50_000)).into_bytes()).unwrap();
}

/// Text that would take hours if what it begins were looked for to its end each time.
#[test]
fn what_is_begun_again_and_again_is_read() {
    for piece in [
        "<div>\n\n",
        "<div>\n\ntext\n\n",
        "- a\n  <div>\n",
        "---\n",
        "1. ",
        "<pre>",
        "<details>",
        "<dl><dt>a<dd>b",
        "{{< quote >}}",
        "{% quote %}",
        "`{{ ",
        "[[a|",
        "<!--",
        "[^1]: a\n",
    ] {
        let text = format!("{}text", piece.repeat(300_000 / piece.len()));
        check("again.md", text.clone().into_bytes()).unwrap();
        check("again.html", text.into_bytes()).unwrap();
    }
}
