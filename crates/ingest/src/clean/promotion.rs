//! Lines that want the reader to scan, follow or download, and the pictures that belong to them.

use super::{line, navigation::is_only_links};
use crate::source::SITES;
use crate::text::{length, patterns};
use hutong_model::Block;

/// Promotion is said in few words: characters without white space.
const LONGEST_PROMOTION: usize = 90;

/// Bytes of a line that one site's rules may drop.
const LONGEST_LINE: usize = 600;

patterns! {
    PROMOTION = r"(?i)二[维維][码碼]|扫[码碼]|掃[碼描]|长按(?:识别|图片)|長按|(?:关注|關注|添加)(?:我们|我們|.{0,12}(?:公众号|公眾號|微信号|视频号))|(?:公众号|公眾號|微信号).{0,20}(?:关注|關注)|点击.{0,6}(?:下方|上方)(?:图片|卡片|链接|名片)|下载.{0,12}(?:客户端|APP)(?:.{0,10})$|scan (?:the|this) (?:qr )?code";
    /// Said by a line alone, whatever stands around it: advertisements, share bars, subscriptions, rights.
    ALONE = r"(?i)^[\s\-–—*·•|\[【(（]*(?:广告|廣告|advertisements?|advertising|sponsored(?: content)?|ad|继续阅读广告之后|story continues below advertisement|(?:分享|转发)(?:到|至)?(?:\s*[：:])?(?:[\s|、/]*(?:微信(?:朋友圈)?|朋友圈|微博|新浪微博|qq(?:空间)?|豆瓣|facebook|twitter|line|x))*|share(?: this)?(?: (?:article|story|post|page))?(?: (?:on|via|with) [ -~]{1,40})?\s*:?|(?:sign up|subscribe)(?: (?:for|to|here|now|today)(?-u:\b)[ -~]{0,50})?(?:newsletters?|updates|alerts|e-?mails?|rss|feed|channel|podcast|here|now|today)\W*|(?:follow|like|find) (?:us|me) on [ -~]{1,60}|get (?:our|the) (?:free )?(?:daily |weekly )?newsletter[ -~]{0,40}|(?:版权所有|版權所有|著作权所有|copyright|©|\(c\)|版权声明：?).*(?:版权所有|版權所有|all rights reserved|保留(?:所有|一切)?权利|未经.{0,10}(?:授权|许可).{0,20})|(?:版权所有|版權所有|all rights reserved)|(?:read or )?share this story: ?\S*|the post .+ (?:first appeared|appeared first) on .+|skip (?:to|past) (?:main )?(?:content|navigation|newsletter promotion)|jump to content)[\s\-–—*·•|\]】)）.。!！]*$";
    /// What stands above buttons.
    SHARE = r"(?i)^(?:分享|转发|轉發|share)";
    /// The number that a page has with its authority.
    LICENCE = r"(?i)^.*\p{Han}ICP[备備证證]\s*[0-9]+号?.{0,40}$";
    ICP = r"(?i-u)icp";
    /// How often a page was seen, and what else it says of itself below or above an article.
    OF_SITE = r"(?i)^(?:(?:浏览|瀏覽|阅读|閱讀|点击|點擊|评论|評論|点赞|收藏|views?|comments?|likes?)(?:次数|次數|量|数|數)?\s*[：:]\s*[0-9]+\s*(?:次|人)?[\s|·,，]*)+$|^(?:友情链接|友情鏈接)\s*[：:]";
    /// The line says that what it speaks of stands under it.
    BELOW = r"下方|下图|下圖|以下|↓|⬇|👇|below";
    /// Words of an order to do something: a report about codes (健康码, 二维码支付) has none.
    ORDER = r"(?i)请|請|点击|點擊|长按|長按|关注|關注|欢迎|歡迎|↓|⬇|👇|查看|下载|下載|加入|识别|scan|扫一扫|掃一掃";
}

