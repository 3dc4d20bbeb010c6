//! The picture that stands for the article: front matter's, where the body shows it; else the
//! body's first. A body without pictures gets front matter's in front.

use super::Found;
use crate::front_matter::FrontMatter;
use crate::source::SITES;
use crate::url::Addresses;
use hutong_model::{Block, Picture};

/// Keys that hold a picture.
const KEYS: [&str; 16] = [
    "hero_image",
    "heroimage",
    "headimg",
    "cover",
    "cover_image",
    "image",
    "thumbnail",
    "featured_image",
    "featuredimage",
    "feature_image",
    "feature",
    "banner",
    "banner_img",
    "index_img",
    "og_image",
    "img",
];

/// Below this width a picture is too small to stand for an article.
const NARROWEST: u32 = 120;

/// The hero's block index; may put a picture in front of the body.
pub(crate) fn hero(
    front_matter: &FrontMatter,
    found: &Found,
    addresses: &Addresses,
    body: &mut Vec<Block>,
) -> Option<u32> {
    let keyed = KEYS.iter().filter_map(|key| front_matter.get(&[key])).filter_map(|(value, _)| {
        let mut texts = Vec::new();
        value.push_texts(&mut texts);
        texts.iter().find_map(|text| addresses.resource(text))
    });
    let named: Vec<String> =
        keyed.chain(found.page.image.as_deref().and_then(|url| addresses.resource(url))).collect();
    let position = |wanted: &dyn Fn(&Picture) -> bool| {
        body.iter().position(|block| matches!(block, Block::Image(picture) if wanted(picture)))
    };
    let at = position(&|picture| named.contains(&picture.url))
        .or_else(|| position(&|picture| picture.width.is_none_or(|width| width >= NARROWEST)));
    if let Some(at) = at {
        return u32::try_from(at).ok();
    }
    let url = named.into_iter().find(|url| looks_like_picture(url) && !SITES.drops_picture(url))?;
    let picture =
        Picture { url, alt: String::new(), caption: String::new(), width: None, height: None, kept: None };
    body.insert(0, Block::Image(picture));
    Some(0)
}

/// A page's address under `image:` is no picture.
fn looks_like_picture(url: &str) -> bool {
    !url.ends_with('/') && ![".html", ".htm", ".php"].iter().any(|ending| url.ends_with(ending))
}
