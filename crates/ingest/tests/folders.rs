//! Odd folders: links that loop, hidden files, strange names, files that cannot be read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use hutong_ingest::read;
use std::fs;
use std::path::PathBuf;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("sub dir/.git")).unwrap();
    folder
}

#[test]
fn articles_are_found_and_sorted() {
    let folder = folder("found");
    for name in [
        "b.md",
        "a.MARKDOWN",
        "sub dir/中\"文'.html",
        "sub dir/.git/x.md",
        ".hidden.md",
        "README.md",
        "notes.pdf",
    ] {
        fs::write(folder.join(name), "text").unwrap();
    }
    let (files, said) = read::folder(&folder).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["a.MARKDOWN", "b.md", "sub dir/中\"文'.html"]);
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn what_may_be_an_article_and_is_not_read_is_told() {
    let folder = folder("unread");
    for name in ["a.mkd", "b.xhtml", "c.webarchive", "sub dir/d.RST", "README.org", "e.org", "f.png", "g.css"]
    {
        fs::write(folder.join(name), "text").unwrap();
    }
    let (files, said) = read::folder(&folder).unwrap();
    assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["a.mkd", "b.xhtml"]);
    let said: Vec<_> = said.iter().map(|said| format!("{}: {}", said.path, said.what)).collect();
    let expected = [
        "c.webarchive: the file is a page as Safari saves it, which is not read",
        "e.org: the file is Org, which is not read",
        "sub dir/d.RST: the file is reStructuredText, which is not read",
    ];
    assert_eq!(said, expected);
}

#[test]
fn folders_of_templates_and_built_pages_are_told_and_not_looked_into() {
    let folder = folder("generator");
    for name in
        ["_posts/a.md", "_drafts/b.md", "_site/2021/a.html", "_layouts/default.html", "news/_includes/c.md"]
    {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "text").unwrap();
    }
    let (files, said) = read::folder(&folder).unwrap();
    assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["_posts/a.md"]);
    let said: Vec<&str> = said.iter().map(|said| said.path.as_str()).collect();
    assert_eq!(said, ["_drafts", "_layouts", "_site", "news/_includes"]);
}

#[test]
fn what_a_generator_keeps_beside_its_articles_is_told() {
    let site = |name: &str, configuration: &str, names: &[&str]| {
        let folder = folder(name);
        for name in names.iter().chain([&configuration]) {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        let (files, said) = read::folder(&folder).unwrap();
        let files = files.into_iter().map(|file| file.path).collect::<Vec<_>>();
        (files, said.into_iter().map(|said| said.path).collect::<Vec<_>>())
    };
    let hugo = [
        "content/a.md",
        "layouts/404.html",
        "public/a/index.html",
        "themes/x/README.md",
        "archetypes/default.md",
    ];
    let told = ["archetypes", "layouts", "public", "themes"];
    for configuration in ["hugo.toml", "config.toml"] {
        let (files, said) = site(configuration, configuration, &hugo);
        assert_eq!((files, said), (vec!["content/a.md".to_owned()], told.map(str::to_owned).to_vec()));
    }
    let hexo = ["source/_posts/a.md", "scaffolds/post.md", "themes/x/a.md", "404.md"];
    let (files, said) = site("hexo", "_config.yml", &hexo);
    assert_eq!((files, said.len()), (vec!["source/_posts/a.md".to_owned()], 3));
    // Without a generator these are folders as any.
    let (files, said) = site("plain", "notes.toml", &["public/a.md", "themes/b.md", "layouts/2021/404.md"]);
    assert_eq!((files.len(), said.len()), (3, 0));
}

#[test]
fn no_folder_is_an_error_with_its_name() {
    let error = read::folder(&folder("gone").join("nowhere")).unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");
}

#[cfg(unix)]
#[test]
fn loops_and_broken_links_are_survived() {
    let folder = folder("loops");
    fs::write(folder.join("a\nb.md"), "text").unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("sub dir/up")).unwrap();
    std::os::unix::fs::symlink("nowhere.md", folder.join("broken.md")).unwrap();
    let (files, said) = read::folder(&folder).unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(said.len(), 1);
    assert!(said[0].to_string().starts_with("broken.md: "), "{}", said[0]);
}