/// Drops "scan the code" lines, with the pictures under them that they speak of.
pub(super) fn without_promotion(blocks: Vec<Block>) -> Vec<Block> {
    let count = blocks.len();
    let mut out = Vec::with_capacity(count);
    let mut pictures_belong = false;
    let mut blocks = blocks.into_iter().enumerate().peekable();
    while let Some((at, block)) = blocks.next() {
        if matches!(block, Block::Heading { .. })
            && line(&block, LONGEST_LINE).is_some_and(|text| SHARE.is_match(&text))
        {
            // A part of the article may be about sharing; buttons are nothing but links.
            let is_button = |block: &Block| is_only_links(block) || matches!(block, Block::Image(_));
            if blocks
                .peek()
                .is_some_and(|(_, next)| !is_button(next) && !matches!(next, Block::Heading { .. }))
            {
                out.push(block);
                continue;
            }
            while blocks.next_if(|(_, next)| is_button(next)).is_some() {}
            continue;
        }
        if let Some(text) = line(&block, LONGEST_LINE).filter(|text| is_promotion(&block, text)) {
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
    let may_be_short = text.len() <= LONGEST_PROMOTION * 4;
    // In English only what is scanned.
    let is_other = text.is_ascii() && !text.contains("can") && !text.contains("CAN");
    let promotes = || {
        begins_alone(text) && ALONE.is_match(text)
            || !is_other && ORDER.is_match(text) && PROMOTION.is_match(text)
            || is_of_site(text)
    };
    let is_short = || length(text) <= LONGEST_PROMOTION;
    is_line && (may_be_short && promotes() && is_short() || SITES.drops_line(text))
}

fn is_of_site(text: &str) -> bool {
    let text = text.trim();
    let is_labelled = text.contains(':') || text.contains("：");
    is_labelled && OF_SITE.is_match(text) || !text.is_ascii() && ICP.is_match(text) && LICENCE.is_match(text)
}

/// Whether a line begins as those of [`ALONE`] do: almost none does. Every beginning of that pattern is here.
fn begins_alone(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "-–—*·•|[【(（".contains(c));
    BEGINNINGS
        .iter()
        .any(|word| text.get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word)))
}

#[rustfmt::skip]
const BEGINNINGS: [&str; 25] = [
    "广告", "廣告", "ad", "sponsored", "继续", "story", "分享", "转发", "share", "sign up", "subscribe", "follow",
    "like", "find", "get", "版权", "版權", "著作权", "c", "©", "read or", "the post", "skip", "jump",
    "all rights",
];

#[cfg(test)]
mod tests {
    use super::*;
    use hutong_model::Inline;

    #[test]
    fn promotion_orders_something() {
        let line = |text: &str| is_promotion(&Block::Paragraph(vec![Inline::Text(text.into())]), text);
        assert!(line("德尔塔毒株全球大流行，点击下方图片或扫描下方二维码，查看最新疫情数据↓"));
        assert!(line("长按识别二维码，关注我们"));
        for text in [
            "广告",
            "- Advertisement -",
            "分享到：微信 微博",
            "Share this article on Facebook",
            "Sign up for our newsletter",
            "Follow us on Twitter",
            "© 2021 News Example. All rights reserved.",
            "版权所有，未经授权不得转载",
            "Read or Share this story: http://a.example/1",
            "The post Harbour opens appeared first on The Gazette.",
            "All rights reserved.",
            "继续阅读广告之后",
            "Story continues below advertisement",
            "转发至朋友圈",
            "Subscribe to our newsletter",
            "Like us on Facebook",
            "Find me on Mastodon",
            "Get our free daily newsletter",
            "版權所有",
            "著作权所有 2021 保留一切权利",
            "(c) 2021 News Example, all rights reserved",
            "Skip to main content",
            "Jump to content",
            "Sponsored content",
            "Copyright © 2021 港湾日报 京ICP备12345678号-1",
            "浏览: 98880 评论: 0",
            "阅读量：1024",
            "友情链接：甲站 乙站",
        ] {
            assert!(line(text), "{text}");
        }
        for text in [
            "广告业今年增长百分之五。",
            "Share prices fell on Monday.",
            "Subscribe to the idea that rivers have rights.",
            "Follow us on the long road to the sea, he said, and they did so for years and years until they came.",
            "分享经济到来",
            "Copyright law changed in 2021.",
            "Ad astra",
            "阅读量：1024万人次，创下新高。",
            "网站须在首页标明ICP备案号。",
            "The post office appeared on the hill.",
        ] {
            assert!(!line(text), "{text}");
        }
        assert!(!line("微信支付收款码与银联云闪付App已实现二维码互认互扫。"));
    }
}
