//! What opens a body and is not its text, where lines of one paragraph say it: old pages break
//! lines where newer ones begin a paragraph.

use crate::metadata::{Found, byline::take_byline};
use crate::text::bare;
use hutong_model::{Block, Inline};

/// The title and the byline stand within this many blocks of the beginning.
const WITHIN: usize = 4;

/// Makes the first lines of the first paragraphs paragraphs of their own, where they repeat the
/// title or are a byline.
pub(super) fn with_lines_apart(blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let title = title.map(bare).filter(|title| !title.is_empty());
    let opens = |line: &[Inline]| {
        let text = Block::Paragraph(line.to_vec()).text();
        // A poem may begin as it is called.
        let is_title = matches!(line, [Inline::Strong(_)]) && title.as_ref() == Some(&bare(&text));
        is_title || is_byline(&text)
    };
    let mut out = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        let Block::Paragraph(mut content) = block else {
            out.push(block);
            continue;
        };
        while at < WITHIN
            && let Some(end) = content.iter().position(|inline| matches!(inline, Inline::Break))
            && opens(&content[..end])
        {
            let rest = content.split_off(end + 1);
            content.pop();
            out.push(Block::Paragraph(std::mem::replace(&mut content, rest)));
        }
        if !content.is_empty() {
            out.push(Block::Paragraph(content));
        }
    }
    out
}

fn is_byline(text: &str) -> bool {
    take_byline(text, &mut Found::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expected: &[&str]) {
        let mut content = Vec::new();
        for line in lines {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(match line.strip_prefix('*') {
                Some(bold) => Inline::Strong(vec![Inline::Text(bold.into())]),
                None => Inline::Text((*line).into()),
            });
        }
        let blocks = with_lines_apart(vec![Block::Paragraph(content)], Some("A new card"));
        let texts: Vec<String> = blocks.iter().map(Block::text).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn title_and_byline_stand_apart() {
        check(
            &["*A new card", "By Ann Lee, May 3, 2021", "The ferry takes it."],
            &["A new card", "By Ann Lee, May 3, 2021", "The ferry takes it."],
        );
        check(&["2021-05-03 10:20 海峡报", "渡轮启用新卡。"], &["2021-05-03 10:20 海峡报", "渡轮启用新卡。"]);
    }

    #[test]
    fn other_lines_stay_together() {
        check(&["A new card", "is a short poem"], &["A new card\nis a short poem"]);
        check(&["The ferry takes it.", "A new card"], &["The ferry takes it.\nA new card"]);
        check(
            &["On May 3, 2021 the ferry sailed.", "So it was."],
            &["On May 3, 2021 the ferry sailed.\nSo it was."],
        );
    }
}
