//! A dossier that was built with its pictures: readers ask nobody else for them, and have them without
//! a network; one that could not be had is asked for as ever, and where it stays away that is said.

use hutong_browser_tests::{Gate, Outcome, Page, Profile, root, scene::is_kept, serve, with_window};
use std::{fs, process::Command};
use xtask::process::host_cargo;

#[test]
#[ignore = "long, it builds: cargo xtask test --soak"]
fn pictures_lie_beside_the_page_and_stay_without_a_network() -> Outcome {
    let hosts = tempfile::tempdir()?;
    fs::copy(root().join("www/icons/icon-512.png"), hosts.path().join("there.png"))?;
    fs::write(hosts.path().join("broken.png"), b"\x89PNG\r\n\x1a\nand nothing more")?;
    let host = serve(hosts.path())?;
    let seeds = tempfile::tempdir()?;
    let pictures = ["there.png", "broken.png", "gone.png"].map(|name| format!("{}{name}", host.url()));
    let post = |id: &str, title: &str, pictures: &[String]| {
        let pictures: Vec<_> = pictures.iter().map(|url| format!("![A picture]({url})\n")).collect();
        let text = "Words enough that this is an article of its own, with something to read in it.";
        let post = format!("---\ntitle: {title}\ndate: 2021-09-28\n---\n\n{text}\n\n{}", pictures.join("\n"));
        fs::write(seeds.path().join(format!("{id}.md")), post)
    };
    post("whole", "Whole", &pictures[..1])?;
    post("mixed", "Mixed", &pictures)?;
    let out = tempfile::tempdir()?;
    let folder = out.path().join("dist");
    build(&[seeds.path().as_os_str(), folder.as_os_str()])?;
    let kept: Vec<_> = fs::read_dir(folder.join("media"))?.collect();
    assert_eq!(kept.len(), 1, "one picture, though two articles have it: {kept:?}");

    let server = serve(folder)?;
    let gate = Gate::open()?;
    gate.lead("a", server.port());
    with_window(Profile::default(), async |driver| {
        let page = Page::new(driver, gate.url("a"));
        page.open("article/whole/").await?;
        let shown = "(() => { const image = document.querySelector('.prose img'); return image?.complete && image.naturalWidth === 512 && image.src.startsWith(document.baseURI.split('/article/')[0] + '/media/') })()";
        page.until_true(shown).await?;
        page.until_count(".prose .placeholder button", 0).await?;
        // Nobody else was asked.
        let elsewhere = "return performance.getEntriesByType('resource').filter(({ name }) => new URL(name).origin !== origin).length";
        assert_eq!(page.script(elsewhere).await?, 0);
        is_kept(&page).await?;

        page.open("article/mixed/").await?;
        page.until_true(shown).await?;
        page.until_count(".prose .placeholder button", 2).await?;
        assert_eq!(
            page.script(elsewhere).await?,
            0,
            "what is not here is asked for only with the reader's say"
        );
        page.press(".prose .placeholder button").await?;
        page.until_count(".prose figure[data-failed]", 2).await?;
        for placeholder in
            page.driver.find_all(hutong_browser_tests::By::Css("figure[data-failed] .placeholder")).await?
        {
            assert!(placeholder.is_displayed().await?);
        }
        for (name, width) in [("wide", 1440), ("narrow", 360)] {
            page.emulate(width, 900, "light").await?;
            page.screenshot(&root().join(format!("target/screens/media-{name}.png"))).await?;
        }

        // Without any server at all.
        gate.shut();
        page.open("article/whole/").await?;
        page.until_true(shown).await?;
        // Cards have pictures where there is room for them.
        page.emulate(1440, 900, "light").await?;
        page.open("").await?;
        page.until_true("[...document.querySelectorAll('.card img')].filter(({ naturalWidth }) => naturalWidth === 512).length > 0").await
    })
}

/// As somebody builds it at a command line, with no proxy between this machine and itself.
fn build(folders: &[&std::ffi::OsStr; 2]) -> Outcome {
    fs::create_dir_all(root().join("target/screens"))?;
    let mut command: Command = host_cargo();
    command
        .current_dir(root())
        .args(["xtask", "build", "--fast", "--with-media", "--seeds"])
        .arg(folders[0])
        .arg("--out")
        .arg(folders[1]);
    for proxy in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    let done = command.status()?;
    if done.success() { Ok(()) } else { Err("it does not build".into()) }
}
