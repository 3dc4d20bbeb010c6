//! The band of the timeline in a real browser: the keyboard, zoom, lanes, shared marks, evidence in
//! place; that it never takes the page's scrolling; that phones have the list.

use hutong_browser_tests::thirtyfour::TypingData;
use hutong_browser_tests::{Key, Outcome, Page, Visit, WebDriverResult, dossier, root, visit};
use hutong_model::EventKind;
use serde_json::json;

const FOCUS: &str = "document.activeElement.dataset.order";

/// How many entries the marks stand for.
const ENTRIES: &str = "[...document.querySelectorAll('.mark')].reduce((sum, mark) => \
    sum + Number(mark.querySelector('b')?.textContent ?? 1), 0)";

async fn press_key(page: &Page, key: impl Into<TypingData>) -> WebDriverResult<()> {
    page.driver.active_element().await?.send_keys(key).await
}

async fn focus_band(page: &Page) -> WebDriverResult<()> {
    page.script("document.querySelector('.band [tabindex=\"0\"]').focus()").await?;
    Ok(())
}

#[test]
fn every_entry_is_on_the_band_and_nothing_overlaps() -> Outcome {
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        for zoom in ["decade", "year", "quarter", "month", "day"] {
            page.open(&format!("timeline/?zoom={zoom}")).await?;
            page.until_true(&format!("document.querySelector('.banded .evidence[id^={zoom}]')")).await?;
            let counted = page.script(&format!("return {ENTRIES}")).await?;
            assert_eq!(counted.as_u64(), Some(dossier.events.len() as u64), "{zoom}");
            let overlaps = page
                .script(
                    "const boxes = [...document.querySelectorAll('.mark')].map(mark => mark.getBoundingClientRect());
                    return boxes.filter((a, at) => boxes.some((b, other) => other > at && a.left < b.right - 1
                        && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length",
                )
                .await?;
            assert_eq!(overlaps, 0, "{zoom}");
            let small = "return [...document.querySelectorAll('.mark')].filter(mark => mark.offsetHeight < 24 || mark.offsetWidth < 24).length";
            assert_eq!(page.script(small).await?, 0, "targets at {zoom}");
            let outside = "return [...document.querySelectorAll('.mark')].filter(mark => mark.getBoundingClientRect().bottom > mark.closest('.lane').getBoundingClientRect().bottom + 1).length";
            assert_eq!(page.script(outside).await?, 0, "lanes at {zoom}");
        }
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn the_keyboard_walks_zooms_and_opens() -> Outcome {
    visit(Visit::default(), async |page| {
        page.open("timeline/").await?;
        let marks = page.count(".mark").await?;
        assert_eq!(page.count(".mark[tabindex='0']").await?, 1, "one stop for Tab");
        let seen = "(mark => Math.abs(mark.x + mark.width / 2 - innerWidth / 2) < 400)(document.querySelector(\".mark[tabindex='0']\").getBoundingClientRect())";
        page.until_true(seen).await?;
        focus_band(&page).await?;
        press_key(&page, Key::Home).await?;
        page.until_true(&format!("{FOCUS} === '0'")).await?;
        press_key(&page, Key::Right).await?;
        page.until_true(&format!("{FOCUS} === '1'")).await?;
        press_key(&page, Key::End).await?;
        page.until_true(&format!("{FOCUS} === '{}'", marks - 1)).await?;
        page.until_true(
            "(box => box.right > 0 && box.left < innerWidth)(document.activeElement.getBoundingClientRect())",
        )
        .await?;
        press_key(&page, Key::Right).await?;
        page.until_true(&format!("{FOCUS} === '{}'", marks - 1)).await?;
        press_key(&page, Key::Left).await?;
        page.until_true(&format!("{FOCUS} === '{}'", marks - 2)).await?;
        press_key(&page, Key::Home).await?;
        page.until_true(&format!("{FOCUS} === '0'")).await?;
        let left = "return [...document.querySelectorAll('.mark')].sort((a, b) => a.dataset.order - b.dataset.order).every((mark, at, all) => !at || all[at - 1].offsetLeft <= mark.offsetLeft)";
        assert_eq!(page.script(left).await?, true, "the order of marks is that of time");

        press_key(&page, Key::Enter).await?;
        page.until_true("document.querySelector('.banded .evidence:popover-open')").await?;
        press_key(&page, Key::Escape).await?;
        page.until_count(".evidence:popover-open", 0).await?;
        page.until_true(&format!("{FOCUS} === '0'")).await?;
        assert_eq!(page.count(".banded .evidence:not(:empty)").await?, 1, "only what was asked for is drawn");

        press_key(&page, Key::End).await?;
        let last = page.script("return document.activeElement.title").await?;
        let entries = page.history_length().await?;
        let zoom = "document.querySelector('.looks [aria-pressed=\"true\"]').textContent";
        let before = page.script(&format!("return {zoom}")).await?;
        press_key(&page, "+").await?;
        page.until_true(&format!("{zoom} !== {before}")).await?;
        page.until_true("location.search.includes('zoom=') && location.search.includes('on=')").await?;
        page.until_true(&format!("document.activeElement.title === {last}")).await?;
        press_key(&page, "-").await?;
        page.until_true(&format!("{zoom} === {before}")).await?;
        assert_eq!(page.history_length().await?, entries, "looking closer keeps one entry of the history");
        Ok(())
    })
}

#[test]
fn what_shares_a_mark_parts_closer_by() -> Outcome {
    visit(Visit::default(), async |page| {
        page.open("timeline/?zoom=decade").await?;
        page.until_true("document.querySelector('.mark b')").await?;
        let shared = "[...document.querySelectorAll('.mark:has(b)')].sort((a, b) => b.querySelector('b').textContent - a.querySelector('b').textContent)[0]";
        let count = page
            .script(&format!(
                "const mark = {shared}; mark.focus(); return mark.querySelector('b').textContent"
            ))
            .await?;
        let count: usize = count.as_str().and_then(|count| count.parse().ok()).unwrap_or_default();
        assert!(count > 1, "{count}");
        press_key(&page, Key::Enter).await?;
        page.until_true("document.querySelector('.evidence:popover-open')").await?;
        assert_eq!(page.count(".evidence:popover-open .when").await?, count.min(12));
        let marks = page.count(".mark").await?;
        page.press(".evidence:popover-open div > button").await?;
        page.until_count(".evidence:popover-open", 0).await?;
        page.until_true("location.search.includes('zoom=year')").await?;
        page.until_true(&format!("document.querySelectorAll('.mark').length > {marks}")).await?;
        page.until_true("document.activeElement.matches('.mark')").await?;
        page.until_true(
            "(box => box.left >= 0 && box.left < innerWidth)(document.activeElement.getBoundingClientRect())",
        )
        .await
    })
}

#[test]
fn an_entry_shows_its_evidence_in_place_and_leads_to_it() -> Outcome {
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        page.open("timeline/?zoom=day").await?;
        page.until_true("document.querySelector('.banded .evidence[id^=day]')").await?;
        page.script("[...document.querySelectorAll('.mark:has(.reported):not(:has(b))')].at(-1).focus()")
            .await?;
        let text = page.script("return document.activeElement.textContent").await?;
        let event = dossier.events.iter().find(|event| Some(event.text.as_str()) == text.as_str());
        let event = event.expect("a mark of one entry says what the entry says");
        assert_eq!(event.kind, EventKind::Reported);
        press_key(&page, Key::Enter).await?;
        page.until_true("document.querySelector('.evidence:popover-open blockquote')").await?;
        assert_eq!(page.count(".evidence:popover-open blockquote").await?, event.evidence.len());
        assert!(page.text(".evidence:popover-open").await?.contains(&event.text));
        let place = page.script("const [mark, popover] = [document.activeElement, document.querySelector('.evidence:popover-open')].map(element => element.getBoundingClientRect()); return [popover.left >= 0, popover.right <= innerWidth, popover.top >= 0, popover.bottom <= innerHeight]").await?;
        assert_eq!(place, json!([true, true, true, true]));
        page.press(".evidence:popover-open .from a").await?;
        page.until_true("document.querySelector('.reader mark.evidence')").await?;
        page.driver.back().await?;
        page.until_true("location.search.includes('zoom=day') && document.querySelector('.banded')").await
    })
}

#[test]
fn lanes_stand_in_the_address_and_the_band_obeys_the_filters() -> Outcome {
    let dossier = dossier();
    let kind = &dossier.kinds.first().expect("the vocabulary has kinds").id;
    visit(Visit::default(), async |page| {
        page.open("timeline/").await?;
        assert_eq!(page.count(".lane").await?, 2, "the layers");
        page.press(".looks > div:nth-child(2) button:nth-of-type(2)").await?;
        page.until_true(&format!("location.search.includes('lanes={kind}')")).await?;
        page.until_true("document.querySelectorAll('.lane').length > 2").await?;
        page.driver.refresh().await?;
        page.started().await?;
        page.until_true("document.querySelectorAll('.lane').length > 2").await?;
        let published = dossier.events.iter().filter(|event| event.kind == EventKind::Published).count();
        page.open("timeline/?layer=published").await?;
        page.until_true("document.querySelectorAll('.lane').length === 1").await?;
        page.until_true(&format!("{ENTRIES} === {published}")).await?;
        page.open("timeline/?q=nothing-like-it").await?;
        page.until_count(".band", 0).await
    })
}

#[test]
fn the_band_never_takes_the_scrolling_of_the_page() -> Outcome {
    visit(Visit::default(), async |page| {
        page.emulate(1440, 700, "light").await?;
        page.open("timeline/?zoom=day").await?;
        page.until_true("document.querySelector('.banded .evidence[id^=day]')").await?;
        let middle = page.script("const box = document.querySelector('.band').getBoundingClientRect(); return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]").await?;
        let left = page.script("return document.querySelector('.band').scrollLeft").await?;
        let middle = (middle[0].as_i64().unwrap_or_default(), middle[1].as_i64().unwrap_or_default());
        page.wheel(middle, (0, 240)).await?;
        page.until_true("scrollY > 100").await?;
        assert_eq!(page.script("return document.querySelector('.band').scrollLeft").await?, left);
        page.script("scrollTo(0, 0)").await?;
        page.until_true("scrollY === 0").await?;
        page.wheel(middle, (-240, 0)).await?;
        page.until_true(&format!("document.querySelector('.band').scrollLeft < {left} - 100")).await?;
        assert_eq!(page.script("return scrollY").await?, 0);
        let touch =
            page.script("return getComputedStyle(document.querySelector('.band')).touchAction").await?;
        assert_eq!(touch, "auto", "a finger that goes up or down moves the page");
        Ok(())
    })
}

#[test]
fn phones_and_browsers_without_scripts_have_the_list() -> Outcome {
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        page.emulate(360, 780, "light").await?;
        page.open("timeline/").await?;
        assert!(!page.find(".banded").await?.is_displayed().await?);
        assert_eq!(page.count(".timeline .event").await?, dossier.events.len());
        assert!(page.find(".timeline .event").await?.is_displayed().await?);
        Ok(())
    })?;
    visit(Visit { scripts: false, ..Visit::default() }, async |page| {
        page.load("timeline/").await?;
        assert_eq!(page.count(".timeline .event").await?, dossier.events.len());
        assert!(!page.find(".banded").await?.is_displayed().await?, "what its marks open on takes scripts");
        Ok(())
    })
}

