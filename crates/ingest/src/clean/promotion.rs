//! Lines that want the reader to scan, follow or download, and the pictures that belong to them.

use crate::source::SITES;
use crate::text::{length, patterns};
use hutong_model::Block;

/// Promotion is said in few words: characters without white space.
const LONGEST_PROMOTION: usize = 90;

patterns! {
    PROMOTION = r"(?i)二[维維][码碼]|扫[码碼]|掃[碼描]|长按(?:识别|图片)|長按|(?:关注|關注|添加)(?:我们|我們|.{0,12}(?:公众号|公眾號|微信号|视频号))|(?:公众号|公眾號|微信号).{0,20}(?:关注|關注)|点击.{0,6}(?:下方|上方)(?:图片|卡片|链接|名片)|下载.{0,12}(?:客户端|APP)(?:.{0,10})$|scan (?:the|this) (?:qr )?code";
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
    use hutong_model::Inline;

    #[test]
    fn promotion_orders_something() {
        let line = |text: &str| is_promotion(&Block::Paragraph(vec![Inline::Text(text.into())]), text);
        assert!(line("德尔塔毒株全球大流行，点击下方图片或扫描下方二维码，查看最新疫情数据↓"));
        assert!(line("长按识别二维码，关注我们"));
        assert!(!line("微信支付收款码与银联云闪付App已实现二维码互认互扫。"));
    }
}
