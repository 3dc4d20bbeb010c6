//! Nobody is kept out: axe-core finds no violation in any view, theme or state.

use hutong_browser_tests::{
    Outcome, Page, Visit, WebDriverResult, access::Axe, dossier, embedded::shows, visit, visit_hosts,
};

/// Pages, each with what is done on it before it is looked at.
fn states() -> Vec<(String, &'static str)> {
    let dossier = dossier();
    let article = dossier.articles.first().expect("the dossier has articles");
    let sentence = dossier.events.iter().flat_map(|event| &event.evidence).find(|span| span.end > span.start);
    let sentence = sentence.expect("some event rests on a sentence");
    vec![
        (String::new(), ""),
        ("?q=微信".into(), ""),
        ("?q=zzzz".into(), ""),
        ("?after=2021-09-01&before=2021-12-31".into(), ""),
        ("timeline/".into(), ""),
        ("matrix/".into(), ""),
        ("matrix/".into(), "document.querySelector('[popovertarget]').click()"),
        (format!("article/{}/", article.id), ""),
        (
            format!("article/{}/", article.id),
            "document.querySelectorAll('.highlights input').forEach((box) => box.click())",
        ),
        (
            format!(
                "article/{}/?at={}.{}-{}",
                sentence.article, sentence.block, sentence.start, sentence.end
            ),
            "",
        ),
        ("article/none/".into(), ""),
        ("?lang=en".into(), "document.querySelectorAll('details').forEach((fold) => fold.open = true)"),
    ]
}

#[test]
fn no_view_theme_or_state_keeps_anybody_out() -> Outcome {
    let axe = Axe::load()?;
    visit(Visit::default(), async |page| {
        let mut complaints = Vec::new();
        for (width, theme) in [(1440, "light"), (1440, "dark"), (360, "light")] {
            page.emulate(width, 900, theme).await?;
            for (path, act) in states() {
                page.open(&path).await?;
                page.script(act).await?;
                for violation in axe.violations(&page).await? {
                    complaints.push(format!("/{path} {act} ({width}, {theme}): {violation}"));
                }
            }
        }
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
        Ok(())
    })
}

#[test]
fn embeds_and_the_dialog_that_writes_them_keep_nobody_out() -> Outcome {
    let axe = Axe::load()?;
    let viewer = "document.querySelector('hutong-viewer')";
    // Pages have their own way to skip, so that of the viewer is not displayed in them; axe looks for its
    // target all the same.
    let is_shown = |line: &&String| !line.starts_with("skip-link:");
    let mut complaints = Vec::new();
    visit_hosts(async |page, elsewhere| {
        for (width, theme) in [(1440, "light"), (768, "dark"), (360, "light")] {
            page.emulate(width, 900, theme).await?;
            // Of a page of somebody else only what is ours; of a frame all of it.
            for view in ["cards", "timeline", "matrix"] {
                page.load("plain.html").await?;
                page.script(&format!("{viewer}.view = {view:?}; {viewer}.theme = 'auto'")).await?;
                shows(&page, "#content > *").await?;
                let found = axe.violations_in(&page, viewer).await?;
                complaints.extend(
                    found
                        .iter()
                        .filter(is_shown)
                        .map(|line| format!("element, {view} ({width}, {theme}): {line}")),
                );
                page.driver.goto(format!("{elsewhere}embed.html?lang=en&theme={theme}&view={view}")).await?;
                shows(&page, "#content > *").await?;
                let found = axe.violations(&page).await?;
                complaints.extend(
                    found
                        .iter()
                        .filter(is_shown)
                        .map(|line| format!("frame, {view} ({width}, {theme}): {line}")),
                );
            }
            let page = page.at(elsewhere.clone());
            page.open("timeline/").await?;
            page.press(".embed-open").await?;
            page.until_count("dialog[open] iframe", 1).await?;
            let found = axe.violations_in(&page, "document.querySelector('dialog')").await?;
            complaints.extend(found.iter().map(|line| format!("dialog ({width}, {theme}): {line}")));
            page.script(
                "for (const [name, value] of [['kind', 'frame'], ['theme', 'dark']]) { \
                const field = document.querySelector(`dialog [name=${name}]`); field.value = value; \
                field.dispatchEvent(new Event('change', { bubbles: true })) }",
            )
            .await?;
            let found = axe.violations_in(&page, "document.querySelector('dialog')").await?;
            complaints.extend(found.iter().map(|line| format!("dialog, frame ({width}, {theme}): {line}")));
        }
        Ok(())
    })?;
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

#[test]
fn axe_finds_what_is_wrong() -> Outcome {
    let axe = Axe::load()?;
    visit(Visit::default(), async |page| {
        page.open("").await?;
        spoil(&page).await?;
        let violations = axe.violations(&page).await?;
        assert!(violations.iter().any(|line| line.starts_with("image-alt")), "{violations:?}");
        Ok(())
    })
}

async fn spoil(page: &Page) -> WebDriverResult<()> {
    page.script("document.querySelector('main').append(new Image(100, 100))").await?;
    Ok(())
}
