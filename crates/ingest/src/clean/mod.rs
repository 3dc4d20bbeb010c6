//! Steps 4 and 6: what a reader never sees leaves, elements before the walk and blocks after it.
//! General rules are here; what holds for one site only stands in `source/sites.toml`.

mod credits;
mod dateline;
pub(crate) mod element;
mod ending;
mod navigation;
mod noise;
mod opening;
mod pictures;
mod promotion;
mod structure;

pub(crate) use pictures::set_caption;

use crate::metadata::Found;
use crate::text::words_of;
use hutong_model::{Block, Inline};
use std::borrow::Cow;

/// Blocks of a body without what is not part of the article; what the removed lines say is
/// written to `found`. `title` is the front matter's, where there is one.
pub(crate) fn body(blocks: Vec<Block>, title: Option<&str>, found: &mut Found) -> Vec<Block> {
    let own = title.map(str::to_owned).or_else(|| found.page.title.clone());
    let blocks = opening::with_lines_apart(blocks, own.as_deref());
    let blocks = structure::without_own_title(blocks, title, own.as_deref(), found);
    let blocks = credits::take_bylines(blocks, found);
    dateline::read(&blocks, found);
    dateline::read_origin(&blocks, found);
    let blocks = navigation::without_navigation(blocks, found);
    let blocks = navigation::without_related(blocks);
    let blocks = ending::without_page_end(blocks, found);
    let blocks = promotion::without_promotion(blocks);
    let blocks = credits::take_imprint(blocks, found);
    let blocks = credits::take_origin(blocks, found);
    let blocks = credits::take_credits(blocks, found);
    let blocks = ending::without_page_end(blocks, found);
    let blocks = pictures::with_captions(blocks, own.as_deref());
    let blocks = structure::with_players(structure::with_headings(blocks));
    let blocks = pictures::without_repeats(blocks);
    let blocks = structure::with_whole_paragraphs(blocks);
    structure::without_edges(blocks)
}

/// The text of a line, where the block has no more bytes of it than that: of most blocks nothing need be
/// put together to know that they are longer, or what they say.
fn line(block: &Block, longest: usize) -> Option<Cow<'_, str>> {
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => {
            (bytes(content) <= longest).then(|| words_of(content))
        }
        Block::Quote(content) if bytes(content) > longest => None,
        _ => Some(block.text()).filter(|text| text.len() <= longest).map(Cow::Owned),
    }
}

fn bytes(content: &[Inline]) -> usize {
    let each = content.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.len(),
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Struck(content)
        | Inline::Link { content, .. } => bytes(content),
        Inline::Break => 1,
    });
    each.sum()
}
