//! Folders of posts that ingest and Hugo can both read: real ones copied, and as many as one likes
//! made of them. The same posts make the same folder.

use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A site as Hugo wants it.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// Where its configuration lies.
    pub root: PathBuf,
    /// How many posts it has.
    pub files: usize,
}

impl Site {
    /// Where the posts lie.
    pub(super) fn content(&self) -> PathBuf {
        self.root.join("content")
    }
}

const CONFIG: &str = r#"baseURL = "https://a.example/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
[markup.goldmark.renderer]
unsafe = true
"#;

const TEMPLATE: &str = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n";

/// The posts of a folder, unchanged.
pub(super) fn copy(posts: &Path, root: &Path) -> Result<Site> {
    let posts = read(posts)?;
    let site = begin(root, posts.len())?;
    for (at, post) in posts.iter().enumerate() {
        fs::write(site.content().join(format!("{at:06}.md")), post)?;
    }
    Ok(site)
}

/// `count` posts, each with a title and a day of its own, and the paragraphs of three real ones.
pub(super) fn make(posts: &Path, root: &Path, count: usize) -> Result<Site> {
    let bodies = read(posts)?.iter().map(|post| paragraphs(post)).collect::<Vec<_>>();
    let site = begin(root, count)?;
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or_default() % below.max(1)
    };
    for at in 0..count {
        let mut text = format!(
            "---\ntitle: \"第 {at} 篇\"\ndate: {}-{:02}-{:02}T08:00:00Z\nauthor: 记者{}\ntags: [ 标签{} ]\n---\n<div>\n",
            2000 + next(20),
            1 + next(12),
            1 + next(28),
            next(200),
            next(50)
        );
        // As long as a real one: a third of each of three.
        for part in 0..3 {
            let body = &bodies[next(bodies.len())];
            let from = body.len() * part / 3;
            for paragraph in &body[from..body.len() * (part + 1) / 3] {
                let _ = writeln!(text, "{paragraph}");
            }
        }
        text.push_str("</div>\n");
        fs::write(site.content().join(format!("{at:06}.md")), text)?;
    }
    Ok(site)
}

fn begin(root: &Path, files: usize) -> Result<Site> {
    let site = Site { root: root.into(), files };
    fs::create_dir_all(site.content())?;
    fs::create_dir_all(root.join("layouts/_default"))?;
    fs::write(root.join("config.toml"), CONFIG)?;
    fs::write(root.join("layouts/_default/single.html"), TEMPLATE)?;
    Ok(site)
}

fn read(folder: &Path) -> Result<Vec<String>> {
    let mut posts = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let is_post = entry.path().extension().is_some_and(|ending| ending == "md" || ending == "markdown");
        if entry.file_type().is_file() && is_post {
            let text = fs::read_to_string(entry.path());
            posts.push(text.with_context(|| format!("{}: cannot be read", entry.path().display()))?);
        }
    }
    ensure!(!posts.is_empty(), "{}: no post was found in it", folder.display());
    Ok(posts)
}

/// The paragraphs of a post's body, with their tags.
fn paragraphs(post: &str) -> Vec<String> {
    let body = post.splitn(3, "---\n").nth(2).unwrap_or(post);
    let whole = body.split("<p>").skip(1).filter_map(|rest| rest.split_once("</p>"));
    let marked = whole.map(|(text, _)| format!("<p>{text}</p>")).collect::<Vec<_>>();
    match marked.is_empty() {
        true => body.split("\n\n").map(str::to_owned).filter(|text| !text.trim().is_empty()).collect(),
        false => marked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_posts_make_the_same_folder() {
        let place = tempfile::tempdir().unwrap();
        let posts = place.path().join("posts");
        fs::create_dir(&posts).unwrap();
        for at in 0..4 {
            fs::write(
                posts.join(format!("{at}.md")),
                format!("---\ntitle: {at}\n---\n<p>a{at}</p><p>b{at}</p><p>c{at}</p>"),
            )
            .unwrap();
        }
        let text = |name: &str| {
            let site = make(&posts, &place.path().join(name), 5).unwrap();
            let posts = read(&site.content()).unwrap();
            assert_eq!(posts.len(), 5);
            posts.concat()
        };
        let made = text("one");
        assert_eq!(made, text("two"));
        assert!(made.contains("<p>a") && made.contains("<p>c"));
        assert_eq!(copy(&posts, &place.path().join("copy")).unwrap().files, 4);
    }
}
