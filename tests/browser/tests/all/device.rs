//! What a reader has of the dossier on a device: counted, forgotten, installed, apart from others.

use hutong_browser_tests::{
    Engine, Gate, Outcome, Page, WebDriverResult, dossier, engine, root,
    scene::{FIRST, LATER, accept, is_whole, keep, routes, scene},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn two_dossiers_of_one_site_do_not_touch_each_other() -> Outcome {
    scene(async |scene| {
        // One lies inside the other's folder: the harder case.
        let (outer, inner) = (scene.publish("a"), scene.publish("a").at(scene.gate.url("a") + "b/"));
        keep(&outer).await?;
        scene.gate.lead("a/b", scene.second.port());
        keep(&inner).await?;
        let names = outer.until_async("caches.keys().then(names => names.length === 2)");
        names.await?;
        is_whole(&outer, &FIRST, &routes()).await?;
        is_whole(&inner, LATER, &routes()).await?;

        // A newer version of the one leaves the other as it is.
        scene.publish_second("a");
        outer.open("").await?;
        accept(&outer).await?;
        scene.gate.shut();
        is_whole(&outer, LATER, &routes()).await?;
        is_whole(&inner, LATER, &routes()).await?;
        scene.gate.reopen();

        // And so does forgetting it.
        outer.open("").await?;
        outer.press(".theme").await?;
        inner.open("").await?;
        assert_eq!(inner.script("return document.documentElement.dataset.theme ?? null").await?, Value::Null);
        inner.press(".theme").await?;
        outer.open("").await?;
        forget(&outer).await?;
        assert_eq!(outer.script("return document.documentElement.dataset.theme ?? null").await?, Value::Null);
        inner.open("").await?;
        assert_eq!(inner.script("return document.documentElement.dataset.theme").await?, "light");
        scene.gate.shut();
        is_whole(&inner, LATER, &routes()).await
    })
}

/// Presses through to "forget everything", and waits for the page that says so.
async fn forget(page: &Page) -> WebDriverResult<()> {
    page.press(".device summary").await?;
    page.press(".device [popovertarget=forget]").await?;
    page.press("#forget [data-device=forget]").await?;
    page.until_true("document.documentElement.dataset.offline === 'forgotten'").await?;
    page.started().await
}

#[test]
fn forgetting_leaves_nothing_until_the_next_visit() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        page.press(".theme").await?;
        forget(&page).await?;
        page.until_async(
            "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])\
             .then(([caches, workers]) => !caches.length && !workers.length && !localStorage.length && !sessionStorage.length)",
        )
        .await?;
        keep(&page).await?;
        scene.gate.shut();
        is_whole(&page, &FIRST, &routes()).await
    })
}

#[test]
fn what_is_kept_is_counted() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        page.press(".device summary").await?;
        page.until_true("document.querySelector('.device output').value").await?;
        let shown = page.text(".device output").await?;
        let digits: String = shown.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let megabytes: f64 = digits.parse().expect("a number is shown");
        assert!((0.3..10.0).contains(&megabytes), "{shown}");
        page.until_true("document.querySelector('.device .ready').checkVisibility()").await
    })
}

#[test]
fn scripts_come_by_one_policy_and_nothing_else() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        let refused = "(() => { try { trustedTypes.createPolicy(NAME, { createScriptURL: text => text }) } catch { return true } })()";
        for name in ["'hutong'", "'other'", "'default'"] {
            page.until_true(&refused.replace("NAME", name)).await?;
        }
        page.until_async("navigator.serviceWorker.register('./other.js').then(() => false, error => error.name === 'TypeError')").await
    })
}

#[test]
fn pictures_are_kept_where_their_site_lets_them_be_read() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        let (readable, closed) = (Gate::open()?, Gate::open()?);
        readable.make_readable();
        for site in [&readable, &closed] {
            site.lead("p", scene.first.port());
            let picture = site.url("p") + "icons/icon-192.png";
            page.until_async(&shows(&picture)).await?;
        }
        let kept = "caches.keys().then(async names => { \
            const cache = await caches.open(names.find(name => name.endsWith('pictures'))); \
            return (await cache.keys()).length === 1; })";
        page.until_async(kept).await?;
        readable.shut();
        closed.shut();
        page.until_async(&shows(&(readable.url("p") + "icons/icon-192.png"))).await?;
        let missing =
            format!("{}.then(shown => !shown)", shows(&(closed.url("p") + "icons/icon-192.png?again")));
        page.until_async(&missing).await
    })
}

fn shows(picture: &str) -> String {
    format!(
        "new Promise(done => {{ const image = new Image(); image.onload = () => done(true); \
         image.onerror = () => done(false); image.src = {picture:?} }})"
    )
}

