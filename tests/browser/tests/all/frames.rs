//! Frames of the viewer in pages of other people, and the dialog that writes them.

use hutong_browser_tests::{
    Outcome, Visit,
    embedded::{count, number, pause, press, shows},
    root, visit, visit_hosts,
};

#[test]
fn a_frame_that_feeds_on_its_own_height_stops() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("frames.html").await?;
        page.until_true("document.querySelector('#open').offsetHeight > 500").await?;
        page.find("#open").await?.enter_frame().await?;
        shows(&page, ".timeline").await?;
        page.script("document.body.style.minHeight = 'calc(100vh + 7px)'").await?;
        page.driver.enter_default_frame().await?;
        let height = "document.querySelector('#open').offsetHeight";
        let mut last = 0.0;
        for _ in 0..20 {
            pause().await;
            let now = number(&page, height).await?;
            if now == last {
                return Ok(());
            }
            last = now;
        }
        assert!(last.is_nan(), "it still grows: {last}");
        Ok(())
    })
}

#[test]
fn a_frame_is_enough_where_scripts_are_stripped() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("cms.html").await?;
        let entries = page.history_length().await?;
        page.find("iframe").await?.enter_frame().await?;
        shows(&page, ".timeline").await?;
        assert!(count(&page, ".chip").await? == 1, "the question is that of the frame's address");
        press(&page, ".event.reported .evidence-list a").await?;
        shows(&page, "mark.evidence").await?;
        page.driver.enter_default_frame().await?;
        assert_eq!(page.history_length().await?, entries, "the history is the page's");
        assert_eq!(number(&page, "document.querySelector('iframe').offsetHeight").await?.round(), 644.0);
        Ok(())
    })
}

#[test]
fn frames_get_the_height_they_ask_for() -> Outcome {
    visit_hosts(async |page, elsewhere| {
        page.load("frames.html").await?;
        page.until_true("document.querySelector('#open').offsetHeight > 500").await?;
        page.until_true("document.querySelector('#closed').offsetHeight > 500").await?;
        // A frame that is folded has no height of its own; unfolded it has.
        assert_eq!(page.script("return document.querySelector('#folded').style.height").await?, "");
        page.script("document.querySelector('#hidden').style.display = 'block'").await?;
        page.until_true("document.querySelector('#folded').offsetHeight > 300").await?;
        // It settles: the height that a frame gets does not make it ask for more.
        let height = "document.querySelector('#open').offsetHeight";
        let settled = number(&page, height).await?;
        pause().await;
        assert_eq!(number(&page, height).await?, settled);
        // Only the page that the address of the frame names hears where the reader goes.
        page.until_true("heard.some(({ event }) => event === 'ready')").await?;
        let origins = page
            .script("return [...new Set(heard.filter(({ event }) => event).map(({ origin }) => origin))]")
            .await?;
        assert_eq!(origins, serde_json::json!([elsewhere.trim_end_matches('/')]));
        page.script("document.querySelector('#open').contentWindow.postMessage({ hutong: 1, navigate: '/matrix/' }, '*')").await?;
        page.script("document.querySelector('#closed').contentWindow.postMessage({ hutong: 1, navigate: '/matrix/' }, '*')").await?;
        page.find("#open").await?.enter_frame().await?;
        shows(&page, ".matrix").await?;
        page.driver.enter_default_frame().await?;
        page.find("#closed").await?.enter_frame().await?;
        shows(&page, ".card").await?;
        assert_eq!(count(&page, ".matrix").await?, 0);
        Ok(())
    })
}

