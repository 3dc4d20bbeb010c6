//! A reader opens, filters, reads, goes back, reloads and follows links.

use hutong_browser_tests::{
    Engine, Key, Outcome, Page, Profile, Visit, WebDriverResult, dist, dossier, engine, large_dist, serve,
    visit, with_window,
};
use hutong_model::{Block, Dossier};
use serde_json::json;
use std::{fs, os::unix::fs::symlink, path::Path};

/// An outlet with fewer articles than the dossier has, and how many.
fn outlet(dossier: &Dossier) -> (String, usize) {
    let mut counts = std::collections::BTreeMap::new();
    for outlet in dossier.articles.iter().filter_map(|article| article.outlet.clone()) {
        *counts.entry(outlet).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).expect("some article has an outlet")
}

#[test]
fn a_prerendered_page_is_taken_over_without_a_complaint() -> Outcome {
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        for path in ["", "timeline/", "matrix/", &format!("article/{}/", dossier.articles[0].id)] {
            page.open(path).await?;
            assert_eq!(
                page.script("return document.documentElement.dataset.started").await?,
                "hydrated",
                "{path}"
            );
            assert_eq!(page.complaints().await?, Vec::<String>::new(), "{path}");
            assert!(!page.find("#broken").await?.is_displayed().await?);
        }
        page.open("").await?;
        page.until_count(".card", dossier.articles.len()).await
    })
}

#[test]
fn typing_filters_at_once_and_keeps_one_entry_of_the_history() -> Outcome {
    visit(Visit::default(), async |page| {
        page.open("").await?;
        let before = page.history_length().await?;
        let all = page.count(".card").await?;
        page.find("#search").await?.send_keys("QQ 音乐").await?;
        page.until_true("location.search.includes('q=')").await?;
        let found = page.count(".card").await?;
        assert!(found > 0 && found < all, "{found} of {all}");
        assert_eq!(page.count(".card .lead mark").await?, page.count(".card .lead:has(mark) mark").await?);
        assert_eq!(page.address().await?, "?q=QQ 音乐");
        assert_eq!(page.history_length().await?, before);
        assert!(page.text(".tally").await?.contains(&found.to_string()));
        page.press(".clear").await?;
        page.until_count(".card", all).await?;
        assert_eq!(page.find("#search").await?.prop("value").await?.as_deref(), Some(""));
        page.driver.back().await?;
        page.until_count(".card", found).await
    })
}

#[test]
fn choosing_adds_to_the_history_and_back_forward_reload_restore_it() -> Outcome {
    let dossier = dossier();
    let (name, count) = outlet(&dossier);
    visit(Visit::default(), async |page| {
        page.open("").await?;
        let before = page.history_length().await?;
        // A wide page shows what is folded; the driver takes it for hidden, so the keyboard chooses.
        let said = format!(
            "const value = [...document.querySelectorAll('[data-facet=outlet] .value')].find(value => value.children[1].textContent === {name:?}); value.querySelector('input').focus(); return value.children[2].textContent"
        );
        assert_eq!(page.script(&said).await?.as_str(), Some(count.to_string().as_str()));
        page.driver.active_element().await?.send_keys(" ").await?;
        page.until_count(".card", count).await?;
        assert_eq!(page.history_length().await?, before + 1);
        assert_eq!(page.address().await?, format!("?outlet={name}"));
        page.driver.back().await?;
        page.until_count(".card", dossier.articles.len()).await?;
        page.driver.forward().await?;
        page.until_count(".card", count).await?;
        page.driver.refresh().await?;
        page.started().await?;
        page.until_count(".card", count).await?;
        assert_eq!(page.count(".chip").await?, 1);
        page.press(".chip").await?;
        // Whoever walks by keys goes on where the chip was.
        page.until_true("document.activeElement.matches('.tally')").await?;
        page.until_count(".card", dossier.articles.len()).await
    })
}

