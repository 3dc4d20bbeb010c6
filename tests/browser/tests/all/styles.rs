//! What timeline, matrix and reader are drawn with comes with the part of the program that draws them, and is
//! in their own pages from the start.

use hutong_browser_tests::{
    Gate, Outcome, Page, Profile, Visit, WebDriverResult, dist, visit, visit_through_gate,
};
use serde_json::Value;

/// What of a build this test has to know.
struct Build {
    style: String,
    /// Whether views come in parts; a quick build is in one piece, and has the style in every page.
    is_cut: bool,
}

fn build() -> Result<Build, Box<dyn std::error::Error>> {
    let map: Value = serde_json::from_slice(&std::fs::read(dist().join("assets/build.json"))?)?;
    let style = map["views"]["timeline"].as_str().unwrap_or_default().to_owned();
    assert!(dist().join(&style).is_file(), "{style}");
    Ok(Build { style, is_cut: map["parts"].as_object().is_some_and(|parts| !parts.is_empty()) })
}

fn with_gate(test: impl AsyncFnOnce(Page, &Gate) -> WebDriverResult<()>) -> Outcome {
    visit_through_gate(Profile::default(), &dist(), test)
}

/// What the list of a timeline is marked with when it comes to stand in the page; its style says none.
const WATCH: &str = "new MutationObserver(() => {
  const list = document.querySelector('.timeline');
  if (list) window.seen ??= getComputedStyle(list).listStyleType;
}).observe(document.getElementById('app'), { childList: true, subtree: true });";

/// What is seen while the reader waits for what is being fetched.
const COMING: &str = "main[aria-busy]";

const TIMELINE: &str = ".views a:nth-child(2)";

#[test]
fn no_view_is_seen_before_its_style_has_come() -> Outcome {
    let Build { style, is_cut } = build()?;
    with_gate(async |page, gate| {
        gate.hold(&style);
        page.open("").await?;
        page.script(WATCH).await?;
        page.press(TIMELINE).await?;
        if is_cut {
            page.script("return new Promise((later) => setTimeout(later, 700))").await?;
            assert_eq!(page.count(".timeline").await?, 0);
            assert!(page.count(".card").await? > 0, "the page stays as it was");
            assert_eq!(page.count(COMING).await?, 1, "it is seen that something comes");
        }
        gate.reopen();
        page.until_true("document.querySelector('.timeline')").await?;
        page.until_count(COMING, 0).await?;
        assert_eq!(page.script("return window.seen").await?, "none");
        Ok(())
    })
}

#[test]
fn a_style_that_cannot_be_fetched_is_asked_for_again() -> Outcome {
    let Build { style, is_cut } = build()?;
    if !is_cut {
        return Ok(());
    }
    with_gate(async |page, gate| {
        gate.refuse(&style);
        page.open("").await?;
        page.press(TIMELINE).await?;
        page.until_count(".missing", 1).await?;
        assert!(page.count(".card").await? > 0, "the page stays as it was");
        gate.reopen();
        page.script(WATCH).await?;
        page.press(".missing button:not(.reload)").await?;
        page.until_true("document.querySelector('.timeline')").await?;
        assert_eq!(page.script("return window.seen").await?, "none");
        page.complaints().await.map(drop)
    })
}

#[test]
fn pages_of_views_have_their_style_without_scripts() -> Outcome {
    visit(Visit { scripts: false, ..Visit::default() }, async |page| {
        for (path, selector, property, value) in [
            ("timeline/", ".timeline", "list-style-type", "none"),
            ("matrix/", ".matrix", "border-collapse", "collapse"),
        ] {
            page.load(path).await?;
            assert_eq!(page.find(selector).await?.css_value(property).await?, value, "{path}");
        }
        Ok(())
    })
}
