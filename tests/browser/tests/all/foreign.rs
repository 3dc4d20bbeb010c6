//! Dossiers from elsewhere: of another site, and in a file without any.

use hutong_browser_tests::{
    Outcome, Slow, Stop, Visit, dist, dossier,
    embedded::{TREE, count, number, press, shows},
    visit, visit_furnished, visit_hosts,
};
use std::{path::Path, time::Duration};

#[test]
fn a_dossier_of_another_site_is_read_checked_and_shown() -> Outcome {
    let dossier = dossier();
    // As large as it must not be, and nothing in it.
    let huge = |folder: &Path| Ok(std::fs::File::create(folder.join("huge.json"))?.set_len(33 << 20)?);
    visit_furnished(huge, async |page, elsewhere| {
        page.load("foreign.html").await?;
        shows(&page, ".card").await?;
        assert_eq!(count(&page, ".card").await?, dossier.articles.len());
        let link = page.script(&format!("return {TREE}.querySelector('.card h2 a').href")).await?;
        let link = link.as_str().unwrap_or_default().to_owned();
        assert!(link.contains("embed.html?src="), "{link}");
        // Its articles can be opened on their own.
        page.driver.goto(&link).await?;
        shows(&page, ".reader").await?;
        assert!(link.contains("#/article/"), "{link}");
        for (src, said) in [
            (format!("{elsewhere}nothing.json"), "404"),
            (format!("{elsewhere}index.html"), "hint"),
            (format!("{elsewhere}assets/build.json"), "no dossier"),
            ("http://localhost:1/dossier.json".to_owned(), "CORS"),
            ("javascript:alert(1)".to_owned(), "javascript"),
            ("huge.json".to_owned(), "34603008 bytes are more"),
        ] {
            page.load("foreign.html").await?;
            page.script(&format!("document.querySelector('hutong-viewer').src = {src:?}")).await?;
            page.until_true("told.some(({ name }) => name === 'error')").await?;
            let error = page.script("return told.find(({ name }) => name === 'error')").await?;
            assert_eq!(error["code"], "dossier", "{error}");
            assert!(error["message"].as_str().is_some_and(|message| message.contains(said)), "{error}");
            shows(&page, "[part=error]").await?;
            assert!(page.find("hutong-viewer a").await?.is_displayed().await?, "the link is there");
        }
        Ok(())
    })
}

#[test]
fn what_takes_its_time_shows_how_far_it_has_come() -> Outcome {
    let slow = Slow::start(std::fs::read(dist().join("dossier.json"))?, Stop::Halfway)?;
    visit_hosts(async |page, _| {
        page.load("foreign.html").await?;
        page.script(&format!("document.querySelector('hutong-viewer').src = {:?}", slow.url())).await?;
        let progress = format!("{TREE}?.querySelector('[part=progress]')");
        page.until_true(&format!("Math.abs({progress}?.position - 0.5) < 0.01")).await?;
        assert!(page.find("hutong-viewer a").await?.is_displayed().await?, "until then it is a link");
        let status =
            page.script(&format!("return {TREE}.querySelector('[role=status]').textContent")).await?;
        assert!(status.as_str().is_some_and(|status| status.contains("Loading")), "{status}");
        slow.go_on();
        shows(&page, ".card").await?;
        assert_eq!(count(&page, "progress").await?, 0);
        // What is not wanted any more is not waited for.
        let other = Slow::start(b"{}".to_vec(), Stop::Halfway).expect("a port is free");
        page.script(&format!("document.querySelector('hutong-viewer').src = {:?}", other.url())).await?;
        page.until_true(&progress).await?;
        page.script("document.querySelector('hutong-viewer').removeAttribute('src')").await?;
        shows(&page, ".card").await?;
        other.go_on();
        assert_eq!(
            page.script("return told.filter(({ name }) => name === 'error')").await?,
            serde_json::json!([])
        );
        Ok(())
    })
}

#[test]
fn a_host_that_falls_silent_is_given_up_and_may_be_asked_again() -> Outcome {
    let file = std::fs::read(dist().join("dossier.json"))?;
    let hosts = [Slow::start(file.clone(), Stop::Silent)?, Slow::start(file, Stop::Halfway)?];
    let tree = |at: usize| format!("document.querySelectorAll('hutong-viewer')[{at}].shadowRoot");
    visit_hosts(async |page, _| {
        page.load("foreign.html").await?;
        page.script(&format!(
            "const [one] = document.querySelectorAll('hutong-viewer'); \
             const other = one.cloneNode(true); one.src = {:?}; other.src = {:?}; one.after(other)",
            hosts[0].url(),
            hosts[1].url()
        ))
        .await?;
        for at in 0..2 {
            page.until_true(&format!("{}?.querySelector('[part=progress]')", tree(at))).await?;
        }
        // What they promise is thirty seconds.
        tokio::time::sleep(Duration::from_secs(27)).await;
        let errors = "told.filter(({ name }) => name === 'error')";
        assert_eq!(number(&page, &format!("{errors}.length")).await?, 0.0, "a slow host is waited for");
        page.until_true(&format!("{errors}.length === 2")).await?;
        for error in page.script(&format!("return {errors}")).await?.as_array().into_iter().flatten() {
            let message = error["message"].as_str().unwrap_or_default();
            assert_eq!(error["code"], "dossier", "{error}");
            assert!(message.contains("nothing came for 30 seconds"), "{error}");
        }
        page.script("for (const link of document.querySelectorAll('hutong-viewer a')) if (!link.checkVisibility()) throw link").await?;
        for (at, host) in hosts.iter().enumerate() {
            let pressed = format!("{}.querySelector('[part=retry]')", tree(at));
            page.script(&format!("const retry = {pressed}; retry.focus(); retry.click()")).await?;
            page.until_true(&format!("{}.activeElement?.matches('[part=status]')", tree(at))).await?;
            host.go_on();
            page.until_true(&format!("{}.querySelector('.card')", tree(at))).await?;
            page.until_true(&format!("{}.activeElement?.matches('#content')", tree(at))).await?;
        }
        Ok(())
    })
}

#[test]
fn the_whole_is_one_file_that_needs_no_server() -> Outcome {
    let dossier = dossier();
    let file = dist().join("dossier.html").canonicalize()?;
    let folder = tempfile::tempdir()?;
    let alone = folder.path().join("a dossier.html");
    std::fs::copy(file, &alone)?;
    let address = format!("file://{}", alone.display().to_string().replace(' ', "%20"));
    visit(Visit::default(), async |page| {
        page.driver.goto(&address).await?;
        shows(&page, ".card").await?;
        assert_eq!(count(&page, ".card").await?, dossier.articles.len());
        press(&page, ".views a:nth-child(2)").await?;
        shows(&page, ".timeline").await?;
        press(&page, ".event.reported .evidence-list a").await?;
        shows(&page, "mark.evidence").await?;
        assert!(
            page.script("return location.hash")
                .await?
                .as_str()
                .is_some_and(|hash| hash.starts_with("#/article/"))
        );
        page.reload().await?;
        shows(&page, "mark.evidence").await?;
        page.driver.back().await?;
        shows(&page, ".timeline").await?;
        assert!(page.driver.title().await?.contains(dossier.title.get("zh-Hans")));
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })?;
    visit(Visit { scripts: false, ..Visit::default() }, async |page| {
        page.driver.goto(&address).await?;
        let text = page.find("body").await?.text().await?;
        for article in &dossier.articles {
            assert!(text.contains(&article.title), "{}", article.title);
        }
        Ok(())
    })
}
