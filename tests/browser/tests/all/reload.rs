//! What `cargo xtask serve` shows while somebody edits an article. Here a build takes a page of the
//! build under test and writes the newest title into its head; the rest is what `serve` runs.

use hutong_browser_tests::{Outcome, Profile, WebDriver, WebDriverResult, dist, fresh_port, with_window};
use std::path::Path;
use std::time::Duration;
use std::{fs, thread};
use xtask::reload::Reload;
use xtask::serve::build_again;
use xtask::server::{Server, Site};
use xtask::watch::Watch;

#[test]
fn the_page_loads_again_when_an_article_is_edited() -> Outcome {
    let place = tempfile::tempdir()?;
    let (seeds, folder) = (place.path().join("seeds"), place.path().join("dist"));
    fs::create_dir(&seeds)?;
    write(&seeds, "The first title")?;
    copy(&dist(), &folder)?;
    build(&seeds, &folder)?;

    let (watch, reload) = (Watch::new(&seeds)?, Reload::new());
    let server = Server::start_reloading(
        &Site { folder: folder.clone(), base: "/".into() },
        fresh_port()?,
        reload.clone(),
    )?;
    let watched = seeds.clone();
    thread::spawn(move || build_again(watch, &reload, || Ok(build(&watched, &folder)?)));

    with_window(Profile::default(), async |driver| {
        driver.goto(server.url()).await?;
        assert!(shows(&driver, "The first title").await?);
        write(&seeds, "Another title").expect("the article can be written");
        assert!(shows(&driver, "Another title").await?, "the page has loaded again");
        // A build that fails leaves the page, and the next one is seen again.
        fs::remove_file(seeds.join("a.md")).expect("the article can be removed");
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert!(shows(&driver, "Another title").await?);
        write(&seeds, "A third title").expect("the article can be written");
        assert!(shows(&driver, "A third title").await?, "the page has loaded again after a failure");
        Ok(())
    })
}

/// Whether the page has this title within twenty seconds.
async fn shows(driver: &WebDriver, title: &str) -> WebDriverResult<bool> {
    for _ in 0..200 {
        let asked =
            driver.execute("return document.querySelector('meta[name=newest]')?.content", vec![]).await;
        // Between two pages there is none to ask.
        if asked.is_ok_and(|found| found.json().as_str() == Some(title)) {
            return Ok(true);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(false)
}

fn write(seeds: &Path, title: &str) -> std::io::Result<()> {
    fs::write(seeds.join("a.md"), format!("---\ntitle: {title}\ndate: 2023-04-05\n---\nIt rained.\n"))
}

fn build(seeds: &Path, folder: &Path) -> std::io::Result<()> {
    let dossier = hutong_compile::compile(seeds).map_err(std::io::Error::other)?.dossier;
    let title = dossier.articles.first().map_or("", |article| &article.title);
    let page = fs::read_to_string(dist().join("index.html"))?;
    let page = page.replace("</head>", &format!("<meta name=\"newest\" content=\"{title}\"></head>"));
    fs::write(folder.join("index.html"), page)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &to)?,
            false => fs::copy(entry.path(), to).map(drop)?,
        }
    }
    Ok(())
}
