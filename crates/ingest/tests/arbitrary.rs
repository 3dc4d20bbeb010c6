//! Whatever the bytes: no panic, valid addresses, clean text, the same result twice.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod render;

use hutong_ingest::{Settings, SourceFile, ingest};
use proptest::prelude::*;

/// Pieces that parsers trip over, put together at random.
const PIECES: [&str; 64] = [
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
    fn arbitrary_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), path in "[a-z0-9._é/ -]{1,20}\\.(md|html|txt)") {
        check(&path, bytes)?;
    }

    #[test]
    fn arbitrary_pieces(pieces in proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..40)) {
        check("a.md", pieces.concat().into_bytes())?;
    }
}

#[test]
fn deep_nesting_is_read() {
    let text = format!("{}text{}", "<div><b>".repeat(5000), "</b></div>".repeat(5000));
    check("deep.html", text.into_bytes()).unwrap();
    check("quotes.md", format!("{}text", "> ".repeat(3000)).into_bytes()).unwrap();
    check("lists.html", format!("{}text", "<ul><li>".repeat(3000)).into_bytes()).unwrap();
}
