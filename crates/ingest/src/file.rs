//! The steps of one file, in order. Every step is somewhere else; here is only who hands what to
//! whom.

use crate::front_matter::{self, FrontMatter};
use crate::metadata::{
    Found, hero, id, language, outlet, people, published, source_url, summary, tags, title,
};
use crate::notes::Notes;
use crate::text::{find, length};
use crate::url::Addresses;
use crate::{Settings, SourceFile, blocks, body, clean, decode, page, saved};
use hutong_model::{Article, Diagnostic};
use scraper::{Html, Node};

/// One file's article, where there is one, and what is to be said about the file.
pub(crate) fn article(file: &SourceFile, settings: &Settings) -> (Option<Article>, Vec<Diagnostic>) {
    let mut notes = Notes::new(&file.path);
    let text = if saved::is_one_file(&file.path) {
        saved::page(&file.bytes, &mut notes)
    } else {
        decode::decode(&file.bytes, &mut notes)
    };
    let article = text.and_then(|text| from_text(&text, file, settings, &mut notes));
    let list = notes.into_list();
    (article.map(|article| Article { diagnostics: list.clone(), ..article }), list)
}

fn from_text(text: &str, file: &SourceFile, settings: &Settings, notes: &mut Notes) -> Option<Article> {
    let (front_matter, body) = front_matter::read(text, notes);
    if is_draft(&front_matter, notes) || is_listing(&file.path, body, notes) {
        return None;
    }
    let written_title = title::written(&front_matter);
    let unfilled = body::unfilled(body);
    let html = body::to_html(body, body::Notation::of(&file.path), written_title.is_some());
    let html = body::nesting::bounded(&html);
    let document = Html::parse_document(&html);
    let lines = if body::page::is_page(&html) { body::lines::lines(&document) } else { Vec::new() };
    let mut found =
        Found { page: page::read(&html, &document, &lines), epoch: epoch(&document), ..Found::default() };
    found.page.canonical = found.page.canonical.take().or_else(|| saved_from(&html));
    let place = source_url::written(&front_matter).or_else(|| found.page.canonical.clone());
    let addresses = match &place {
        Some(place) => Addresses::new(Some(place)),
        None => Addresses::of_file(settings.base.as_deref(), &file.path),
    };
    let addresses = addresses.below(found.page.base.as_deref());
    let article = body::page::article(&html, &document, found.page.description.as_deref());
    let raw = blocks::of(article.as_ref().unwrap_or(&document), &addresses, notes);
    let mut elsewhere = Found::default();
    if article.is_some() {
        let title = found.page.title.clone();
        elsewhere = body::around::read(&lines, &raw, title.as_deref(), &mut found);
    }
    let mut body = clean::body(raw, written_title.as_deref(), &mut found);
    found.fill(elsewhere);

    let hero = hero::hero(&front_matter, &found, &addresses, &mut body);
    if body.is_empty() {
        notes.skipped(
            None,
            "there is no text in it",
            "write something under the front matter, or remove the file",
        );
        return None;
    }
    if let Some((count, first)) = unfilled {
        notes.warning(
            None,
            format!(
                "template tags that only the site's generator can fill are left out: {count}, as {first}"
            ),
            "write what they show instead of them, or give the pages that the generator makes",
        );
    }
    let all: usize = lines.iter().map(|line| length(&line.text)).sum();
    if let Some(percent) = body::page::left(&body, all) {
        notes.warning(
            None,
            format!("of the page's text only {percent} % was taken for its article"),
            "if the rest is more than menus and lists, keep only the article's part of the page in the file",
        );
    }
    let title = title::title(&front_matter, &mut found, &file.path, &body, notes);
    let source_url = source_url::source_url(&front_matter, &found);
    let tags = tags::tags(&front_matter, &found, &file.path);
    let outlet = outlet::outlet(&front_matter, &found, source_url.as_deref(), &tags);
    let published = published::published(&front_matter, &found, &file.path, &settings.zone, notes);
    let authors = people::authors(&front_matter, &found, outlet.as_deref(), &tags);
    let editors = people::editors(&front_matter, &found);
    let summary = summary::summary(&front_matter, &found, &body);
    let language = language::language(&front_matter, &found, &title, &body);
    let id = id::candidate(&front_matter, &file.path, &title, published.as_ref());
    let mut extra = front_matter.unused();
    extra.extend(found.extra);
    Some(Article {
        id,
        file: file.path.clone(),
        title,
        outlet,
        authors,
        editors,
        published,
        source_url,
        language,
        tags,
        summary,
        hero,
        body,
        mentions: Vec::new(),
        dates: Vec::new(),
        extra,
        diagnostics: Vec::new(),
    })
}

/// What its author marked as unfinished, or as not to be published (Jekyll's way), is not shown.
fn is_draft(front_matter: &FrontMatter, notes: &mut Notes) -> bool {
    let held_back = front_matter.get(&["published"]).filter(|(value, _)| value.is_false());
    if let Some((_, line)) = held_back {
        notes.skipped(
            line,
            "the file says that it is not published",
            "remove `published: false` to include it",
        );
        return true;
    }
    // Asking makes a key known; a status that is none of these stays among what else is said.
    let status = Some("status").filter(|key| front_matter.text_unasked(key).is_some_and(is_unpublished));
    if let Some((value, line)) = status.and_then(|key| front_matter.get(&[key])) {
        let status = value.as_text().unwrap_or_default();
        notes.skipped(
            line,
            format!("the file has the status `{status}`"),
            "give it another status to include it",
        );
        return true;
    }
    let Some((_, line)) = front_matter.get(&["draft"]).filter(|(value, _)| value.is_true()) else {
        return false;
    };
    notes.skipped(line, "the file is marked as a draft", "remove `draft: true` to include it");
    true
}

/// What Pelican and WordPress call what is not to be seen.
fn is_unpublished(status: &str) -> bool {
    ["draft", "hidden", "pending", "private", "trash"].iter().any(|known| status.eq_ignore_ascii_case(known))
}

/// A page whose generator fills it with links to others has no text of its own.
fn is_listing(path: &str, body: &str, notes: &mut Notes) -> bool {
    let is_list =
        LISTINGS.contains(&id::stem(path).as_str()) || path.rsplit('/').next().is_some_and(is_index);
    let is_list = is_list && body::lists_pages(body);
    if is_list {
        notes.skipped(
            None,
            "the page is a template that lists other pages",
            "nothing, or give it another name if it is an article",
        );
    }
    is_list
}

/// What pages that list others are called, beside the index of a folder.
const LISTINGS: [&str; 11] = [
    "archive",
    "archives",
    "blog",
    "categories",
    "category",
    "feed",
    "posts",
    "search",
    "sitemap",
    "tag",
    "tags",
];

fn is_index(name: &str) -> bool {
    name.starts_with("index.") || name.starts_with("_index.")
}

/// The first comment that is nothing but epoch milliseconds.
fn epoch(document: &Html) -> Option<i64> {
    document.tree.nodes().find_map(|node| match node.value() {
        Node::Comment(comment) => {
            let text = comment.trim();
            (text.len() == 13).then(|| text.parse().ok()).flatten()
        }
        _ => None,
    })
}

/// Where a browser says that it saved a page from: `<!-- saved from url=(0026)https://a.example/1 -->`.
fn saved_from(html: &str) -> Option<String> {
    const BEFORE: &str = "<!-- saved from url=(";
    let said = &html[find(html, BEFORE)? + BEFORE.len()..];
    let (_, address) = said.split_once(')')?;
    let address = address.split("-->").next()?.trim();
    Some(address.to_owned()).filter(|address| address.starts_with("http"))
}
