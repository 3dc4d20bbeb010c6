//! A few sentences: front matter's own, else the beginning of the body, cut where a sentence ends.

use super::Found;
use crate::front_matter::FrontMatter;
use crate::text::{clean_line, is_east_asian, plain, words_of};
use hutong_model::Block;
use std::borrow::Cow;

/// Keys that hold a summary.
const KEYS: [&str; 7] = ["summary", "description", "excerpt", "abstract", "lead", "desc", "subtitle"];

/// Lengths in characters: East Asian text says as much in half of them.
const EAST_ASIAN: usize = 120;
const OTHER: usize = 240;

/// The summary; empty only where the body has no text.
pub(crate) fn summary(front_matter: &FrontMatter, found: &Found, body: &[Block]) -> String {
    // What a locked page says in its stead is none.
    let is_locked = front_matter.has("password");
    let written =
        front_matter.text(&KEYS).filter(|_| !is_locked).map(from_markdown).filter(|text| !text.is_empty());
    if let Some(written) = written {
        return written;
    }
    let beginning = beginning(body);
    match &found.page.description {
        Some(description) if beginning.is_empty() => plain(description),
        _ => beginning,
    }
}

/// Front matter may hold a little Markdown.
fn from_markdown(text: &str) -> String {
    let html = crate::body::to_html(text, crate::body::Notation::Markdown, true);
    plain(&html)
}

fn beginning(body: &[Block]) -> String {
    let mut text = String::new();
    let paragraphs = body.iter().filter(|block| matches!(block, Block::Paragraph(_)));
    let quotes = body.iter().filter(|block| matches!(block, Block::Quote(_) | Block::List { .. }));
    for block in paragraphs.chain(quotes) {
        let more = clean_line(&beginning_of(block));
        // A line that ends without a mark (a verse) does not run into the next.
        let joint = text.chars().last().is_some_and(|last| !is_east_asian(last) || last.is_alphanumeric());
        if joint && !more.is_empty() {
            text.push(' ');
        }
        text.push_str(&more);
        if text.chars().count() >= OTHER {
            break;
        }
    }
    let east_asian =
        text.chars().filter(|character| is_east_asian(*character)).count() * 2 > text.chars().count();
    cut(&text, if east_asian { EAST_ASIAN } else { OTHER })
}

/// As much of a block's text as a summary may have, and more.
fn beginning_of(block: &Block) -> Cow<'_, str> {
    let text = match block {
        Block::Paragraph(content) => words_of(content),
        block => Cow::Owned(block.text()),
    };
    match (text.char_indices().nth(OTHER * 2), text) {
        (Some((end, _)), Cow::Borrowed(text)) => Cow::Borrowed(&text[..end]),
        (Some((end, _)), Cow::Owned(text)) => Cow::Owned(text[..end].to_owned()),
        (None, text) => text,
    }
}

/// The first sentence, cut where it is longer than `longest` characters.
pub(crate) fn first_sentence(text: &str, longest: usize) -> String {
    let ends = |(at, c): &(usize, char)| {
        matches!(c, '。' | '！' | '？')
            || matches!(c, '.' | '!' | '?') && {
                let after = &text[at + c.len_utf8()..];
                after.is_empty() || after.starts_with(char::is_whitespace)
            }
    };
    let end = text.char_indices().find(ends).map_or(text.len(), |(at, c)| at + c.len_utf8());
    cut(&text[..end], longest)
}

/// The text up to the last sentence end within `longest` characters; where the first sentence is
/// longer, up to a comma or a space, with an ellipsis.
fn cut(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.into();
    }
    let head: Vec<char> = text.chars().take(longest + 1).collect();
    let at = |end: usize| head[..end].iter().collect::<String>();
    let closes = |character: char| matches!(character, '”' | '’' | '」' | '』' | '）' | ')' | '"');
    let is_end = |at: usize| match head[at] {
        '。' | '！' | '？' | '…' => true,
        '.' | '!' | '?' => head.get(at + 1).is_none_or(|next| next.is_whitespace() || closes(*next)),
        _ => false,
    };
    if let Some(mut end) = (0..longest).rev().find(|at| is_end(*at)).filter(|end| end * 3 >= longest) {
        while end + 1 < longest && closes(head[end + 1]) {
            end += 1;
        }
        return at(end + 1);
    }
    let pauses =
        |character: char| matches!(character, '，' | '；' | '、' | ',' | ';') || character.is_whitespace();
    let end = (longest / 2..longest).rev().find(|at| pauses(head[*at])).unwrap_or(longest - 1);
    format!("{}…", at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_at_sentence_ends() {
        assert_eq!(cut("一二三。四五六。七八九十", 9), "一二三。四五六。");
        assert_eq!(cut("他说：“好。”然后走了很远", 8), "他说：“好。”");
        assert_eq!(cut("One two. Version 3.5 is out and more", 20), "One two.");
        assert_eq!(cut("一二三四五六，七八九十一二三", 10), "一二三四五六…");
        assert_eq!(cut("short", 10), "short");
    }
}