#[test]
fn the_reader_sets_apart_what_is_asked_for() -> Outcome {
    let dossier = dossier();
    let quote = dossier.quotes.first().expect("the seeds quote somebody");
    visit(Visit::default(), async |page| {
        page.open(&format!("article/{}/", quote.evidence.article)).await?;
        let speaker = quote.speaker.clone().unwrap_or_default();
        assert!(
            page.find(".prose .quote").await?.attr("title").await?.unwrap_or_default().contains(&speaker)
        );
        for (name, class, property) in [
            ("dates", "date", "borderBottomStyle"),
            ("names", "entity", "outlineStyle"),
            ("quotes", "quote", "textDecorationLine"),
            ("claims", "claim", "borderTopStyle"),
        ] {
            let drawn = format!("getComputedStyle(document.querySelector('.prose .{class}')).{property}");
            assert_eq!(
                page.script(&format!("return {drawn}")).await?,
                "none",
                "{name} before it is asked for"
            );
            page.press(&format!(".highlights [name={name}]")).await?;
            page.until_true(&format!("{drawn} !== 'none'")).await?;
        }
        Ok(())
    })
}

/// For people to look at.
#[test]
fn pictures_of_the_band() -> Outcome {
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    visit(Visit::default(), async |page| {
        for (width, height) in [(768, 1024), (1440, 900)] {
            for theme in ["light", "dark"] {
                page.emulate(width, height, theme).await?;
                for (name, query) in [
                    ("day", "zoom=day&on=2021-09-28"),
                    ("month", "zoom=month&on=2021-09-28&lang=en"),
                    ("year", "zoom=year&on=2021-09-28"),
                    ("decade", "zoom=decade"),
                    ("lanes", "zoom=quarter&on=2021-09-28&lanes=app"),
                ] {
                    page.open(&format!("timeline/?{query}")).await?;
                    page.until_true("document.querySelector('.looks [aria-pressed=\"true\"]')").await?;
                    page.script("scrollTo(0, 120)").await?;
                    page.screenshot(&folder.join(format!("band-{name}-{width}-{theme}.png"))).await?;
                }
                page.script("document.querySelector('.mark[tabindex=\"0\"]').focus()").await?;
                press_key(&page, Key::Enter).await?;
                page.screenshot(&folder.join(format!("band-open-{width}-{theme}.png"))).await?;
            }
        }
        Ok(())
    })
}
