//! The steps of one file, in order. Every step is somewhere else; here is only who hands what to
//! whom.

use crate::front_matter::{self, FrontMatter};
use crate::metadata::{
    Found, Page, hero, id, language, outlet, people, published, source_url, summary, tags, title,
};
use crate::notes::Notes;
use crate::url::Addresses;
use crate::{Settings, SourceFile, blocks, body, clean, decode};
use hutong_model::{Article, Diagnostic};
use scraper::{ElementRef, Html, Node, Selector};
use std::num::NonZero;
use std::sync::LazyLock;

/// Below this many files threads cost more than they save.
const WORTH_A_THREAD: usize = 16;

/// One file's article, where there is one, and what is to be said about the file.
pub(crate) fn article(file: &SourceFile, settings: &Settings) -> (Option<Article>, Vec<Diagnostic>) {
    let mut notes = Notes::new(&file.path);
    let article =
        decode::decode(&file.bytes, &mut notes).and_then(|text| from_text(&text, file, settings, &mut notes));
    let list = notes.into_list();
    (article.map(|article| Article { diagnostics: list.clone(), ..article }), list)
}

fn from_text(text: &str, file: &SourceFile, settings: &Settings, notes: &mut Notes) -> Option<Article> {
    let (front_matter, body) = front_matter::read(text, notes);
    if is_draft(&front_matter, notes) {
        return None;
    }
    let document = Html::parse_document(&body::to_html(body, body::Notation::of(&file.path)));
    let mut found = Found { page: page(&document), epoch: epoch(&document), ..Found::default() };
    let place = source_url::written(&front_matter).or_else(|| found.page.canonical.clone());
    let addresses = match &place {
        Some(place) => Addresses::new(Some(place)),
        None => Addresses::of_file(settings.base.as_deref(), &file.path),
    };
    let addresses = addresses.below(found.page.base.as_deref());
    let written_title = title::written(&front_matter);
    let raw = blocks::of(&document, &addresses, notes);
    let mut body = clean::body(raw, written_title.as_deref(), &mut found);

    let hero = hero::hero(&front_matter, &found, &addresses, &mut body);
    if body.is_empty() {
        notes.skipped(
            None,
            "there is no text in it",
            "write something under the front matter, or remove the file",
        );
        return None;
    }
    let title = title::title(&front_matter, &mut found, &file.path, notes);
    let source_url = source_url::source_url(&front_matter, &found);
    let tags = tags::tags(&front_matter);
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

/// What its author marked as unfinished is not shown.
fn is_draft(front_matter: &FrontMatter, notes: &mut Notes) -> bool {
    let Some((_, line)) = front_matter.get(&["draft"]).filter(|(value, _)| value.is_true()) else {
        return false;
    };
    notes.skipped(line, "the file is marked as a draft", "remove `draft: true` to include it");
    true
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

/// What the head of a saved page says; nothing for a fragment.
fn page(document: &Html) -> Page {
    static META: LazyLock<Selector> = LazyLock::new(|| {
        Selector::parse("meta[content], title, link[rel=canonical], html[lang], base[href]")
            .expect("the selector is valid")
    });
    let mut page = Page::default();
    for element in document.select(&META) {
        let attribute = |name: &str| {
            element.value().attr(name).map(|value| value.trim().to_string()).filter(|value| !value.is_empty())
        };
        match element.value().name() {
            "title" if is_in_head(element) => page.title = Some(element.text().collect()),
            "html" => page.language = attribute("lang"),
            "link" => page.canonical = attribute("href"),
            "base" if page.base.is_none() && is_in_head(element) => page.base = attribute("href"),
            "meta" => {
                let name = attribute("property")
                    .or_else(|| attribute("name"))
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                let slot = match name.as_str() {
                    "og:title" => &mut page.title,
                    "og:url" => &mut page.canonical,
                    "og:site_name" => &mut page.site,
                    "author" | "article:author" => &mut page.author,
                    "article:published_time" | "pubdate" | "publishdate" | "date" => &mut page.published,
                    "og:description" | "description" => &mut page.description,
                    "og:image" => &mut page.image,
                    _ => continue,
                };
                *slot = attribute("content").or(slot.take());
            }
            _ => {}
        }
    }
    page
}

fn is_in_head(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().name() == "head")
}

/// Calls `work` on every item, on as many threads as there are processors; the results are in
/// the order of the items.
pub(crate) fn in_parallel<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let threads =
        std::thread::available_parallelism().map_or(1, NonZero::get).min(items.len() / WORTH_A_THREAD);
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut results: Vec<(usize, O)> = std::thread::scope(|scope| {
        let worker = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let Some(item) = items.get(at) else { break done };
                done.push((at, work(item)));
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
