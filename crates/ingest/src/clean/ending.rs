//! What stands below an article on its page, and was taken for a part of it: cards of other articles, ways back,
//! disclaimers, buttons. Only the last blocks are looked at, from the end upwards, up to the first that is
//! the article's.

use super::line;
use crate::metadata::{Found, date};
use crate::text::{ends_sentence, length, patterns, words_of};
use hutong_model::{Block, Inline};
use std::borrow::Cow;

/// So many blocks at the end may be the page's.
const NEAR_END: usize = 8;

/// So many at the beginning.
const NEAR_BEGINNING: usize = 2;

/// Bytes of a line that is the page's.
const LONGEST: usize = 900;

/// Characters of another article's headline.
const LONGEST_HEADLINE: usize = 60;

/// So many cards of other articles are no accident.
const CARDS: usize = 2;

patterns! {
    /// Whole lines that end a page's text.
    ENDING = r"(?i)^(?:[\s\-–—=*·【\[（(]*(?:the\s+)?end[\s\-–—=*·】\]）)]*|\+1|图集|知道了|文章关键词\s*[：:].{0,80}|点击进入(?:专题\s*[：:]?.{0,20}|[“「《].{1,20}[”」》]\W*)|返回.{0,12}(?:首页|主页|频道|列表)\W*|查看(?:更多|全部)(?:评论|内容)?\W*|(?:本文)?(?:转载|转发)(?:请|须|需)注明(?:出处|来源).{0,30}|本文(?:为|系|是).{1,24}(?:原创|独家).{0,24}(?:转载|授权|复制).{0,60}|(?:免责|特别|郑重|版权)?声明\s*[：:].{0,200}(?:仅供参考|不构成|不代表|风险自担|自行承担|自负).{0,80}|(?:为你推荐|为您推荐|热点推荐|精彩推荐|猜你喜欢|相关推荐|热门推荐|更多精彩|大家都在看|网友评论|最新评论|热门评论))$";
    /// What a page says once more above a text.
    BEGINNING = r"^(?:图集|点击进入[“「《].{1,20}[”」》]\W*)$";
    /// The words of a link behind the last sentence.
    WAY = r"^(?:返回.{0,12}(?:首页|主页|频道|列表)|.{0,16}查看更多)\W*$";
    /// What stands before a link to another article.
    BEFORE_LINK = r"^\s*(?:此前报道|早前报道|相关报道|相关阅读|延伸阅读|专题报道|点击进入专题)\s*[：:]\s*$";
    /// The same where its address leads nowhere from here, and it is no link.
    WAY_BEHIND = r"([。！？”])\s*返回\p{Han}{0,8}(?:首页|主页)\W*$";
    HASHTAGS = r"^(?:#[^\s#]{1,20}#?\s*){2,}$";
}

/// Blocks without what the page has around them; tags in the last line are noted.
pub(super) fn without_page_end(mut blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    for block in &mut blocks {
        if let Block::Paragraph(content) = block {
            without_way(content);
        }
    }
    let is_beginning = |block: &Block| text(block).is_some_and(|text| BEGINNING.is_match(text.trim()));
    while blocks.len() > NEAR_BEGINNING && blocks.iter().take(NEAR_BEGINNING).any(is_beginning) {
        let at = blocks.iter().position(is_beginning).unwrap_or(0);
        blocks.remove(at);
    }
    if let Some(start) = cards(&blocks) {
        blocks.truncate(start);
    }
    let mut end = blocks.len();
    for at in (blocks.len().saturating_sub(NEAR_END).max(1)..blocks.len()).rev() {
        match &blocks[at] {
            block if is_of_page(block, found) => end = at,
            Block::Image(_) | Block::Divider => {}
            _ => break,
        }
    }
    blocks.truncate(end);
    blocks
}

/// Where cards of other articles begin that stand at the end: each as many blocks as the others, with a
/// picture and a headline, and a date alone in its last line.
fn cards(blocks: &[Block]) -> Option<usize> {
    let is_date = |block: &Block| {
        matches!(block, Block::Paragraph(_)) && line(block, 40).is_some_and(|text| is_only_date(text.trim()))
    };
    let last = blocks.iter().rposition(is_date).filter(|last| last + 1 == blocks.len())?;
    let size = (1..=last).find(|back| is_date(&blocks[last - back]))?;
    let is_card = |card: &[Block]| {
        let (end, rest) = (card.last().is_some_and(is_date), &card[..card.len() - 1]);
        end && rest.iter().any(|block| matches!(block, Block::Image(_)))
            && rest.iter().any(|block| !matches!(block, Block::Image(_)))
            && rest.iter().all(|block| matches!(block, Block::Image(_)) || is_headline(block))
    };
    let count = blocks.rchunks_exact(size).take_while(|card| is_card(card)).count();
    (count >= CARDS).then(|| blocks.len() - count * size)
}

