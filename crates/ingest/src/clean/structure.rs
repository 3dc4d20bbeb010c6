//! The shape of a body: its own title leaves, bold lines become headings, broken paragraphs join.

use super::pictures::is_caption;
use crate::metadata::Found;
use crate::text::{bare, clean_line, ends_sentence, is_east_asian, length, words_of};
use hutong_model::{Block, Inline};

/// A bold line is a heading up to this length: characters without white space, East Asian and other.
const LONGEST_HEADING: (usize, usize) = (32, 80);

/// The level a bold line gets where the body has no headings; 1 is the article's own title.
const BOLD_LEVEL: u8 = 2;

/// Characters of a line above a title.
const LONGEST_KICKER: usize = 40;

/// Drops the article's own title from the beginning of its body: the only `h1` there, a heading or
/// link that repeats the title, or a heading that is a link where nothing else is a title. A headline
/// that differs from the title is kept in `extra`. `title` is the front matter's, `own` that or else the page's.
pub(super) fn without_own_title(
    mut blocks: Vec<Block>,
    title: Option<&str>,
    own: Option<&str>,
    found: &mut Found,
) -> Vec<Block> {
    // A kicker or a lead may stand above a heading that repeats the title.
    let bare_title = own.map(bare).filter(|title| !title.is_empty());
    let is_bare_title = |text: &str| bare_title.as_ref().is_some_and(|title| bare(text) == *title);
    let is_title = |block: &Block| matches!(block, Block::Heading { .. }) && is_bare_title(&block.text());
    let is_h1 = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let one_h1 = || blocks.iter().filter(|block| is_h1(block)).count() == 1;
    let repeated = blocks.iter().take(4).position(is_title);
    // A short line may stand above the only heading of that kind.
    let repeated = repeated.or_else(|| {
        let first = blocks.iter().take(4).position(is_h1).filter(|_| own.is_none() && one_h1());
        first.filter(|at| blocks[..*at].iter().all(|above| length(&above.text()) <= LONGEST_KICKER))
    });
    let first_text = repeated
        .or_else(|| blocks.iter().position(|block| !matches!(block, Block::Image(_) | Block::Divider)));
    let Some(at) = first_text else { return blocks };
    let text = clean_line(&blocks[at].text());
    let repeats = own.is_some_and(|title| {
        // A title that has become a sentence is the first of the text.
        let is_sentence = matches!(&blocks[at], Block::Paragraph(content) if only_link(content).is_none())
            && ends_sentence(&text)
            && !ends_sentence(title);
        !is_sentence && is_bare_title(&text)
    });
    // Where nothing else is a title, the first of several is one as well.
    let only_h1 = is_h1(&blocks[at])
        && match own {
            Some(own) => one_h1() && is_alike(own, &text),
            None => true,
        };
    let link = match &blocks[at] {
        Block::Heading { content, .. } | Block::Paragraph(content) => only_link(content),
        _ => return blocks,
    };
    // Feeds put a link with the title above each of their texts.
    let linked = own.is_none() && link.is_some() && matches!(&blocks[at], Block::Heading { .. });
    if !repeats && !only_h1 && !linked {
        return blocks;
    }
    // A body that is nothing but its title keeps it.
    if blocks.len() == 1 && title.is_some() && !only_h1 {
        return blocks;
    }
    if let Some(url) = link {
        found.source_url.get_or_insert(url);
    }
    if !repeats {
        found.headline = Some(text);
    }
    blocks.remove(at);
    blocks
}

/// Whether a heading says what the title says in other words, and is none of a part (`# Introduction`).
fn is_alike(title: &str, heading: &str) -> bool {
    let (title, heading) = (bare(title), bare(heading));
    if title.contains(&heading) || heading.contains(&title) {
        return true;
    }
    let pairs = |text: &str| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>();
    let (title, heading) = (pairs(&title), pairs(&heading));
    let shared = heading.iter().filter(|pair| title.contains(pair)).count();
    shared * 2 >= heading.len().min(title.len())
}

fn only_link(content: &[Inline]) -> Option<String> {
    match content {
        [Inline::Link { url, .. }] => Some(url.clone()),
        _ => None,
    }
}

/// A short paragraph that is bold as a whole and stands above a paragraph or picture is a heading.
pub(super) fn with_headings(mut blocks: Vec<Block>) -> Vec<Block> {
    let levels = blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    let level = levels.max().map_or(BOLD_LEVEL, |deepest| (deepest + 1).min(6));
    let mut is_above_text = false;
    for block in blocks.iter_mut().rev() {
        let is_text = matches!(block, Block::Paragraph(_) | Block::List { .. } | Block::Quote(_));
        if is_above_text
            && let Block::Paragraph(content) = block
            && let [Inline::Strong(inner)] = content.as_mut_slice()
            && is_heading_text(inner)
        {
            *block = Block::Heading { level, content: std::mem::take(inner) };
        }
        if !matches!(block, Block::Image(_) | Block::Divider) {
            is_above_text = is_text;
        }
    }
    blocks
}

fn is_heading_text(content: &[Inline]) -> bool {
    let text = words_of(content);
    let east_asian = text.chars().filter(|character| is_east_asian(*character)).count() * 3 > length(&text);
    let longest = if east_asian { LONGEST_HEADING.0 } else { LONGEST_HEADING.1 };
    let aside = text.trim().starts_with(['（', '(']) && text.trim().ends_with(['）', ')']);
    let asks = text.trim_end().ends_with(['？', '?', '！', '!']);
    (1..=longest).contains(&length(&text))
        && !text.contains('\n')
        && !aside
        && !is_caption(text.trim())
        && (asks || !ends_sentence(&text))
}

/// A paragraph that is nothing but the address of a film is what its site plays there.
pub(super) fn with_players(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        let Block::Paragraph(content) = block else { continue };
        let address = match content.as_slice() {
            [Inline::Text(text)] => text,
            [Inline::Link { url, content }] if matches!(content.as_slice(), [Inline::Text(text)] if bare(text) == bare(url)) => {
                url
            }
            _ => continue,
        };
        if let Some(player) = crate::blocks::film(address.trim()) {
            *block = player;
        }
    }
    blocks
}

/// A paragraph that ends in an enumeration comma goes on in the next.
pub(super) fn with_whole_paragraphs(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match (out.last_mut(), block) {
            (Some(Block::Paragraph(before)), Block::Paragraph(after)) if ends_open(before) => {
                before.extend(after);
                merge_texts(before);
            }
            (_, block) => out.push(block),
        }
    }
    out
}

fn ends_open(content: &[Inline]) -> bool {
    let mut text = String::new();
    content.last().into_iter().for_each(|inline| inline.push_text(&mut text));
    text.ends_with('、')
}

fn merge_texts(content: &mut Vec<Inline>) {
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content.drain(..) {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(after)) => before.push_str(&after),
            (_, inline) => out.push(inline),
        }
    }
    *content = out;
}

/// Dividers at either end, or several in a row, divide nothing.
pub(super) fn without_edges(mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.dedup_by(|one, other| matches!((one, other), (Block::Divider, Block::Divider)));
    while matches!(blocks.last(), Some(Block::Divider)) {
        blocks.pop();
    }
    let leading = blocks.iter().take_while(|block| matches!(block, Block::Divider)).count();
    blocks.drain(..leading);
    blocks
}
