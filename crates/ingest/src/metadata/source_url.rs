//! Where the article can be read at its publisher's. Order of trust: front matter, the link
//! around the title or the bare address at the end of the body, the page's canonical link.

use super::Found;
use crate::front_matter::FrontMatter;
use crate::url::absolute;

/// Keys that hold the article's address, the surest first.
const KEYS: [&str; 17] = [
    "source_url",
    "sourceurl",
    "from",
    "original_url",
    "originalurl",
    "original",
    "canonical_url",
    "canonicalurl",
    "canonical",
    "external_url",
    "externalurl",
    "link",
    "url",
    "source",
    "origin",
    "tumblr_url",
    "permalink",
];

/// The address in the front matter.
pub(crate) fn written(front_matter: &FrontMatter) -> Option<String> {
    let texts = KEYS.iter().filter_map(|key| front_matter.text(&[key]));
    texts.filter(|text| text.contains("://") || text.starts_with("//")).find_map(absolute)
}

/// The address.
pub(crate) fn source_url(front_matter: &FrontMatter, found: &Found) -> Option<String> {
    written(front_matter)
        .or_else(|| found.source_url.clone())
        .or_else(|| found.page.canonical.as_deref().and_then(absolute))
}
