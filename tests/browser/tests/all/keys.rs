//! What keys do, where they do nothing, and how an input method is left alone.

use hutong_browser_tests::embedded::{TREE, shows};
use hutong_browser_tests::room::{enter, keys, shut};
use hutong_browser_tests::{Engine, Outcome, Page, Visit, WebDriverResult, engine, visit, visit_hosts};
use serde_json::json;

#[test]
fn keys_walk_open_mark_and_lead_back() -> Outcome {
    visit(Visit::default(), async |page| {
        enter(&page, "").await?;
        keys(&page, "j").await?;
        page.until_true("document.activeElement === document.querySelectorAll('.card h2 a')[0]").await?;
        keys(&page, "jjk").await?;
        page.until_true("document.activeElement === document.querySelectorAll('.card h2 a')[1]").await?;
        keys(&page, "sm").await?;
        page.until_count(".card:nth-child(2) .room-own [aria-pressed=true]", 2).await?;
        keys(&page, "m").await?;
        page.until_count(".card:nth-child(2) .room-own [aria-pressed=true]", 1).await?;
        let title = page.text(".card:nth-child(2) h2").await?;
        keys(&page, "o").await?;
        page.until_count(".reader", 1).await?;
        assert_eq!(page.text(".reader h1").await?, title);
        page.until_count(".room-tools [aria-pressed=true]", 1).await?;
        keys(&page, "j").await?;
        page.until_true(&format!("document.querySelector('.reader h1').textContent !== {title:?}")).await?;
        keys(&page, "k").await?;
        page.until_true(&format!("document.querySelector('.reader h1').textContent === {title:?}")).await?;
        keys(&page, "u").await?;
        page.until_count(".reader", 0).await?;
        keys(&page, "t").await?;
        page.until_count(".timeline", 1).await?;
        keys(&page, "ga").await?;
        page.until_true("document.querySelector('.card')").await?;
        keys(&page, "gm").await?;
        page.until_true("document.querySelector('.matrix')").await?;
        keys(&page, "/").await?;
        page.until_true("document.activeElement.id === 'search'").await
    })
}

#[test]
fn keys_stay_out_of_fields_input_methods_modifiers_and_where_they_are_off() -> Outcome {
    visit(Visit::default(), async |page| {
        enter(&page, "").await?;
        page.find("#search").await?.send_keys("jt?").await?;
        page.until_true("document.getElementById('search').value === 'jt?'").await?;
        page.until_true("location.search.includes('q=')").await?;
        assert_eq!(page.count(".timeline, .room-dialog").await?, 0);
        enter(&page, "").await?;
        for event in ["isComposing: true", "keyCode: 229", "ctrlKey: true", "metaKey: true", "altKey: true"] {
            let press = format!(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '?', bubbles: true, {event} }}))"
            );
            page.script(&press).await?;
            assert_eq!(page.count(".room-dialog").await?, 0, "{event}");
        }
        keys(&page, "?").await?;
        page.until_count(".room-keys", 1).await?;
        assert!(page.count(".room-keys kbd").await? >= 15);
        keys(&page, "t").await?;
        assert_eq!(page.count(".timeline").await?, 0, "a dialog has the keys for itself");
        shut(&page).await?;

        page.press(".room-open").await?;
        page.until_count(".room-display", 1).await?;
        page.script("document.querySelector('[name=keys][value=off]').click()").await?;
        shut(&page).await?;
        keys(&page, "?").await?;
        page.driver.refresh().await?;
        page.started().await?;
        page.until_true("'room' in document.documentElement.dataset").await?;
        keys(&page, "?t").await?;
        assert_eq!(page.count(".room-dialog, .timeline").await?, 0);
        Ok(())
    })
}

