//! Whole lines that are not the article's text: bylines, credits, navigation, promotion. A line
//! leaves only where all of it says so; what it says about the article goes to the metadata.

use crate::metadata::{Found, people};
use crate::source::SITES;
use crate::text::{bare, length, patterns};
use hutong_model::{Block, Inline};

/// A byline stands within this many blocks of the beginning.
const BYLINE_WITHIN: usize = 4;

/// Promotion is said in few words: characters without white space.
const LONGEST_PROMOTION: usize = 90;

patterns! {
    SOURCE = r"^[（(【\[]?\s*(?:文章|稿件|信息|资料|新闻|本文|內容)?\s*(?:来源|來源|转自|轉自|Source)\s*[：:｜|]\s*([^，。；！？]{1,40}?)\s*[）)】\]]?$";
    EDITOR = r"^[（(【\[]?\s*(?:\p{Han}{0,4}?)(?:责任编辑|責任編輯|责编|編輯|编辑|编审|主编|Editors?)\s*(?:[：:|｜/／丨︱]\s*|\s+)(.{1,40}?)\s*[）)】\]]?$";
    AUTHOR = r"^[（(【\[]?\s*(?:\p{Han}{0,6}?)(?:记者|記者|作者|撰文|撰稿|文字?)\s*[：:|｜丨︱]\s*(.{1,40}?)\s*[）)】\]]?$";
    PROOF = r"^[（(【\[]?\s*(校对|校對|审核|審核|核稿|监制|監製|排版|美编|视觉|视觉编辑|运营|值班主编|翻译|翻譯|譯者|译者)\s*(?:[：:|｜/／丨︱]\s*|\s+)(.{1,40}?)\s*[）)】\]]?$";
    COVER = r"^封面(?:图片?|圖片?)?(?:来源|來源|图源)?\s*[：:]\s*(.{1,30})$";
    NAVIGATION = r"(?i)^(?:(?:返回|回到)\s*.{0,12}|回\s*(?:首页|首頁|目录|目錄|顶部|頂部)|首页|首頁|主页|上一篇.*|下一篇.*|上一页|下一页|目录|back(?: to)?(?: the)? ?(?:home|homepage|top|index|list|contents|table of contents|.{1,20}blog|main page)|home|home ?page|previous(?: post| article| page)?|next(?: post| article| page)?|阅读原文|閱讀原文|查看原文|原文链接|原文連結|原文地址|read more|continue reading.*)$";
    /// Said without a link (its target was a place on the page).
    TO_PLACE = r"(?i)^\W*(?:(?:返回|回到)\s*(?:首页|首頁|主页|顶部|頂部|目录|目錄|列表)|back to (?:the )?(?:top|table of contents|contents|home(?: ?page)?|index))\W*$";
    /// What stands above links to other articles.
    RELATED = r"(?i)^\W*(?:延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|相关文章|相關文章|相关报道|相關報導|推荐阅读|推薦閱讀|更多新闻|更多阅读|热门文章|related (?:articles|posts|stories|news|reading|links)|read more|more stories|more from .{1,30}|you may also like)\W*$";
    /// Roles and names in brackets behind the last sentence, with a date of the Republic's calendar.
    TRAILING_CREDIT = r"[（(]((?:\p{Han}{2,4}[：:][^（）()：:/／。，]{2,30}[/／]?)+)[）)]\s*(?:1\d{6})?\s*$";
    SEPARATORS = r"^[\s|｜·•/／\\,，、»›>«‹<←→↑\-–—]*$";
    PROMOTION = r"(?i)二[维維][码碼]|扫[码碼]|掃[碼描]|长按(?:识别|图片)|長按|(?:关注|關注|添加)(?:我们|我們|.{0,12}(?:公众号|公眾號|微信号|视频号))|(?:公众号|公眾號|微信号).{0,20}(?:关注|關注)|点击.{0,6}(?:下方|上方)(?:图片|卡片|链接|名片)|下载.{0,12}(?:客户端|APP)(?:.{0,10})$|scan (?:the|this) (?:qr )?code";
    /// The line says that what it speaks of stands under it.
    BELOW = r"下方|下图|下圖|以下|↓|⬇|👇|below";
    /// Words of an order to do something: a report about codes (健康码, 二维码支付) has none.
    ORDER = r"(?i)请|請|点击|點擊|长按|長按|关注|關注|欢迎|歡迎|↓|⬇|👇|查看|下载|下載|加入|识别|scan|扫一扫|掃一掃";
}

