//! One article and what stands around it: pictures, headings, what to take along, other articles.

use hutong_browser_tests::room::{enter, keys, long, select, selected, shut};
use hutong_browser_tests::{
    Engine, Key, Outcome, Page, Visit, WebDriverResult, access::Axe, dossier, engine, root, visit,
};
use hutong_model::{Article, Block, Dossier};
use serde_json::json;

#[test]
fn a_quote_names_its_source_and_leads_to_its_words() -> Outcome {
    let dossier = dossier();
    let (article, block) = long(&dossier.articles);
    let words = selected(article, block);
    visit(Visit::default(), async |page| {
        page.emulate(1440, 900, "light").await?;
        enter(&page, &format!("article/{}/", article.id)).await?;
        page.script("navigator.clipboard.writeText = async (text) => { window.copied = text }").await?;
        select(&page, block).await?;
        page.press(".room-selected button:nth-child(3)").await?;
        page.until_true("window.copied").await?;
        let copied = page.script("return copied").await?.as_str().unwrap_or_default().to_owned();
        assert!(copied.starts_with(&format!("“{words}”\n")), "{copied}");
        assert!(copied.contains(&article.title), "{copied}");
        assert!(copied.contains("#:~:text="), "{copied}");
        Ok(())
    })
}

#[test]
fn two_articles_side_by_side_stand_in_the_address() -> Outcome {
    let axe = Axe::load()?;
    let dossier = dossier();
    visit(Visit::default(), async |page| {
        enter(&page, &format!("article/{}/", dossier.articles[0].id)).await?;
        keys(&page, "c").await?;
        page.until_count(".room-compare select", 1).await?;
        page.until_true("document.querySelectorAll('.room-compare a').length > 3").await?;
        let other = page.script("return document.querySelector('.room-compare select').value").await?;
        let address = page.address().await?;
        assert!(address.ends_with(&format!("?with={}", other.as_str().unwrap_or_default())), "{address}");
        assert_eq!(axe.violations(&page).await?, Vec::<String>::new());
        page.driver.refresh().await?;
        page.until_count(".room-compare", 1).await?;
        shut(&page).await?;
        page.until_true("!location.search").await
    })
}

/// The article with most pictures, and how many.
fn pictured(dossier: &Dossier) -> (&Article, usize) {
    let pictures =
        |article: &Article| article.body.iter().filter(|block| matches!(block, Block::Image(_))).count();
    let found =
        dossier.articles.iter().map(|article| (article, pictures(article))).max_by_key(|(_, count)| *count);
    found.filter(|(_, count)| *count > 0).expect("some article has a picture")
}

/// Agrees to pictures and waits until those that cannot be had say so.
async fn agree(page: &Page) -> WebDriverResult<()> {
    page.press(".placeholder button").await?;
    page.until_true("document.querySelector('.prose figure[data-failed]')").await
}

#[test]
fn a_picture_that_cannot_be_loaded_leaves_its_caption_and_the_way_to_it() -> Outcome {
    let dossier = dossier();
    let (article, _) = pictured(&dossier);
    let picture = article.body.iter().find_map(|block| match block {
        Block::Image(picture) => Some(picture),
        _ => None,
    });
    let picture = picture.expect("it has a picture");
    visit(Visit::default(), async |page| {
        enter(&page, &format!("article/{}/", article.id)).await?;
        let original = "return document.querySelector('.prose .placeholder a').href";
        assert_eq!(page.script(original).await?, picture.url.as_str(), "before anything is asked for");
        agree(&page).await?;
        assert!(!page.find("figure[data-failed] img").await?.is_displayed().await?);
        assert!(page.find("figure[data-failed] .placeholder a").await?.is_displayed().await?);
        assert_eq!(page.script(original).await?, picture.url.as_str());
        if !picture.caption.is_empty() {
            assert_eq!(page.text("figure[data-failed] figcaption").await?, picture.caption);
        }
        assert_eq!(
            page.count("figure[data-failed] .room-zoom").await?,
            page.count("figure[data-failed]").await?
        );
        assert!(
            !page.find("figure[data-failed] .room-zoom").await?.is_displayed().await?,
            "nothing to enlarge"
        );
        Ok(())
    })
}

