//! What is drawn in the frame of a letter and what after it, in a dossier of more cards than are seen at
//! once: the one of `large.rs`.

use hutong_browser_tests::{Outcome, Page, Profile, large_dist, serve, with_window};
use serde_json::Value;
use thirtyfour::error::WebDriverResult;

/// As `hutong::large::PAGE`.
const PAGE: usize = 20;
/// Stands in every post.
const ALL: &str = "开放";
/// Stands in every third post, which makes less than a page.
const THIRD: &str = "渡轮第";

fn visit(test: impl AsyncFnOnce(Page) -> WebDriverResult<()>) -> Outcome {
    let server = serve(large_dist())?;
    with_window(Profile::default(), async |driver| {
        let page = Page::new(driver, server.url());
        page.emulate(1200, 700, "light").await?;
        page.open("").await?;
        // Once each, so that nothing has to be fetched for an answer any more.
        for text in [THIRD, ALL, ""] {
            page.script(&format!("({TYPE})({text:?})")).await?;
            page.until_true(&format!("document.querySelector('.tally').textContent !== '…' && ({text:?} ? \
                document.querySelectorAll('.card:has(mark)') : document.querySelectorAll('.card:not(:has(mark))')).length > 0"))
                .await?;
            // What is sure of it is shown before all of it has come.
            page.until_count("main[aria-busy]", 0).await?;
        }
        page.until_count(".card", PAGE).await?;
        test(page).await
    })
}

/// What a letter does.
const TYPE: &str = "(text) => {
  const box = document.querySelector('#search');
  box.focus({ preventScroll: true });
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}";

/// Does something, and says what is drawn of it before the browser has a frame. Drawing takes several turns where it
/// lasts longer than 16 ms; what waits for the frame does not come meanwhile.
const FIRST: &str = "async (act, look) => {
  const { requestAnimationFrame: frame, setTimeout: turn } = window;
  const held = [];
  window.requestAnimationFrame = (then) => held.push(then);
  window.setTimeout = (then, wait, ...rest) => wait >= 100 ? 0 : turn(then, wait, ...rest);
  act();
  for (let turns = 0; turns < 20; turns++) await new Promise((then) => turn(then));
  const seen = await look();
  Object.assign(window, { requestAnimationFrame: frame, setTimeout: turn });
  held.forEach((then) => frame(then));
  return seen;
}";

/// Says of the list, as it is drawn now: how many cards it has, how many of them fit, whether they reach
/// the lower edge of the window, and how far the page can be scrolled.
const LIST: &str = "() => {
  const cards = [...document.querySelectorAll('.card')];
  return {
    tally: document.querySelector('.tally').textContent,
    cards: cards.length,
    marked: cards.filter((card) => card.querySelector('mark')).length,
    reaches: cards.at(-1).getBoundingClientRect().bottom >= innerHeight,
    tops: cards.map((card) => card.getBoundingClientRect().top),
    height: document.documentElement.scrollHeight,
    scrolled: scrollY,
  };
}";

/// Does something by a script, and says what `look` sees before there is a frame.
async fn first(page: &Page, act: &str, look: &str) -> WebDriverResult<Value> {
    page.script(&format!("return ({FIRST})(() => {{ {act} }}, {look})")).await
}

/// Types, and says what is drawn of the list before there is a frame.
async fn letter(page: &Page, text: &str) -> WebDriverResult<Value> {
    first(page, &format!("({TYPE})({text:?})"), LIST).await
}

async fn list(page: &Page) -> WebDriverResult<Value> {
    page.script(&format!("return ({LIST})()")).await
}

fn number(list: &Value, name: &str) -> f64 {
    list[name].as_f64().unwrap_or(f64::NAN)
}

#[test]
fn a_letter_is_answered_at_once_with_the_cards_that_are_seen_and_then_with_the_rest() -> Outcome {
    visit(async |page| {
        for text in [ALL, "", ALL] {
            let first = letter(&page, text).await?;
            let drawn = number(&first, "cards");
            assert!((3.0..12.0).contains(&drawn), "what is seen and a little more: {first}");
            assert_eq!(first["reaches"], true, "{first}");
            assert_eq!(number(&first, "marked"), if text.is_empty() { 0.0 } else { drawn }, "{first}");
            assert!(!first["tally"].as_str().unwrap_or("…").starts_with('…'), "{first}");

            page.until_count(".card", PAGE).await?;
            let whole = list(&page).await?;
            assert_eq!(first["tally"], whole["tally"]);
            for (at, top) in first["tops"].as_array().into_iter().flatten().enumerate() {
                assert_eq!(*top, whole["tops"][at], "card {at} has moved: {first} {whole}");
            }
            assert_eq!(page.script("return document.querySelector('.results').style.minHeight").await?, "");
        }
        Ok(())
    })
}