#[test]
fn a_huge_file_is_said_and_not_read() {
    let folder = folder("huge");
    let file = fs::File::create(folder.join("huge.md")).unwrap();
    file.set_len(read::LARGEST + 1).unwrap();
    let (files, said) = read::folder(&folder).unwrap();
    assert!(files.is_empty());
    assert!(said[0].what.contains("bytes"), "{}", said[0]);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_passed_by() {
    let folder = folder("no files");
    fs::create_dir(folder.join("folder.md")).unwrap();
    fs::write(folder.join("folder.md/inside.md"), "text").unwrap();
    fs::write(folder.join("empty.md"), "").unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.join("pipe.md")).status();
    let (files, said) = read::folder(&folder).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["empty.md", "folder.md/inside.md"], "a pipe was made: {made:?}");
    assert!(said.is_empty(), "{said:?}");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("closed");
    for name in ["closed.md", "open.md"] {
        fs::write(folder.join(name), "text").unwrap();
    }
    fs::set_permissions(folder.join("closed.md"), fs::Permissions::from_mode(0o000)).unwrap();
    let (files, said) = read::folder(&folder).unwrap();
    // Whoever runs this as root may read everything.
    assert_eq!(files.len() + said.len(), 2, "{said:?}");
    assert!(said.iter().all(|said| said.to_string().starts_with("closed.md: cannot be read")), "{said:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_read_and_told_apart() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("bytes");
    for name in [b"\xff.md", b"\xfe.md"] {
        fs::write(folder.join(std::ffi::OsStr::from_bytes(name)), "A text.").unwrap();
    }
    let (files, _) = read::folder(&folder).unwrap();
    let settings = hutong_ingest::Settings { zone: jiff::tz::TimeZone::UTC, base: None };
    let ingested = hutong_ingest::ingest(&files, &settings);
    let [one, other] = ingested.articles.as_slice() else { panic!("{:?}", ingested.diagnostics) };
    assert_ne!(one.id, other.id);
}

#[test]
fn a_long_file_is_read() {
    let line = "<p>A paragraph of a very long file, with <b>some</b> marks in it.</p>\n";
    let bytes = line.repeat(2 * 1024 * 1024 / line.len()).into_bytes();
    let settings = hutong_ingest::Settings { zone: jiff::tz::TimeZone::UTC, base: None };
    let files = [hutong_ingest::SourceFile { path: "long.html".into(), bytes }];
    let ingested = hutong_ingest::ingest(&files, &settings);
    assert_eq!(ingested.articles[0].body.len(), 2 * 1024 * 1024 / line.len());
}

#[test]
fn the_oldest_article_keeps_an_id_that_several_want() {
    let file = |path: &str, date: &str| hutong_ingest::SourceFile {
        path: path.into(),
        bytes: format!("---\ntitle: A\nslug: same\ndate: {date}\n---\nA text.\n").into_bytes(),
    };
    let settings = hutong_ingest::Settings { zone: jiff::tz::TimeZone::UTC, base: None };
    let mut files = vec![file("m.md", "2020-01-02")];
    let ids = |files: &[hutong_ingest::SourceFile]| {
        let ingested = hutong_ingest::ingest(files, &settings);
        let ids = ingested.articles.iter().map(|article| format!("{} {}", article.file, article.id));
        (ids.collect::<Vec<_>>(), ingested.diagnostics.len())
    };
    assert_eq!(ids(&files), (vec!["m.md same".into()], 0));
    files.push(file("a.md", "2020-05-06"));
    files.push(file("b.md", "2020-05-06"));
    files.push(file("c.md", ""));
    let (ids, said) = ids(&files);
    assert_eq!(said, 3);
    assert_eq!(ids[0], "a.md same-2020-05-06");
    assert!(ids[1].starts_with("b.md same-") && ids[2].starts_with("c.md same-"), "{ids:?}");
    assert_eq!(ids[3], "m.md same");
}

#[test]
fn a_stream_gives_what_the_whole_gives() {
    let folder = folder("stream");
    for at in 0..200 {
        fs::write(folder.join(format!("{at}.md")), format!("---\ntitle: {at}\n---\nText {at}.\n")).unwrap();
    }
    let settings = hutong_ingest::Settings { zone: jiff::tz::TimeZone::UTC, base: None };
    let (listed, _) = read::list(&folder).unwrap();
    let mut outcomes = Vec::new();
    hutong_ingest::stream::stream(&listed, &settings, &hutong_ingest::stream::NoMemory, |it| {
        outcomes.push(it)
    });
    let whole = hutong_ingest::ingest(&read::folder(&folder).unwrap().0, &settings);
    assert_eq!(hutong_ingest::gather(outcomes).articles, whole.articles);
}

#[test]
fn a_panic_while_streaming_is_passed_on() {
    let folder = folder("panics");
    for at in 0..400 {
        fs::write(folder.join(format!("{at}.md")), "Text.").unwrap();
    }
    let settings = hutong_ingest::Settings { zone: jiff::tz::TimeZone::UTC, base: None };
    let (listed, _) = read::list(&folder).unwrap();
    let stream = |sink: &mut dyn FnMut()| {
        hutong_ingest::stream::stream(&listed, &settings, &hutong_ingest::stream::NoMemory, |_| sink());
    };
    let panics = std::panic::catch_unwind(|| stream(&mut || panic!("the sink is full")));
    assert!(panics.is_err(), "and nobody waits for ever");
}
