//! Pages of other people show the viewer: nothing of theirs leaks in, nothing of ours leaks out.

use hutong_browser_tests::{
    Memory, Outcome, Page, Visit, WebDriverResult, dist, dossier, root, visit, visit_furnished, visit_hosts,
    visit_react,
};
use std::path::Path;

/// The shadow tree of the first viewer of a page, as an expression of the page's script.
const TREE: &str = "document.querySelector('hutong-viewer').shadowRoot";

/// Waits until the first viewer shows something that fits a selector.
async fn shows(page: &Page, selector: &str) -> WebDriverResult<()> {
    page.until_true(&format!("{TREE}?.querySelector({selector:?})")).await
}

/// Presses the first element of the first viewer that fits a selector.
async fn press(page: &Page, selector: &str) -> WebDriverResult<()> {
    page.script(&format!("{TREE}.querySelector({selector:?}).click()")).await.map(drop)
}

async fn number(page: &Page, expression: &str) -> WebDriverResult<f64> {
    Ok(page.script(&format!("return {expression}")).await?.as_f64().unwrap_or(f64::NAN))
}

async fn count(page: &Page, selector: &str) -> WebDriverResult<usize> {
    let found = number(page, &format!("{TREE}.querySelectorAll({selector:?}).length")).await?;
    Ok(found as usize)
}

#[test]
fn an_element_shows_the_dossier_and_leaves_the_page_alone() -> Outcome {
    let dossier = dossier();
    visit_hosts(async |page, _| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        assert_eq!(count(&page, ".card").await?, dossier.articles.len());
        let entries = page.history_length().await?;
        page.script("document.querySelector('#before').focus()").await?;
        press(&page, ".views a:nth-child(2)").await?;
        shows(&page, ".timeline").await?;
        press(&page, ".event.reported .evidence-list a").await?;
        shows(&page, "mark.evidence").await?;
        page.until_true("told.some(({ name }) => name === 'select')").await?;

        assert_eq!(page.driver.title().await?, "The host's own title");
        assert_eq!(page.script("return document.documentElement.lang").await?, "en");
        assert_eq!(page.address().await?, "plain.html");
        assert_eq!(page.history_length().await?, entries);
        assert_eq!(page.script("return localStorage.length").await?, 0);
        assert_eq!(
            page.script("return getComputedStyle(document.querySelector('h1')).outlineColor").await?,
            "rgb(255, 0, 0)"
        );
        // The page's own names for things mean nothing inside, and its root's size neither.
        let style = |property: &str, selector: &str| {
            format!("getComputedStyle({TREE}.querySelector({selector:?})).{property}")
        };
        assert_eq!(page.script(&format!("return {}", style("outlineStyle", ".reader"))).await?, "none");
        assert_eq!(page.script(&format!("return {}", style("fontSize", ".viewer"))).await?, "16px");
        assert_eq!(
            page.script(&format!("return {}", style("color", ".masthead-title"))).await?,
            "rgb(33, 29, 24)"
        );
        assert_eq!(page.complaints().await?, Vec::<String>::new());

        let told = page.script("return told").await?;
        let told = told.as_array().cloned().unwrap_or_default();
        let names: Vec<_> = told.iter().filter_map(|event| event["name"].as_str()).collect();
        assert_eq!(names, ["ready", "navigate", "navigate", "select"], "{told:?}");
        assert_eq!((&told[0]["view"], &told[1]["view"]), (&"cards".into(), &"timeline".into()));
        let selected = &told[3];
        let title = selected["title"].as_str().unwrap_or_default();
        assert!(dossier.articles.iter().any(|article| title.starts_with(&article.title)), "{selected}");
        // What an event names can be opened on its own.
        let href = selected["href"].as_str().unwrap_or_default().to_owned();
        page.driver.goto(&href).await?;
        page.started().await?;
        page.until_count(".reader", 1).await
    })
}