#[test]
fn a_letter_after_which_there_are_cards_again_is_answered_with_those_that_are_seen() -> Outcome {
    visit(async |page| {
        for nothing in ["qqqq", "wwww"] {
            page.script(&format!("({TYPE})({nothing:?})")).await?;
            page.until_count(".nothing", 1).await?;
            page.until_count("main[aria-busy]", 0).await?;
            let first = letter(&page, ALL).await?;
            let drawn = number(&first, "cards");
            assert!((3.0..12.0).contains(&drawn), "what is seen and a little more: {first}");
            page.until_count(".card", PAGE).await?;
        }
        Ok(())
    })
}

#[test]
fn what_is_pressed_is_answered_with_the_cards_that_are_seen_and_then_with_the_rest() -> Outcome {
    visit(async |page| {
        // Once before it counts, so that nothing has to be fetched for an answer any more.
        for left in [1, 0] {
            page.script("document.querySelector('.value input').click()").await?;
            page.until_count(".value input:checked", left).await?;
            page.until_true("document.querySelector('.tally').textContent !== '…'").await?;
            page.until_count("main[aria-busy]", 0).await?;
        }
        letter(&page, ALL).await?;
        page.until_count(".card:has(mark)", PAGE).await?;
        // The search is cleared, a value of a facet is chosen, and taken back.
        for (pressed, left) in [(".clear", PAGE), (".value input", 15), (".value input", PAGE)] {
            let first = first(&page, &format!("document.querySelector({pressed:?}).click()"), LIST).await?;
            let drawn = number(&first, "cards");
            assert!((3.0..12.0).contains(&drawn), "{pressed}: what is seen and a little more: {first}");
            assert_eq!(number(&first, "marked"), 0.0, "{pressed}: {first}");
            page.until_count(".card", left).await?;
            let whole = list(&page).await?;
            assert_eq!(first["tally"], whole["tally"], "{pressed}");
            assert_eq!(first["tops"][0], whole["tops"][0], "{pressed}");
        }
        Ok(())
    })
}

#[test]
fn whoever_comes_back_to_the_list_sees_its_beginning_at_once_and_then_the_rest() -> Outcome {
    visit(async |page| {
        page.script("document.querySelector('.card h2 a').click()").await?;
        page.until_count(".back a", 1).await?;
        let first = first(&page, "document.querySelector('.back a').click()", LIST).await?;
        let drawn = number(&first, "cards");
        assert!((3.0..12.0).contains(&drawn), "what is seen and a little more: {first}");
        assert_eq!(first["reaches"], true, "{first}");
        page.until_count(".card", PAGE).await?;
        let whole = list(&page).await?;
        assert_eq!(first["tally"], whole["tally"]);
        assert_eq!(first["tops"][0], whole["tops"][0]);
        page.until_true("document.querySelector('.results > .exports')").await?;
        page.until_true("document.querySelectorAll('.facet').length > 1").await
    })
}

#[test]
fn what_asks_nothing_anew_is_drawn_whole() -> Outcome {
    visit(async |page| {
        let said =
            "() => [document.querySelector('.views').textContent, document.querySelectorAll('.card').length]";
        let seen = first(&page, "document.querySelector(\".languages a[lang='en']\").click()", said).await?;
        assert!(seen[0].as_str().is_some_and(|views| views.contains("Timeline")), "{seen}");
        assert_eq!(seen[1], PAGE);
        Ok(())
    })
}

/// Says of each facet, as it is drawn now: whether it begins above the lower edge of the window, and what it says.
const FACETS: &str = "() => [...document.querySelectorAll('.facets > .facet')].map((facet) => ({
  seen: facet.getBoundingClientRect().top < innerHeight,
  says: facet.textContent + [...facet.querySelectorAll('.brush [height]')].map((bar) => bar.getAttribute('height')),
}))";

#[test]
fn counts_that_are_seen_come_with_the_letter_and_the_others_after_it() -> Outcome {
    visit(async |page| {
        let facets = async || page.script(&format!("return ({FACETS})()")).await;
        let says = |facets: &Value, at: usize| facets[at]["says"].as_str().unwrap_or_default().to_owned();
        let before = facets().await?;
        let key = "document.querySelector('#search').dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }))";
        let first = first(&page, &format!("{key}; ({TYPE})({THIRD:?})"), FACETS).await?;
        page.until_count(".card", 15).await?;
        let whole = facets().await?;
        let count = whole.as_array().map_or(0, Vec::len);
        let (mut seen, mut unseen) = (0, 0);
        for at in 0..count {
            if first[at]["seen"] == true {
                assert_eq!(says(&first, at), says(&whole, at), "facet {at} is seen");
                seen += usize::from(says(&before, at) != says(&whole, at));
            } else {
                assert_eq!(says(&first, at), says(&before, at), "facet {at} is not seen");
                unseen += usize::from(says(&before, at) != says(&whole, at));
            }
        }
        assert!(seen > 0 && unseen > 0, "{seen} and {unseen} of {count}: {before} {whole}");
        Ok(())
    })
}