#[test]
fn what_is_installed_has_its_names_icons_and_shortcuts() -> Outcome {
    let dossier = dossier();
    scene(async |scene| {
        let page = scene.publish("a");
        page.open("").await?;
        page.until_async(
            "fetch(document.querySelector('link[rel=manifest]').href).then(answer => answer.json()).then(json => window.manifest = json)",
        )
        .await?;
        let manifest = page.script("return manifest").await?;
        assert_eq!(manifest["name"], dossier.title.get(&dossier.language), "{manifest}");
        for key in ["description", "lang", "start_url", "scope", "display", "background_color", "theme_color"]
        {
            assert!(manifest[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {manifest}");
        }
        let purposes: BTreeSet<_> = manifest["icons"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|icon| icon["purpose"].as_str())
            .collect();
        assert_eq!(purposes, BTreeSet::from(["any", "maskable"]));
        // Every icon is as large as it says; one that is cut by the system has no clear corners.
        page.until_async(
            "Promise.all(manifest.icons.map(async ({ src, sizes, purpose }) => {
               const image = Object.assign(new Image(), { src });
               await image.decode();
               if (sizes !== `${image.naturalWidth}x${image.naturalHeight}`) throw `${src} is not ${sizes}`;
               const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
               const context = canvas.getContext('2d');
               context.drawImage(image, 0, 0);
               const last = image.width - 1;
               const clear = [[0, 0], [last, 0], [0, last], [last, last]].some(([x, y]) => context.getImageData(x, y, 1, 1).data[3] < 255);
               if (purpose === 'maskable' && clear) throw `${src} has clear corners`;
             })).then(() => true)",
        )
        .await?;
        let shortcuts = manifest["shortcuts"].as_array().cloned().unwrap_or_default();
        assert_eq!(shortcuts.len(), 2, "{manifest}");
        for shortcut in shortcuts {
            page.open(shortcut["url"].as_str().unwrap_or_default().trim_start_matches("./")).await?;
            page.until_count(".not-found", 0).await?;
            assert!(
                page.driver.title().await?.starts_with(shortcut["name"].as_str().unwrap_or("?")),
                "{shortcut}"
            );
        }
        Ok(())
    })
}

#[test]
fn chromium_would_install_it() -> Outcome {
    if engine() == Engine::Firefox {
        // Firefox neither installs nor says what it thinks of a manifest.
        return Ok(());
    }
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        let cdp = page.driver.cdp();
        let errors = cdp.send_raw("Page.getInstallabilityErrors", json!({})).await?;
        assert_eq!(errors["installabilityErrors"], json!([]), "{errors}");
        let manifest = cdp.send_raw("Page.getAppManifest", json!({})).await?;
        assert_eq!(manifest["errors"], json!([]), "{manifest}");
        let id = cdp.send_raw("Page.getAppId", json!({})).await?;
        assert_eq!(id["appId"], json!(page.root()), "an app is where it lies");

        page.script(
            // The browser may have offered by now, or does not where it has no window.
            "const prompt = () => { window.prompted = true }; \
             BeforeInstallPromptEvent.prototype.prompt = prompt; \
             const offer = new Event('beforeinstallprompt', { cancelable: true }); \
             offer.prompt = prompt; dispatchEvent(offer)",
        )
        .await?;
        page.until_true("document.querySelector('.install').checkVisibility()").await?;
        page.press("[data-device=install]").await?;
        page.until_true("window.prompted").await?;
        page.until_true("!document.querySelector('.install').checkVisibility()").await
    })
}

/// Pictures for people to look at, under `target/screens/`.
#[test]
fn pictures_of_the_offer_and_of_the_panel() -> Outcome {
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        scene.publish_second("a");
        page.reload().await?;
        page.until_true("'update' in document.documentElement.dataset").await?;
        for (width, theme) in [(1440, "light"), (768, "dark"), (360, "light"), (360, "dark")] {
            page.emulate(width, 900, theme).await?;
            page.reload().await?;
            page.started().await?;
            page.until_true("'update' in document.documentElement.dataset").await?;
            page.screenshot(&folder.join(format!("offer-{width}-{theme}.png"))).await?;
            page.press("[data-device=later]").await?;
            page.script("document.documentElement.dataset.lost = ''").await?;
            page.screenshot(&folder.join(format!("lost-{width}-{theme}.png"))).await?;
            page.script("delete document.documentElement.dataset.lost").await?;
            page.script("document.documentElement.dataset.install = ''").await?;
            page.press(".device summary").await?;
            page.until_true("document.querySelector('.device output').value").await?;
            page.script("scrollTo(0, document.body.scrollHeight)").await?;
            page.screenshot(&folder.join(format!("device-{width}-{theme}.png"))).await?;
            page.press(".device [popovertarget=forget]").await?;
            page.screenshot(&folder.join(format!("forget-{width}-{theme}.png"))).await?;
        }
        Ok(())
    })
}
