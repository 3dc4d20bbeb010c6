//! Pages of other people show the viewer: nothing of theirs leaks in, nothing of ours leaks out.

use hutong_browser_tests::{
    Memory, Outcome, dossier,
    embedded::{TREE, count, number, pause, press, shows},
    visit_furnished, visit_hosts, visit_react,
};
use std::path::Path;

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
        Memory::note(&page).await?;
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
            let done = page.driver.execute_async(again(times), Vec::new()).await?.json().clone();
            assert_eq!(done, true);
            Ok(())
        };
        run(21).await?;
        let grown = Memory::settles(&page, 0.05, async || run(102).await).await?;
        assert_eq!(grown, Vec::<String>::new());
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
        let broken =
            |stack: &str| format!("dispatchEvent(new CustomEvent('break', {{ detail: {stack:?} }}))");
        page.script(&broken("at run (https://x.example/game.wasm)")).await?;
        assert!(count(&page, ".card").await? > 0, "another program of the page is its own business");
        page.script(&broken("at https://x.example/assets/hutong-0123456789_bg.wasm")).await?;
        shows(&page, "[part=error]").await?;
        assert!(page.find("hutong-viewer a").await?.is_displayed().await?);
        page.until_true("told.some(({ name, code }) => name === 'error' && code === 'broken')").await
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
