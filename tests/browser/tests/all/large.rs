//! A dossier that is too large to be embedded: searched, filtered and read file by file.
//! `HUTONG_LARGE_DIST` names its build, which is that of the posts that the tests make
//! (`xtask/src/test/harbour.rs`): tests ask for what stands in those.

use hutong_browser_tests::{
    GATED, Gate, Outcome, Page, Profile, engine, large_dist, renew, root,
    scene::{LATER as LATER_BUILD, accept, is_kept, keep},
    serve, visit_through_gate,
};
use hutong_model::{Article, Dossier, EventKind};
use std::collections::BTreeSet;
use thirtyfour::error::WebDriverResult;

/// As `hutong::large::PAGE`.
const PAGE: usize = 20;

fn dossier() -> Dossier {
    let json = std::fs::read(large_dist().join("dossier.json")).expect("a build has its dossier");
    let dossier: Dossier = serde_json::from_slice(&json).expect("a build's dossier is one");
    assert!(
        dossier.entities.iter().any(|entity| entity.id.as_str() == "harbour-card"),
        "HUTONG_LARGE_DIST: another dossier's build; hint: `cargo run -p xtask --example harbour -- DIR` \
         writes the posts of this one"
    );
    dossier
}

/// Shows the build through a gate that can be shut.
fn visit(test: impl AsyncFnOnce(Page, &Gate) -> WebDriverResult<()>) -> Outcome {
    visit_through_gate(Profile::default(), &large_dist(), test)
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

/// Waits until the list of the timeline has entries.
async fn has_entries(page: &Page) -> WebDriverResult<()> {
    page.until_true("document.querySelectorAll('.timeline .event').length > 0").await
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
        assert_eq!(page.count(".views a").await?, 3, "every view is there");

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
fn every_value_of_a_facet_is_listed_when_it_is_asked_for() -> Outcome {
    let piers = dossier().entities.iter().filter(|entity| entity.kind.as_str() == "pier").count();
    visit(async |page, _| {
        page.open("").await?;
        // Drivers take what a fold that is always open shows for hidden, and would not press it.
        let click = async |selector: &str| {
            page.script(&format!("document.querySelector({selector:?}).click()")).await.map(drop)
        };
        // What is folded up is not drawn.
        let first = page.count("[data-facet=pier] .value").await?;
        assert_eq!(page.count("[data-facet=pier] details .value").await?, 0);
        click("[data-facet=pier] summary").await?;
        page.until_count("[data-facet=pier] .all-values", 1).await?;
        let listed = page.count("[data-facet=pier] .value").await?;
        assert!(first < listed && listed < piers, "{first}, {listed} of {piers}");
        click("[data-facet=pier] .all-values").await?;
        page.until_count("[data-facet=pier] .value", piers).await?;
        page.until_count(".all-values", 0).await?;

        // A value that was behind the button narrows as any other.
        click("[data-facet=pier] details .value:last-child input").await?;
        page.until_count(".card", 1).await
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
        page.until_true("location.search !== ''").await?;
        assert_eq!(page.count(".missing").await?, 1, "it is said as long as it is missing");
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

#[test]
fn a_timeline_shows_what_fits_and_says_it_when_it_is_seen() -> Outcome {
    let dossier = dossier();
    let outlet = dossier.articles[0].outlet.clone().unwrap_or_default();
    let of_outlet = dossier.articles.iter().filter(|article| article.outlet.as_ref() == Some(&outlet));
    let of_outlet: BTreeSet<_> = of_outlet.map(|article| &article.id).collect();
    let expected = dossier
        .events
        .iter()
        .filter(|event| event.evidence.iter().any(|span| of_outlet.contains(&span.article)));
    let expected = expected.count();
    assert!((1..dossier.events.len()).contains(&expected), "{expected}: an outlet has some of the events");
    assert!(dossier.events.iter().any(|event| event.kind == EventKind::Reported));
    visit(async |page, _| {
        page.open("").await?;
        page.press(".views a:nth-child(2)").await?;
        page.until_true("document.querySelectorAll('.band .mark').length > 0").await?;
        assert!(page.text(".tally").await?.contains(&dossier.events.len().to_string()));
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        let listed = page.count(".timeline .event").await?;
        assert!(listed >= dossier.events.len().min(2 * PAGE), "{listed}");

        // A mark opens on its sentences.
        page.press(".band .mark:has(.reported)").await?;
        page.until_true("document.querySelector('.banded .evidence blockquote p')?.textContent.trim()")
            .await?;

        page.open(&format!("timeline/?outlet={outlet}")).await?;
        page.until_true(&format!("document.querySelector('.tally').textContent.includes('{expected}')"))
            .await?;
        has_entries(&page).await?;

        // It leads to what it is about, and back.
        page.press(".timeline .event a").await?;
        page.until_count(".reader", 1).await?;
        page.driver.back().await?;
        has_entries(&page).await
    })
}

/// What the entries of the list say.
async fn said(page: &Page) -> WebDriverResult<Vec<String>> {
    let said = "return [...document.querySelectorAll('.timeline .event')].map((one) => one.textContent)";
    Ok(serde_json::from_value(page.script(said).await?)?)
}

/// The button behind the list, and the one before it.
const LATER: &str = ".timeline ~ .more-cards button";
const EARLIER: &str = ".more-cards:has(~ .timeline) button";

#[test]
fn the_list_of_a_timeline_goes_on_where_it_ends() -> Outcome {
    let events = dossier().events;
    let all = events.len();
    visit(async |page, _| {
        page.open("timeline/").await?;
        has_entries(&page).await?;
        let shown = page.count(".timeline .event").await?;
        assert!(shown < all, "{shown} of {all}: there must be more than one stretch");
        let mut stretches = 0;
        while page.count(EARLIER).await? > 0 {
            let first = said(&page).await?.swap_remove(0);
            page.press(EARLIER).await?;
            // Nothing is no other entry: the list may be empty for a moment.
            let is_another = format!(
                "![undefined, {first:?}].includes(document.querySelector('.timeline .event')?.textContent)"
            );
            page.until_true(&is_another).await?;
            stretches += 1;
            assert!(stretches < all, "it goes round in circles");
        }
        let first = said(&page).await?.swap_remove(0);
        assert!(first.contains(&events[0].text), "{first}: the first entry opens the list");
        // From there on it grows until it has all.
        while page.count(LATER).await? > 0 {
            let shown = page.count(".timeline .event").await?;
            page.press(LATER).await?;
            page.until_true(&format!("document.querySelectorAll('.timeline .event').length > {shown}"))
                .await?;
        }
        assert_eq!(page.count(".timeline .event").await?, all);
        let last = said(&page).await?.pop().unwrap_or_default();
        assert!(last.contains(&events[all - 1].text), "{last}: the last entry closes the list");
        Ok(())
    })
}

#[test]
fn a_cell_of_a_matrix_opens_on_its_sentences() -> Outcome {
    let dossier = dossier();
    let cells: BTreeSet<_> =
        dossier.claims.iter().map(|claim| (&claim.relation, &claim.subject, &claim.object)).collect();
    let said: Vec<String> = dossier
        .claims
        .iter()
        .map(|claim| {
            let span = &claim.evidence[0];
            let article = dossier.articles.iter().find(|article| article.id == span.article);
            article.map(|article| article.quote(span.place())).unwrap_or_default()
        })
        .collect();
    assert_eq!(cells.len(), 4, "two lines, two cards");
    visit(async |page, _| {
        page.open("").await?;
        page.press(".views a:nth-child(3)").await?;
        page.until_count(".matrix td > button", cells.len()).await?;
        assert!(page.text(".tally").await?.contains(&dossier.claims.len().to_string()));
        assert_eq!(page.count(".matrix blockquote").await?, 0, "nothing is fetched before it is asked for");
        page.press(".matrix td > button").await?;
        page.until_true("document.querySelector('.matrix .evidence:popover-open blockquote p')").await?;
        let shown = page.text(".evidence:popover-open blockquote p").await?;
        assert!(said.iter().any(|said| said.trim() == shown.trim()), "{shown}");
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn an_article_has_its_neighbours_and_says_where_else_its_paragraphs_stand() -> Outcome {
    let dossier = dossier();
    let middle = dossier.articles.len() / 2;
    let shared = &dossier.duplicates.first().expect("every ninth post has the same paragraph").places;
    visit(async |page, _| {
        page.open(&format!("article/{}/", dossier.articles[middle].id)).await?;
        assert_eq!(page.text(".walk .previous [lang]").await?, dossier.articles[middle - 1].title);
        page.press(".walk .next").await?;
        let title = &dossier.articles[middle + 1].title;
        page.until_true(&format!("document.querySelector('.reader h1')?.textContent === {title:?}")).await?;
        let here = &shared[0].article;
        page.open(&format!("article/{here}/")).await?;
        let of_here = dossier.duplicates.iter().map(|duplicate| &duplicate.places);
        let of_here = of_here.filter(|places| places.iter().any(|place| place.article == *here));
        let others = of_here.map(|places| {
            let others = places.iter().map(|place| &place.article).filter(|id| *id != here);
            others.collect::<BTreeSet<_>>().len()
        });
        let others = others.sum();
        assert!(others > 0, "somebody else has it");
        page.until_count(".also-in a", others).await
    })
}

#[test]
fn what_is_sure_is_shown_while_the_rest_is_on_its_way() -> Outcome {
    let dossier = dossier();
    let word = word(&dossier);
    let expected = having(&dossier, &word).len().min(PAGE);
    let last = std::cell::RefCell::new(String::new());
    visit(async |page, gate| {
        page.open("").await?;
        gate.passed();
        search(&page, &word).await?;
        page.until_count(".card:has(mark)", expected).await?;
        let mut files = gate.passed();
        files.retain(|path| path.contains("assets/index/"));
        last.replace(files.pop().unwrap_or_default());
        Ok(())
    })?;
    visit(async |page, gate| {
        gate.hold(&last.borrow());
        page.open("").await?;
        page.find("#search").await?.send_keys(&word).await?;
        page.until_true("document.querySelectorAll('.card:has(mark)').length > 0").await?;
        let sure = page.count(".card:has(mark)").await?;
        assert!(sure < expected, "{sure} of {expected} before the last file came");
        gate.reopen();
        page.until_count(".card:has(mark)", expected).await
    })
}

#[test]
fn everything_can_be_kept_and_is_searched_without_a_network() -> Outcome {
    let dossier = dossier();
    let word = word(&dossier);
    let expected = having(&dossier, &word).len().min(PAGE);
    visit(async |page, gate| {
        page.open("").await?;
        is_kept(&page).await?;
        page.press(".device summary").await?;
        page.until_true("/[1-9]/.test(document.querySelector('.keeping').value)").await?;
        let size = page.text(".keeping").await?;
        page.press("[data-device=keep]").await?;
        page.until_true("document.querySelector('.keeping').value.includes('100')").await?;
        assert_ne!(page.text(".keeping").await?, size, "first how large it is, then how far it has come");
        gate.shut();
        page.open("").await?;
        search(&page, &word).await?;
        page.until_count(".card:has(mark)", expected).await?;
        page.press(".card h2 a").await?;
        page.until_count(".reader .prose", 1).await?;
        page.open("timeline/").await?;
        has_entries(&page).await?;
        let last = &dossier.articles[dossier.articles.len() - 1];
        page.open(&format!("article/{}/", last.id)).await?;
        page.until_true(&format!("document.querySelector('.reader h1')?.textContent === {:?}", last.title))
            .await
    })
}

/// Writes nonsense over every file of the index that is kept.
const SPOIL: &str = "caches.keys().then(async (names) => {
  const cache = await caches.open(names.find((name) => name.endsWith('shards')));
  const kept = await cache.keys();
  await Promise.all(kept.map((request) => cache.put(request, new Response('spoilt'))));
  return kept.length;
})";

#[test]
fn what_is_spoilt_on_the_device_is_fetched_again() -> Outcome {
    let dossier = dossier();
    let word = word(&dossier);
    let expected = having(&dossier, &word).len().min(PAGE);
    visit(async |page, gate| {
        page.open("").await?;
        is_kept(&page).await?;
        page.open(&format!("?q={word}")).await?;
        page.until_count(".card:has(mark)", expected).await?;
        page.until_async(SPOIL).await?;
        gate.passed();
        page.open(&format!("?q={word}")).await?;
        page.until_count(".card:has(mark)", expected).await?;
        assert!(
            gate.passed().iter().any(|path| path.contains("assets/index/")),
            "what is right comes from there"
        );
        // Now it is kept again as it should be.
        gate.shut();
        page.open(&format!("?q={word}")).await?;
        page.until_count(".card:has(mark)", expected).await
    })
}

/// Keeps a file of the index that no build has, as one that is gone has left it.
const LEAVE_BEHIND: &str = "caches.keys().then(async (names) => {
  const cache = await caches.open(names.find((name) => name.endsWith('shards')));
  await cache.put('assets/index/0000000000000000', new Response('of a former build'));
  return true;
})";

/// Which files of the index are kept that no build has, and how many that one has.
const LEFT: &str = "caches.keys().then(async (names) => {
  const cache = await caches.open(names.find((name) => name.endsWith('shards')));
  const kept = await cache.keys();
  const former = kept.filter((request) => request.url.endsWith('/0000000000000000'));
  return former.length === FORMER && kept.length > former.length;
})";

#[test]
fn an_update_takes_away_what_it_does_not_name() -> Outcome {
    let dossier = dossier();
    let word = word(&dossier);
    let expected = having(&dossier, &word).len().min(PAGE);
    let later = root().join(format!("target/renewed-large-{}", engine().name()));
    renew(&large_dist(), &later, LATER_BUILD)?;
    let next = serve(later)?;
    visit(async |page, gate| {
        keep(&page).await?;
        page.open(&format!("?q={word}")).await?;
        page.until_count(".card:has(mark)", expected).await?;
        page.until_async(LEAVE_BEHIND).await?;
        page.reload().await?;
        page.started().await?;
        page.until_async(&LEFT.replace("FORMER", "1")).await?;
        gate.lead(GATED, next.port());
        page.reload().await?;
        page.started().await?;
        accept(&page).await?;
        page.until_async(&LEFT.replace("FORMER", "0")).await?;
        // What both builds name is still kept.
        gate.shut();
        page.open(&format!("?q={word}")).await?;
        page.until_count(".card:has(mark)", expected).await
    })
}

/// What is typed, how many articles it finds, and what is marked in their cards; nothing where names of
/// facets are asked for, which are not looked for in texts.
fn typed() -> Vec<(&'static str, usize, Option<&'static str>)> {
    vec![
        ("line:渡轮", 30, None),
        ("line:ferry -card:港湾卡", 15, None),
        ("year:2011", 12, None),
        ("渡輪", 30, Some("渡轮")),
        ("dulun", 30, Some("渡轮")),
        ("gwk", 23, Some("港湾卡")),
        ("ＨＡＲＢＯＵＲ", 20, Some("harbour")),
    ]
}

#[test]
fn names_readings_and_other_characters_find_and_mark_what_is_meant() -> Outcome {
    dossier();
    visit(async |page, _| {
        for (text, count, marked) in typed() {
            page.open("").await?;
            search(&page, text).await?;
            // Whatever the language, so many of so many.
            let tally = page.text(".tally").await?;
            let numbers: Vec<&str> = tally.split(|c: char| !c.is_ascii_digit()).collect();
            assert!(numbers.contains(&count.to_string().as_str()), "{text}: {tally}");
            let words = "return [...new Set([...document.querySelectorAll('.card mark')].map(mark => mark.textContent))].join('|')";
            assert_eq!(page.script(words).await?, marked.unwrap_or_default(), "{text}");
        }
        // A slip of the finger.
        page.open("").await?;
        search(&page, "harbuor").await?;
        page.until_count(".meant button", 1).await?;
        page.press(".meant button").await?;
        page.until_count(".card:has(mark)", 20).await?;
        assert_eq!(page.script("return document.querySelector('#search').value").await?, "harbour");
        Ok(())
    })
}