#[test]
fn nobody_speaks_for_a_frame_or_for_the_page_it_trusts() -> Outcome {
    visit_hosts(async |page, elsewhere| {
        page.load("frames.html").await?;
        page.until_true("document.querySelector('#open').offsetHeight > 500").await?;
        page.until_true("heard.some(({ event }) => event === 'ready')").await?;
        let height = number(&page, "document.querySelector('#open').offsetHeight").await?;
        let lie = "{ hutong: 1, height: 7777 }";
        // The page itself; a frame of no origin; one of the right origin that is no frame of ours.
        page.script(&format!("postMessage({lie}, '*')")).await?;
        for (id, src, sandbox) in [
            ("nobody", "liar.html", "allow-scripts"),
            ("other", &elsewhere, "allow-scripts allow-same-origin"),
        ] {
            page.script(&format!(
                "const frame = document.createElement('iframe'); frame.id = {id:?}; frame.sandbox = {sandbox:?}; \
                 frame.src = {src:?}; document.body.append(frame)"
            ))
            .await?;
        }
        page.find("#other").await?.enter_frame().await?;
        page.until_true("location.href !== 'about:blank' && document.readyState === 'complete'").await?;
        page.script(&format!("parent.postMessage({lie}, '*')")).await?;
        page.driver.enter_default_frame().await?;
        page.until_true("heard.filter(({ height }) => height === 7777).length === 3").await?;
        // What is no height, or of another version, from the right frame.
        page.find("#open").await?.enter_frame().await?;
        for data in
            ["{ hutong: 1, height: -1 }", "{ hutong: 1, height: 'x' }", "{ hutong: 2, height: 7777 }", "null"]
        {
            page.script(&format!("parent.postMessage({data}, '*')")).await?;
        }
        page.driver.enter_default_frame().await?;
        page.until_true("heard.some(({ hutong }) => hutong === 2)").await?;
        pause().await;
        assert_eq!(number(&page, "document.querySelector('#open').offsetHeight").await?, height);
        let heights = "[...document.querySelectorAll('iframe')].map(({ style }) => style.height)";
        assert_eq!(page.script(&format!("return {heights}.includes('7777px')")).await?, false);

        // A frame follows the page around it alone.
        page.find("#open").await?.enter_frame().await?;
        page.script("postMessage({ hutong: 1, navigate: '/matrix/' }, '*')").await?;
        pause().await;
        assert_eq!(count(&page, ".matrix").await?, 0);
        // Whoever took the frame's place is not the frame any more.
        page.script(&format!("location.href = {:?}", page.root().to_owned() + "liar.html")).await?;
        page.driver.enter_default_frame().await?;
        page.until_true("heard.filter(({ height, hutong }) => height === 7777 && hutong === 1).length === 4")
            .await?;
        pause().await;
        assert_eq!(number(&page, "document.querySelector('#open').offsetHeight").await?, height);
        // And the page around is followed only where the frame's address names it.
        page.script(&format!(
            "document.querySelector('#open').src = {:?}",
            elsewhere + "embed.html?lang=en&origin=https://somebody.example#/timeline/"
        ))
        .await?;
        page.find("#open").await?.enter_frame().await?;
        shows(&page, ".timeline").await?;
        page.driver.enter_default_frame().await?;
        page.script("document.querySelector('#open').contentWindow.postMessage({ hutong: 1, navigate: '/matrix/' }, '*')").await?;
        pause().await;
        page.find("#open").await?.enter_frame().await?;
        assert_eq!(count(&page, ".matrix").await?, 0);
        Ok(())
    })
}

#[test]
fn a_frame_out_of_sight_tells_its_height_even_so() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("frames.html").await?;
        page.until_true("document.querySelector('#open').offsetHeight > 500").await?;
        page.until_true("heard.some(({ event }) => event === 'ready')").await?;
        pause().await;
        let height = number(&page, "document.querySelector('#open').offsetHeight").await?;
        page.script("document.querySelector('#open').style.marginTop = '5000px'").await?;
        pause().await;
        page.script("document.querySelector('#open').contentWindow.postMessage({ hutong: 1, navigate: '/matrix/' }, '*')").await?;
        page.until_true(&format!("Math.abs(document.querySelector('#open').offsetHeight - {height}) > 50"))
            .await
    })
}

#[test]
fn a_frame_that_nobody_sees_asks_for_no_height() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("frames.html").await?;
        page.until_true("document.querySelector('#open').offsetHeight > 500").await?;
        page.find("#open").await?.enter_frame().await?;
        shows(&page, ".timeline").await?;
        // Every frame has said what it has to say.
        pause().await;
        page.script(
            "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); \
            document.body.style.paddingBottom = '321px'",
        )
        .await?;
        page.driver.enter_default_frame().await?;
        page.script("heard.length = 0").await?;
        pause().await;
        let told = "heard.filter(({ height }) => height).length";
        assert_eq!(number(&page, told).await?, 0.0);
        page.find("#open").await?.enter_frame().await?;
        page.script("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))").await?;
        page.driver.enter_default_frame().await?;
        page.until_true(&format!("{told} > 0")).await
    })
}