#[test]
fn letters_that_follow_one_another_end_with_the_whole_answer_to_the_last() -> Outcome {
    visit(async |page| {
        page.script(&format!(
            "return (async () => {{
                for (const text of [{ALL:?}, {THIRD:?}, '', {THIRD:?}, {ALL:?}]) {{
                    ({TYPE})(text);
                    await Promise.resolve();
                }}
            }})()"
        ))
        .await?;
        page.until_count(".card:has(mark)", PAGE).await?;
        page.until_true(&format!("location.search.includes(encodeURIComponent({ALL:?}))")).await?;
        assert_eq!(page.count(".card:has(mark)").await?, PAGE);
        // Of fewer, none is missing and none is left.
        letter(&page, THIRD).await?;
        page.until_count(".card", 15).await?;
        assert_eq!(page.count(".card:has(mark)").await?, 15);
        Ok(())
    })
}

#[test]
fn the_page_does_not_become_shorter_under_a_reader_who_has_scrolled() -> Outcome {
    visit(async |page| {
        page.script("scrollTo(0, 700)").await?;
        let before = list(&page).await?;
        assert!(number(&before, "scrolled") >= 600.0, "{before}");
        let first = letter(&page, ALL).await?;
        assert!(number(&first, "cards") < PAGE as f64, "{first}");
        assert_eq!(first["reaches"], true, "{first}");
        assert!(number(&first, "height") >= number(&before, "height") - 1.0, "{before} {first}");
        // A browser that keeps in place what is seen scrolls by as much as the cards above became lower.
        assert!(number(&first, "scrolled") > 0.0, "{first}");
        page.until_count(".card", PAGE).await?;
        let whole = list(&page).await?;
        assert!(number(&whole, "scrolled") > 0.0, "{whole}");
        assert_eq!(whole["reaches"], true, "{whole}");
        Ok(())
    })
}

#[test]
fn a_list_that_has_the_focus_is_drawn_whole() -> Outcome {
    visit(async |page| {
        let act = format!(
            "const box = document.querySelector('#search');
            box.value = {ALL:?};
            document.querySelector('.card:nth-of-type(20) h2 a').focus();
            box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
        );
        let drawn = first(&page, &act, LIST).await?;
        assert_eq!(drawn["marked"], PAGE);
        Ok(())
    })
}

#[test]
fn a_page_that_is_printed_in_the_midst_of_a_letter_is_whole() -> Outcome {
    visit(async |page| {
        // The frame of the letter does not come, so that only the print can bring the rest. Between the event and
        // the print nothing runs but microtasks.
        let print = "async () => {
            const before = document.querySelectorAll('.card').length;
            dispatchEvent(new Event('beforeprint'));
            for (let turns = 0; turns < 500; turns++) await null;
            return [before, document.querySelectorAll('.card').length];
        }";
        let printed = first(&page, &format!("({TYPE})({ALL:?})"), print).await?;
        assert!(printed[0].as_u64().is_some_and(|before| before < PAGE as u64), "{printed}");
        assert_eq!(printed[1], PAGE, "{printed}");
        Ok(())
    })
}

#[test]
fn another_look_is_drawn_in_the_band_first_and_then_in_the_list() -> Outcome {
    visit(async |page| {
        page.press(".views a[href*='timeline/']").await?;
        page.until_count(".band", 1).await?;
        let drawn = "() => ['.axis', '.results'].map((part) => document.querySelector(part).textContent)";
        let before = page.script(&format!("return ({drawn})()")).await?;
        // Pressed without getting the focus, which would have the list drawn at once.
        let press = async |button: &str| {
            first(&page, &format!("document.querySelector({button:?}).click()"), drawn).await
        };
        let closer = press(".looks button:not([aria-pressed='true'])").await?;
        assert_ne!(closer[0], before[0], "another zoom");
        let earlier = press(".results .more-cards button").await?;
        assert_eq!(earlier[1], before[1], "the list waits");
        page.until_true(&format!("({drawn})()[1] !== {}", before[1])).await?;
        Ok(())
    })
}
