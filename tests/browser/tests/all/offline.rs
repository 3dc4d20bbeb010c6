//! What stays when the network goes, and what does not mix when somebody publishes meanwhile.

use hutong_browser_tests::{
    Outcome,
    scene::{FIRST, LATER, accept, is_kept, is_whole, keep, routes, scene},
};

#[test]
fn what_was_opened_once_opens_without_a_network() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        page.open("").await?;
        is_kept(&page).await?;
        scene.gate.shut();
        is_whole(&page, &FIRST, &routes()).await?;
        page.open("timeline").await?;
        assert_eq!(page.address().await?, "timeline/", "a folder is a page with its slash");
        page.open("").await?;
        page.find("#search").await?.send_keys("QQ 音乐").await?;
        page.until_true("location.search.includes('q=')").await?;
        assert!(page.count(".card mark").await? > 0, "searching needs no network");
        for file in ["dossier.json", "events.csv", "claims.csv", "events.ics"] {
            page.until_async(&format!("fetch('./{file}').then(answer => answer.ok)")).await?;
        }
        // What the reader marks is kept here, not there.
        page.until_true("'room' in document.documentElement.dataset").await?;
        page.press(".card .room-star").await?;
        page.until_count(".room-star[aria-pressed=true]", 1).await?;
        page.open("").await?;
        page.until_count(".room-star[aria-pressed=true]", 1).await?;
        // The dialog that writes embeds shows what they show.
        page.press(".embed-open").await?;
        page.until_count("dialog[open] iframe", 1).await?;
        page.find("dialog iframe").await?.enter_frame().await?;
        page.until_true("document.querySelector('hutong-viewer').shadowRoot?.querySelector('.card')").await?;
        page.driver.enter_default_frame().await?;
        Ok(())
    })
}

#[test]
fn an_unknown_address_is_not_found_with_and_without_a_network() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        for network in [true, false] {
            if !network {
                scene.gate.shut();
            }
            for path in ["article/nothing-like-it/", "no/such/page", "timeline/more"] {
                page.open(path).await?;
                page.until_count(".not-found", 1).await?;
                let status =
                    page.script("return performance.getEntriesByType('navigation')[0].responseStatus");
                assert_eq!(status.await?, 404, "{path}, network: {network}");
            }
        }
        Ok(())
    })
}

#[test]
fn a_newer_build_waits_until_it_is_taken_and_then_all_tabs_show_it() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        let one = page.driver.window().await?;
        let other = page.driver.new_tab().await?;
        page.driver.switch_to_window(other.clone()).await?;
        page.open("matrix/").await?;
        page.driver.switch_to_window(one.clone()).await?;

        scene.publish_second("a");
        page.reload().await?;
        page.started().await?;
        page.until_true("'update' in document.documentElement.dataset").await?;
        assert!(page.find(".newer").await?.is_displayed().await?);
        is_whole(&page, &FIRST, &routes()).await?;

        accept(&page).await?;
        for tab in [one, other] {
            page.driver.switch_to_window(tab).await?;
            page.until_true(&format!("document.querySelector('#app')?.dataset.build === '{LATER}'")).await?;
            page.started().await?;
        }
        assert_eq!(page.address().await?, "matrix/", "a tab stays where it was");
        page.until_async("caches.keys().then(names => names.length === 1)").await?;
        scene.gate.shut();
        is_whole(&page, LATER, &routes()).await
    })
}

#[test]
fn an_offer_that_is_put_off_goes_and_comes_back() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        scene.publish_second("a");
        page.reload().await?;
        page.started().await?;
        page.until_true("'update' in document.documentElement.dataset").await?;
        page.press("[data-device=later]").await?;
        assert!(!page.find(".newer").await?.is_displayed().await?);
        page.open("timeline/").await?;
        page.until_true("'update' in document.documentElement.dataset").await
    })
}