#[test]
fn an_article_opens_reads_and_leads_back_to_the_same_list() -> Outcome {
    let dossier = dossier();
    let (name, count) = outlet(&dossier);
    visit(Visit::default(), async |page| {
        page.open(&format!("?outlet={name}")).await?;
        page.until_count(".card", count).await?;
        let title = page.text(".card h2").await?;
        page.press(".card h2 a").await?;
        page.until_count(".reader", 1).await?;
        assert_eq!(page.text(".reader h1").await?, title);
        assert!(page.driver.title().await?.starts_with(&title));
        assert_eq!(page.script("return document.activeElement.id").await?, "content");
        assert_eq!(page.script("return scrollY").await?, 0);
        page.driver.back().await?;
        page.until_count(".card", count).await?;
        page.driver.forward().await?;
        page.until_count(".reader", 1).await?;
        page.press(".back a").await?;
        page.until_count(".card", count).await
    })
}

#[test]
fn going_back_returns_to_the_place_in_the_list() -> Outcome {
    visit(Visit::default(), async |page| {
        page.emulate(360, 600, "light").await?;
        page.open("").await?;
        page.script("document.querySelector('.card:nth-child(3) h2 a').scrollIntoView({ block: 'center' })")
            .await?;
        let place = page.script("return Math.round(scrollY)").await?.as_i64().unwrap_or_default();
        assert!(place > 300, "{place}");
        page.find(".card:nth-child(3) h2 a").await?.click().await?;
        page.until_count(".reader", 1).await?;
        page.until_true("scrollY === 0").await?;
        page.driver.back().await?;
        page.until_count(".reader", 0).await?;
        page.until_true(&format!("Math.abs(scrollY - {place}) < 40")).await
    })
}

#[test]
fn an_entry_of_the_timeline_leads_to_its_sentence() -> Outcome {
    visit(Visit::default(), async |page| {
        page.open("timeline/").await?;
        assert!(page.count(".event.published").await? > 0 && page.count(".event.reported").await? > 0);
        page.press(".event.reported .evidence-list a").await?;
        page.until_count(".reader", 1).await?;
        page.until_true("document.querySelector('mark.evidence')").await?;
        let address = page.address().await?;
        // A pasted link shows the same.
        page.load("404.html").await?;
        page.open(&address).await?;
        page.until_true("document.querySelector('mark.evidence')").await?;
        page.until_true(
            "(box => box.top >= 0 && box.bottom <= innerHeight)(document.querySelector('mark.evidence').getBoundingClientRect())",
        )
        .await
    })
}

#[test]
fn a_cell_of_the_matrix_opens_on_its_sentences_and_the_slider_goes_back_in_time() -> Outcome {
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        page.open("matrix/").await?;
        let pairs: std::collections::BTreeSet<_> =
            dossier.claims.iter().map(|claim| (&claim.relation, &claim.subject, &claim.object)).collect();
        page.until_count(".matrix button[popovertarget]:not(.close)", pairs.len()).await?;
        page.press(".matrix td button").await?;
        page.until_true("document.querySelector('.evidence:popover-open blockquote')").await?;
        assert!(!page.text(".evidence:popover-open blockquote").await?.is_empty());
        page.driver.active_element().await?.send_keys(Key::Escape).await?;
        page.until_count(".evidence:popover-open", 0).await?;

        let entries = page.history_length().await?;
        page.find("#as-of").await?.send_keys(Key::Home).await?;
        let first = dossier.claims.iter().filter_map(|claim| claim.as_of).min().expect("claims have days");
        page.until_true(&format!("location.search.includes('before={first}')")).await?;
        assert_eq!(page.history_length().await?, entries, "sliding keeps one entry");
        let then: std::collections::BTreeSet<_> = dossier
            .claims
            .iter()
            .filter(|claim| claim.as_of == Some(first))
            .map(|claim| (&claim.relation, &claim.subject, &claim.object))
            .collect();
        page.until_count(".matrix button[popovertarget]:not(.close)", then.len()).await?;

        page.press(".matrix td button").await?;
        page.press(".evidence:popover-open .from a").await?;
        page.until_true("document.querySelector('.reader mark.evidence')").await
    })
}