#[test]
fn the_dialog_writes_what_another_page_needs() -> Outcome {
    visit(Visit::default(), async |page| {
        page.open("timeline/?q=微信&lang=en").await?;
        let frames =
            "performance.getEntriesByType('resource').filter(({ name }) => name.includes('embed')).length";
        assert_eq!(number(&page, frames).await?, 0.0, "nothing of it is loaded before it is asked for");
        let entries = page.history_length().await?;
        page.press(".embed-open").await?;
        page.until_count("dialog[open] iframe", 1).await?;
        let code = "document.querySelector('dialog textarea').value";
        let written = async |part: &str| page.until_true(&format!("{code}.includes({part:?})")).await;
        written("<hutong-viewer view=\"timeline\" query=\"?q=").await?;
        written("lang=\"en\"").await?;
        // A preview that is replaced before it is there breaks off, and browsers say so.
        page.find("dialog iframe").await?.enter_frame().await?;
        shows(&page, ".timeline").await?;
        page.driver.enter_default_frame().await?;
        page.script("const theme = document.querySelector('dialog [name=theme]'); theme.value = 'dark'; theme.dispatchEvent(new Event('change', { bubbles: true }))").await?;
        written("theme=\"dark\"").await?;
        page.script("document.querySelector('dialog [name=pinned]').click()").await?;
        written("integrity=\"sha384-").await?;
        page.script("const kind = document.querySelector('dialog [name=kind]'); kind.value = 'frame'; kind.dispatchEvent(new Event('change', { bubbles: true }))").await?;
        written("<iframe src=").await?;
        written("height=\"640\"").await?;
        page.find("dialog iframe").await?.enter_frame().await?;
        shows(&page, ".timeline").await?;
        page.until_true("document.documentElement.style.colorScheme === 'dark'").await?;
        page.driver.enter_default_frame().await?;
        assert_eq!(page.history_length().await?, entries, "the preview adds nothing to the history");
        page.press("dialog .heading button").await?;
        page.until_count("dialog", 0).await?;
        assert_eq!(
            page.script("return document.activeElement.className.includes('embed-open')").await?,
            true
        );
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

/// Pictures for people to look at, under `target/screens/`.
#[test]
fn pictures_of_pages_that_embed() -> Outcome {
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    visit_hosts(async |page, _| {
        for theme in ["light", "dark"] {
            for (name, width, ready) in [
                ("columns", 1500, ".card"),
                ("rtl", 768, ".timeline"),
                ("hostile", 768, ".card"),
                ("plain", 360, ".card"),
                ("cms", 768, ""),
                ("foreign", 768, ".card"),
            ] {
                page.emulate(width, 900, theme).await?;
                page.load(&format!("{name}.html")).await?;
                if ready.is_empty() {
                    pause().await;
                } else {
                    shows(&page, ready).await?;
                }
                pause().await;
                page.screenshot(&folder.join(format!("embed-{name}-{theme}.png"))).await?;
            }
            page.script("document.querySelector('hutong-viewer').src = 'nothing.json'").await?;
            shows(&page, "[part=retry]").await?;
            page.screenshot(&folder.join(format!("embed-failed-{theme}.png"))).await?;
        }
        Ok(())
    })?;
    visit(Visit::default(), async |page| {
        for (width, theme) in [(1440, "light"), (768, "dark"), (360, "light")] {
            page.emulate(width, 900, theme).await?;
            page.open("timeline/").await?;
            page.press(".embed-open").await?;
            page.until_count("dialog[open] iframe", 1).await?;
            pause().await;
            pause().await;
            page.screenshot(&folder.join(format!("embed-dialog-{width}-{theme}.png"))).await?;
        }
        Ok(())
    })
}
