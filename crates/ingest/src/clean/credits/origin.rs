//! Where an article was first published, in a line or in a quotation of labels below the text.

use super::{BYLINE_WITHIN, NEAR_END};
use crate::metadata::{Found, people};
use crate::text::{length, patterns};
use hutong_model::{Block, Inline};

patterns! {
    /// A line below the text with the author, or the address it was first published at.
    LABELLED = r"(?i)^(?:本文|文章|原文)?(?:(?P<who>作者|author)|(?P<place>url|链接|鏈接|link|permalink|地址)|(?P<outlet>来源|來源|source)|(?:标题|版权|版權|版权声明|许可|license|日期|date|发布时间))\s*[：:]\s*(?P<said>\S.*)$";
    /// What stands before the address that a text was first published at.
    ORIGIN = r"(?i)^(?:本文|文章|原文)?(?:转载自|轉載自|转自|轉自|译自|首发于|首发地址|原文(?:链接|地址|网址|标题)?|原文連結|链接|鏈接|original (?:post|article|link)|originally (?:published|posted) (?:at|on))\s*[：:]\s*$";
}

/// Takes the line above or below the text that says where it was first published, and nothing else.
pub(in crate::clean) fn take_origin(mut blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let count = blocks.len();
    let is_edge = |at: usize| at < BYLINE_WITHIN || at + NEAR_END >= count;
    let place = blocks.iter().enumerate().find_map(|(at, block)| match block {
        Block::Paragraph(content) if is_edge(at) => Some((at, origin(content)?)),
        _ => None,
    });
    if let Some((at, url)) = place.filter(|_| count > 1) {
        found.source_url.get_or_insert(url);
        blocks.remove(at);
    }
    blocks
}

/// The address behind a label: a link, or written out.
fn origin(content: &[Inline]) -> Option<String> {
    match content {
        [Inline::Text(label), Inline::Link { url, .. }] if ORIGIN.is_match(label.trim()) => {
            Some(url.clone()).filter(|url| url.starts_with("http"))
        }
        [Inline::Text(line)] => {
            let (label, url) = line.trim().split_at(line.trim().find("http")?);
            let is_url = url.contains("://") && !url.contains(char::is_whitespace) && url.is_ascii();
            (is_url && ORIGIN.is_match(label.trim())).then(|| url.to_owned())
        }
        _ => None,
    }
}

/// Takes the quotation below the text whose every line is a label and what it says, as themes write it.
pub(in crate::clean) fn take_imprint(mut blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let Some(Block::Quote(content)) = blocks.last() else { return blocks };
    if blocks.len() < 2 || content.len() > 20 {
        return blocks;
    }
    let after_rule = matches!(blocks.get(blocks.len() - 2), Some(Block::Divider));
    let text = Block::Quote(content.clone()).text();
    let lines: Option<Vec<_>> = text.lines().map(|line| LABELLED.captures(line.trim())).collect();
    let Some(lines) = lines.filter(|lines| lines.len() > 1 || after_rule) else { return blocks };
    for line in lines {
        let said = line.name("said").map_or("", |said| said.as_str()).trim();
        if line.name("who").is_some() && found.authors.is_empty() {
            people::push_names(said, &mut found.authors);
        }
        if line.name("place").is_some() && said.starts_with("http") {
            found.source_url.get_or_insert_with(|| said.into());
        }
        if line.name("outlet").is_some() && length(said) <= 20 && !said.contains("://") {
            found.outlet.get_or_insert_with(|| said.into());
        }
    }
    blocks.pop();
    if matches!(blocks.last(), Some(Block::Divider)) {
        blocks.pop();
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_it_was_first_published() {
        let text = |text: &str| Inline::Text(text.into());
        let link = Inline::Link { url: "https://a.example/1".into(), content: vec![text("港口")] };
        for (content, expected) in [
            (vec![text("原文："), link.clone()], Some("https://a.example/1")),
            (vec![text("本文转载自：https://a.example/1")], Some("https://a.example/1")),
            (vec![text("Original post: https://a.example/1")], Some("https://a.example/1")),
            (vec![text("他在这里说："), link], None),
            (vec![text("链接：https://a.example/1 打不开了。")], None),
        ] {
            assert_eq!(origin(&content).as_deref(), expected, "{content:?}");
        }
    }
}