#[test]
fn attributes_and_properties_change_what_is_shown() -> Outcome {
    let dossier = dossier();
    let app = dossier.entities.iter().find(|entity| entity.kind.as_str() == "app").expect("there are apps");
    let name = app.name.get("zh-Hans").to_owned();
    visit_hosts(async |page, _| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        page.script("window.viewer = document.querySelector('hutong-viewer')").await?;
        page.script("viewer.view = 'timeline'").await?;
        shows(&page, ".timeline").await?;
        assert_eq!(page.script("return viewer.getAttribute('view')").await?, "timeline");
        page.script(&format!("viewer.setAttribute('query', 'app:{name}')")).await?;
        page.until_true(&format!("{TREE}.querySelector('.chip')")).await?;
        page.script("viewer.lang = 'zh-TW'").await?;
        page.until_true(&format!("{TREE}.querySelector('#app').lang === 'zh-Hant'")).await?;
        page.script("viewer.theme = 'dark'").await?;
        let background = format!("getComputedStyle({TREE}.querySelector('.viewer')).backgroundColor");
        page.until_true(&format!("{background} === 'rgb(22, 21, 19)'")).await?;
        page.script("viewer.height = 400").await?;
        page.until_true("viewer.getBoundingClientRect().height === 400").await?;
        page.script("viewer.height = 'auto'").await?;
        page.until_true("viewer.getBoundingClientRect().height > 500").await?;
        page.script("viewer.view = null; viewer.query = null; viewer.removeAttribute('lang')").await?;
        page.until_true(&format!("{TREE}.querySelectorAll('.card').length === {}", dossier.articles.len()))
            .await?;
        page.script("viewer.navigate('/matrix/')").await?;
        shows(&page, ".matrix").await?;
        assert!(
            page.script("return viewer.address").await?.as_str().is_some_and(|at| at.starts_with("/matrix/"))
        );
        // Nobody but the reader navigates.
        assert_eq!(page.script("return told.filter(({ name }) => name === 'navigate').length").await?, 0);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_is_far_away_loads_nothing_until_it_comes_near() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("far.html").await?;
        page.until_true("customElements.get('hutong-viewer')").await?;
        pause().await;
        let fetched =
            "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/')).length";
        assert_eq!(number(&page, fetched).await?, 0.0);
        assert!(page.find("hutong-viewer a").await?.is_displayed().await?, "until then it is a link");
        page.script("document.querySelector('hutong-viewer').scrollIntoView()").await?;
        shows(&page, ".card").await
    })
}

/// Longer than anything that is not wanted would take to begin.
async fn pause() {
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
}

#[test]
fn the_address_of_the_page_follows_only_where_it_asks_for_that() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("plain.html").await?;
        page.script("document.querySelector('hutong-viewer').sync = 'hash'").await?;
        shows(&page, ".card").await?;
        press(&page, ".views a:nth-child(2)").await?;
        shows(&page, ".timeline").await?;
        assert!(page.address().await?.starts_with("plain.html#/timeline/"), "{}", page.address().await?);
        press(&page, ".event.reported .evidence-list a").await?;
        shows(&page, ".reader").await?;
        page.driver.back().await?;
        shows(&page, ".timeline").await?;
        page.driver.back().await?;
        shows(&page, ".card").await?;
        page.driver.forward().await?;
        shows(&page, ".timeline").await?;
        // An anchor of the page is none of the viewer's business.
        page.script("location.hash = '#section'").await?;
        pause().await;
        shows(&page, ".timeline").await
    })
}

#[test]
fn a_hundred_times_leave_nothing_behind() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        let again = |times: usize| {
            format!(
                r#"
            const done = arguments[arguments.length - 1];
            (async () => {{
              for (let time = 0; time < {times}; time += 1) {{
                document.querySelector("hutong-viewer").remove();
                const viewer = document.createElement("hutong-viewer");
                viewer.view = ["timeline", "cards", "matrix"][time % 3];
                const ready = new Promise((ready) => viewer.addEventListener("hutong-ready", ready));
                document.querySelector('#section').before(viewer);
                await ready;
                if (!viewer.shadowRoot.querySelector('#content > *')) throw new Error("it is empty");
              }}
              told.length = 0;
              return true;
            }})().then(done, (error) => done(`${{error}}`));"#
            )
        };
        let run = async |times| {
            page.driver.execute_async(again(times), Vec::new()).await.map(|done| done.json().clone())
        };
        assert_eq!(run(21).await?, true);
        let before = Memory::of(&page).await?;
        assert_eq!(run(102).await?, true);
        let after = Memory::of(&page).await?;
        println!("{before:?}\n{after:?}");
        if let Some((before, after)) = before.zip(after) {
            assert_eq!(after.growth_beyond(&before, 0.05), Vec::<String>::new());
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        // One program for all of them.
        let programs =
            "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('_bg.wasm')).length";
        assert_eq!(number(&page, programs).await?, 1.0);
        Ok(())
    })
}

#[test]
fn several_stand_in_one_page_each_at_its_own_place() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("columns.html").await?;
        let tree = |at: usize| format!("document.querySelectorAll('hutong-viewer')[{at}].shadowRoot");
        for (at, selector) in [(0, ".card"), (1, ".timeline"), (2, ".matrix")] {
            page.until_true(&format!("{}?.querySelector({selector:?})", tree(at))).await?;
        }
        page.script(&format!("{}.querySelector('.views a:nth-child(3)').click()", tree(0))).await?;
        page.until_true(&format!("{}.querySelector('.matrix')", tree(0))).await?;
        assert_eq!(
            page.script(&format!("return Boolean({}.querySelector('.timeline'))", tree(1))).await?,
            true
        );
        let title = |at: usize| format!("return {}.querySelector('.masthead-title').textContent", tree(at));
        assert_ne!(page.script(&title(0)).await?, page.script(&title(2)).await?, "each has its language");
        for at in 0..3 {
            let wide = format!(
                "{0}.querySelector('.viewer').scrollWidth - {0}.querySelector('.viewer').clientWidth",
                tree(at)
            );
            assert!(number(&page, &wide).await? <= 0.0, "column {at} is too wide");
        }
        Ok(())
    })
}

