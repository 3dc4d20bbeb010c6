//! What happens to a reader while somebody publishes: one origin, two builds, a gate before them.

use crate::{Gate, Outcome, Page, Profile, dist, dossier, engine, renew, root, serve, with_window};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, sync::LazyLock};
use thirtyfour::{WebDriver, prelude::WebDriverResult};
use xtask::server::Server;

/// The name of the second build.
pub const LATER: &str = "00112233aabb";

/// The name of the build under test.
pub static FIRST: LazyLock<String> = LazyLock::new(|| {
    let map = fs::read(dist().join("assets/build.json")).expect("the build has a map");
    let map: Value = serde_json::from_slice(&map).expect("the map is JSON");
    map["build"].as_str().expect("the build has a name").to_owned()
});

/// Where the second build lies; made once for all tests in a browser.
static SECOND: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = root().join(format!("target/renewed-{}", engine().name()));
    renew(&dist(), &folder, LATER).expect("the build can be copied");
    folder
});

/// One origin at which two builds can be published, and a window.
pub struct Scene<'a> {
    /// The window.
    pub driver: WebDriver,
    /// What stands before the builds.
    pub gate: &'a Gate,
    /// Serves the build under test.
    pub first: &'a Server,
    /// Serves the second build.
    pub second: &'a Server,
}

impl Scene<'_> {
    /// The viewer in a folder of the origin, as the build under test.
    pub fn publish(&self, folder: &str) -> Page {
        self.gate.lead(folder, self.first.port());
        Page::new(self.driver.clone(), self.gate.url(folder))
    }

    /// The second build takes the first one's place.
    pub fn publish_second(&self, folder: &str) {
        self.gate.lead(folder, self.second.port());
    }
}

/// Opens the gate and a window, and lets `test` use them.
///
/// # Errors
///
/// What the test fails with, or what kept the scene from being set.
pub fn scene(test: impl AsyncFnOnce(Scene<'_>) -> WebDriverResult<()>) -> Outcome {
    scene_with(Profile::default(), test)
}

/// The same, in a window of its own manner.
///
/// # Errors
///
/// What the test fails with, or what kept the scene from being set.
pub fn scene_with(profile: Profile, test: impl AsyncFnOnce(Scene<'_>) -> WebDriverResult<()>) -> Outcome {
    let (gate, first, second) = (Gate::open()?, serve(dist())?, serve(&*SECOND)?);
    with_window(profile, async |driver| {
        test(Scene { driver, gate: &gate, first: &first, second: &second }).await
    })
}

/// Every address that has a page.
pub fn routes() -> Vec<String> {
    let articles = dossier().articles;
    let articles = articles.iter().map(|article| format!("article/{}/", article.id));
    ["", "timeline/", "matrix/"].map(str::to_owned).into_iter().chain(articles).collect()
}

/// Opens the viewer and waits until it is kept, the page being answered for from what is kept.
///
/// # Errors
///
/// When the browser is gone, or it does not come to that in time.
pub async fn keep(page: &Page) -> WebDriverResult<()> {
    page.open("").await?;
    is_kept(page).await?;
    page.reload().await?;
    page.started().await?;
    page.until_true("navigator.serviceWorker.controller").await
}

/// Waits until the page says that everything is kept; otherwise tells how far it came.
///
/// # Errors
///
/// When the browser is gone, or it does not come to that in time.
pub async fn is_kept(page: &Page) -> WebDriverResult<()> {
    let waited = page.until_true("document.documentElement.dataset.offline === 'ready'").await;
    if waited.is_err() {
        let far = "const done = arguments[0]; \
            Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()]).then(([r, names]) => \
            done([r?.installing?.state, r?.waiting?.state, r?.active?.state, names, document.documentElement.dataset.offline]))";
        println!("{}", page.driver.execute_async(far, Vec::new()).await?.json());
    }
    waited
}

/// Opens some addresses; all must be of one build. The program says `hydrated` only where the page
/// and itself are of the same build.
///
/// # Errors
///
/// When the browser is gone, or it does not come to that in time.
pub async fn is_whole(page: &Page, build: &str, routes: &[String]) -> WebDriverResult<()> {
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
///
/// # Errors
///
/// When the browser is gone, or it does not come to that in time.
pub async fn accept(page: &Page) -> WebDriverResult<()> {
    page.until_true("'update' in document.documentElement.dataset").await?;
    page.script("window.isOld = true").await?;
    page.press("[data-device=accept]").await?;
    page.until_true("!window.isOld").await?;
    page.started().await
}

/// Waits until nothing is being fetched for a newer version.
///
/// # Errors
///
/// When the browser is gone, or it does not come to that in time.
pub async fn has_settled(page: &Page) -> WebDriverResult<()> {
    page.until_async("navigator.serviceWorker.getRegistration().then(r => !r?.installing)").await
}

/// Takes away what this folder keeps, so that a hundred of them do not fill the disk.
///
/// # Errors
///
/// When the browser is gone, or it does not come to that in time.
pub async fn forget_quietly(page: &Page) -> WebDriverResult<()> {
    page.until_async(
        "Promise.all([navigator.serviceWorker.getRegistration().then(r => r?.unregister()), \
         caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))]).then(() => true)",
    )
    .await
}