#[test]
fn a_link_with_everything_in_it_restores_everything() -> Outcome {
    let dossier = dossier();
    let (name, count) = outlet(&dossier);
    visit(Visit::default(), async |page| {
        page.open(&format!("?outlet={name}&after=2000-01-01&lang=en")).await?;
        page.until_count(".card", count).await?;
        assert_eq!(page.script("return document.documentElement.lang").await?, "en");
        assert_eq!(page.find("#after").await?.prop("value").await?.as_deref(), Some("2000-01-01"));
        assert_eq!(page.count(".chip").await?, 2);
        page.press(".views a:nth-child(2)").await?;
        page.until_true("document.querySelector('.timeline')").await?;
        assert!(page.address().await?.contains(&format!("outlet={name}")));
        Ok(())
    })
}

#[test]
fn addresses_that_mean_nothing_are_answered_helpfully() -> Outcome {
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        for (path, said) in [
            ("article/nothing-like-it/", "nothing-like-it"),
            ("no/such/page", "no/such/page"),
            ("?after=2021-02-30", "2021-02-30"),
            ("timeline/?at=here", "here"),
            ("?lang=tlh", "tlh"),
        ] {
            page.open(path).await?;
            page.until_count(".not-found", 1).await?;
            assert!(page.text(".not-found").await?.contains(said), "{path}");
            page.press(".ways a:last-child").await?;
            page.until_count(".card", dossier.articles.len()).await?;
        }
        Ok(())
    })
}

#[test]
fn everything_can_be_read_without_scripts() -> Outcome {
    let dossier = dossier();
    visit(Visit { scripts: false, ..Visit::default() }, async |page| {
        page.load("").await?;
        assert_eq!(page.count(".card").await?, dossier.articles.len());
        assert!(page.text(".needs-script").await?.contains("JavaScript"));
        assert!(!page.find("#search").await?.is_displayed().await?);
        page.press(".card h2 a").await?;
        let title = page.text(".reader h1").await?;
        let article =
            dossier.articles.iter().find(|article| article.title == title).expect("a title of the dossier");
        let shown = page.text(".prose").await?;
        for block in article.body.iter().filter(|block| matches!(block, Block::Paragraph(_))) {
            let text = block.text();
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            assert!(squeeze(&shown).contains(&squeeze(&text)), "missing: {text}");
        }
        page.press(".views a:nth-child(2)").await?;
        assert!(page.count(".event").await? > 0);
        Ok(())
    })
}

