//! What breaks off, spoils or finds no room leaves a whole version or a clean visit, never a mixture.

use hutong_browser_tests::{
    Engine, Outcome, Page, Profile, WebDriverResult, dist, engine,
    scene::{
        FIRST, LATER, accept, forget_quietly, has_settled, is_kept, is_whole, keep, routes, scene, scene_with,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// After how many requests something breaks off, of all that there are.
#[derive(Clone, Copy)]
enum Often {
    /// A few, from first to last.
    Sometimes,
    /// Every fourth, beginning with this one: four of these are all, and can run beside each other.
    EveryFourth(usize),
}

impl Often {
    fn of(self, all: std::ops::Range<usize>) -> Vec<usize> {
        match self {
            Self::Sometimes => all.clone().step_by(all.len().div_ceil(3)).chain([all.end - 1]).collect(),
            Self::EveryFourth(first) => all.skip(first).step_by(4).collect(),
        }
    }
}

#[test]
fn a_first_install_that_breaks_off_leaves_a_clean_visit() -> Outcome {
    break_first_installs(Often::Sometimes)
}

#[test]
fn an_update_that_breaks_off_leaves_the_former_version() -> Outcome {
    break_updates(Often::Sometimes)
}

macro_rules! sweeps {
    ($($name:ident: $faults:path, $first:literal;)*) => {
        $(#[test]
        #[ignore = "long: cargo xtask test --soak"]
        fn $name() -> Outcome {
            $faults(Often::EveryFourth($first))
        })*
    };
}

sweeps! {
    a_first_install_that_breaks_off_at_any_request_1: break_first_installs, 0;
    a_first_install_that_breaks_off_at_any_request_2: break_first_installs, 1;
    a_first_install_that_breaks_off_at_any_request_3: break_first_installs, 2;
    a_first_install_that_breaks_off_at_any_request_4: break_first_installs, 3;
    an_update_that_breaks_off_at_any_request_1: break_updates, 0;
    an_update_that_breaks_off_at_any_request_2: break_updates, 1;
    an_update_that_breaks_off_at_any_request_3: break_updates, 2;
    an_update_that_breaks_off_at_any_request_4: break_updates, 3;
}

fn break_first_installs(often: Often) -> Outcome {
    scene(async |scene| {
        let page = scene.publish("all");
        page.load("").await?;
        is_kept(&page).await?;
        let passed = scene.gate.passed();
        // The page asks in no fixed order until it is loaded; the worker's files come after that.
        let files = passed.iter().rev().take_while(|path| !path.ends_with("/sw.js")).count();
        for count in often.of(passed.len() - files..passed.len()) {
            println!("after {count} of {} requests", passed.len());
            let page = scene.publish(&format!("after-{count}"));
            scene.gate.break_after(count);
            // Browsers may still ask for files of the page when the worker asks for its own: either breaks off.
            page.load("").await?;
            page.until("it breaks off", async || Ok(Value::Bool(scene.gate.is_shut()))).await?;
            has_settled(&page).await?;
            assert_ne!(page.script("return document.documentElement.dataset.offline").await?, "ready");
            page.until_async("caches.keys().then(names => !names.some(name => name.includes('/after-')))")
                .await?;
            scene.gate.reopen();
            // The browser has said what broke.
            page.complaints().await?;
            is_whole(&page, &FIRST, &[String::new()]).await?;
            is_kept(&page).await?;
            scene.gate.shut();
            is_whole(&page, &FIRST, &routes()).await?;
            scene.gate.reopen();
            forget_quietly(&page).await?;
        }
        Ok(())
    })
}

fn break_updates(often: Often) -> Outcome {
    scene(async |scene| {
        let page = scene.publish("all");
        keep(&page).await?;
        scene.publish_second("all");
        scene.gate.passed();
        page.reload().await?;
        page.until_true("'update' in document.documentElement.dataset").await?;
        // The page and the browser may both ask whether there is a newer worker.
        let requests = scene.gate.passed().into_iter().collect::<BTreeSet<_>>().len();
        assert!(requests > 10, "an update fetches what changed: {requests}");
        for count in often.of(0..requests) {
            println!("after {count} of {requests} requests");
            let page = scene.publish(&format!("after-{count}"));
            keep(&page).await?;
            scene.publish_second(&format!("after-{count}"));
            scene.gate.break_after(count);
            page.reload().await?;
            page.until("the update breaks off", async || Ok(Value::Bool(scene.gate.is_shut()))).await?;
            has_settled(&page).await?;
            is_whole(&page, &FIRST, &routes()).await?;
            assert!(
                page.script("return !('update' in document.documentElement.dataset)").await?.as_bool()
                    == Some(true)
            );

            scene.gate.reopen();
            page.reload().await?;
            accept(&page).await?;
            scene.gate.shut();
            is_whole(&page, LATER, &routes()).await?;
            scene.gate.reopen();
            forget_quietly(&page).await?;
        }
        Ok(())
    })
}

/// Overwrites what is kept of a file with something else of the same address.
async fn spoil(page: &Page, name: &str) -> WebDriverResult<()> {
    let spoil = format!(
        "caches.keys().then(names => caches.open(names[0])).then(async cache => {{ \
           const request = (await cache.keys()).find(key => decodeURI(key.url).endsWith({name:?})); \
           await cache.put(request, new Response('spoilt')); return true; }})"
    );
    page.until_async(&spoil).await
}

fn is_sound(name: &str) -> String {
    format!(
        "caches.keys().then(names => caches.open(names[0])).then(async cache => {{ \
           const request = (await cache.keys()).find(key => decodeURI(key.url).endsWith({name:?})); \
           return !(await (await cache.match(request)).text()).includes('spoilt'); }})"
    )
}

#[test]
fn a_spoilt_file_is_noticed_and_fetched_again() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        // A page, the program, and a file that this visit does not read.
        for name in ["/matrix/", "_bg.wasm"] {
            spoil(&page, name).await?;
            page.open("matrix/").await?;
            assert_eq!(page.script("return document.documentElement.dataset.started").await?, "hydrated");
            page.until_async(&is_sound(name)).await?;
        }
        spoil(&page, "/events.csv").await?;
        // A day later.
        page.until_async(
            "caches.keys().then(names => caches.open(names[0])).then(cache => cache.put('/a/?whole', new Response('0')))\
             .then(() => true)",
        )
        .await?;
        page.open("").await?;
        page.until_async(&is_sound("/events.csv")).await?;
        scene.gate.shut();
        is_whole(&page, &FIRST, &routes()).await
    })
}

