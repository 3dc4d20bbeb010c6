//! How deep elements stand in one another. No article needs more than a few dozen, and a parser of HTML looks
//! through all that are open at every tag: text that only ever opens them would take hours.

use crate::text::find;
use std::borrow::Cow;

/// Elements that are open at once; browsers stop at about as many.
const DEEPEST: usize = 400;

/// Elements that have no end, or end where the next begins.
const WITHOUT_END: [&str; 29] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "keygen", "li", "link", "meta",
    "option", "optgroup", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
    "track", "wbr",
];

/// Elements whose text holds no tags.
const VERBATIM: [&str; 4] = ["script", "style", "textarea", "title"];

/// The source without the tags of elements that stand too deep; what is in them stays.
pub(crate) fn bounded(html: &str) -> Cow<'_, str> {
    if memchr::memchr_iter(b'<', html.as_bytes()).count() <= DEEPEST {
        return Cow::Borrowed(html);
    }
    let mut out = String::new();
    let (mut depth, mut left_out, mut kept) = (0_usize, 0_usize, 0);
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        let goes = match tag.kind {
            Kind::Open if depth < DEEPEST => {
                depth += 1;
                false
            }
            Kind::Open => {
                left_out += 1;
                true
            }
            Kind::Close if left_out > 0 => {
                left_out -= 1;
                true
            }
            Kind::Close => {
                depth = depth.saturating_sub(1);
                false
            }
        };
        if goes {
            out.push_str(&html[kept..tag.start]);
            kept = tag.end;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[kept..]);
    Cow::Owned(out)
}

struct Tag {
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Open,
    Close,
}

/// The next tag of an element that has an end.
fn next_tag(html: &str, from: usize) -> Option<Tag> {
    let mut at = from;
    loop {
        let start = at + find(&html[at..], "<")?;
        let rest = &html[start + 1..];
        if rest.starts_with("!--") {
            at = start + 4 + find(&html[start + 4..], "-->")?;
            continue;
        }
        let (kind, rest) = rest.strip_prefix('/').map_or((Kind::Open, rest), |rest| (Kind::Close, rest));
        let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let begins = html.len() - rest.len();
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let end = begins + end_of_tag(rest)?;
        let is = |known: &&str| name.eq_ignore_ascii_case(known);
        at = end;
        if VERBATIM.iter().any(is) {
            if matches!(kind, Kind::Open) {
                at = end + find(&html[end..], &format!("</{name}"))?;
            }
        } else if !WITHOUT_END.iter().any(is) && !html[..end].ends_with("/>") {
            return Some(Tag { start, end, kind });
        }
    }
}

/// The bytes up to the end of a tag; none where it has no end.
fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_too_deep_loses_its_element_and_not_its_text() {
        let text = format!("{}x{}y", "<div>".repeat(1000), "</div>".repeat(1000));
        let bounded = bounded(&text);
        assert_eq!(bounded.matches("<div>").count(), DEEPEST);
        assert_eq!(bounded.matches("</div>").count(), DEEPEST);
        assert!(bounded.contains("<div>x</div>") && bounded.ends_with("</div>y"));
    }

    #[test]
    fn most_sources_stay_as_they_are() {
        for part in
            ["<p>a", "<li>a<br>", "<b>a</b>", "<!-- <div> -->", "<script>'<div>'</script>", "<", "a<b "]
        {
            let text = part.repeat(1000);
            assert_eq!(bounded(&text), text, "{part}");
        }
        let quoted = "<i title='a>b'>c</i>".repeat(500);
        assert_eq!(bounded(&quoted), quoted);
    }
}