#[test]
fn it_works_under_any_path() -> Outcome {
    let dossier = dossier();
    visit(Visit { base: "/some/sub/path/", ..Visit::default() }, async |page| {
        page.open("").await?;
        page.press(".card h2 a").await?;
        page.until_count(".reader", 1).await?;
        assert!(page.address().await?.starts_with("article/"), "{}", page.address().await?);
        page.driver.refresh().await?;
        page.started().await?;
        assert_eq!(page.script("return document.documentElement.dataset.started").await?, "hydrated");
        page.press(".masthead-title a").await?;
        page.until_count(".card", dossier.articles.len()).await?;
        assert_eq!(page.address().await?, "");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

/// The front page of a build under a policy that its host sends, beside the page's own.
fn under_policy(folder: &Path, policy: &str, test: impl AsyncFnOnce(Page) -> WebDriverResult<()>) -> Outcome {
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let site = tempfile::tempdir()?;
    let html = fs::read_to_string(folder.join("index.html"))?;
    fs::write(site.path().join("index.html"), html.replacen("<head>", &format!("<head>{policy}"), 1))?;
    symlink(folder.join("assets"), site.path().join("assets"))?;
    let server = serve(site.path())?;
    with_window(Profile::default(), async |driver| {
        let page = Page::new(driver, server.url());
        page.open("").await?;
        page.until_true("getComputedStyle(document.querySelector('.views')).display === 'flex'").await?;
        test(page).await
    })
}

#[test]
fn a_host_may_have_a_policy_of_its_own_for_styles() -> Outcome {
    // It knows nothing of the style that is in the page.
    under_policy(&dist(), "style-src 'self'", async |page| {
        assert_eq!(
            page.script("return document.querySelectorAll('head link[rel=stylesheet]').length").await?,
            5,
            "what the page should have in itself, and what is added to it for each view"
        );
        page.press(".views a:nth-child(2)").await?;
        page.until_true("document.querySelector('.event')").await
    })
}

#[test]
fn pages_that_link_to_everything_need_no_word_of_their_host() -> Outcome {
    // Those of a large dossier, as those of any that is built with `--linked`.
    under_policy(&large_dist(), "style-src 'self'; script-src 'self' 'wasm-unsafe-eval'", async |page| {
        page.press(".views a:nth-child(2)").await?;
        page.until_true("document.querySelector('.event')").await
    })
}

#[test]
fn nothing_is_fetched_from_elsewhere_until_the_reader_agrees() -> Outcome {
    let dossier = dossier();
    let article = dossier
        .articles
        .iter()
        .find(|article| article.body.iter().any(|block| matches!(block, Block::Image(_))))
        .expect("some article has a picture");
    let elsewhere = "performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith(location.origin)).map(entry => entry.name)";
    visit(Visit::default(), async |page| {
        page.open(&format!("article/{}/", article.id)).await?;
        assert_eq!(page.script(&format!("return {elsewhere}.length")).await?, 0);
        assert_eq!(page.count(".prose img").await?, 0);
        page.press(".placeholder button").await?;
        // There is no network here: the picture fails, and says so quietly.
        page.until_true("document.querySelector('.prose img, .placeholder span')").await?;
        page.until_true(&format!("{elsewhere}.length > 0 || document.querySelector('.prose img')")).await?;
        page.driver.refresh().await?;
        page.started().await?;
        page.until_true("document.querySelector('.prose img, .placeholder span')").await
    })
}

#[test]
fn the_keyboard_is_enough() -> Outcome {
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        page.open("").await?;
        let focus = "return document.activeElement.matches(':focus-visible') && getComputedStyle(document.activeElement).outlineStyle !== 'none'";
        let body = page.find("body").await?;
        body.send_keys(Key::Tab).await?;
        assert_eq!(page.script("return document.activeElement.className").await?, "skip");
        let mut stops = 0;
        loop {
            page.driver.active_element().await?.send_keys(Key::Tab).await?;
            stops += 1;
            assert!(page.script(focus).await?.as_bool() == Some(true), "no visible focus at stop {stops}");
            if page.script("return document.activeElement.type === 'checkbox'").await?.as_bool() == Some(true)
            {
                break;
            }
            assert!(stops < 60, "no filter can be reached by Tab");
        }
        page.driver.active_element().await?.send_keys(" ").await?;
        page.until_true("document.querySelectorAll('.chip').length === 1").await?;
        assert_eq!(page.script("return document.activeElement.type").await?, "checkbox", "focus is kept");
        assert!(page.count(".card").await? <= dossier.articles.len());
        page.script("document.querySelector('.card h2 a').focus()").await?;
        page.driver.active_element().await?.send_keys(Key::Enter).await?;
        page.until_count(".reader", 1).await
    })
}

#[test]
fn a_broken_program_says_so_and_leaves_the_articles() -> Outcome {
    visit(Visit::default(), async |page| {
        page.open("").await?;
        let cards = page.count(".card").await?;
        // The page's own classes: a driver's script has others of the same names in Firefox.
        page.script(
            "const page = window.wrappedJSObject ?? window; \
             page.dispatchEvent(new page.ErrorEvent('error', { error: new page.WebAssembly.RuntimeError('unreachable') }))",
        )
        .await?;
        page.until_true("!document.getElementById('broken').hidden").await?;
        assert!(page.find("#broken").await?.is_displayed().await?);
        assert_eq!(page.count(".card").await?, cards);
        let entries = page.script("return performance.timeOrigin").await?;
        page.press(".card h2 a").await?;
        page.until_count(".reader", 1).await?;
        assert_ne!(page.script("return performance.timeOrigin").await?, entries, "a plain link loads a page");
        Ok(())
    })
}

#[test]
fn the_interface_speaks_the_language_of_the_browser_and_articles_keep_theirs() -> Outcome {
    // Only Chromium lets itself be told in the middle what its reader speaks.
    if engine() == Engine::Firefox {
        return Ok(());
    }
    let dossier = dossier();
    let article = &dossier.articles[0];
    visit(Visit::default(), async |page| {
        let agent = page.script("return navigator.userAgent").await?;
        for (accepted, spoken, day) in [
            ("zh-TW,zh", "zh-Hant", "年"),
            ("en-GB,en", "en", "20"),
            ("fr-FR,en", "en", "20"),
            ("zh-CN", "zh-Hans", "年"),
        ] {
            let told = json!({ "userAgent": agent, "acceptLanguage": accepted });
            page.driver.cdp().send_raw("Emulation.setUserAgentOverride", told).await?;
            page.open(&format!("article/{}/", article.id)).await?;
            page.until_true(&format!("document.documentElement.lang === {spoken:?}")).await?;
            assert_eq!(
                page.script("return document.querySelector('.prose').lang").await?,
                article.language.as_str()
            );
            assert!(page.text(".article-head time").await?.contains(day), "{accepted}");
        }
        // Who chooses another one has it in the address, and keeps it on the way.
        page.press(".languages a[lang=en]").await?;
        page.until_true("document.documentElement.lang === 'en' && location.search === '?lang=en'").await?;
        page.press(".back a").await?;
        page.until_true("document.querySelector('.card') && location.search === '?lang=en'").await
    })
}

#[test]
fn nothing_moves() -> Outcome {
    visit(Visit::default(), async |page| {
        let moving = "return [...document.querySelectorAll('*')].filter(element => { \
            const style = getComputedStyle(element); \
            const times = [style.transitionDuration, style.animationDuration].join().split(','); \
            return times.some((time) => parseFloat(time) > 0) || style.scrollBehavior === 'smooth'; \
          }).map((element) => element.outerHTML)";
        for path in ["", "timeline/", "matrix/"] {
            page.open(path).await?;
            page.until_true("document.querySelector('.room-open')").await?;
            let moving = page.script(moving).await?;
            assert_eq!(moving.as_array().map(Vec::len), Some(0), "{path}: {moving}");
        }
        Ok(())
    })
}

#[test]
fn how_many_remain_is_said_to_those_who_listen() -> Outcome {
    visit(Visit::default(), async |page| {
        for path in ["", "timeline/", "matrix/"] {
            page.open(path).await?;
            let said = "document.querySelector('.tally').closest('[role=status], [aria-live=polite]')";
            page.until_true(said).await?;
            let before = page.text(".tally").await?;
            page.find("#search").await?.send_keys("云闪付").await?;
            page.until_true(&format!("document.querySelector('.tally').textContent !== {before:?}")).await?;
            page.until_true(said).await?;
            assert_eq!(page.count(".tally").await?, 1);
        }
        Ok(())
    })
}

#[test]
fn who_types_keeps_the_focus_when_nothing_is_found_any_more() -> Outcome {
    visit(Visit::default(), async |page| {
        for path in ["", "timeline/", "matrix/"] {
            page.open(path).await?;
            page.script("document.getElementById('search').focus()").await?;
            for letter in ["z", "z", "z"] {
                page.driver.action_chain().send_keys(letter).perform().await?;
            }
            page.until_true("document.getElementById('search').value === 'zzz'").await?;
            page.until_count(".nothing", 1).await?;
            for _ in 0..3 {
                page.driver.action_chain().send_keys(Key::Backspace).perform().await?;
            }
            page.until_count(".nothing", 0).await?;
            assert_eq!(page.script("return document.activeElement.id").await?, "search", "/{path}");
        }
        Ok(())
    })
}
