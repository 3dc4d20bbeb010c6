//! Pictures among the blocks: captions go to their picture; copies and ornaments leave.

use crate::text::{bare, clean_line, length, patterns};
use hutong_model::{Block, Picture};
use std::collections::BTreeMap;

/// Captions that are told by their words are short: characters without white space.
const LONGEST_CAPTION: usize = 80;

patterns! {
    PHOTOGRAPHER = r"[（(](?:[^（()）]{0,8}\s)?\p{Han}{2,4}\s?[摄攝][）)]$";
    CAPTION = r"(?i)^[（(【\[▲△↑]?\s*(?:图片?|圖片?|照片|资料图|資料圖|資料照|配图|截图|摄影|攝影|photos?|images?|pictures?|credits?|illustration|cover)\s*(?:[/／]|(?:来自|由|来源|來源|源|说|說|注|by|from|courtesy(?: of)?|credits?)?\s*[：:|｜丨]|by\s)|^[▲△↑]|^(?:图为|圖為)|^（?(?:资料图|資料圖|資料照)|(?:记者|記者|通讯员|摄影|攝影)\s*\p{Han}{2,4}\s*[摄攝]影?[）)。]?$";
}

/// Whether a line is a caption by its words, or names its photographer at the end.
pub(super) fn is_caption(text: &str) -> bool {
    length(text) <= LONGEST_CAPTION && (CAPTION.is_match(text) || PHOTOGRAPHER.is_match(text))
}

/// Puts captions onto the picture before them: those told by their words, and those that the picture has as its
/// alternative text. The article's title says
/// nothing of several pictures.
pub(super) fn with_captions(blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let title = title.map(bare).filter(|title| !title.is_empty());
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let (Block::Paragraph(_), Some(Block::Image(picture))) = (&block, out.last_mut()) {
            let text = clean_line(&block.text());
            let is_said_twice = !picture.alt.is_empty() && picture.alt == text;
            if picture.caption.is_empty() && (is_said_twice || is_caption(&text)) {
                set_caption(picture, text);
                continue;
            }
        }
        out.push(block);
    }
    let says_title = |block: &Block| match block {
        Block::Image(picture) => title.as_ref().is_some_and(|title| bare(&picture.alt) == *title),
        _ => false,
    };
    // One picture may well show what the article is called after; a page that writes it to all says nothing.
    if out.iter().filter(|block| says_title(block)).count() > 1 {
        for block in &mut out {
            if says_title(block)
                && let Block::Image(picture) = block
            {
                picture.alt.clear();
            }
        }
    }
    out
}

/// The caption, and no alternative text that says the same again.
pub(crate) fn set_caption(picture: &mut Picture, caption: String) {
    if picture.alt == caption {
        picture.alt.clear();
    }
    picture.caption = caption;
}

/// Keeps the first of several copies of a picture. One that stands above more than one heading is
/// an ornament of the page: every copy leaves.
pub(super) fn without_repeats(blocks: Vec<Block>) -> Vec<Block> {
    let address = |block: &Block| match block {
        Block::Image(picture) => Some(picture.url.clone()),
        _ => None,
    };
    let addresses: Vec<Option<String>> = blocks.iter().map(address).collect();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, url) in addresses.iter().enumerate() {
        url.iter().for_each(|url| places.entry(url).or_default().push(at));
    }
    let above_heading = |at: usize| matches!(blocks.get(at + 1), Some(Block::Heading { .. }));
    let keeps = |at: usize| {
        let Some(copies) = addresses[at].as_deref().and_then(|url| places.get(url)) else { return true };
        let is_ornament = copies.len() > 1 && copies.iter().all(|copy| above_heading(*copy));
        !is_ornament && copies.first() == Some(&at)
    };
    let kept: Vec<bool> = (0..blocks.len()).map(keeps).collect();
    let mut kept = kept.into_iter();
    let mut blocks = blocks;
    blocks.retain(|_| kept.next().unwrap_or(true));
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_by_their_words() {
        for text in [
            "图片来源：视觉中国",
            "图/新华社",
            "图：路透社",
            "Photo: Reuters",
            "▲ 现场",
            "（資料照）",
            "图为会议现场",
            "Photo by A. Bee",
        ] {
            assert!(CAPTION.is_match(text), "{text}");
        }
        for text in ["图书馆今日开放", "图片里的人说", "Photos are nice to have.", "Images of the city"]
        {
            assert!(!CAPTION.is_match(text), "{text}");
        }
    }
}