/// Takes the byline (`每日经济新闻 2021-09-28 15:00:07`) out of the first blocks.
pub(super) fn take_bylines(blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        let is_byline = at < BYLINE_WITHIN
            && matches!(block, Block::Paragraph(_))
            && crate::metadata::published::take_byline(&block.text(), found);
        if !is_byline {
            out.push(block);
        }
    }
    out
}

/// Takes the lines that name source, authors, editors and others.
pub(super) fn take_credits(blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let last_text =
        blocks.iter().rposition(|block| matches!(block, Block::Paragraph(_) | Block::Heading { .. }));
    let mut signed_off = false;
    for (at, block) in blocks.into_iter().enumerate() {
        let near_end = last_text.is_some_and(|last| at + 8 > last);
        let text = block.text();
        match &block {
            Block::Paragraph(_) | Block::Heading { .. } if take_credit(&text, found) => {
                signed_off |= near_end && at > BYLINE_WITHIN;
            }
            // After the people who made it have signed, pictures are the publisher's own.
            Block::Image(_) if signed_off => {}
            _ => out.push(block),
        }
    }
    if let Some(Block::Paragraph(content)) =
        out.iter_mut().rev().find(|block| matches!(block, Block::Paragraph(_)))
        && let Some(Inline::Text(text)) = content.last_mut()
    {
        take_trailing_credit(text, found);
    }
    out.retain(|block| !matches!(block, Block::Paragraph(content) if content.iter().all(is_blank)));
    out
}

fn is_blank(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.trim().is_empty())
}

/// `…言論。（譯者：紀錦玲/核稿：陳政一）1091009`: the brackets leave, their names stay.
fn take_trailing_credit(text: &mut String, found: &mut Found) {
    let Some(credit) = TRAILING_CREDIT.captures(text) else { return };
    let pairs: Vec<String> =
        credit[1].split(['/', '／']).filter(|pair| !pair.is_empty()).map(str::to_string).collect();
    let mut taken = Found::default();
    if !pairs.iter().all(|pair| take_credit(pair, &mut taken)) {
        return;
    }
    pairs.iter().for_each(|pair| {
        take_credit(pair, found);
    });
    let end = credit.get(0).map_or(text.len(), |whole| whole.start());
    text.truncate(text[..end].trim_end().len());
}

fn take_credit(text: &str, found: &mut Found) -> bool {
    let text = text.trim();
    if text.is_empty() || length(text) > 70 || text.contains('\n') {
        return false;
    }
    if let Some(line) = SOURCE.captures(text) {
        // "来源：" with a picture agency belongs to a picture, with an address to the reader.
        let name = line[1].trim();
        if name.contains("://") || text.starts_with(['图', '圖']) {
            return false;
        }
        found.outlet.get_or_insert_with(|| name.into());
        return true;
    }
    if let Some(line) = EDITOR.captures(text) {
        return people::push_names(&line[1], &mut found.editors);
    }
    if let Some(line) = AUTHOR.captures(text) {
        return people::push_names(&line[1], &mut found.authors);
    }
    if let Some(line) = PROOF.captures(text) {
        let mut names = Vec::new();
        let taken = people::push_names(&line[2], &mut names);
        if taken {
            found.credit(role(&line[1]), &names.join("、"));
        }
        return taken;
    }
    if let Some(line) = COVER.captures(text) {
        found.credit("cover-credit", line[1].trim());
        return true;
    }
    false
}

fn role(word: &str) -> &'static str {
    match word {
        "校对" | "校對" | "核稿" => "proofreader",
        "翻译" | "翻譯" | "譯者" | "译者" => "translator",
        _ => "staff",
    }
}

