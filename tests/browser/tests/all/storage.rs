//! What a device has room for, and what is asked of it: lasting storage for what readers mark, and what
//! happens to marks, to a newer version and to pictures where the room runs out.

use hutong_browser_tests::{
    Engine, Gate, Outcome, Page, Profile, WebDriverResult, engine,
    scene::{FIRST, LATER, accept, has_settled, is_whole, keep, routes, scene, scene_with},
    serve,
};
use serde_json::json;

/// How much a site may keep here, in kilobytes: a dossier and a little more, and not two of them.
const ROOM: u32 = 12_000;

/// Waits until the reading room is there, in which readers mark.
async fn enter(page: &Page) -> WebDriverResult<()> {
    page.until_true("'room' in document.documentElement.dataset").await
}

/// Lets a site keep so many bytes in Chromium; Firefox is told before it opens.
async fn allow(page: &Page, bytes: u32) -> WebDriverResult<()> {
    if engine() == Engine::Chromium {
        let origin = page.script("return origin").await?;
        let quota = json!({ "origin": origin, "quotaSize": bytes });
        page.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", quota).await?;
    }
    Ok(())
}

/// Keeps something else at the same site until hardly anything more finds room. Firefox may say that it
/// took a piece of which it kept nothing, and takes away what a failure had begun to write only with the
/// page: so what is used is asked, and asked again of a page that was just loaded.
async fn fill(page: &Page) -> WebDriverResult<()> {
    loop {
        page.until_async(
            "(async () => {
               const cache = await caches.open('something else');
               const bytes = new Uint8Array(4_000_000);
               for (let at = 0; at < bytes.length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
               window.rounds = 0;
               for (let size = bytes.length; size > 4000; rounds += 1) {
                 const { usage, quota } = await navigator.storage.estimate();
                 if (usage > quota - 10_000) break;
                 const address = `${origin}/filler/${Math.random()}`;
                 try {
                   await cache.put(address, new Response(bytes.subarray(0, size)));
                   const kept = await (await cache.match(address))?.blob();
                   if (kept?.size !== size) size /= 2;
                 } catch (error) {
                   // Firefox passes on what its disk said.
                   if (!/Quota|No device space/.test(`${error.name} ${error}`)) throw error;
                   size /= 2;
                 }
               }
               return true;
             })()",
        )
        .await?;
        let rounds = page.script("return rounds").await?;
        page.reload().await?;
        page.started().await?;
        if rounds.as_u64() < Some(FULL) {
            return Ok(());
        }
    }
}

/// A device that refuses so many pieces, each half as large as the one before, is full.
const FULL: u64 = 12;

async fn make_room(page: &Page) -> WebDriverResult<()> {
    // One by one: Firefox takes a whole cache away only when no script knows it any more.
    page.until_async(
        "caches.open('something else').then(async cache => \
           Promise.all((await cache.keys()).map(key => cache.delete(key)))).then(() => true)",
    )
    .await
}

#[test]
fn whoever_marks_something_has_it_kept_for_good() -> Outcome {
    scene(async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        enter(&page).await?;
        let lasts = "navigator.storage.persisted()";
        page.until_async(&format!("{lasts}.then(lasts => !lasts)")).await?;
        if engine() == Engine::Chromium {
            // It decides by itself, so that it was asked is all there is to see.
            page.script(
                "window.asked = 0; StorageManager.prototype.persist = async () => { asked += 1; return false }",
            )
            .await?;
        }
        page.press(".card .room-star").await?;
        page.until_count(".room-star[aria-pressed=true]", 1).await?;
        match engine() {
            Engine::Chromium => page.until_true("asked === 1").await?,
            Engine::Firefox => page.until_async(lasts).await?,
        }
        page.press(".card:nth-child(2) .room-star").await?;
        page.until_count(".room-star[aria-pressed=true]", 2).await?;
        if engine() == Engine::Chromium {
            assert_eq!(page.script("return asked").await?, 1, "once a visit is enough");
        }
        Ok(())
    })
}

#[test]
fn marks_that_find_no_room_last_for_the_visit_and_the_reader_is_told() -> Outcome {
    scene_with(Profile { room: Some(ROOM), ..Profile::default() }, async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        allow(&page, ROOM * 1000).await?;
        fill(&page).await?;
        enter(&page).await?;
        // Of a few bytes browsers keep no account, and some compress: a long note that says nothing twice.
        page.press(".card h2 a").await?;
        page.until_count(".reader", 1).await?;
        page.driver.active_element().await?.send_keys("n").await?;
        page.until_count("dialog textarea", 1).await?;
        page.script("document.querySelector('dialog textarea').value = Array.from({ length: 60_000 }, () => Math.random().toString(36).slice(2)).join('')")
            .await?;
        page.press("dialog [type=submit]").await?;
        page.until_count(".room-said[data-grave]", 1).await?;
        assert!(page.text(".room-said").await?.contains("空间"), "{}", page.text(".room-said").await?);
        // Where there is room again, all of it is kept.
        make_room(&page).await?;
        page.press(".room-said button").await?;
        page.driver.active_element().await?.send_keys("s").await?;
        page.until_count(".room-tools [aria-pressed=true]", 1).await?;
        page.reload().await?;
        enter(&page).await?;
        page.until_count(".room-tools [aria-pressed=true]", 1).await
    })
}