/// Puts pictures of a known size where there is no network to fetch any from.
const PICTURES: &str = "const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 }); \
    canvas.getContext('2d').fillRect(0, 0, 3000, 2000); const src = canvas.toDataURL('image/png'); \
    for (const image of document.querySelectorAll('.prose figure img')) { \
      image.loading = 'eager'; image.src = src; image.onload = () => delete image.parentElement.dataset.failed }";

#[test]
fn a_picture_is_shown_whole_then_in_its_own_size_and_the_next_one_follows() -> Outcome {
    let axe = Axe::load()?;
    let dossier = dossier();
    let (article, count) = pictured(&dossier);
    visit(Visit::default(), async |page| {
        enter(&page, &format!("article/{}/", article.id)).await?;
        agree(&page).await?;
        page.script(PICTURES).await?;
        page.until_true("document.querySelectorAll('figure:not([data-failed]) > img').length > 0 && !document.querySelector('.prose figure[data-failed]')").await?;
        page.script("document.querySelector('.room-zoom').focus()").await?;
        keys(&page, Key::Enter).await?;
        page.until_count(".room-picture[open]", 1).await?;
        page.until_true("document.querySelector('.room-frame img').naturalWidth === 3000").await?;
        let fits = "(frame => { const box = frame.querySelector('img').getBoundingClientRect(); return box.width > 0 && box.width <= innerWidth && box.bottom <= innerHeight && frame.scrollWidth <= frame.clientWidth })(document.querySelector('.room-frame'))";
        page.until_true(fits).await?;
        assert_eq!(axe.violations(&page).await?, Vec::<String>::new());
        std::fs::create_dir_all(root().join("target/screens"))?;
        page.screenshot(&root().join("target/screens/room-picture.png")).await?;
        page.press(".room-frame").await?;
        page.until_true("(frame => frame.scrollWidth === 3000 && frame.scrollLeft > 0 && frame.scrollTop > 0)(document.querySelector('.room-frame'))").await?;
        page.press(".room-frame").await?;
        page.until_true(fits).await?;
        if count > 1 {
            let number = |at: usize| {
                format!("document.querySelector('.room-picture .room-hint').textContent === '{at} / {count}'")
            };
            page.until_true(&number(1)).await?;
            keys(&page, Key::Right).await?;
            page.until_true(&number(2)).await?;
            keys(&page, Key::Left).await?;
            keys(&page, Key::Left).await?;
            page.until_true(&number(count)).await?;
            keys(&page, Key::Right).await?;
            page.until_true(&number(1)).await?;
        }
        keys(&page, Key::Escape).await?;
        page.until_count(".room-picture", 0).await?;
        page.until_true("document.activeElement.matches('.room-zoom')").await
    })
}

#[test]
fn headings_are_an_outline_to_go_by() -> Outcome {
    let dossier = dossier();
    let headings = |article: &Article| {
        let headings = article.body.iter().filter(|block| matches!(block, Block::Heading { .. }));
        headings.map(Block::text).collect::<Vec<_>>()
    };
    let with = dossier.articles.iter().find(|article| headings(article).len() > 1).expect("one has headings");
    let without = dossier.articles.iter().find(|article| headings(article).is_empty());
    let titles = headings(with);
    let tool = ".room-tools [title='目录']";
    visit(Visit::default(), async |page| {
        if let Some(without) = without {
            enter(&page, &format!("article/{}/", without.id)).await?;
            page.until_count(".room-bar", 1).await?;
            assert_eq!(page.count(tool).await?, 0, "without headings");
        }
        enter(&page, &format!("article/{}/", with.id)).await?;
        page.until_count(tool, 1).await?;
        for (at, title) in titles.iter().enumerate().rev() {
            page.press(tool).await?;
            page.until_count(".room-outline li", titles.len()).await?;
            page.press(&format!(".room-outline li:nth-child({}) button", at + 1)).await?;
            page.until_count(".room-outline", 0).await?;
            page.until_true(&format!("document.activeElement.textContent === {title:?}")).await?;
            page.until_true(
                "(box => box.top >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())",
            )
            .await?;
        }
        page.script("document.querySelector('.walk').scrollIntoView()").await?;
        page.press(tool).await?;
        let here = format!(
            "document.querySelector('.room-outline [aria-current]').textContent === {:?}",
            titles[titles.len() - 1]
        );
        page.until_true(&here).await
    })
}

