//! Who published it. Order of trust: what the body names as its source (`.source` in a byline,
//! "来源：" lines), front matter's own key, front matter's `author` where that is an organisation,
//! what the page says that it has its text from, the site that the article's address belongs to, the page's `og:site_name`. Where `author` and
//! address agree, both together outweigh a line in the body (which then credits a part of it).

use super::{Found, people};
use crate::front_matter::FrontMatter;
use crate::source::SITES;
use crate::text::{length, plain};
use crate::url::host;

/// Keys that name an outlet.
const KEYS: [&str; 9] =
    ["outlet", "publisher", "publication", "source", "media", "site", "site_name", "source_name", "origin"];

/// The outlet.
pub(crate) fn outlet(
    front_matter: &FrontMatter,
    found: &Found,
    source_url: Option<&str>,
    tags: &[String],
) -> Option<String> {
    let named = KEYS.iter().filter_map(|key| front_matter.text(&[key])).find(|name| is_name(name));
    let author = front_matter.text(&["author"]).filter(|name| people::is_outlet(name, None, tags));
    let by_host = source_url.and_then(host).and_then(|host| SITES.outlet_of_host(&host).map(str::to_string));
    let canonical = |name: &str| SITES.outlet_named(name).map_or_else(|| name.to_string(), str::to_string);
    if let (Some(author), Some(site)) = (author, &by_host)
        && canonical(author) == *site
    {
        return Some(site.clone());
    }
    let name = found
        .outlet
        .clone()
        .or_else(|| named.map(plain))
        .or_else(|| author.map(plain))
        .or_else(|| found.page.source.as_deref().map(plain))
        .or(by_host)
        .or_else(|| found.page.site.as_deref().map(plain))?;
    Some(canonical(&name)).filter(|name| !name.is_empty())
}

fn is_name(text: &str) -> bool {
    !text.contains("://") && !text.starts_with('/') && (1..=40).contains(&length(text))
}
