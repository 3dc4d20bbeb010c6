//! A long visit leaves the page as light as a short one.

use hutong_browser_tests::{Memory, Outcome, Page, Visit, WebDriverResult, visit};

/// How much more of anything may be held after a thousand steps than after the first few.
const MORE: f64 = 0.1;

/// Steps at a time: less than what the driver waits for a script.
const BATCH: usize = 50;

/// So many times that makes a page warm.
const WARM: usize = 4;

/// Milliseconds between two steps. Browsers leave out changes of the address that come quicker than
/// two hundred in ten seconds.
const PACE: u32 = 60;

#[test]
#[ignore = "long: cargo xtask test --soak"]
fn a_thousand_navigations_leave_nothing_behind() -> Outcome {
    // Around all views, into articles and to sentences, and back through the history.
    let step = "\
        const ways = ['.views a:nth-child(2)', '.event.reported .evidence-list a', 'BACK', \
          '.views a:nth-child(3)', '.views a:nth-child(1)', '.card h2 a', 'BACK', '.card:last-of-type h2 a', \
          '.back a', '.views a:nth-child(2)', '.views a:nth-child(1)']; \
        const way = ways[at % ways.length]; \
        if (way === 'BACK') { \
          history.back(); \
          for (let time = 0; time < 20 && before === location.href; time += 1) await rest(); \
        } else (await find(way)).click();";
    a_thousand(step, "location.href")
}

#[test]
#[ignore = "long: cargo xtask test --soak"]
fn a_thousand_changes_of_the_filters_leave_nothing_behind() -> Outcome {
    // Values come and go, words are typed and taken back.
    let step = "\
        const words = ['支付', '', '微信 云闪付', '2021', 'zzzz', '']; \
        if (at % 3 === 2) { \
          const search = await find('#search'); \
          search.value = words[Math.floor(at / 3) % words.length]; \
          search.dispatchEvent(new InputEvent('input', { bubbles: true })); \
        } else { \
          if (at % 30 === 0) for (let chip; (chip = document.querySelector('.chip'));) { chip.click(); await rest(); } \
          const boxes = document.querySelectorAll('.facet input'); \
          boxes[(at * 7) % boxes.length].click(); \
        }";
    a_thousand(step, "document.querySelector('#content').textContent + location.href")
}

/// Does a step a thousand times, after as many as make a page warm, and compares; again, where something
/// grew, because what leaks grows every time.
fn a_thousand(step: &str, sight: &str) -> Outcome {
    visit(Visit::default(), async |page| {
        Memory::note(&page).await?;
        page.open("").await?;
        for batch in 0..WARM {
            steps(&page, batch * BATCH, step, sight).await?;
        }
        begin_again(&page).await?;
        let grown = Memory::settles(&page, MORE, async || {
            let mut changes = 0;
            for batch in WARM..WARM + 1000 / BATCH {
                changes += steps(&page, batch * BATCH, step, sight).await?;
            }
            println!("{changes} changes");
            assert!(changes > 600, "the page hardly changed: {changes} times");
            begin_again(&page).await
        })
        .await?;
        assert_eq!(grown, Vec::<String>::new());
        assert!(!page.find("#broken").await?.is_displayed().await?);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

/// Goes to the first page with nothing asked for, so that what is compared shows the same.
async fn begin_again(page: &Page) -> WebDriverResult<()> {
    page.script("document.querySelector('.views a').click()").await?;
    page.until_true("document.querySelector('.card, .nothing, #search')").await?;
    let clear = "(() => { \
        document.querySelector('.chip')?.click(); \
        const search = document.querySelector('#search'); \
        if (!search.value) return !document.querySelector('.chip') && !location.search; \
        search.value = ''; \
        search.dispatchEvent(new InputEvent('input', { bubbles: true })); })()";
    page.until_true(clear).await
}

/// Does a batch of steps, each at its pace; how many of them changed what is seen.
async fn steps(page: &Page, first: usize, step: &str, sight: &str) -> WebDriverResult<u64> {
    let script = format!(
        "const done = arguments[0]; \
         const rest = () => new Promise((rested) => setTimeout(rested, {PACE})); \
         const find = async (selector) => {{ \
           for (let time = 0; time < 100; time += 1) {{ \
             const found = document.querySelector(selector); \
             if (found) return found; \
             await rest(); \
           }} \
           throw new Error(`${{selector}}: not at ${{location.href}}`); }}; \
         (async () => {{ \
           let changes = 0; \
           for (let at = {first}; at < {first} + {BATCH}; at += 1) {{ \
             const before = {sight}; \
             {step} \
             await rest(); \
             if (before !== {sight}) changes += 1; \
           }} \
           return changes; \
         }})().then(done, (error) => done(`${{error}}`));"
    );
    let done = page.driver.execute_async(&script, Vec::new()).await?.json().clone();
    assert!(done.is_u64(), "{done}");
    Ok(done.as_u64().unwrap_or_default())
}
