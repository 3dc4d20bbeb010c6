//! Lines that lead elsewhere: navigation around the site and links to other articles.

use super::line;
use crate::metadata::Found;
use crate::text::{bare, from_first_word, length, patterns, to_last_word, words_of};
use hutong_model::{Block, Inline};
use std::slice;

/// A line that says what a page is filed under has at most so many blocks behind it.
const NEAR_END: usize = 4;

patterns! {
    NAVIGATION = r"(?i)^(?:(?:返回|回到)\s*.{0,12}|回\s*(?:首页|首頁|目录|目錄|顶部|頂部)|首页|首頁|主页|上一篇.*|下一篇.*|上一页|下一页|目录|back(?: to)?(?: the)? ?(?:home|homepage|top|index|list|contents|table of contents|.{1,20}blog|main page)|home|home ?page|previous(?: post| article| page)?|next(?: post| article| page)?|阅读原文|閱讀原文|查看原文|原文链接|原文連結|原文地址|read more|continue reading.*)$";
    /// Said without a link (its target was a place on the page).
    TO_PLACE = r"(?i)^(?:(?:返回|回到)\s*(?:首页|首頁|主页|顶部|頂部|目录|目錄|列表)|back to (?:the )?(?:top|table of contents|contents|home(?: ?page)?|index))$";
    TO_NEIGHBOURS = r"^上一篇\s*[：:].{1,60}下一篇\s*[：:].*$";
    /// What stands above links to other articles.
    RELATED = r"(?i)^(?:延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|相关文章|相關文章|相关报道|相關報導|相关推荐|相關推薦|热门推荐|熱門推薦|猜你喜欢|猜你喜歡|大家都在看|友情链接|友情鏈接|推荐阅读|推薦閱讀|更多新闻|更多阅读|热门文章|related (?:articles|posts|stories|news|reading|links)|read more|more stories|more from .{1,30}|you may also like)$";
    /// What a page is filed under, before links.
    FILED = r"(?i)^(?:tags?|tagged(?: with)?|filed (?:under|in)|posted in|categor(?:y|ies)|标签|標籤|关键词|關鍵詞|分类|分類)\s*[：:]?\s*$";
    SEPARATORS = r"^[\s|｜·•/／\\,，、»›>«‹<←→↑\-–—]*$";
}

/// Drops lines of links that lead around the site; a bare address right above them is where the
/// article came from.
pub(super) fn without_navigation(blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut navigation_after = false;
    for (at, block) in blocks.into_iter().enumerate().rev() {
        if let Block::Paragraph(content) = &block {
            if let Some(tags) = filed_under(content).filter(|_| out.len() < NEAR_END) {
                found.tags = tags;
                continue;
            }
            if is_navigation(content) || is_to_place(&block) {
                navigation_after = true;
                continue;
            }
            if let Some(url) = bare_address(content)
                && navigation_after
                && at > 0
            {
                found.source_url.get_or_insert(url);
                continue;
            }
        }
        if let Block::List { items, .. } = &block
            && !items.is_empty()
            && items.iter().all(|item| is_navigation(&item.content))
        {
            continue;
        }
        navigation_after &= matches!(block, Block::Divider);
        out.push(block);
    }
    out.reverse();
    out
}

/// The links' words of a line that says what the page is filed under, and nothing else.
fn filed_under(content: &[Inline]) -> Option<Vec<String>> {
    let [Inline::Text(label), links @ ..] = content else { return None };
    let mut tags = Vec::new();
    for inline in links {
        match inline {
            Inline::Link { content, .. } => {
                tags.push(words_of(content).trim().to_owned());
            }
            Inline::Text(text) if SEPARATORS.is_match(text) => {}
            _ => return None,
        }
    }
    (FILED.is_match(from_first_word(label)) && !tags.is_empty()).then_some(tags)
}

/// Bytes of a line that leads elsewhere.
const LONGEST_WAY: usize = 599;

fn is_to_place(block: &Block) -> bool {
    line(block, LONGEST_WAY).is_some_and(|text| {
        TO_PLACE.is_match(to_last_word(&text))
            || text.contains("上一篇") && TO_NEIGHBOURS.is_match(from_first_word(&text).trim_end())
    })
}

/// Only links and separators, and every link's text names a place on the site.
fn is_navigation(content: &[Inline]) -> bool {
    let mut links = 0;
    for inline in content {
        let text = words_of(slice::from_ref(inline));
        let text = text.trim();
        let is_place =
            NAVIGATION.is_match(text.trim_matches(['«', '»', '‹', '›', '←', '→', '<', '>', '[', ']', ' ']));
        match inline {
            Inline::Link { .. } if is_place => links += 1,
            _ if is_place && length(text) <= 8 => links += 1,
            _ if SEPARATORS.is_match(text) => {}
            _ => return false,
        }
    }
    links > 0
}

/// Bytes of a line above links to other articles.
const LONGEST_OPENING: usize = 199;

/// Drops what leads to other articles: a line that says so, and the links under it.
pub(super) fn without_related(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let opens = matches!(block, Block::Paragraph(_) | Block::Heading { .. })
            && line(&block, LONGEST_OPENING).is_some_and(|text| RELATED.is_match(to_last_word(&text)));
        if !opens || blocks.peek().is_some_and(|next| !is_only_links(next)) {
            out.push(block);
            continue;
        }
        while blocks.next_if(is_only_links).is_some() {}
    }
    out
}

pub(super) fn is_only_links(block: &Block) -> bool {
    let only = |content: &[Inline]| {
        content.iter().any(|inline| matches!(inline, Inline::Link { .. }))
            && content.iter().all(|inline| match inline {
                Inline::Link { .. } | Inline::Break => true,
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) => {
                    inner.iter().all(|inline| matches!(inline, Inline::Link { .. } | Inline::Break))
                }
                Inline::Text(text) => SEPARATORS.is_match(text) || length(text) <= 2,
                Inline::Code(_) => false,
            })
    };
    match block {
        Block::Paragraph(content) => only(content),
        Block::List { items, .. } => items.iter().all(|item| only(&item.content)),
        _ => false,
    }
}

fn bare_address(content: &[Inline]) -> Option<String> {
    match content {
        [Inline::Link { url, content }] => {
            let text = words_of(content);
            let text = text.trim();
            let same = text.contains("://") && bare(text) == bare(url);
            same.then(|| url.clone())
        }
        _ => None,
    }
}