#[test]
fn a_spoilt_file_is_never_shown_without_a_network() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        spoil(&page, "/matrix/").await?;
        scene.gate.shut();
        assert!(page.load("matrix/").await.is_err() || page.count("#app").await? == 0);
        is_whole(&page, &FIRST, &["timeline/".into()]).await?;
        scene.gate.reopen();
        is_whole(&page, &FIRST, &["matrix/".into()]).await
    })
}

#[test]
fn a_full_device_keeps_nothing_and_says_so() -> Outcome {
    scene_with(Profile { room: Some(200), ..Profile::default() }, async |scene| {
        let page = scene.publish("a");
        if engine() == Engine::Chromium {
            let origin = scene.gate.url("a").trim_end_matches("/a/").to_owned();
            page.load("404.html").await?;
            let quota = json!({ "origin": origin, "quotaSize": 200_000 });
            page.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", quota).await?;
        }
        page.open("").await?;
        page.until_true("document.documentElement.dataset.offline === 'failed'").await?;
        page.until_async("caches.keys().then(names => names.length === 0)").await?;
        // Trying again would fetch everything again, for nothing.
        scene.gate.passed();
        tokio::time::sleep(std::time::Duration::from_secs(4)).await;
        let again = scene.gate.passed();
        assert!(!again.iter().any(|path| path.ends_with("/sw.js")), "{again:?}");
        page.press(".device summary").await?;
        assert!(page.find(".device .failed").await?.is_displayed().await?);
        // Of the address that lay outside the viewer.
        page.complaints().await?;
        is_whole(&page, &FIRST, &routes()[..3]).await
    })
}

#[test]
fn what_breaks_off_is_tried_again_by_itself() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        page.load("").await?;
        is_kept(&page).await?;
        let most = scene.gate.passed().len() * 3 / 4;
        let page = scene.publish("b");
        scene.gate.break_after(most);
        page.load("").await?;
        page.until_true("document.documentElement.dataset.offline === 'failed'").await?;
        scene.gate.reopen();
        is_kept(&page).await?;
        page.complaints().await?;
        scene.gate.shut();
        is_whole(&page, &FIRST, &routes()).await
    })
}

/// In a page that nothing is kept of, after somebody published another build.
#[test]
fn what_another_build_took_away_is_had_by_loading_the_page_again() -> Outcome {
    let map: Value = serde_json::from_slice(&std::fs::read(dist().join("assets/build.json"))?)?;
    // The last file of a view is its own; those before it are shared with others.
    let parts = map["parts"]["matrix"].as_array().and_then(|files| files.last());
    let part = parts.and_then(Value::as_str).unwrap_or_default().to_owned();
    if part.is_empty() {
        // A quick build is in one piece, and nothing of it can be missing.
        return Ok(());
    }
    scene(async |scene| {
        let page = scene.publish("a");
        for missing in [&part, "embed-dialog"] {
            scene.gate.refuse(missing);
        }
        page.open("timeline/").await?;
        page.until_true("document.documentElement.dataset.offline === 'failed'").await?;
        scene.gate.reopen();
        scene.publish_second("a");

        page.press(".views a:nth-child(3)").await?;
        page.until_count(".missing", 1).await?;
        assert!(page.find(".timeline").await?.is_displayed().await?, "the page stays as it was");
        // What took its place has another name, so asking again does not help.
        scene.gate.passed();
        page.press(".missing button:not(.reload)").await?;
        page.until("it is asked for again", async || {
            Ok(scene.gate.passed().iter().any(|path| path.ends_with(&part)).into())
        })
        .await?;
        page.until_count(".missing", 1).await?;
        page.script("window.isOld = true").await?;
        page.press(".missing .reload").await?;
        page.until_true("!window.isOld").await?;
        page.started().await?;
        page.until_count(".matrix", 1).await?;
        assert_eq!(page.address().await?, "matrix/");
        assert_eq!(page.script("return document.querySelector('#app').dataset.build").await?, LATER);
        assert!(!page.find(".lost").await?.is_displayed().await?);
        page.complaints().await.map(drop)
    })
}

#[test]
fn a_dialog_that_cannot_be_fetched_is_said() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        scene.gate.refuse("embed-dialog");
        page.open("timeline/").await?;
        page.press(".embed-open").await?;
        page.until_true("document.querySelector('.lost').checkVisibility()").await?;
        scene.gate.reopen();
        page.script("window.isOld = true").await?;
        page.press(".lost .reload").await?;
        page.until_true("!window.isOld").await?;
        page.started().await?;
        page.press(".embed-open").await?;
        page.until_count("dialog[open] iframe", 1).await
    })
}
