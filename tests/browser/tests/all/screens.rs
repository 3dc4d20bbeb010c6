//! Pictures of every view at three widths in two themes, for people to look at, under
//! `target/screens/`; and what can be said of them without eyes: nothing is wider than the window.

use hutong_browser_tests::room::enter;
use hutong_browser_tests::{Outcome, Page, Visit, WebDriverResult, dossier, root, visit};
use std::path::Path;

#[test]
fn every_view_fits_every_width() -> Outcome {
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    let dossier = dossier();
    let article = dossier.articles.first().expect("the dossier has articles");
    let views = [
        ("home", String::new()),
        ("found", "?q=云闪付".into()),
        ("timeline", "timeline/".into()),
        ("matrix", "matrix/".into()),
        ("article", format!("article/{}/", article.id)),
        ("missing", "article/none/".into()),
        ("english", "?lang=en".into()),
    ];
    visit(Visit::default(), async |page| {
        for (width, height) in [(320, 640), (360, 780), (768, 1024), (1440, 900)] {
            for theme in ["light", "dark"] {
                page.emulate(width, height, theme).await?;
                for (name, path) in &views {
                    page.open(path).await?;
                    let over =
                        page.script("return document.documentElement.scrollWidth - innerWidth").await?;
                    assert!(
                        over.as_i64().is_some_and(|over| over <= 0),
                        "{name} at {width}: {over} too wide"
                    );
                    if width > 320 {
                        page.screenshot(&folder.join(format!("{name}-{width}-{theme}.png"))).await?;
                    }
                }
            }
        }
        Ok(())
    })
}

/// Every look: its name, the theme of the system, and what the reader chose.
const LOOKS: [(&str, &str, &str); 5] = [
    ("light", "light", ""),
    ("dark", "dark", ""),
    ("sepia", "light", "paper=sepia"),
    ("contrast", "light", "contrast=more"),
    ("contrast-dark", "dark", "contrast=more"),
];

/// `cargo xtask screens`: every view and dialog, at every width, in every look and language.
#[test]
#[ignore = "hundreds of pictures, for people to look at"]
fn pictures_of_everything() -> Outcome {
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    let dossier = dossier();
    // The one whose paragraphs stand elsewhere too has most around it.
    let shared = dossier.duplicates.first().map(|duplicate| &duplicate.places[0].article);
    let article = shared.or(dossier.articles.first().map(|article| &article.id)).expect("there are articles");
    let article = format!("article/{article}/");
    let press = |selector: &str| format!("document.querySelector({selector:?}).click()");
    let key = |key: &str| {
        format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: {key:?}, bubbles: true }}))"
        )
    };
    let end = "scrollTo(0, document.documentElement.scrollHeight)".to_owned();
    let views: Vec<(&str, &str, String)> = vec![
        ("home", "", String::new()),
        ("home-end", "", end.clone()),
        ("found", "?q=云闪付", String::new()),
        ("nothing", "?q=zzzz", String::new()),
        ("timeline", "timeline/", String::new()),
        ("timeline-list", "timeline/", "document.querySelector('.timeline .event').scrollIntoView()".into()),
        ("matrix", "matrix/", String::new()),
        ("matrix-open", "matrix/", press(".matrix td button[popovertarget]")),
        ("article", &article, String::new()),
        (
            "article-middle",
            &article,
            "document.querySelector('.also-in, .prose').scrollIntoView({ block: 'center' })".into(),
        ),
        (
            "article-marked",
            &article,
            "for (const box of document.querySelectorAll('.highlights input')) box.click()".into(),
        ),
        ("article-end", &article, end),
        ("compare", &article, key("c")),
        ("marks", &article, [key("s"), key("g"), key("s")].join(";")),
        ("note", &article, key("n")),
        ("display", "", [key("g"), key("d")].join(";")),
        ("keys", "", key("?")),
        ("missing", "article/none/", String::new()),
    ];
    visit(Visit::default(), async |page| {
        page.open("").await?;
        for (look, theme, kept) in LOOKS {
            page.script(&format!("localStorage.setItem('hutong / look', {kept:?})")).await?;
            for (width, height) in [(360, 780), (768, 1024), (1440, 900)] {
                page.emulate(width, height, theme).await?;
                for language in ["zh-Hans", "zh-Hant", "en"] {
                    for (name, path, act) in &views {
                        let join = if path.contains('?') { '&' } else { '?' };
                        let file = folder.join(format!("{name}-{width}-{look}-{language}.png"));
                        picture(&page, &format!("{path}{join}lang={language}"), act, &file).await?;
                    }
                }
            }
        }
        Ok(())
    })
}

async fn picture(page: &Page, path: &str, act: &str, file: &Path) -> WebDriverResult<()> {
    enter(page, path).await?;
    page.script(act).await?;
    // What is asked for is drawn, and what was fetched for it.
    page.until_async("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true), 150)))")
        .await?;
    page.screenshot(file).await
}