/// Drops lines of links that lead around the site; a bare address at the end is where the article
/// came from.
pub(super) fn without_navigation(blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let count = blocks.len();
    let mut out = Vec::with_capacity(count);
    let mut navigation_after = false;
    for (at, block) in blocks.into_iter().enumerate().rev() {
        if let Block::Paragraph(content) = &block {
            if is_navigation(content) || TO_PLACE.is_match(&block.text()) {
                navigation_after = true;
                continue;
            }
            if let Some(url) = bare_address(content)
                && (at + 1 == count || navigation_after)
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

/// Only links and separators, and every link's text names a place on the site.
fn is_navigation(content: &[Inline]) -> bool {
    let mut links = 0;
    for inline in content {
        let mut text = String::new();
        inline.push_text(&mut text);
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

/// Drops what leads to other articles: a line that says so, and the links under it.
pub(super) fn without_related(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let opens = matches!(block, Block::Paragraph(_) | Block::Heading { .. })
            && RELATED.is_match(block.text().trim());
        if !opens || blocks.peek().is_some_and(|next| !is_only_links(next)) {
            out.push(block);
            continue;
        }
        while blocks.next_if(is_only_links).is_some() {}
    }
    out
}

fn is_only_links(block: &Block) -> bool {
    let only = |content: &[Inline]| {
        content.iter().any(|inline| matches!(inline, Inline::Link { .. }))
            && content.iter().all(|inline| match inline {
                Inline::Link { .. } | Inline::Break => true,
                Inline::Strong(inner) | Inline::Emphasis(inner) => {
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
            let mut text = String::new();
            content.iter().for_each(|inline| inline.push_text(&mut text));
            let text = text.trim();
            let same = text.contains("://") && bare(text) == bare(url);
            same.then(|| url.clone())
        }
        _ => None,
    }
}

/// Drops "scan the code" lines, with the pictures under them that they speak of.
pub(super) fn without_promotion(blocks: Vec<Block>) -> Vec<Block> {
    let count = blocks.len();
    let mut out = Vec::with_capacity(count);
    let mut pictures_belong = false;
    for (at, block) in blocks.into_iter().enumerate() {
        let text = block.text();
        if is_promotion(&block, &text) {
            pictures_belong = BELOW.is_match(&text) || at * 5 >= count * 4;
            continue;
        }
        match &block {
            Block::Image(_) if pictures_belong => continue,
            _ => pictures_belong = false,
        }
        out.push(block);
    }
    out
}

fn is_promotion(block: &Block, text: &str) -> bool {
    let is_line = matches!(block, Block::Paragraph(_) | Block::Heading { .. } | Block::Quote(_));
    is_line
        && ((length(text) <= LONGEST_PROMOTION && PROMOTION.is_match(text) && ORDER.is_match(text))
            || SITES.drops_line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_go_to_the_metadata() {
        let mut found = Found::default();
        for line in [
            "（文章来源：证券日报）",
            "编辑|何小桃 易启江 王嘉琦",
            "每经编辑 何小桃 易启江",
            "校对|程鹏",
            "封面图片来源：摄图网",
            "责任编辑：张三",
        ] {
            assert!(take_credit(line, &mut found), "{line}");
        }
        assert_eq!(found.outlet.as_deref(), Some("证券日报"));
        assert_eq!(found.editors, ["何小桃", "易启江", "王嘉琦", "张三"]);
        assert_eq!(found.extra["proofreader"], "程鹏");
        for line in [
            "图片来源：视觉中国",
            "编辑部 的故事已经讲了很多很多年，还在继续讲下去",
            "作者认为这不对。",
            "来源：https://a.example/",
        ] {
            assert!(!take_credit(line, &mut found), "{line}");
        }
    }

    #[test]
    fn credits_behind_the_last_sentence() {
        let mut found = Found::default();
        let mut text = String::from("他這樣說。（譯者：紀錦玲/核稿：陳政一）1091009");
        take_trailing_credit(&mut text, &mut found);
        assert_eq!(text, "他這樣說。");
        assert_eq!(
            (found.extra["translator"].as_str(), found.extra["proofreader"].as_str()),
            ("紀錦玲", "陳政一")
        );
        let mut text = String::from("他這樣說（原因：不明）");
        take_trailing_credit(&mut text, &mut found);
        assert_eq!(text, "他這樣說（原因：不明）");
    }

    #[test]
    fn promotion_orders_something() {
        let line = |text: &str| is_promotion(&Block::Paragraph(vec![Inline::Text(text.into())]), text);
        assert!(line("德尔塔毒株全球大流行，点击下方图片或扫描下方二维码，查看最新疫情数据↓"));
        assert!(line("长按识别二维码，关注我们"));
        assert!(!line("微信支付收款码与银联云闪付App已实现二维码互认互扫。"));
    }
}