#[test]
fn an_article_and_a_passage_are_handed_on_with_where_they_are_from() -> Outcome {
    let dossier = dossier();
    let (article, block) = long(&dossier.articles);
    let words = selected(article, block);
    let path = format!("article/{}/", article.id);
    visit(Visit::default(), async |page| {
        enter(&page, &path).await?;
        page.script("delete Navigator.prototype.share; window.copied = ''; navigator.clipboard.writeText = async (text) => { window.copied = text }").await?;
        keys(&page, "s").await?;
        page.until_count(".room-tools [title='复制链接']", 1).await?;
        page.press(".room-tools [title='复制链接']").await?;
        page.until_true("copied").await?;
        let copied = page.script("return copied").await?.as_str().unwrap_or_default().to_owned();
        let address = page.script("return location.href").await?;
        assert!(copied.contains(&article.title), "{copied}");
        assert!(copied.ends_with(&format!("\n{}\n", address.as_str().unwrap_or_default())), "{copied}");

        page.script("window.shared = []; navigator.share = async (data) => { window.shared.push(data) }")
            .await?;
        keys(&page, "s").await?;
        page.until_count(".room-tools [title='分享']", 1).await?;
        page.press(".room-tools [title='分享']").await?;
        page.until_true("shared.length === 1").await?;
        assert_eq!(page.script("return shared[0].url").await?, address);
        select(&page, block).await?;
        page.press(".room-selected button:nth-child(4)").await?;
        page.until_true("shared.length === 2").await?;
        let shared = page.script("return shared[1]").await?;
        assert!(shared["text"].as_str().unwrap_or_default().starts_with(&format!("“{words}”")), "{shared}");
        let url = shared["url"].as_str().unwrap_or_default().to_owned();
        assert!(url.ends_with(&format!("?at={block}.2-12")), "{url}");
        page.driver.goto(&url).await?;
        page.started().await?;
        let marked = "[...document.querySelectorAll('mark.evidence')].map(mark => mark.textContent).join('')";
        page.until_true(&format!("{marked} === {words:?}")).await
    })
}

#[test]
fn a_link_to_words_leads_to_them() -> Outcome {
    let dossier = dossier();
    let (article, _) = long(&dossier.articles);
    let is_long = |block: &Block| matches!(block, Block::Paragraph(_)) && block.text().chars().count() > 30;
    let block = article.body.iter().rposition(is_long).expect("it has one");
    let words = selected(article, block);
    visit(Visit::default(), async |page| {
        page.load("404.html").await?;
        page.open(&format!("article/{}/#:~:text={words}", article.id)).await?;
        page.until_true("scrollY > 0").await?;
        page.until_true(&format!(
            "(box => box.bottom > 0 && box.top < innerHeight)(document.getElementById('b{block}').getBoundingClientRect())"
        ))
        .await?;
        assert_eq!(page.script("return document.documentElement.dataset.started").await?, "hydrated");
        Ok(())
    })
}

#[test]
fn previous_and_next_are_those_of_the_list_the_reader_came_from() -> Outcome {
    visit(Visit::default(), async |page| {
        page.open("?q=云闪付").await?;
        page.until_true("document.querySelector('.card mark')").await?;
        let titles = "return [...document.querySelectorAll('.card h2')].map(title => title.textContent)";
        let titles = page.script(titles).await?;
        let titles = titles.as_array().cloned().unwrap_or_default();
        assert!(titles.len() > 1, "{titles:?}");
        page.press(".card h2 a").await?;
        for (at, title) in titles.iter().enumerate() {
            page.until_true(&format!("document.querySelector('.reader h1')?.textContent === {title}"))
                .await?;
            assert_eq!(page.count(".walk .previous").await?, usize::from(at > 0));
            match titles.get(at + 1) {
                Some(_) => page.press(".walk .next").await?,
                None => assert_eq!(page.count(".walk .next").await?, 0, "the list ends here"),
            }
        }
        assert!(page.address().await?.ends_with("?q=云闪付"), "{}", page.address().await?);
        page.press(".back a").await?;
        page.until_count(".card", titles.len()).await
    })
}

