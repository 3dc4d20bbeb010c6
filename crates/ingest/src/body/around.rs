//! What a whole page says around its article: the byline between headline and text, or below the text.
//! Knows where such lines stand; how they are read is `metadata`'s.

use super::lines::Line;
use crate::metadata::{Found, byline};
use crate::text::{bare, patterns};
use hutong_model::Block;

/// So many lines at most stand between a headline and the article under it.
const BELOW_HEADLINE: usize = 16;

/// The same above an article whose headline is not found.
const ABOVE: usize = 8;

/// So many lines below an article may say when it was published.
const BELOW: usize = 6;

/// So many letters and digits tell where a paragraph begins.
const BEGINNING: usize = 16;

/// A paragraph has so many at least.
const SHORTEST: usize = 8;

patterns! {
    /// Below a text stand dates of other things; this one is its own.
    PUBLISHED = r"(?:发布|發佈|发表|發表)(?:时间|時間|日期|于|於)";
}

/// Reads what stands between the headline and the article, which is among the lines of the page and has this
/// title; what stands elsewhere around it is handed back, for where the article itself says nothing.
pub(crate) fn read(lines: &[Line], article: &[Block], title: Option<&str>, found: &mut Found) -> Found {
    let mut elsewhere = Found::default();
    let letters: Vec<String> = lines.iter().map(|line| bare(&line.text)).collect();
    let Some(first) = article.iter().find_map(beginning) else { return elsewhere };
    let headline = headline(lines, &letters, title);
    let from = headline.map_or(0, |at| at + 1);
    let begins =
        |from: usize| letters[from..].iter().position(|line| line.starts_with(&first)).map(|at| at + from);
    let Some(above) = begins(from).or_else(|| begins(0)) else { return elsewhere };
    if let Some(headline) = headline.filter(|headline| *headline < above) {
        between(&lines[headline + 1..above], found);
    }
    let is_byline = |at: &usize, found: &mut Found| {
        byline::is_sure(&lines[*at].text) && byline::take_byline(&lines[*at].text, found)
    };
    let nearest = (0..above).rev().take(ABOVE).find(|at| is_byline(at, &mut elsewhere));
    if let Some(at) = nearest.filter(|at| *at > 0 && headline.is_none()) {
        elsewhere.headline =
            Some(&lines[at - 1]).filter(|line| line.heading.is_some()).map(|line| line.text.clone());
    }
    if nearest.is_none()
        && let Some(last) = article.iter().rev().find_map(beginning)
        && let Some(end) = letters.iter().rposition(|line| line.starts_with(&last))
    {
        let below = lines[end + 1..].iter().take(BELOW).filter(|line| PUBLISHED.is_match(&line.text));
        below.map(|line| &line.text).any(|line| byline::take_byline(line, &mut elsewhere));
    }
    elsewhere
}

fn beginning(block: &Block) -> Option<String> {
    let text: String = bare(&block.text()).chars().take(BEGINNING).collect();
    let is_text = matches!(block, Block::Paragraph(_)) && text.chars().count() >= SHORTEST;
    is_text.then_some(text)
}

fn between(lines: &[Line], found: &mut Found) {
    let texts = || lines.iter().take(BELOW_HEADLINE).map(|line| line.text.as_str());
    let sure = texts().filter(|line| byline::is_sure(line)).any(|line| byline::take_byline(line, found));
    let _ = sure || texts().any(|line| byline::take_byline(line, found));
    texts().for_each(|line| byline::take_source(line, found));
    texts().for_each(|line| byline::take_reporters(line, found));
}

/// Where the line with the headline is: a heading that says the title, or else any line.
fn headline(lines: &[Line], letters: &[String], title: Option<&str>) -> Option<usize> {
    let title = title.map(bare).filter(|title| !title.is_empty())?;
    let said = |at: &usize| letters[*at] == title;
    let mut headings = (0..lines.len()).filter(|at| lines[*at].heading.is_some());
    headings.find(said).or_else(|| (0..lines.len()).find(said))
}