fn is_headline(block: &Block) -> bool {
    let is_line = matches!(block, Block::Paragraph(_) | Block::Heading { .. });
    is_line
        && text(block)
            .is_some_and(|text| length(&text) <= LONGEST_HEADLINE && !text.trim_end().ends_with('。'))
}

fn is_only_date(text: &str) -> bool {
    date::find(text).is_some_and(|(_, range)| range.len() == text.len())
}

fn is_of_page(block: &Block, found: &mut Found) -> bool {
    if let Block::Paragraph(content) = block
        && let [Inline::Text(label), Inline::Link { .. }] = content.as_slice()
        && BEFORE_LINK.is_match(label)
    {
        return true;
    }
    let Some(text) = text(block) else { return false };
    let text = text.trim();
    if HASHTAGS.is_match(text) {
        if found.tags.is_empty() {
            found.tags =
                text.split('#').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        }
        return true;
    }
    ENDING.is_match(text)
}

fn text(block: &Block) -> Option<Cow<'_, str>> {
    let is_line = matches!(block, Block::Paragraph(_) | Block::Heading { .. });
    if is_line { line(block, LONGEST) } else { None }
}

/// The link back to the site goes from behind the last sentence.
fn without_way(content: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = content.last_mut()
        && text.contains("返回")
    {
        *text = WAY_BEHIND.replace(text, "$1").into_owned();
    }
    let [.., before, Inline::Link { content: words, .. }] = content.as_slice() else { return };
    let before = words_of(std::slice::from_ref(before));
    let is_end = ends_sentence(&before) || before.trim_end().ends_with(|c: char| c.is_alphanumeric());
    if is_end && WAY.is_match(words_of(words).trim()) {
        content.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hutong_model::Picture;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(text.into())])
    }

    fn picture() -> Block {
        Block::Image(Picture {
            url: "https://a.example/1.jpg".into(),
            alt: String::new(),
            caption: String::new(),
            width: None,
            height: None,
            kept: None,
        })
    }

    /// `*` is a picture; the expected blocks are so many from the beginning.
    #[track_caller]
    fn check(lines: &[&str], expected: usize) {
        let block = |line: &&str| if *line == "*" { picture() } else { paragraph(line) };
        let blocks: Vec<Block> = lines.iter().map(block).collect();
        let kept = without_page_end(blocks.clone(), &mut Found::default());
        assert_eq!(kept, blocks[..expected], "{lines:?}");
    }

    #[test]
    fn lines_that_end_a_page() {
        check(&["港口今日开放。", "- THE END -", "转载请注明出处：港湾网", "#港口#渡轮 #码头"], 1);
        check(&["港口今日开放。", "声明：港湾报力求真实，文章内容仅供参考，据此操作风险自担。", "*"], 1);
        check(&["港口今日开放。", "文章关键词：渡轮码头", "*", "知道了"], 1);
        check(&["港口今日开放。", "本文为港湾网原创文章，未经允许不得转载", "+1"], 1);
        check(&["港口今日开放。", "点击进入专题：渡轮"], 1);
        // What the article says stays, and so does its last picture.
        check(&["港口今日开放。", "声明：我们没有渡轮。", "*"], 3);
        check(&["港口今日开放。", "版权声明的历史", "他说，这不构成问题。"], 3);
        check(&["- THE END -", "港口今日开放。"], 2);
    }

    #[test]
    fn cards_of_other_articles() {
        let text = "港口今日开放。";
        check(&[text, "*", "渡轮停了", "2021-09-08", "*", "码头新了", "2021-09-07"], 1);
        check(
            &[
                text,
                "热点推荐",
                "*",
                "渡轮停了",
                "甲报",
                "2021-09-08 10:20:30",
                "*",
                "码头新了",
                "乙报",
                "2021-09-07 01:02:03",
            ],
            1,
        );
        // A chronicle has sentences, and who signs has one date.
        check(&[text, "*", "渡轮停了。", "2021-09-08", "*", "码头新了。", "2021-09-07"], 7);
        check(&[text, "*", "港务局", "2021-09-08"], 4);
    }

    #[test]
    fn the_way_back_behind_the_last_sentence() {
        let link = |text: &str| Inline::Link {
            url: "https://a.example/".into(),
            content: vec![Inline::Text(text.into())],
        };
        for (text, words, expected) in [
            ("港口今日开放。", "返回海峡网首页>>", 1),
            ("作者：张三", "返回海峡，查看更多", 1),
            ("港口今日开放，见", "公告全文", 2),
            ("他说要", "返回港口", 2),
        ] {
            let mut content = vec![Inline::Text(text.into()), link(words)];
            without_way(&mut content);
            assert_eq!(content.len(), expected, "{text}{words}");
        }
    }
}
