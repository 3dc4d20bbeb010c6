//! Lines that say who made the article: bylines and credits. A line leaves only where all of it
//! says so, and what it says goes to the metadata. A line that says from which outlets the facts are
//! (`某报综合甲报、乙网`) stays: whom an article relies on is part of what it says.

mod line;
mod origin;

use crate::metadata::{Found, byline};
use crate::text::{ends_sentence, patterns};
use hutong_model::{Block, Inline};
use line::{take_credit, take_several, take_signature};
pub(super) use origin::{take_imprint, take_origin};

/// A byline stands within this many blocks of the beginning.
const BYLINE_WITHIN: usize = 4;

/// A credit that signs the article off has at most this many blocks between it and the last text.
const NEAR_END: usize = 8;

/// Bytes of a line that names people: seventy characters, and white space around them.
const LONGEST_CREDIT: usize = 300;

patterns! {
    /// Roles and names in brackets behind the last sentence, with a date of the Republic's calendar.
    TRAILING_CREDIT = r"[（(]((?:\p{Han}{2,4}[：:][^（）()：:。，]{2,30}[/／]?)+)[）)]\s*(?:1[0-9]{6})?\s*$";
}

/// Takes the byline (`每日经济新闻 2021-09-28 15:00:07`) out of the first blocks.
pub(super) fn take_bylines(blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        let is_byline = at < BYLINE_WITHIN
            && matches!(block, Block::Paragraph(_))
            && byline::take_byline(&block.text(), found);
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
        let near_end = last_text.is_some_and(|last| at + NEAR_END > last);
        let is_line = matches!(block, Block::Paragraph(_) | Block::Heading { .. });
        let credit = super::line(&block, LONGEST_CREDIT).filter(|_| is_line);
        match &block {
            _ if credit.is_some_and(|text| {
                // Rows of labels, and signatures, are known in Chinese alone.
                let is_ascii = text.is_ascii();
                take_credit(&text, found)
                    || !is_ascii && take_several(&text, found)
                    || !is_ascii && (at < BYLINE_WITHIN || near_end) && take_signature(&text, found)
            }) =>
            {
                signed_off |= near_end && out.iter().any(|before| matches!(before, Block::Paragraph(_)));
            }
            // After the people who made it have signed, pictures are the publisher's own.
            Block::Image(_) if signed_off => {}
            _ => {
                let goes_on = || matches!(block, Block::Paragraph(_)) && ends_sentence(&block.text());
                signed_off = signed_off && !goes_on();
                out.push(block);
            }
        }
    }
    // What is played elsewhere, or a link, may stand after the last sentence.
    let last = out.iter_mut().rev().filter_map(|block| match block {
        Block::Paragraph(content) => content.last_mut(),
        _ => None,
    });
    let texts = last.take(NEAR_END).filter_map(|inline| match inline {
        Inline::Text(text) => Some(text),
        _ => None,
    });
    texts.into_iter().any(|text| take_trailing_credit(text, found));
    let paragraphs = out.iter_mut().filter_map(|block| match block {
        Block::Paragraph(content) => Some(content),
        _ => None,
    });
    paragraphs.for_each(without_last_line_if_empty);
    out.retain(|block| !matches!(block, Block::Paragraph(content) if content.iter().all(is_blank)));
    out
}

/// What stood on a line of its own leaves no line behind.
fn without_last_line_if_empty(content: &mut Vec<Inline>) {
    let end = content.iter().rposition(|inline| !is_blank(inline)).map_or(0, |last| last + 1);
    if matches!(content[..end].last(), Some(Inline::Break)) {
        content.truncate(end - 1);
        without_last_line_if_empty(content);
    }
}

fn is_blank(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.trim().is_empty())
}

/// `…言論。（譯者：紀錦玲/核稿：陳政一）1091009`: the brackets leave, their names stay.
fn take_trailing_credit(text: &mut String, found: &mut Found) -> bool {
    if !text.trim_end().ends_with(|last: char| matches!(last, '）' | ')') || last.is_ascii_digit()) {
        return false;
    }
    let Some(credit) = TRAILING_CREDIT.captures(text) else { return false };
    let mut pairs: Vec<String> = Vec::new();
    for part in credit[1].split(['/', '／']).filter(|part| !part.is_empty()) {
        match pairs.last_mut() {
            // A second name of the role before it.
            Some(pair) if !part.contains(['：', ':']) => pair.push_str(&format!("、{part}")),
            _ => pairs.push(part.to_owned()),
        }
    }
    let mut taken = Found::default();
    if !pairs.iter().all(|pair| take_credit(pair, &mut taken)) {
        return false;
    }
    pairs.iter().for_each(|pair| {
        take_credit(pair, found);
    });
    let end = credit.get(0).map_or(text.len(), |whole| whole.start());
    text.truncate(text[..end].trim_end().len());
    true
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let mut text = String::from("他這樣說。（編輯：甲乙丙/丁戊己）1091028");
        take_trailing_credit(&mut text, &mut found);
        assert_eq!(text, "他這樣說。");
        assert_eq!(found.editors, ["甲乙丙", "丁戊己"]);
        let mut text = String::from("他這樣說（原因：不明）");
        take_trailing_credit(&mut text, &mut found);
        assert_eq!(text, "他這樣說（原因：不明）");
    }
}
