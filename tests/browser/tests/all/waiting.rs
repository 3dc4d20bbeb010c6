//! A page that is already what its reader would see costs nothing more until he turns to it, and
//! nothing is lost of what he does first.

use hutong_browser_tests::{
    Engine, Gate, Outcome, Page, Profile, Visit, WebDriverResult, dist, engine,
    room::{enter, keys},
    scene::is_kept,
    serve, visit, with_window,
};
use serde_json::json;

const STARTED: &str = "'started' in document.documentElement.dataset";

/// Opens a page for which everything is there, and which was not turned to.
async fn stand(page: &Page, path: &str) -> WebDriverResult<()> {
    page.load(path).await?;
    // The last thing that a page does by itself.
    is_kept(page).await?;
    assert_eq!(page.script(&format!("return {STARTED}")).await?, false, "{path}");
    Ok(())
}

#[test]
fn a_page_waits_for_its_reader() -> Outcome {
    let (server, gate) = (serve(dist())?, Gate::open()?);
    with_window(Profile::default(), async |driver| {
        for (at, path) in ["", "matrix/", "timeline/"].into_iter().enumerate() {
            // A folder of its own: where somebody has been before, marks may be his own.
            let folder = format!("visit-{at}");
            gate.lead(&folder, server.port());
            let page = Page::new(driver.clone(), gate.url(&folder));
            stand(&page, path).await?;
            page.wheel((200, 400), (0, 100)).await?;
            page.until_true(STARTED).await?;
            assert_eq!(page.complaints().await?, Vec::<String>::new(), "{path}");
        }
        Ok(())
    })
}

/// Has the browser take its time to say what is kept, and notes that it was asked.
const SLOW: &str = "\
    indexedDB.databases = () => { \
      window.asked = true; \
      return new Promise((then) => setTimeout(then, 1000, [])); \
    }";

#[test]
fn a_sign_counts_that_comes_while_it_is_asked_what_is_kept() -> Outcome {
    if engine() == Engine::Firefox {
        // It runs nothing in a page before the page's own scripts.
        return Ok(());
    }
    visit(Visit::default(), async |page| {
        page.driver
            .cdp()
            .send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SLOW }))
            .await?;
        page.load("").await?;
        page.until_true("window.asked").await?;
        page.script("document.body.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))")
            .await?;
        assert_eq!(page.script(&format!("return {STARTED}")).await?, false, "it is still being asked");
        page.until_true(STARTED).await
    })
}

#[test]
fn what_is_pressed_first_is_done() -> Outcome {
    visit(Visit::default(), async |page| {
        stand(&page, "").await?;
        page.press(".card button.entity").await?;
        page.until_count(".chip", 1).await
    })
}

#[test]
fn what_is_typed_first_arrives_whole() -> Outcome {
    visit(Visit::default(), async |page| {
        stand(&page, "").await?;
        page.find("#search").await?.send_keys("QQ 音乐").await?;
        page.until_true("location.search.includes('q=')").await?;
        assert_eq!(page.address().await?, "?q=QQ 音乐");
        Ok(())
    })
}

#[test]
fn what_is_written_before_the_program_is_there_is_asked() -> Outcome {
    visit(Visit::default(), async |page| {
        page.load("404.html").await?;
        // A field that is filled in as soon as it is there, long before the program.
        page.load("").await?;
        page.script("const field = document.getElementById('search'); field.focus(); field.value = '微信'")
            .await?;
        page.until_true("location.search.includes('q=')").await?;
        assert_eq!(page.find("#search").await?.prop("value").await?.as_deref(), Some("微信"));
        Ok(())
    })
}

#[test]
fn the_first_key_counts() -> Outcome {
    visit(Visit::default(), async |page| {
        stand(&page, "").await?;
        keys(&page, "?").await?;
        page.until_count(".room-keys", 1).await?;
        // And once only.
        stand_again(&page).await?;
        keys(&page, "j").await?;
        page.until_true("document.activeElement === document.querySelectorAll('.card h2 a')[0]").await
    })
}

/// Opens the page anew for a reader who was never there.
async fn stand_again(page: &Page) -> WebDriverResult<()> {
    page.until_true("'room' in document.documentElement.dataset").await?;
    page.load("404.html").await?;
    page.until_async(
        "indexedDB.databases().then(all => Promise.all(all.map(({ name }) => new Promise(gone => { \
         indexedDB.deleteDatabase(name).onsuccess = gone; })))).then(() => true)",
    )
    .await?;
    stand(page, "").await
}

#[test]
fn the_band_begins_where_it_stays() -> Outcome {
    visit(Visit::default(), async |page| {
        stand(&page, "timeline/").await?;
        let place = "return document.querySelector('.band').scrollLeft";
        let sent = page.script(place).await?;
        page.started().await?;
        page.until_true("'room' in document.documentElement.dataset").await?;
        assert_eq!(page.script(place).await?, sent);
        let best = "const band = document.querySelector('.band'), mark = band.querySelector('[tabindex=\"0\"]'); \
            return mark.offsetLeft >= band.scrollLeft && mark.offsetLeft <= band.scrollLeft + band.clientWidth";
        assert_eq!(page.script(best).await?, true);
        Ok(())
    })
}

#[test]
fn what_is_the_readers_own_is_shown_at_once() -> Outcome {
    visit(Visit::default(), async |page| {
        let starts = async |path: &str| {
            page.load("404.html").await?;
            page.load(path).await?;
            page.until_true(STARTED).await
        };
        // A question, another language, a place.
        starts("?q=QQ").await?;
        starts("?lang=en").await?;
        starts("#content").await?;
        stand(&page, "").await?;
        // Marks.
        enter(&page, "").await?;
        keys(&page, "js").await?;
        page.until_count(".card [aria-pressed=true]", 1).await?;
        starts("").await?;
        page.until_count(".card [aria-pressed=true]", 1).await?;
        Ok(())
    })
}
