//! What cards, sorting and the histogram say, held against the dossier: in the viewer that has its dossier
//! embedded, and in one that asks an index in files.

use hutong_browser_tests::{Key, Outcome, Page, Profile, dist, dossier, large_dist, serve, with_window};
use hutong_model::{Article, Day, Dossier};
use std::{collections::BTreeMap, path::PathBuf};
use thirtyfour::error::WebDriverResult;

/// How many cards are shown at first where not all are: as `hutong::large::PAGE`.
const PAGE: usize = 20;

/// Opens each of the two, with what a card's article is called and what its text is.
fn each(test: impl AsyncFn(Page, &Dossier) -> WebDriverResult<()>) -> Outcome {
    let large = serde_json::from_slice(&std::fs::read(large_dist().join("dossier.json"))?)?;
    let builds: [(PathBuf, Dossier); 2] = [(dist(), dossier()), (large_dist(), large)];
    for (folder, dossier) in builds {
        let server = serve(folder)?;
        with_window(Profile::default(), async |driver| {
            let page = Page::new(driver, server.url());
            page.emulate(1440, 900, "light").await?;
            page.open("").await?;
            test(page, &dossier).await
        })?;
    }
    Ok(())
}

/// The ids of the cards, in their order.
async fn shown(page: &Page) -> WebDriverResult<Vec<String>> {
    let ids = "return [...document.querySelectorAll('.card')].map((card) => card.dataset.article)";
    Ok(serde_json::from_value(page.script(ids).await?)?)
}

/// Waits until the cards are these, and fails with those that there are.
async fn shows(page: &Page, expected: &[String]) -> WebDriverResult<()> {
    let expected = &expected[..expected.len().min(PAGE)];
    let list = serde_json::to_string(expected)?;
    let ids = "[...document.querySelectorAll('.card')].map((card) => card.dataset.article)";
    let waited = page.until_true(&format!("JSON.stringify({ids}) === JSON.stringify({list})")).await;
    assert_eq!(shown(page).await?, expected);
    waited
}

fn day(article: &Article) -> Option<Day> {
    article.published.as_ref().map(|published| published.day)
}

fn ids<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Vec<String> {
    articles.into_iter().map(|article| article.id.to_string()).collect()
}

/// How often a text has a word.
fn times(text: &str, word: &str) -> usize {
    text.matches(word).count()
}

/// Two Chinese characters that stand in most of some texts, but not in all: their number is what is tested.
fn word(dossier: &Dossier) -> String {
    let mut having: BTreeMap<String, usize> = BTreeMap::new();
    for article in &dossier.articles {
        let characters: Vec<char> = article.title.chars().collect();
        let is_chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        let mut pairs: Vec<String> = characters
            .windows(2)
            .filter(|pair| pair.iter().all(is_chinese) && pair[0] != pair[1])
            .map(|pair| pair.iter().collect())
            .collect();
        pairs.sort();
        pairs.dedup();
        pairs.into_iter().for_each(|pair| *having.entry(pair).or_default() += 1);
    }
    let some = having.into_iter().filter(|(_, count)| *count < dossier.articles.len());
    some.max_by_key(|(_, count)| *count).expect("titles have pairs of characters").0
}

#[test]
fn a_card_says_where_it_matched() -> Outcome {
    each(async |page, dossier| {
        let word = word(dossier);
        page.open(&format!("?q={word}&lang=en")).await?;
        page.until_true("document.querySelectorAll('.card .matched').length > 0").await?;
        let mut seen = 0;
        for id in shown(&page).await? {
            let article = dossier.articles.iter().find(|article| article.id.as_str() == id);
            let article = article.expect("a card is an article's");
            let in_title = article.title.contains(&word);
            let in_text: usize = article.body.iter().map(|block| times(&block.text(), &word)).sum();
            let said = match (in_title, in_text) {
                (true, 0) => "in the title".to_owned(),
                (true, _) => format!("in the title and {in_text}× in the text"),
                (false, _) => format!("{in_text}× in the text"),
            };
            let card = format!(".card[data-article={id:?}]");
            assert_eq!(page.text(&format!("{card} .matched")).await?, said, "{word} in {id}");
            let marks =
                format!("return [...document.querySelectorAll('{card} mark')].map((m) => m.textContent)");
            let marks: Vec<String> = serde_json::from_value(page.script(&marks).await?)?;
            assert!(!marks.is_empty() && marks.iter().all(|mark| mark.contains(&word)), "{marks:?}");
            seen += 1;
        }
        assert!(seen > 0);
        Ok(())
    })
}