#[test]
fn related_articles_and_the_same_paragraphs_stand_side_by_side() -> Outcome {
    let dossier = dossier();
    let exact = |block: &&Vec<hutong_model::Span>| block.len() > 1 && block[0].article != block[1].article;
    let places = dossier.duplicates.iter().map(|duplicate| &duplicate.places).find(exact);
    let places = places.expect("a paragraph stands in two articles");
    let (one, other) = (&places[0], &places[1]);
    visit(Visit::default(), async |page| {
        enter(&page, &format!("article/{}/", one.article)).await?;
        let also = format!("#b{} + .also-in", one.block);
        page.press(&format!("{also} .room-beside")).await?;
        page.until_count(".room-shared", 1).await?;
        assert_eq!(
            page.script("return document.querySelector('.room-compare select').value").await?,
            other.article.as_str()
        );
        // Each side says whose it is, and keeps the language of its article.
        let texts = "return [...document.querySelectorAll('.room-shared .room-pair')].map(pair => [...pair.children].map(side => \
            [side.querySelector('.room-of').textContent, side.querySelector('a').lang, side.querySelector('a').textContent]))";
        let shown = page.script(texts).await?;
        let side = |span: &hutong_model::Span| {
            let article = dossier.articles.iter().find(|article| article.id == span.article);
            article.map(|article| {
                json!([article.outlet, article.language, article.body[span.block as usize].text()])
            })
        };
        let pair = json!([side(one), side(other)]);
        assert!(shown.as_array().is_some_and(|pairs| pairs.contains(&pair)), "{shown}");
        page.until_true(
            "(box => box.top < innerHeight)(document.querySelector('.room-shared').getBoundingClientRect())",
        )
        .await?;
        shut(&page).await?;

        // The name of the other leads to the paragraph there.
        page.press(&format!("{also} a")).await?;
        page.until_true(&format!("document.querySelector('#b{} mark.evidence')", other.block)).await?;
        page.until_true("document.querySelector('.related li')").await?;
        let title = page.text(".related li a").await?;
        page.until_count(".related li:first-child .room-beside", 1).await?;
        page.press(".related .room-beside").await?;
        page.until_true(&format!(
            "document.querySelector('.room-compare option:checked')?.textContent === {title:?}"
        ))
        .await?;
        shut(&page).await?;
        page.press(".related li a").await?;
        page.until_true(&format!("document.querySelector('.reader h1').textContent === {title:?}")).await
    })
}

#[test]
fn progress_follows_the_reader_and_the_time_is_said() -> Outcome {
    let dossier = dossier();
    let (article, _) = long(&dossier.articles);
    visit(Visit::default(), async |page| {
        page.emulate(1440, 600, "light").await?;
        enter(&page, &format!("article/{}/", article.id)).await?;
        let done = "Number(document.querySelector('.room-progress').style.getPropertyValue('--done'))";
        page.until_true(&format!("{done} < 0.9")).await?;
        page.script("document.querySelector('.walk').scrollIntoView()").await?;
        page.until_true(&format!("{done} === 1")).await?;
        assert!(page.text(".article-head .minutes").await?.contains(char::is_numeric));
        Ok(())
    })
}

#[test]
fn on_paper_stand_the_whole_text_its_source_and_when_it_was_printed() -> Outcome {
    let dossier = dossier();
    let article =
        dossier.articles.iter().find(|article| article.source_url.is_some()).expect("one has a source");
    let source = article.source_url.clone().unwrap_or_default();
    visit(Visit::default(), async |page| {
        enter(&page, &format!("article/{}/", article.id)).await?;
        let paper = page.driver.print_page(Default::default()).await?;
        assert!(paper.starts_with(b"%PDF"), "{} bytes", paper.len());
        page.until_count(".reader > .room-printed", 1).await?;
        assert!(!page.find(".room-printed").await?.is_displayed().await?, "not on the screen");
        let stamp = page
            .script("return document.querySelector('.room-printed').textContent.includes(location.href)")
            .await?;
        assert_eq!(stamp, true);
        if engine() == Engine::Firefox {
            return Ok(());
        }
        page.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let shown = "return [...document.querySelectorAll('.prose > p[id]')].every(p => p.checkVisibility())";
        assert_eq!(page.script(shown).await?, true);
        let hidden = "return [...document.querySelectorAll('.masthead, .finder, .walk, .about, .room-bar, .room-zoom, .room-beside, .highlights, .exports, button')].filter(element => element.checkVisibility()).map(element => element.outerHTML.slice(0, 80))";
        assert_eq!(page.script(hidden).await?, json!([]), "what cannot be pressed on paper");
        let after = page
            .script("return getComputedStyle(document.querySelector('.source a'), '::after').content")
            .await?;
        assert!(after.as_str().is_some_and(|after| after.contains(&source)), "{after}");
        assert!(page.find(".article-head time").await?.is_displayed().await?);
        Ok(())
    })
}