#[test]
fn what_an_input_method_composes_arrives_whole() -> Outcome {
    // Only Chromium lets itself be told what an input method does.
    if engine() == Engine::Firefox {
        return Ok(());
    }
    visit(Visit::default(), async |page| {
        enter(&page, "").await?;
        page.script("document.getElementById('search').focus()").await?;
        let cdp = page.driver.cdp();
        for written in ["w", "we", "weix", "weixin", "微信"] {
            let length = written.chars().count();
            let composed = json!({ "text": written, "selectionStart": length, "selectionEnd": length });
            cdp.send_raw("Input.imeSetComposition", composed).await?;
            page.until_true(&format!("document.getElementById('search').value === {written:?}")).await?;
        }
        cdp.send_raw("Input.insertText", json!({ "text": "微信" })).await?;
        page.until_true("document.getElementById('search').value === '微信'").await?;
        page.until_true("new URLSearchParams(location.search).get('q') === '微信'").await?;
        page.until_true("document.querySelector('.card mark.found')?.textContent === '微信'").await?;
        assert_eq!(page.count(".room-dialog, .timeline").await?, 0);
        Ok(())
    })
}

/// Puts the focus on the first card of the first viewer, and listens to what the page around hears.
async fn focus_inside(page: &Page) -> WebDriverResult<()> {
    page.script(&format!(
        "window.heard = []; document.onkeydown = ({{ key }}) => heard.push(key); {TREE}.querySelector('.card h2 a').focus()"
    ))
    .await
    .map(drop)
}

#[test]
fn keys_of_an_element_act_only_while_the_focus_is_inside() -> Outcome {
    visit_hosts(async |page, elsewhere| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        page.script("window.heard = []; document.onkeydown = ({ key }) => heard.push(key)").await?;
        page.script("document.querySelector('#before').focus()").await?;
        keys(&page, "tj/").await?;
        assert_eq!(page.script("return heard.join('')").await?, "tj/");
        assert_eq!(page.script(&format!("return {TREE}.querySelector('.timeline') === null")).await?, true);
        assert_eq!(page.script("return document.activeElement.id").await?, "before");

        focus_inside(&page).await?;
        let nth = |at: usize| format!("{TREE}.activeElement === {TREE}.querySelectorAll('.card h2 a')[{at}]");
        keys(&page, "jj").await?;
        page.until_true(&nth(2)).await?;
        keys(&page, "k").await?;
        page.until_true(&nth(1)).await?;
        let title = page.script(&format!("return {TREE}.activeElement.textContent")).await?;
        keys(&page, "o").await?;
        page.until_true(&format!("{TREE}.querySelector('.reader h1')?.textContent === {title}")).await?;
        keys(&page, "u").await?;
        shows(&page, ".card").await?;
        keys(&page, "gm").await?;
        shows(&page, ".grid").await?;
        keys(&page, "t").await?;
        shows(&page, ".timeline").await?;
        keys(&page, "/").await?;
        page.until_true(&format!("{TREE}.activeElement?.id === 'search'")).await?;
        assert_eq!(page.script("return heard.join('')").await?, "", "what did something stays inside");
        keys(&page, "gt").await?;
        page.until_true(&format!("{TREE}.getElementById('search').value === 'gt'")).await?;
        assert_eq!(page.script("return heard.join('')").await?, "gt", "a field has its keys for itself");

        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        page.script("document.querySelector('hutong-viewer').keys = 'off'").await?;
        focus_inside(&page).await?;
        keys(&page, "jt").await?;
        assert_eq!(page.script("return heard.join('')").await?, "jt");
        assert_eq!(page.script(&format!("return {}", nth(0))).await?, true);

        // A frame has its keys while the focus is in it.
        page.driver.goto(format!("{elsewhere}embed.html?lang=en")).await?;
        shows(&page, ".card").await?;
        page.script(&format!("{TREE}.querySelector('.card h2 a').focus()")).await?;
        keys(&page, "t").await?;
        shows(&page, ".timeline").await?;
        page.driver.goto(format!("{elsewhere}embed.html?lang=en&keys=off")).await?;
        shows(&page, ".card").await?;
        page.script(&format!("{TREE}.querySelector('.card h2 a').focus()")).await?;
        keys(&page, "t").await?;
        assert_eq!(page.script(&format!("return {TREE}.querySelector('.timeline') === null")).await?, true);
        Ok(())
    })
}
