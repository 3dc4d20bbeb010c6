//! Pictures of every view at three widths in two themes, for people to look at, under
//! `target/screens/`; and what can be said of them without eyes: nothing is wider than the window.

use hutong_browser_tests::{Outcome, Visit, dossier, root, visit};

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
