//! Tags in whose place a reader of the site sees something, and a reader here nothing.

use super::code::by_code;
use super::said::said;
use super::{MACRO, RAW, replace, showing};
use crate::text::patterns;
use std::borrow::Cow;
use std::collections::HashSet;

patterns! {
    /// What only the generator can put in: a part of a page, or a value.
    PART = r"\{%-?\s*(?:include|render|partial)[[:word:]]*\s+([^%\n]*?)\s*-?%\}";
    /// A shortcode of Hugo's, by its name.
    NAMED = r"\{\{[<%]\s*([a-zA-Z][[:word:]/-]*)(?-u:\b)[^\n]*?[%>]\}\}";
    CLOSING = r"\{\{(?:<|< |% )/([a-zA-Z][[:word:]/-]*)";
    CALL = r"\{\{-?\s*[[:word:]]+\([^{}\n]*\)\s*-?\}\}|(?m)^<<<[ \t]*@[^\n]*$";
    VALUE = r#"(?:^|[^("'=/[:word:]])(\{\{-?\s*([[:word:].$-]+)\s*-?\}\})"#;
    /// Parts that are the site's, not the article's.
    OF_SITE = r"(?i)setup|toc|comment|shar(?:e|ing)|social|(?-u:\b)ads?(?-u:\b)|adsense|nav|footer|header|sidebar|related|disqus|analytics|series|subscribe|math|license|copyright|^(?:rel)?ref$";
}

/// How many there are, and the first of them.
pub(in super::super) fn unfilled(body: &str) -> Option<(usize, String)> {
    if !body.contains("{{") && !body.contains("{%") {
        return None;
    }
    let body = replace(Cow::Borrowed(body), "raw", &RAW, "");
    let closed: HashSet<&str> =
        CLOSING.captures_iter(&body).filter_map(|found| found.get(1)).map(|name| name.as_str()).collect();
    let mut all = Vec::new();
    for (text, _) in by_code(&body).into_iter().filter(|(_, is_code)| !is_code) {
        let parts = PART.captures_iter(text).filter(|part| !OF_SITE.is_match(&part[1]));
        let parts = parts.filter_map(|part| part.get(0)).filter(|part| !showing::shows(part.as_str()));
        let values = VALUE.captures_iter(text).filter(|value| !value[2].ends_with("url"));
        // One that is closed again stands around text, which stays.
        let named = NAMED.captures_iter(text).filter(|named| {
            !OF_SITE.is_match(&named[1])
                && !showing::shows(&named[0])
                && said(&named[0]).is_empty()
                && !closed.contains(&named[1])
        });
        let calls = CALL
            .find_iter(text)
            .filter(|call| !showing::shows(call.as_str()) && !MACRO.is_match(call.as_str()));
        let parts = parts.chain(calls);
        let parts = parts.chain(named.filter_map(|named| named.get(0)));
        all.extend(parts.chain(values.filter_map(|value| value.get(1))));
    }
    all.first().map(|first| (all.len(), first.as_str().to_owned()))
}
