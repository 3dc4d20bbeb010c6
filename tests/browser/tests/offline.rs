//! What stays when the network goes, and what does not mix when somebody publishes meanwhile.

use hutong_browser_tests::{
    Engine, Gate, Outcome, Page, Profile, WebDriver, WebDriverResult, dist, dossier, engine, renew, root,
    with_window,
};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, sync::LazyLock};
use xtask::server::{Server, Site};

/// The name of the second build.
const LATER: &str = "00112233aabb";

/// The name of the build under test.
static FIRST: LazyLock<String> = LazyLock::new(|| {
    let map = fs::read(dist().join("assets/build.json")).expect("the build has a map");
    let map: Value = serde_json::from_slice(&map).expect("the map is JSON");
    map["build"].as_str().expect("the build has a name").to_owned()
});

/// Where the second build lies; made once for all tests.
static SECOND: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = root().join("target/renewed");
    renew(&dist(), &folder, LATER).expect("the build can be copied");
    folder
});

/// One origin at which two builds can be published, and a window.
struct Scene<'a> {
    driver: WebDriver,
    gate: &'a Gate,
    first: &'a Server,
    second: &'a Server,
}

impl Scene<'_> {
    /// The viewer in a folder of the origin, as the build under test.
    fn publish(&self, folder: &str) -> Page {
        self.gate.lead(folder, self.first.port());
        Page::new(self.driver.clone(), self.gate.url(folder))
    }

    /// The second build takes the first one's place.
    fn publish_second(&self, folder: &str) {
        self.gate.lead(folder, self.second.port());
    }
}

fn scene(test: impl AsyncFnOnce(Scene<'_>) -> WebDriverResult<()>) -> Outcome {
    scene_with(Profile::default(), test)
}

fn scene_with(profile: Profile, test: impl AsyncFnOnce(Scene<'_>) -> WebDriverResult<()>) -> Outcome {
    let serve = |folder: PathBuf| Server::start(&Site { folder, base: "/".into() }, 0);
    let (gate, first, second) = (Gate::open()?, serve(dist())?, serve(SECOND.clone())?);
    with_window(profile, async |driver| {
        test(Scene { driver, gate: &gate, first: &first, second: &second }).await
    })
}

/// Every address that has a page.
fn routes() -> Vec<String> {
    let articles = dossier().articles;
    let articles = articles.iter().map(|article| format!("article/{}/", article.id));
    ["", "timeline/", "matrix/"].map(str::to_owned).into_iter().chain(articles).collect()
}

/// Opens the viewer and waits until it is kept, the page being answered for from what is kept.
async fn keep(page: &Page) -> WebDriverResult<()> {
    page.open("").await?;
    page.until_true("document.documentElement.dataset.offline === 'ready'").await?;
    page.driver.refresh().await?;
    page.started().await?;
    page.until_true("navigator.serviceWorker.controller").await
}

/// Opens some addresses; all must be of one build. The program says `hydrated` only where the page
/// and itself are of the same build.
async fn is_whole(page: &Page, build: &str, routes: &[String]) -> WebDriverResult<()> {
    for route in routes {
        page.open(route).await?;
        let root = "document.documentElement.dataset.started";
        let seen =
            page.script(&format!("return [document.querySelector('#app').dataset.build, {root}]")).await?;
        assert_eq!(seen, json!([build, "hydrated"]), "{route}");
        assert_eq!(page.complaints().await?, Vec::<String>::new(), "{route}");
    }
    Ok(())
}

/// Waits until a newer version is offered, and takes it.
async fn accept(page: &Page) -> WebDriverResult<()> {
    page.until_true("'update' in document.documentElement.dataset").await?;
    page.script("window.isOld = true").await?;
    page.press("[data-device=accept]").await?;
    page.until_true("!window.isOld").await?;
    page.started().await
}

/// Waits until nothing is being fetched for a newer version.
async fn has_settled(page: &Page) -> WebDriverResult<()> {
    page.until_async("navigator.serviceWorker.getRegistration().then(r => !r?.installing)").await
}

#[test]
fn what_was_opened_once_opens_without_a_network() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        page.open("").await?;
        page.until_true("document.documentElement.dataset.offline === 'ready'").await?;
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
        page.driver.refresh().await?;
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
        page.driver.refresh().await?;
        page.started().await?;
        page.until_true("'update' in document.documentElement.dataset").await?;
        page.press("[data-device=later]").await?;
        assert!(!page.find(".newer").await?.is_displayed().await?);
        page.open("timeline/").await?;
        page.until_true("'update' in document.documentElement.dataset").await
    })
}

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
        page.open("").await?;
        page.until_true("document.documentElement.dataset.offline === 'ready'").await?;
        let passed = scene.gate.passed();
        // The page asks in no fixed order until it is loaded; the worker's files come after that.
        let files = passed.iter().rev().take_while(|path| !path.ends_with("/sw.js")).count();
        for count in often.of(passed.len() - files..passed.len()) {
            println!("after {count} of {} requests", passed.len());
            let page = scene.publish(&format!("after-{count}"));
            scene.gate.break_after(count);
            page.open("").await?;
            page.until_true("document.documentElement.dataset.offline === 'failed'").await?;
            page.until_async("caches.keys().then(names => !names.some(name => name.includes('/after-')))")
                .await?;
            scene.gate.reopen();
            // The browser has said what broke.
            page.complaints().await?;
            is_whole(&page, &FIRST, &[String::new()]).await?;
            page.until_true("document.documentElement.dataset.offline === 'ready'").await?;
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
        page.driver.refresh().await?;
        page.until_true("'update' in document.documentElement.dataset").await?;
        let requests = scene.gate.passed().len();
        assert!(requests > 10, "an update fetches what changed: {requests}");
        for count in often.of(0..requests) {
            println!("after {count} of {requests} requests");
            let page = scene.publish(&format!("after-{count}"));
            keep(&page).await?;
            scene.publish_second(&format!("after-{count}"));
            scene.gate.break_after(count);
            page.driver.refresh().await?;
            page.until("the update breaks off", async || Ok(Value::Bool(scene.gate.is_shut()))).await?;
            has_settled(&page).await?;
            is_whole(&page, &FIRST, &routes()).await?;
            assert!(
                page.script("return !('update' in document.documentElement.dataset)").await?.as_bool()
                    == Some(true)
            );

            scene.gate.reopen();
            page.driver.refresh().await?;
            accept(&page).await?;
            scene.gate.shut();
            is_whole(&page, LATER, &routes()).await?;
            scene.gate.reopen();
            forget_quietly(&page).await?;
        }
        Ok(())
    })
}

/// Takes away what this folder keeps, so that a hundred of them do not fill the disk.
async fn forget_quietly(page: &Page) -> WebDriverResult<()> {
    page.until_async(
        "Promise.all([navigator.serviceWorker.getRegistration().then(r => r?.unregister()), \
         caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))]).then(() => true)",
    )
    .await
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
        page.press(".device summary").await?;
        assert!(page.find(".device .failed").await?.is_displayed().await?);
        // Of the address that lay outside the viewer.
        page.complaints().await?;
        is_whole(&page, &FIRST, &routes()[..3]).await
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
        page.until_async("navigator.serviceWorker.register('./other.js').then(() => false, error => error instanceof TypeError)").await
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