#[test]
fn a_newer_version_that_finds_no_room_leaves_the_former_one() -> Outcome {
    // Chromium (156) itself ends now and then where room runs out; nothing was seen then.
    let is_gone = |outcome: &Outcome| {
        outcome.as_ref().is_err_and(|error| error.to_string().contains("closed the connection"))
    };
    (0..4).map(|_| newer_without_room()).find(|outcome| !is_gone(outcome)).unwrap_or_else(newer_without_room)
}

fn newer_without_room() -> Outcome {
    scene_with(Profile { room: Some(ROOM), ..Profile::default() }, async |scene| {
        let page = scene.publish("a");
        keep(&page).await?;
        allow(&page, ROOM * 1000).await?;
        fill(&page).await?;
        scene.publish_second("a");
        scene.gate.passed();
        page.reload().await?;
        page.started().await?;
        page.until("the newer version is asked for", async || {
            Ok(scene.gate.passed().iter().any(|path| path.ends_with("/sw.js")).into())
        })
        .await?;
        has_settled(&page).await?;
        is_whole(&page, &FIRST, &routes()).await?;
        assert_eq!(page.script("return 'update' in document.documentElement.dataset").await?, false);
        scene.gate.shut();
        is_whole(&page, &FIRST, &routes()).await?;
        scene.gate.reopen();

        make_room(&page).await?;
        page.reload().await?;
        accept(&page).await?;
        scene.gate.shut();
        is_whole(&page, LATER, &routes()).await
    })
}

/// Pictures kept of other sites, with their bytes.
const KEPT: &str = "caches.keys().then(async names => { \
    const cache = await caches.open(names.find(name => name.endsWith('pictures')) ?? 'none'); \
    const sizes = await Promise.all((await cache.keys()).map(async key => Number((await cache.match(key)).headers.get('content-length')))); \
    return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), largest: Math.max(...sizes) }; })";

/// Loads pictures, a few at a time, and waits until none is on its way.
async fn look_at(page: &Page, addresses: &str) -> WebDriverResult<()> {
    page.until_async(&format!(
        "(async () => {{
           const addresses = {addresses};
           const show = (src) => new Promise((shown, failed) =>
             Object.assign(new Image(), {{ src, onload: shown, onerror: () => failed(src) }}));
           for (let at = 0; at < addresses.length; at += 20) await Promise.all(addresses.slice(at, at + 20).map(show));
           return true;
         }})()"
    ))
    .await
}

#[test]
fn pictures_of_other_sites_never_take_more_than_their_room() -> Outcome {
    let site = Gate::open()?;
    site.make_readable();
    let folder = tempfile::tempdir()?;
    // Pixels of noise cannot be compressed: some 2.9 and 3.2 megabytes.
    for (name, side) in [("large.bmp", 983), ("too-large.bmp", 1033)] {
        std::fs::write(folder.path().join(name), bitmap(side))?;
    }
    let pictures = serve(folder.path())?;
    site.lead("p", pictures.port());
    scene(async |scene| {
        site.lead("q", scene.first.port());
        let page = scene.publish("a");
        keep(&page).await?;
        let numbered = |count: usize, address: &str| {
            format!("Array.from({{ length: {count} }}, (_, at) => `{address}?${{at}}`)")
        };
        look_at(&page, &numbered(320, &(site.url("q") + "icons/icon-192.png"))).await?;
        page.until_async(&format!("{KEPT}.then(({{ count }}) => count === 300)")).await?;
        // Those that came first are those that went.
        let oldest =
            format!("caches.match({:?}).then(found => !found)", site.url("q") + "icons/icon-192.png?0");
        page.until_async(&oldest).await?;

        look_at(&page, &format!("[{:?}]", site.url("p") + "too-large.bmp")).await?;
        look_at(&page, &numbered(12, &(site.url("p") + "large.bmp"))).await?;
        page.until_async(&format!(
            "{KEPT}.then(({{ count, bytes, largest }}) => count >= 10 && bytes <= 30_000_000 && bytes > 26_000_000 && largest < 3_000_000)"
        ))
        .await?;
        // What went last is had without a network, and what has no room is not.
        site.shut();
        look_at(&page, &format!("[{:?}]", site.url("p") + "large.bmp?11")).await?;
        page.until_async(&format!(
            "new Promise(done => Object.assign(new Image(), {{ src: {:?}, onerror: () => done(true), onload: () => done(false) }}))",
            site.url("p") + "too-large.bmp?"
        ))
        .await
    })
}

/// A picture of so many pixels a side, three bytes each.
fn bitmap(side: u32) -> Vec<u8> {
    let row = (side * 3).next_multiple_of(4);
    let size = row * side;
    let mut bytes = b"BM".to_vec();
    for number in [54 + size, 0, 54, 40, side, side, 1 | (24 << 16), 0, size, 0, 0, 0, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.resize(54 + size as usize, 0x7f);
    bytes
}
