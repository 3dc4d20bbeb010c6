//! A dossier that is too large to be embedded: searched, filtered and read file by file.
//! `HUTONG_LARGE_DIST` names its build.

use hutong_browser_tests::{Gate, Outcome, Page, Profile, large_dist, with_window};
use hutong_model::{Article, Dossier};
use thirtyfour::error::WebDriverResult;
use xtask::server::{Server, Site};

/// As `hutong::large::PAGE`.
const PAGE: usize = 20;

fn dossier() -> Dossier {
    let json = std::fs::read(large_dist().join("dossier.json")).expect("a build has its dossier");
    serde_json::from_slice(&json).expect("a build's dossier is one")
}

/// Shows the build through a gate that can be shut.
fn visit(test: impl AsyncFnOnce(Page, &Gate) -> WebDriverResult<()>) -> Outcome {
    let server = Server::start(&Site { folder: large_dist(), base: "/".into() }, 0)?;
    let gate = Gate::open()?;
    gate.lead("d", server.port());
    with_window(Profile::default(), async |driver| test(Page::new(driver, gate.url("d")), &gate).await)
}

/// Two Chinese characters, or a word, of the title of an article that is not among the first.
fn word(dossier: &Dossier) -> String {
    let title = &dossier.articles[dossier.articles.len() - 2].title;
    let is_chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let chinese: String = title.chars().filter(is_chinese).take(2).collect();
    if chinese.chars().count() == 2 && title.contains(&chinese) {
        return chinese;
    }
    title.split_whitespace().max_by_key(|word| word.len()).unwrap_or(title).to_owned()
}

/// The articles that have a word in title or text, by a plain scan.
fn having<'a>(dossier: &'a Dossier, word: &str) -> Vec<&'a Article> {
    let has = |article: &&Article| {
        article.title.contains(word) || article.body.iter().any(|block| block.text().contains(word))
    };
    dossier.articles.iter().filter(has).collect()
}

/// Types, and waits until the answer is there.
async fn search(page: &Page, text: &str) -> WebDriverResult<()> {
    page.find("#search").await?.send_keys(text).await?;
    page.until_true("location.search.includes('q=')").await?;
    page.until_true("document.querySelector('.tally').textContent !== '…'").await
}

#[test]
fn what_is_searched_is_found_and_read() -> Outcome {
    let dossier = dossier();
    let all = dossier.articles.len();
    let word = word(&dossier);
    let expected = having(&dossier, &word);
    visit(async |page, _| {
        page.open("").await?;
        assert_eq!(page.script("return document.documentElement.dataset.started").await?, "hydrated");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        assert!(page.text(".tally").await?.contains(&all.to_string()));
        assert_eq!(page.count(".card").await?, all.min(PAGE));
        assert_eq!(page.count(".views a").await?, 1, "there is no timeline to lead to");

        search(&page, &word).await?;
        page.until_count(".card", expected.len().min(PAGE)).await?;
        assert!(page.text(".tally").await?.contains(&expected.len().to_string()), "{word}");
        assert_eq!(page.count(".card:has(mark)").await?, expected.len().min(PAGE), "each says where");

        page.press(".card h2 a").await?;
        page.until_count(".reader", 1).await?;
        let title = page.text(".reader h1").await?;
        let article = expected.iter().find(|article| article.title == title);
        let text = article.expect("what was found is read").body.iter().map(|block| block.text());
        let first = text.map(|text| text.trim().to_owned()).find(|text| !text.is_empty()).unwrap_or_default();
        let start: String = first.lines().next().unwrap_or_default().chars().take(20).collect();
        assert!(page.text(".reader .prose").await?.contains(start.trim()), "{start}");
        page.driver.back().await?;
        page.until_count(".card", expected.len().min(PAGE)).await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn more_cards_come_when_they_are_asked_for() -> Outcome {
    let all = dossier().articles.len();
    visit(async |page, _| {
        page.open("").await?;
        page.press(".more-cards button").await?;
        page.until_count(".card", all.min(2 * PAGE)).await
    })
}

#[test]
fn an_address_leads_to_any_article_and_to_any_question() -> Outcome {
    let dossier = dossier();
    let last = &dossier.articles[dossier.articles.len() - 1];
    let word = word(&dossier);
    visit(async |page, _| {
        page.open(&format!("article/{}/", last.id)).await?;
        assert_eq!(page.text(".reader h1").await?, last.title);
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        page.open(&format!("?q={word}&sort=oldest")).await?;
        page.until_count(".card:has(mark)", having(&dossier, &word).len().min(PAGE)).await
    })
}

#[test]
fn what_cannot_be_fetched_is_said_and_asked_for_again() -> Outcome {
    let dossier = dossier();
    let word = word(&dossier);
    let expected = having(&dossier, &word).len().min(PAGE);
    visit(async |page, gate| {
        page.open("").await?;
        gate.shut();
        page.find("#search").await?.send_keys(&word).await?;
        page.until_count(".missing", 1).await?;
        assert_eq!(page.text(".tally").await?, "…", "no short answer");
        gate.reopen();
        page.press(".missing button").await?;
        page.until_count(".card:has(mark)", expected).await?;
        page.until_count(".missing", 0).await?;

        // What was fetched is enough from now on.
        gate.shut();
        page.press(".clear").await?;
        page.until_count(".card", dossier.articles.len().min(PAGE)).await?;
        page.find("#search").await?.send_keys(&word).await?;
        page.until_count(".card:has(mark)", expected).await
    })
}