#[test]
fn a_strict_policy_is_kept() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("strict.html").await?;
        shows(&page, ".timeline").await?;
        let style = format!("getComputedStyle({TREE}.querySelector('.masthead')).display");
        assert_eq!(page.script(&format!("return {style}")).await?, "flex", "the style sheet is there");
        assert_eq!(number(&page, "document.querySelector('hutong-viewer').offsetHeight").await?, 500.0);
        press(&page, ".event.reported .evidence-list a").await?;
        shows(&page, "mark.evidence").await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_changed_part_is_not_run_where_the_page_pins_the_loader() -> Outcome {
    let change = |folder: &Path| {
        for entry in std::fs::read_dir(folder.join("viewer/assets"))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("embedded-") && name.ends_with(".js") {
                std::fs::write(&path, std::fs::read_to_string(&path)? + "\nwindow.changed = true;")?;
            }
        }
        Ok(())
    };
    visit_furnished(change, async |page, _| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        assert_eq!(page.script("return window.changed").await?, true, "who pins nothing gets what there is");
        page.load("strict.html").await?;
        let refused = "window.refused ??= new Promise((refused) => addEventListener('hutong-error', ({ detail }) => refused(detail)))";
        page.script(&format!("{refused}; document.querySelector('hutong-viewer').open()")).await?;
        page.until("the element says so", || async {
            let done = "const done = arguments[0]; window.refused.then(({ code }) => done(code === 'load'))";
            Ok(page.driver.execute_async(done, Vec::new()).await?.json().clone())
        })
        .await?;
        assert_eq!(page.script("return Boolean(window.changed)").await?, false);
        assert!(page.find("hutong-viewer a").await?.is_displayed().await?, "the link is there");
        Ok(())
    })
}

#[test]
fn a_broken_program_gives_the_page_its_links_back() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        let broken = |stack: &str| {
            format!(
                "const error = new WebAssembly.RuntimeError('unreachable'); error.stack = '{stack}'; dispatchEvent(new ErrorEvent('error', {{ error }}))"
            )
        };
        page.script(&broken("at run (https://x.example/game.wasm)")).await?;
        assert!(count(&page, ".card").await? > 0, "another program of the page is its own business");
        page.script(&broken("at https://x.example/assets/hutong-0123456789_bg.wasm")).await?;
        shows(&page, "[part=error]").await?;
        assert!(page.find("hutong-viewer a").await?.is_displayed().await?);
        page.until_true("told.some(({ name, code }) => name === 'error' && code === 'broken')").await
    })
}

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
fn hostile_styles_change_nothing_inside() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("hostile.html").await?;
        shows(&page, ".card").await?;
        let style = |property: &str, selector: &str| {
            format!("return getComputedStyle({TREE}.querySelector({selector:?})).{property}")
        };
        assert_eq!(page.script(&style("fontSize", ".viewer")).await?, "16px");
        assert_eq!(page.script(&style("letterSpacing", ".viewer")).await?, "normal");
        assert_eq!(page.script(&style("color", ".viewer")).await?, "rgb(33, 29, 24)");
        assert_eq!(page.script(&style("fontSize", ".card h2")).await?, "21px");
        assert_eq!(page.script(&style("display", ".masthead")).await?, "flex");
        Ok(())
    })
}

#[test]
fn a_page_from_right_to_left_shows_it_from_left_to_right() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("rtl.html").await?;
        shows(&page, ".timeline").await?;
        let direction = format!("return getComputedStyle({TREE}.querySelector('.viewer')).direction");
        assert_eq!(page.script(&direction).await?, "ltr");
        assert_eq!(page.script("return document.documentElement.dir").await?, "rtl");
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
        page.script("document.querySelector('#hidden').style.display = ''").await?;
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
        page.press("dialog header button").await?;
        page.until_count("dialog", 0).await?;
        assert_eq!(
            page.script("return document.activeElement.className.includes('embed-open')").await?,
            true
        );
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn a_page_made_with_react_drives_it() -> Outcome {
    visit_react(async |page, _| {
        page.load("react.html").await?;
        shows(&page, ".timeline").await?;
        press(&page, ".event.reported .evidence-list a").await?;
        page.until_true("document.querySelector('#article').textContent").await?;
        page.press("#matrix").await?;
        shows(&page, ".matrix").await?;
        page.press("#toggle").await?;
        page.until_count("hutong-viewer", 0).await?;
        page.press("#toggle").await?;
        page.until_count("hutong-viewer", 1).await?;
        shows(&page, ".matrix").await
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
        page.driver.refresh().await?;
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