#[test]
fn cards_are_sorted_as_is_asked() -> Outcome {
    each(async |page, dossier| {
        let newest = ids(&dossier.articles);
        shows(&page, &newest).await?;
        let mut oldest: Vec<&Article> = dossier.articles.iter().collect();
        oldest.sort_by_key(|article| (day(article).is_none(), day(article)));
        let mut by_outlet: Vec<&Article> = dossier.articles.iter().collect();
        by_outlet.sort_by_key(|article| (article.outlet.is_none(), &article.outlet));
        for (name, expected) in [("oldest", ids(oldest)), ("outlet", ids(by_outlet)), ("newest", newest)] {
            page.find(&format!("#sort option[value={name}]")).await?.click().await?;
            shows(&page, &expected).await?;
            assert_eq!(page.find("#sort").await?.value().await?.as_deref(), Some(name));
        }
        // With words there is an order more, and it comes first.
        assert_eq!(page.count("#sort option[value=relevance]").await?, 0);
        page.open(&format!("?q={}", word(dossier))).await?;
        page.until_count("#sort option[value=relevance]", 1).await?;
        assert_eq!(page.find("#sort").await?.value().await?.as_deref(), Some("relevance"));
        let word = word(dossier);
        let in_title = |id: &String| {
            dossier.articles.iter().any(|article| article.id.as_str() == id && article.title.contains(&word))
        };
        let shown: Vec<bool> = shown(&page).await?.iter().map(in_title).collect();
        assert!(shown.is_sorted_by(|one, next| one >= next), "titles come first: {shown:?}");
        assert!(shown[0]);
        Ok(())
    })
}

/// The articles of which a day lies in what the address asks for.
fn within(dossier: &Dossier, address: &str) -> Vec<String> {
    let query: BTreeMap<_, _> =
        address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')).collect();
    let limit = |name: &str| query.get(name).and_then(|day| day.parse::<Day>().ok());
    let (after, before) = (limit("after"), limit("before"));
    assert!(after.is_some() || before.is_some(), "{address}: nothing is limited");
    let fits = |article: &&Article| {
        day(article).is_some_and(|day| {
            after.is_none_or(|after| day >= after) && before.is_none_or(|before| day <= before)
        })
    };
    ids(dossier.articles.iter().filter(fits))
}

/// Whether an address asks for the months from a quarter to three quarters of those that a dossier has, give
/// or take one.
fn middle_half(dossier: &Dossier, address: &str) {
    let month = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month());
    let months: Vec<i32> = dossier.articles.iter().filter_map(day).map(month).collect();
    let (first, last) = (months.iter().min().copied(), months.iter().max().copied());
    let (first, last) = first.zip(last).expect("articles have days");
    let count = f64::from(last - first + 1);
    for (name, share) in [("after=", 0.25), ("before=", 0.75)] {
        let limit = address.split(name).nth(1).and_then(|rest| rest.get(..10)?.parse::<Day>().ok());
        let at = limit.map(|day| f64::from(month(day) - first));
        assert!(
            at.is_some_and(|at| (at - share * count).abs() <= 1.0),
            "{address}: {name} of {count} months"
        );
    }
}

#[test]
fn the_histogram_is_a_brush_for_pointers_and_for_keys() -> Outcome {
    each(async |page, dossier| {
        // By key: a handle is a slider.
        let handle = page.find("#brush-from").await?;
        handle.scroll_into_view().await?;
        handle.focus().await?;
        page.driver.active_element().await?.send_keys(Key::Right).await?;
        page.until_true("location.search.includes('after=')").await?;
        let expected = within(dossier, &page.address().await?);
        assert!(!expected.is_empty() && expected.len() < dossier.articles.len(), "{expected:?}");
        shows(&page, &expected).await?;
        let told = format!("document.querySelector('.tally').textContent.includes('{}')", expected.len());
        assert!(page.until_true(&told).await.is_ok(), "{}: {}", expected.len(), page.text(".tally").await?);
        // The focus stays where it was.
        assert_eq!(page.driver.active_element().await?.id().await?.as_deref(), Some("brush-from"));
        page.driver.active_element().await?.send_keys(Key::Home).await?;
        page.until_true("!location.search.includes('after=')").await?;
        shows(&page, &ids(&dossier.articles)).await?;

        // By pointer: what is drawn over is what is asked for.
        let bars = page.find(".brush .bars").await?;
        bars.scroll_into_view().await?;
        let width = bars.rect().await?.width as i64;
        page.driver
            .action_chain()
            .move_to_element_with_offset(&bars, -width / 4, 0)
            .click_and_hold()
            .move_to_element_with_offset(&bars, 0, 0)
            .move_to_element_with_offset(&bars, width / 4, 0)
            .release()
            .perform()
            .await?;
        // The address follows when the pointer rests.
        page.until_true("/after=.*before=/.test(location.search)").await?;
        middle_half(dossier, &page.address().await?);
        let expected = within(dossier, &page.address().await?);
        assert!(expected.len() < dossier.articles.len(), "{expected:?}");
        shows(&page, &expected).await
    })
}
