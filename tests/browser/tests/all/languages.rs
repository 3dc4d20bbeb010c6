//! A reader of another language has the page in his own before he sees it, and it costs nothing more until he
//! turns to it.

use hutong_browser_tests::{
    GATED, Gate, Outcome, Page, Profile, WebDriverResult, dist,
    scene::{is_kept, routes},
    serve, visit_through_gate,
};
use serde_json::json;
use std::fs;

const ENGLISH: Profile = Profile { scripts: true, languages: "en-US,en", room: None };

/// Opens the viewer as a reader of English does.
fn in_english(test: impl AsyncFnOnce(Page, &Gate) -> WebDriverResult<()>) -> Outcome {
    visit_through_gate(ENGLISH, &dist(), test)
}

/// Everything that is said: texts, and attributes of every element.
const SAID: &str = "\
    const said = []; \
    for (const element of document.querySelectorAll('#app *')) { \
      const attributes = [...element.attributes].map(({ name, value }) => \
        `${name}=${name === 'href' ? element.href : value}`); \
      said.push(element.localName + ' ' + attributes.sort().join(' ')); \
    } \
    return [document.title, document.getElementById('app').textContent, ...said]";

#[test]
fn every_page_is_in_the_readers_language_before_he_turns_to_it() -> Outcome {
    let server = serve(dist())?;
    in_english(async |page, gate| {
        for (at, route) in routes().into_iter().enumerate() {
            // A folder of its own: where somebody has been before, marks may be his own.
            let folder = format!("visit-{at}");
            gate.lead(&folder, server.port());
            let page = page.at(gate.url(&folder));
            page.load(&route).await?;
            // The last thing that a page does by itself.
            is_kept(&page).await?;
            // What the reading room adds comes when there is time for it, be it before the page is looked at.
            gate.hold(&format!("{folder}/assets/room-"));
            let state = "const { lang, dataset } = document.documentElement; \
                return [lang, 'words' in dataset, 'started' in dataset, document.querySelector('nav').textContent]";
            let state = page.script(state).await?;
            assert_eq!(
                (&state[0], &state[1], &state[2]),
                (&"en".into(), &false.into(), &false.into()),
                "{route}"
            );
            assert!(state[3].as_str().is_some_and(|text| text.contains("Timeline")), "{route}: {state}");
            let sent = page.script(SAID).await?;
            page.started().await?;
            assert_eq!(
                page.script("return document.documentElement.dataset.started").await?,
                "hydrated",
                "{route}"
            );
            // What more the page shows may be on its way.
            page.until_count("main[aria-busy]", 0).await?;
            let taken_over = page.script(SAID).await?;
            let pairs =
                sent.as_array().into_iter().flatten().zip(taken_over.as_array().into_iter().flatten());
            let differing: Vec<_> = pairs.filter(|(before, after)| before != after).take(3).collect();
            assert!(differing.is_empty(), "{route}: {differing:?}");
            assert_eq!(page.complaints().await?, Vec::<String>::new(), "{route}");
            let has_room = "return document.querySelector('.room-open') !== null";
            assert_eq!(page.script(has_room).await?, false, "{route}");
            gate.reopen();
        }
        Ok(())
    })
}

#[test]
fn an_address_that_names_a_language_has_it() -> Outcome {
    in_english(async |page, _| {
        page.open("?lang=zh-Hant").await?;
        page.until_true("document.documentElement.lang === 'zh-Hant'").await?;
        page.until_true("document.querySelector('nav').textContent.includes('時間')").await
    })
}

#[test]
fn who_asks_for_no_language_as_well_has_the_one_he_knows() -> Outcome {
    let profile = Profile { languages: "c,en-US", ..ENGLISH };
    visit_through_gate(profile, &dist(), async |page, _| {
        page.load("").await?;
        is_kept(&page).await?;
        let state = "return document.documentElement.lang + ('started' in document.documentElement.dataset)";
        assert_eq!(page.script(state).await?, "enfalse");
        Ok(())
    })
}

#[test]
fn where_there_are_no_words_the_program_says_them() -> Outcome {
    is_drawn_anew("timeline", r#"<script type="application/json" data-words="en">"#, "<script type=\"none\">")
}

#[test]
fn a_page_of_other_elements_is_left_as_it_is() -> Outcome {
    is_drawn_anew("matrix", r#""nodes":"#, r#""nodes":1"#)
}

#[test]
fn a_broken_program_says_so_in_the_readers_language() -> Outcome {
    in_english(async |page, gate| {
        gate.refuse(".wasm");
        page.load("").await?;
        page.until_true("!document.getElementById('broken').hidden").await?;
        let notice = page.script("return document.getElementById('broken').textContent").await?;
        assert!(notice.as_str().is_some_and(|text| text.is_ascii()), "{notice}");
        Ok(())
    })
}

/// Opens a page in which something else stands, so that nobody has translated it: the program does.
fn is_drawn_anew(view: &str, before: &str, after: &str) -> Outcome {
    let folder = tempfile::tempdir()?;
    let sent = fs::read_to_string(dist().join(view).join("index.html"))?;
    let changed = sent.replace(before, after);
    assert_ne!(sent, changed, "{view}: {before}");
    fs::write(folder.path().join("index.html"), changed)?;
    let server = serve(folder.path())?;
    in_english(async |page, gate| {
        gate.lead(&format!("{GATED}/{view}"), server.port());
        page.load(&format!("{view}/")).await?;
        page.until_true("document.querySelector('nav').textContent.includes('Timeline')").await?;
        let state = "const { dataset } = document.documentElement; \
            return [dataset.started, 'words' in dataset, document.getElementById('app').dataset.language ?? '']";
        assert_eq!(page.script(state).await?, json!(["hydrated", false, ""]));
        Ok(())
    })
}
